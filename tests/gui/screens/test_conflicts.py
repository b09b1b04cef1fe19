"""Twee verhalen: both side by side, one of them or a third of both, with a reason, and it travels back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from krachtigthuis_desktop.care.correcting import correct_person, strike_person
from krachtigthuis_desktop.care.families import add_person
from krachtigthuis_desktop.cli.office_conflicts import lines
from krachtigthuis_desktop.domain.records import Person, Worry
from krachtigthuis_desktop.errors import InputFault
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.office_at import OfficeAt
from krachtigthuis_desktop.gui.parts.check import Radio
from krachtigthuis_desktop.gui.parts.words import Words
from krachtigthuis_desktop.gui.screens.conflicts.model import Choice, ConflictsModel
from krachtigthuis_desktop.gui.screens.conflicts.said import facts
from krachtigthuis_desktop.gui.screens.conflicts.view import ConflictsView
from krachtigthuis_desktop.gui.theme import CONTRAST, DARK
from krachtigthuis_desktop.i18n import Language, tr, use
from tests.builders import a_person
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens.office_story import a_second_laptop, office_at, tab_through, two_accounts
from tests.gui.screens.settle import settle
from tests.gui.screens.walk import button, press
from tests.office.bureau import Bureau
from tests.office.visit import Visit


def shown(at: OfficeAt) -> tuple[ConflictsModel, ConflictsView]:
    model = ConflictsModel(at.desk, at.hand, at.run, at.acted)
    view = ConflictsView(model)
    view.opened(None)
    return model, view


def choose(view: ConflictsView, which: str) -> None:
    found = view.findChild(Radio, f"conflicts.choose.{which}")
    assert found is not None
    found.click()


def of(model: ConflictsModel, name: str) -> Choice:
    """Which of the two this person wrote."""
    assert model.two is not None
    return Choice.FIRST if model.two[0].name == name else Choice.SECOND


def at_office(visit: Visit) -> Worry:
    with visit.bureau.desk.store.read() as tx:
        (stored,) = tx.all(Worry)
        assert not stored.disputed
        return stored.record


def test_an_account_that_strikes_a_person_off_says_so_and_no_name_is_empty(visit: Visit, tmp_path: Path) -> None:
    zoe = add_person(visit.laptop.store, visit.home, a_person(), hand=visit.hand())
    gone = add_person(visit.laptop.store, visit.home, a_person(first_name="Fout"), hand=visit.hand())
    visit.round()
    other = a_second_laptop(visit, tmp_path / "other")
    strike_person(visit.laptop.store, gone, hand=visit.hand())
    strike_person(visit.laptop.store, zoe, hand=visit.hand())
    with other.laptop.store.read() as tx:
        known = tx.need(Person, zoe)
    changed = replace(known.record, school="De Regenboog")
    correct_person(other.laptop.store, zoe, changed, base=known.head, hand=other.hand())
    visit.bring()
    other.bring()
    other.laptop.close()
    model, view = shown(office_at(visit.bureau))
    settle(view)
    (conflict,) = model.conflicts
    assert str(gone) not in conflict.names
    assert "" not in conflict.names.values()
    assert (
        sum(each.text() == tr("Struck off: it was written down by mistake.") for each in view.findChildren(Words)) == 1
    )
    assert sum(tr("Struck off: it was written down by mistake.") in line for line in lines(conflict)) == 1


def test_with_nothing_to_settle_the_page_says_so(bureau: Bureau) -> None:
    model, view = shown(office_at(bureau))
    settle(view)
    assert model.loaded
    assert view._empty.isVisible()
    assert not view._settle.isVisible()


def test_both_accounts_stand_there_with_what_differs_and_nothing_is_chosen(visit: Visit, tmp_path: Path) -> None:
    two_accounts(visit, tmp_path / "other")
    model, view = shown(office_at(visit.bureau))
    assert set(model.differing) == {"own_words", "severity_start", "impression"}
    assert "number" not in model.alike
    assert "title" in model.alike
    assert model.two is not None
    assert model.shown is not None
    told = dict(facts(model.shown, model.two[0]))
    assert told["Gehoord van"] == "Mick van der Linde"
    assert told["Gehoord door"] == model.two[0].name
    assert model.choice is Choice.NONE
    assert not button(view, "conflicts.settle").isEnabled()


def test_one_of_the_two_is_recorded_with_its_reason_and_the_count_goes_down(visit: Visit, tmp_path: Path) -> None:
    two_accounts(visit, tmp_path / "other")
    at = office_at(visit.bureau)
    at.acted()
    assert at.waiting.conflicts == 1
    model, view = shown(at)
    choose(view, of(model, "Anna").value)
    assert not model.may_settle
    model.type_reason("Samen gebeld")
    press(view, "conflicts.settle")
    assert at_office(visit).own_words == "Noor durft niet mee op schoolreis, want de bus is vol."
    assert (model.conflicts, at.waiting.conflicts, model.error) == ((), 0, None)
    assert "Noor en school" in view._good.text()


def test_a_third_takes_each_field_from_one_of_the_two_and_texts_are_written_on(visit: Visit, tmp_path: Path) -> None:
    two_accounts(visit, tmp_path / "other")
    model, view = shown(office_at(visit.bureau))
    model.type_reason("Beide waar")
    choose(view, "third")
    assert model.undecided == ("severity_start",)
    assert not button(view, "conflicts.settle").isEnabled()
    bram = of(model, "Bram van den Heuvel")
    radio = view.findChild(Radio, f"conflicts.either.severity_start.{bram.value}")
    assert radio is not None
    radio.click()
    press(view, "conflicts.take.own_words.both")
    area = view.findChild(QPlainTextEdit, "conflicts.text.own_words")
    assert area is not None
    assert "bus is vol" in area.toPlainText()
    assert "geen geld" in area.toPlainText()
    area.setPlainText("Noor gaat niet mee: geen geld, en de bus is vol.")
    press(view, f"conflicts.take.impression.{bram.value}")
    press(view, "conflicts.settle")
    settled = at_office(visit)
    assert settled.own_words == "Noor gaat niet mee: geen geld, en de bus is vol."
    assert (settled.severity_start, settled.impression) == (8, "Ik denk dat er meer achter zit.")
    assert visit.apply(*visit.answer())[-1].came.revisions >= 1


def test_tab_comes_by_the_choice_before_the_reason(visit: Visit, tmp_path: Path) -> None:
    two_accounts(visit, tmp_path / "other")
    model, view = shown(office_at(visit.bureau))
    model.choose(Choice.THIRD)
    model.type_reason("Beide waar")
    model.take("severity_start", Choice.FIRST)
    settle(view)
    passed = tab_through(view)
    assert passed[0] == "conflicts.rows"
    assert passed[1].startswith("conflicts.choose")
    assert passed[-2:] == ["conflicts.reason", "conflicts.settle"]
    assert {"conflicts.text.own_words", "conflicts.take.impression.both"} <= set(passed)


def test_a_third_that_cannot_stand_is_said_and_nothing_typed_is_lost(visit: Visit, tmp_path: Path) -> None:
    two_accounts(visit, tmp_path / "other")
    model, _view = shown(office_at(visit.bureau))
    model.choose(Choice.THIRD)
    model.take("severity_start", Choice.FIRST)
    model.type("own_words", "x" * 20_001)
    model.type_reason("Te lang")
    model.settle()
    assert model.error is not None
    assert model.error.code is InputFault.TEXT_TOO_LONG
    assert len(model.texts["own_words"]) == 20_001
    assert len(model.conflicts) == 1


def test_what_somebody_else_settled_meanwhile_is_refused_in_words(visit: Visit, tmp_path: Path) -> None:
    two_accounts(visit, tmp_path / "other")
    model, _view = shown(office_at(visit.bureau))
    first, _ = shown(office_at(visit.bureau))
    for each in (model, first):
        each.choose(Choice.FIRST)
        each.type_reason("Samen gebeld")
    first.settle()
    model.settle()
    assert model.error is not None
    assert model.error.code is InputFault.STALE
    model.load()
    assert model.conflicts == ()


def test_every_control_has_a_name_and_a_handle_in_both_languages(visit: Visit, tmp_path: Path) -> None:
    two_accounts(visit, tmp_path / "other")
    for language in Language:
        use(language)
        model, view = shown(office_at(visit.bureau))
        model.choose(Choice.THIRD)
        settle(view)
        assert nameless(view) == []
        assert without_handle(view) == []


@pytest.mark.parametrize(
    ("name", "worn"),
    [
        ("conflicts", look.Look()),
        ("conflicts-dark", look.Look(theme=DARK)),
        ("conflicts-contrast", look.Look(theme=CONTRAST)),
        ("conflicts-200", look.Look(text_size=200)),
    ],
)
def test_two_accounts_look_as_drawn(
    program: QApplication, visit: Visit, tmp_path: Path, name: str, worn: look.Look
) -> None:
    look.put_on(program, worn)
    two_accounts(visit, tmp_path / "other")
    _model, view = shown(office_at(visit.bureau))
    settle(view)
    assert_same_picture(view, name)


def test_a_third_looks_as_drawn(visit: Visit, tmp_path: Path) -> None:
    two_accounts(visit, tmp_path / "other")
    model, view = shown(office_at(visit.bureau))
    model.choose(Choice.THIRD)
    settle(view, height=1900)
    assert_same_picture(view, "conflicts-third", height=1900)
