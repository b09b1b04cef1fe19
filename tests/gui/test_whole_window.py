"""What holds on every screen of a laptop, in the real window on a real vault."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from krachtigthuis_desktop.care import drafts
from krachtigthuis_desktop.domain.records.worry import Safety
from krachtigthuis_desktop.gui.parts.card import Card
from krachtigthuis_desktop.gui.parts.message import Message
from krachtigthuis_desktop.gui.parts.rows import Rows
from krachtigthuis_desktop.gui.parts.words import Words
from krachtigthuis_desktop.gui.screens.today.first_cards import SignalsCard
from tests.gui.screens.walk import Laptop, laptop
from tests.gui.whole import Front, Whole, a_front, whole_window

__all__ = ["laptop"]


@pytest.fixture
def whole(laptop: Laptop, qtbot: QtBot) -> Whole:
    result = whole_window(laptop)
    qtbot.addWidget(result.window)
    result.window.show()
    result.worker.deliver()
    return result


def seen(whole: Whole) -> str:
    """Everything that is read of the window: what stands there, and what a screen reader is told."""
    window = whole.window
    visible = [each for each in window.findChildren(QWidget) if each.isVisible()]
    texts = [each.text() for each in visible if isinstance(each, Words)]
    texts += [each.accessibleName() for each in (window, *visible)]
    page = window.page(window.here())
    assert page is not None
    return "\n".join((window.windowTitle(), page.title, *texts))


def of_front(front: Front) -> dict[str, str]:
    """Every screen that is somebody's, with what it is asked to show."""
    return {
        "family": str(front.home),
        "worry": str(front.worry),
        "referral": str(front.worry),
        "letter": str(front.referral),
        "talk": str(front.home),
    }


@pytest.mark.parametrize("width", [1024, 1280])
def test_every_screen_names_who_is_shown_and_nobody_of_before(whole: Whole, width: int) -> None:
    fronts = [a_front(whole.pen, *name) for name in (("Hanaé", "Amrani"), ("Réda", "Kaddouri"), ("Youssef", "Bakkali"))]
    window = whole.window
    window.resize(width, 600)
    QApplication.processEvents()
    for key in of_front(fronts[0]):
        before = ""
        for front in fronts:
            window.go(key, of_front(front)[key])
            QApplication.processEvents()
            surnames = [each.name.split()[1] for each in fronts if each is not front]

            # Before the answer: nobody, and not the one that stood there before.
            assert [name for name in surnames if name in seen(whole)] == [], key
            whole.worker.deliver()
            QApplication.processEvents()

            shown = seen(whole)
            if key != "talk":
                assert [name for name in surnames if name in shown] == [], key
                assert window._top._title.text() == window.page(key).title != before, key  # type: ignore[union-attr]
            before = window._top._title.text()


def test_coming_back_to_a_screen_names_who_is_there_now(whole: Whole) -> None:
    one, two = a_front(whole.pen, "Hanaé", "Amrani"), a_front(whole.pen, "Réda", "Kaddouri")
    window = whole.window
    window.resize(1024, 600)
    for front in (one, two):
        whole.go("family", front.home)
        whole.go("worry", front.worry)
    window.back()
    window.back()
    whole.worker.deliver()

    assert window.here() == "worry"
    assert one.name in window._top._title.text()
    assert two.name not in seen(whole)


@pytest.mark.parametrize(("safety", "lead"), [(Safety.YES, "Iemand is thuis onveilig."), (Safety.UNSURE, "Misschien")])
def test_a_signal_is_first_on_today_and_said_with_the_number_wherever_it_matters(
    whole: Whole, safety: Safety, lead: str
) -> None:
    front = a_front(whole.pen, "Mick", "Linde", safety=safety)
    phone = "071 000 00 12"
    whole.go("today")
    today = whole.window.page("today")
    assert today is not None
    cards = [each for each in today.findChildren(Card) if each.isVisible()]
    first = min(cards, key=lambda card: card.mapTo(today, QPoint(0, 0)).y())
    assert isinstance(first, SignalsCard)
    assert phone in "\n".join(each.text() for each in first.findChildren(Words))
    assert [row.title for row in first._rows.rows()] == ["Huur van Linde"]
    whole.go("family", front.home)
    bar = whole.window.findChild(Message, "family.signal")
    assert bar is not None
    assert bar.isVisible()
    assert lead in bar.text()
    assert phone in bar.text()
    whole.go("handover")
    bar = whole.window.findChild(Message, "handover.signal")
    assert bar is not None
    assert bar.isVisible()
    assert "1 signaal over veiligheid is nog niet op kantoor." in bar.text()
    assert phone in bar.text()


def test_half_written_work_is_on_today_and_leads_back(whole: Whole) -> None:
    drafts.keep_draft(
        whole.pen.store, "talk:0190a0a0-0000-7000-8000-000000000001", '{"id": "t", "person": {"first_name": "Ömer"}}'
    )
    whole.go("today")
    rows = whole.window.findChild(Rows, "today.half")
    assert rows is not None
    assert rows.isVisible()
    assert rows.rows()[0].title == "Ömer"
    empty = [each.text() for each in whole.window.findChildren(Words) if each.isVisible()]
    assert "Er is nog niets opgeschreven" not in empty
    rows._open(rows._rows.index(0, 0))
    assert whole.window.here() == "talk"
