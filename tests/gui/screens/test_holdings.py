"""What this laptop still holds: first names and counts for the gate, and only what the office has may leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from krachtigthuis_desktop.care import families
from krachtigthuis_desktop.domain.forgetting import Against
from krachtigthuis_desktop.explain.forgetting import why_kept
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.parts.button import Button
from krachtigthuis_desktop.gui.parts.words import Words
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.holdings.model import HoldingsModel
from krachtigthuis_desktop.gui.screens.holdings.view import HoldingsView
from krachtigthuis_desktop.gui.screens.today.model import TodayModel
from krachtigthuis_desktop.gui.theme import CONTRAST, DARK
from tests import builders
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens import road
from tests.gui.screens.settle import settle
from tests.gui.screens.walk import press
from tests.office.visit import Visit, visit

__all__ = ["visit"]


def closed(visit: Visit, days: int) -> None:
    """Mick's family, closed and at the office, so many days ago; another one that only stands here."""
    visit.worry("De huur is achter.")
    families.close_family(visit.laptop.store, visit.home, why="Het is opgelost", hand=visit.hand())
    visit.round()
    visit.now += timedelta(days=days)
    other = builders.a_detainee(first_name="Łukasz", prefix="", surname="Wójcik")
    families.begin_family(visit.laptop.store, other, facility="PI Verzonnen", phase="gevangenis", hand=visit.hand())


def shown(visit: Visit) -> tuple[HoldingsModel, HoldingsView]:
    model = HoldingsModel(road.opened(visit), at_once)
    view = HoldingsView(model, lambda *_where: None)
    view.opened(None)
    return model, view


def texts(view: HoldingsView) -> str:
    return "\n".join(label.text() for label in view.findChildren(Words) if label.isVisibleTo(view))


def test_the_list_says_first_names_and_counts_and_why_something_stays(visit: Visit) -> None:
    closed(visit, 8)
    model, view = shown(visit)
    assert [each.name for each in model.may_go] == ["Mick"]
    said = texts(view)
    assert "Mick · nummer" in said
    assert "1 zorg" in said
    assert "Van der Linde" not in said
    assert "Wójcik" not in said
    assert "De huur" not in said
    assert why_kept("not_receipted", count=3) in said


def test_while_something_is_missing_no_day_is_promised(visit: Visit) -> None:
    """The day on which the rest may go says nothing while a piece is not at the office."""
    visit.worry("Eén")
    visit.round()
    visit.worry("Twee")
    model, view = shown(visit)
    mine = next(each for each in model.holdings or () if each.home == visit.home)
    assert {each.against for each in mine.against} == {Against.NOT_CLOSED, Against.NOT_RECEIPTED}
    assert why_kept("not_receipted", count=1) in texts(view)
    assert "Na " not in texts(view)


def test_one_press_lets_go_of_what_the_office_has_and_says_so(visit: Visit) -> None:
    closed(visit, 8)
    model, view = shown(visit)
    (mine,) = [each for each in view.findChildren(Button) if each.accessibleIdentifier().startswith("holdings.forget")]
    view.show()
    mine.setFocus()
    mine.click()
    assert model.gone == ("Mick",)
    assert view.focusWidget().accessibleIdentifier() == "holdings.back"
    assert [each.name for each in model.holdings or ()] == ["Łukasz"]
    assert "Mick: het kantoor heeft alles." in texts(view)


def test_a_month_after_closing_today_says_each_day_that_it_should_be_gone(visit: Visit) -> None:
    closed(visit, 31)
    today = TodayModel(road.opened(visit), at_once)
    today.load()
    overdue = today.overdue
    assert overdue == ("Mick van der Linde",)
    model, view = shown(visit)
    assert [each.name for each in model.overdue] == ["Mick"]
    assert "had al van deze laptop af moeten zijn" in texts(view)
    press(view, "holdings.forget0")
    today.load()
    assert today.overdue == ()


@pytest.mark.parametrize(
    ("name", "worn"),
    [
        ("holdings", look.Look()),
        ("holdings-dark", look.Look(theme=DARK)),
        ("holdings-contrast", look.Look(theme=CONTRAST)),
        ("holdings-200", look.Look(text_size=200)),
    ],
)
def test_it_looks_as_drawn(program: QApplication, visit: Visit, name: str, worn: look.Look) -> None:
    look.put_on(program, worn)
    closed(visit, 31)
    model, view = shown(visit)
    # Numbers are random: the picture needs ones that are not.
    model.holdings = tuple(
        replace(each, number=number)
        for each, number in zip(model.holdings or (), ("ACDEFGHJK", "LMNPQRTUV"), strict=True)
    )
    view.refresh()
    settle(view)
    assert nameless(view) == []
    assert without_handle(view) == []
    assert_same_picture(view, name)


def test_without_a_family_the_page_says_so(program: QApplication, visit: Visit) -> None:
    look.put_on(program, look.Look())
    model, view = shown(visit)
    model.holdings = ()
    view.refresh()
    assert_same_picture(view, "holdings-empty")
