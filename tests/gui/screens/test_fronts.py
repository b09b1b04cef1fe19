"""Families and laptops: whose a family is, given to a successor, sent back whole; who has none is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from krachtigthuis_desktop.domain.records import HomeFront
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.office_at import OfficeAt
from krachtigthuis_desktop.gui.parts.field import ListField
from krachtigthuis_desktop.gui.screens.fronts.model import FrontsModel, Said
from krachtigthuis_desktop.gui.screens.fronts.view import FrontsView
from krachtigthuis_desktop.gui.theme import CONTRAST, DARK
from krachtigthuis_desktop.i18n import Language, use
from krachtigthuis_desktop.office import due, revoking
from krachtigthuis_desktop.office.revoking import Reason
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens.office_story import nowhere, office_at
from tests.gui.screens.settle import settle
from tests.gui.screens.walk import button, press
from tests.office.bureau import ROOT_PHRASE, Bureau
from tests.office.visit import Visit, a_visit


def shown(at: OfficeAt, what: str | None = None) -> tuple[FrontsModel, FrontsView]:
    model = FrontsModel(at.desk, at.hand, at.run, at.acted)
    view = FrontsView(model, nowhere)
    view.opened(what)
    return model, view


def test_without_a_family_the_page_says_where_they_come_from(bureau: Bureau) -> None:
    _model, view = shown(office_at(bureau))
    settle(view)
    assert view._empty.isVisible()


def test_of_many_laptops_those_that_have_it_stand_there_and_the_others_in_a_list_box(visit: Visit) -> None:
    visit.worry("Eén")
    visit.round()
    model, view = shown(office_at(visit.bureau))
    (anna,) = model.laptops[:1] if model.laptops[0].device == visit.device else model.laptops[-1:]
    model.laptops = (anna, *(replace(anna, device=f"{n:032x}", holder_name=f"Bram {n}") for n in range(200)))
    model.changed()
    assert view._chips is not None
    assert len(view._chips.findChildren(QAbstractButton)) == 1
    assert view.findChildren(ListField)[-1].box.count() == 1 + 200
    model.add(f"{7:032x}")
    assert model.chosen == (visit.device, f"{7:032x}")
    assert [each.holder_name for each in model.offered] == ["Anna", "Bram 7"]
    assert model.may_assign
    model.select("nergens")
    model.select(str(visit.home))
    assert model.added == ()


def test_a_successor_gets_the_family_with_the_next_answer(visit: Visit, tmp_path: Path) -> None:
    visit.worry("Eén")
    visit.round()
    other = a_visit(visit.bureau, tmp_path / "other", name="Bram")
    model, view = shown(office_at(visit.bureau))
    assert [each.name for each in model.listed] == ["Mick van der Linde"]
    assert not button(view, "fronts.assign").isEnabled()
    press(view, f"fronts.chips.{visit.device}")
    press(view, f"fronts.chips.{other.device}")
    press(view, "fronts.assign")
    assert model.error is None
    assert model.said is Said.ASSIGNED
    with visit.bureau.desk.store.read() as tx:
        assert tx.need(HomeFront, visit.home).record.volunteers == (other.device,)
    other.now = visit.now
    assert other.apply(*other.answer(root=True))[-1].came.revisions > 0
    other.laptop.close()


def test_a_family_that_was_put_away_goes_along_whole(visit: Visit) -> None:
    visit.worry("Eén")
    visit.round()
    model, view = shown(office_at(visit.bureau), visit.device)
    assert model.only == visit.device
    press(view, f"fronts.back.{visit.device}")
    assert model.said is Said.SENT_BACK
    (told,) = (each for each in due.due(visit.bureau.desk) if each.device == visit.device)
    with visit.bureau.desk.store.read() as tx:
        assert told.revisions == len(tx.case(visit.home)) > 0


def test_a_family_without_a_trusted_laptop_is_said(visit: Visit) -> None:
    visit.worry("Eén")
    visit.bring()
    revoking.revoke(visit.bureau.desk, visit.device, reason=Reason.LOST, root_phrase=ROOT_PHRASE, now=visit.hand().now)
    model, view = shown(office_at(visit.bureau))
    settle(view)
    assert model.homeless == 1
    assert "1 familie heeft geen laptop." in view._homeless.text()


def test_every_control_has_a_name_and_a_handle_in_both_languages(visit: Visit) -> None:
    visit.worry("Eén")
    visit.bring()
    for language in Language:
        use(language)
        _model, view = shown(office_at(visit.bureau))
        settle(view)
        assert nameless(view) == []
        assert without_handle(view) == []


@pytest.mark.parametrize(
    ("name", "worn"),
    [
        ("fronts", look.Look()),
        ("fronts-dark", look.Look(theme=DARK)),
        ("fronts-contrast", look.Look(theme=CONTRAST)),
        ("fronts-200", look.Look(text_size=200)),
    ],
)
def test_families_and_laptops_look_as_drawn(program: QApplication, visit: Visit, name: str, worn: look.Look) -> None:
    look.put_on(program, worn)
    visit.worry("Eén")
    visit.bring()
    model, view = shown(office_at(visit.bureau))
    # Numbers are drawn anew each time.
    model.fronts = tuple(replace(each, number="ACDEFGHJK") for each in model.fronts)
    view.refresh()
    settle(view)
    assert_same_picture(view, name)
