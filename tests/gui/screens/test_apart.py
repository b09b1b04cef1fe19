"""Apart gezet: one state per item in words, released by who may and refused with a reason, decided ones kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from krachtigthuis_desktop.domain.admission import Objection
from krachtigthuis_desktop.domain.records import HomeFront
from krachtigthuis_desktop.errors import VaultFault
from krachtigthuis_desktop.explain.apart import APART
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.office_at import OfficeAt
from krachtigthuis_desktop.gui.screens.apart.model import ApartModel
from krachtigthuis_desktop.gui.screens.apart.view import ApartView
from krachtigthuis_desktop.gui.theme import CONTRAST, DARK
from krachtigthuis_desktop.i18n import Language, use
from krachtigthuis_desktop.office.importing import import_bundles
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens.office_story import (
    SECOND_PHRASE,
    a_fork,
    a_step_too_far,
    office_at,
    with_a_colleague,
)
from tests.gui.screens.settle import settle
from tests.gui.screens.walk import button, press
from tests.office.bureau import NOW, Bureau
from tests.office.visit import Visit


def shown(at: OfficeAt) -> tuple[ApartModel, ApartView]:
    model = ApartModel(at.desk, at.clock, at.run, at.acted)
    view = ApartView(model)
    view.opened(None)
    return model, view


def test_every_objection_has_words_of_its_own() -> None:
    assert APART.keys() == {each.value for each in Objection}


def test_with_nothing_set_apart_the_page_says_so(bureau: Bureau) -> None:
    _model, view = shown(office_at(bureau))
    settle(view)
    assert view._empty.isVisible()
    assert not view._item.isVisible()


def test_a_step_too_far_shows_what_it_says_beside_what_stands_and_may_go_in(visit: Visit) -> None:
    a_step_too_far(visit)
    at = office_at(visit.bureau)
    model, view = shown(at)
    settle(view)
    (difference,) = model.differences
    assert (difference.field, difference.says, difference.stands) == ("paused_why", "Even rust, zei de familie.", "")
    assert not view._item._phrase.isVisible()
    assert not button(view, "apart.release").isEnabled()
    model.type_reason("Zo afgesproken")
    press(view, "apart.release")
    assert (model.waiting, model.error) == ((), None)
    assert at.waiting.apart == 0
    with visit.bureau.desk.store.read() as tx:
        assert tx.need(HomeFront, visit.home).record.paused_why == "Even rust, zei de familie."
    (done,) = view._decided.rows()
    assert "Zo afgesproken" in done.second
    assert "beheerder" in done.second


def test_a_refusal_needs_a_reason_and_keeps_who_and_why(visit: Visit) -> None:
    a_step_too_far(visit)
    model, view = shown(office_at(visit.bureau))
    assert not button(view, "apart.refuse").isEnabled()
    model.type_reason("Dat beslist het kantoor")
    press(view, "apart.refuse")
    assert [(each.state, each.why) for each in model.decided] == [("refused", "Dat beslist het kantoor")]
    with visit.bureau.desk.store.read() as tx:
        assert tx.need(HomeFront, visit.home).record.paused_why == ""


def test_a_whole_bundle_goes_in_only_with_the_passphrase_of_a_second_person(visit: Visit, tmp_path: Path) -> None:
    a_fork(visit, tmp_path / "older")
    model, view = shown(office_at(visit.bureau, with_a_colleague(visit.bureau)))
    settle(view)
    assert view._item._phrase.isVisible()
    model.type_reason("Samen bekeken")
    view._item._phrase.line.setText("zes heel andere woorden dan die")
    press(view, "apart.release")
    fault = model.error
    assert fault is not None
    assert fault.code is VaultFault.WRONG_PASSPHRASE
    left = model.waiting
    assert len(left) == 1
    assert model.reason == "Samen bekeken"
    view._item._phrase.line.setText(SECOND_PHRASE)
    press(view, "apart.release")
    assert model.error is None
    assert view._item._phrase.text() == ""
    # A copy gives the numbers of the other one once more: those of its pieces people look at one by one.
    assert {each.reason for each in model.waiting} == {"number_taken"}
    assert "apart gezet" in view._good.text()
    settle(view)
    assert not button(view, "apart.release").isVisible()
    (done,) = view._decided.rows()
    assert "beheerder en Joris de Boer" in done.second


def test_every_control_has_a_name_and_a_handle_in_both_languages(visit: Visit, tmp_path: Path) -> None:
    a_fork(visit, tmp_path / "older")
    for language in Language:
        use(language)
        _model, view = shown(office_at(visit.bureau))
        settle(view)
        assert nameless(view) == []
        assert without_handle(view) == []


@pytest.fixture
def both(visit: Visit, tmp_path: Path) -> Bureau:
    """A step too far and a bundle of a laptop that seems to exist twice; one was decided before."""
    a_step_too_far(visit)
    model, _view = shown(office_at(visit.bureau))
    model.type_reason("Dat beslist het kantoor")
    model.refuse()
    a_step_too_far(visit)
    a_fork(visit, tmp_path / "older")
    return visit.bureau


@pytest.mark.parametrize(
    ("name", "worn", "height"),
    [
        ("apart", look.Look(), 1150),
        ("apart-dark", look.Look(theme=DARK), 800),
        ("apart-contrast", look.Look(theme=CONTRAST), 800),
        ("apart-200", look.Look(text_size=200), 800),
    ],
)
def test_what_was_set_apart_looks_as_drawn(
    program: QApplication, both: Bureau, name: str, worn: look.Look, height: int
) -> None:
    look.put_on(program, worn)
    model, view = shown(office_at(both))
    model.select(next(each.id for each in model.waiting if each.needs_two))
    settle(view, height=height)
    assert_same_picture(view, name, height=height)


def test_a_step_too_far_looks_as_drawn(both: Bureau) -> None:
    model, view = shown(office_at(both))
    model.select(next(each.id for each in model.waiting if each.record))
    model.type_reason("Zo afgesproken met de familie")
    settle(view, height=1100)
    assert_same_picture(view, "apart-step", height=1100)


def test_what_waits_for_a_piece_that_never_came_is_shown_and_can_be_let_go(bureau: Bureau) -> None:
    early = bureau.anna.bundle(bureau.anna.case(6)[3:])
    import_bundles(bureau.desk, [bureau.put(early)], now=NOW)
    model, view = shown(office_at(bureau))
    settle(view)
    assert [(each.device, each.count) for each in model.held] == [(bureau.anna.device, 3)]
    assert view._waits.isVisible()
    press(view, f"apart.drop.{bureau.anna.device}")
    settle(view)
    assert model.held == ()
    assert not view._waits.isVisible()
    with bureau.desk.store.read() as tx:
        assert tx.held_back() == []
        assert "waiting_dropped" in [line.action for line in tx.audit_since(0)]
