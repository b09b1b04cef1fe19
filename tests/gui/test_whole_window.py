"""What holds on every screen of a laptop, in the real window on a real vault."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QMessageBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from krachtigthuis_desktop.care import drafts
from krachtigthuis_desktop.domain.records.worry import Safety
from krachtigthuis_desktop.gui import parting
from krachtigthuis_desktop.gui.parts.ask_files import ask_folder
from krachtigthuis_desktop.gui.parts.button import Button
from krachtigthuis_desktop.gui.parts.card import Card
from krachtigthuis_desktop.gui.parts.message import Message
from krachtigthuis_desktop.gui.parts.rows import Rows
from krachtigthuis_desktop.gui.parts.words import Words
from krachtigthuis_desktop.gui.screens.today.first_cards import SignalsCard
from tests.gui.screens.walk import Laptop, laptop
from tests.gui.whole import CODE, Front, Whole, a_front, whole_window

__all__ = ["laptop"]
_numbers = count(1)


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


def in_the_tree() -> str:
    """Everything that an assistive program can read, from the program down, as it walks the tree."""
    texts = list[str]()

    def walk(node: QAccessibleInterface | None) -> None:
        if node is None:
            return
        texts.extend(node.text(role) for role in (QAccessible.Text.Name, QAccessible.Text.Value))
        texts.append(node.text(QAccessible.Text.Description))
        for place in range(node.childCount()):
            walk(node.child(place))

    application = QApplication.instance()
    assert application is not None
    for each in QApplication.topLevelWindows():
        texts.append(each.title())
    walk(QAccessible.queryAccessibleInterface(application))
    return "\n".join(texts)


@pytest.fixture
def canary(whole: Whole) -> Front:
    """Every screen was visited, so that every list and list box is filled."""
    # A name of its own: windows of other tests may still be in the tree.
    front = a_front(whole.pen, "Kanarie", f"Vogelaar{next(_numbers)}", safety=Safety.YES)
    for key, what in {"today": None, "families": None, "handover": None, "holdings": None, **of_front(front)}.items():
        whole.go(key, what)
    whole.go("today")
    return front


def test_only_the_page_that_is_shown_is_in_the_tree(whole: Whole, canary: Front) -> None:
    surname = canary.name.split()[1]
    whole.go("help")
    assert surname not in in_the_tree()
    whole.go("family", canary.home)
    assert surname in in_the_tree()


@pytest.mark.parametrize("key", ["today", "family", "worry"])
def test_while_the_window_is_hidden_no_tree_title_or_tip_holds_anything_of_a_record(
    whole: Whole, canary: Front, key: str
) -> None:
    whole.go(key, of_front(canary).get(key))
    dialog = QDialog(whole.window)
    surname = canary.name.split()[1]
    QVBoxLayout(dialog).addWidget(QLabel(f"Dossier {surname}"))
    dialog.open()
    assert surname in in_the_tree()
    whole.window.hide_all()
    assert surname not in in_the_tree()
    QTest.keyClicks(whole.window._cover.line, CODE)
    assert dialog.isVisible()
    assert surname in in_the_tree()


def test_a_box_that_ended_while_hidden_does_not_keep_the_window_away(whole: Whole) -> None:
    box = QMessageBox(whole.window)
    box.open()
    whole.window.hide_all()
    shiboken6.delete(box)
    QTest.keyClicks(whole.window._cover.line, CODE)
    assert not whole.window.is_hidden()


@pytest.mark.parametrize("kind", ["file", "message"])
def test_coming_back_works_over_dialogs_of_the_program(whole: Whole, tmp_path: Path, kind: str) -> None:
    heard: list[Path] = []
    ask_folder(whole.window, "Waar?", heard.append)
    dialog = whole.window.findChild(QFileDialog)
    assert dialog is not None
    if kind == "message":
        QTimer.singleShot(0, whole.window.hide_all)
        # As Qt does over its own dialog: it waits in a loop of its own until the box ends.
        assert QMessageBox.warning(dialog, "Let op", "Deze map is er niet.") is not None
    else:
        whole.window.hide_all()
    assert not dialog.isVisible()
    QTest.keyClicks(whole.window._cover.line, CODE)
    assert dialog.isVisible()
    dialog.reject()


def test_closing_says_once_that_a_signal_is_not_at_the_office(whole: Whole) -> None:
    a_front(whole.pen, "Mick", "Linde", safety=Safety.YES)
    whole.window.close()
    QApplication.processEvents()
    whole.worker.deliver()
    assert whole.window.isVisible()
    assert whole.closed == []
    said = "\n".join(each.text() for each in whole.window._parting.findChildren(Words) if each.isVisible())
    assert "1 signaal over veiligheid is nog niet op kantoor." in said
    assert "071 000 00 12" in said
    assert "Linde" not in said
    stay = whole.window.findChild(Button, "parting.stay")
    assert stay is not None
    stay.click()
    assert whole.window._outer.currentWidget() is whole.window._content
    whole.window.close()
    QApplication.processEvents()
    whole.worker.deliver()
    whole.window.close()
    assert whole.closed == ["left"]


def test_closing_without_a_signal_or_with_a_worker_that_is_busy_asks_nothing(
    whole: Whole, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(parting, "_PATIENCE", 1)
    a_front(whole.pen, "Mick", "Linde", safety=Safety.YES)
    whole.window.close()
    qtbot.waitUntil(lambda: whole.closed == ["left"], timeout=5000)


def test_locking_waits_for_no_signal(whole: Whole) -> None:
    a_front(whole.pen, "Mick", "Linde", safety=Safety.YES)
    whole.window.lock()
    assert whole.closed == ["locked"]


def test_the_number_beside_take_along_is_there_at_once_and_follows(whole: Whole) -> None:
    a_front(whole.pen, "Mick", "Linde")
    beside = whole.window._navigation._buttons["handover"]
    whole.go("help")
    with whole.pen.store.read() as tx:
        assert beside._trailing == str(tx.waiting()[0])
