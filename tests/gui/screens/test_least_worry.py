"""The least worry, by keyboard alone in the real window: every press but the worry's own text is counted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from krachtigthuis_desktop.domain.records import Worry
from tests.gui.screens.walk import Laptop, laptop
from tests.gui.whole import Whole, whole_window

__all__ = ["laptop"]

MOST = 20


class Keyboard:
    """Presses go to whatever has the focus, as a person's do."""

    def __init__(self, whole: Whole) -> None:
        self._whole, self.presses = whole, 0

    def press(self, *keys: Qt.Key, control: bool = False) -> None:
        for key in keys:
            self.presses += 1
            self._send(partial(QTest.keyClick, self._target(), key, _CONTROL if control else _PLAIN))

    def search(self, letters: str) -> None:
        self.presses += len(letters)
        self.text(letters)

    def text(self, words: str) -> None:
        """What is typed into the worry itself; it is not counted."""
        self._send(lambda: QTest.keyClicks(self._target(), words))

    def _target(self) -> QWidget:
        target = QApplication.focusWidget()
        assert target is not None, "the focus is nowhere"
        return target

    def _send(self, what: Callable[[], None]) -> None:
        what()
        self._whole.worker.deliver()
        QApplication.processEvents()


_PLAIN, _CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def whole(qtbot: QtBot, laptop: Laptop) -> Whole:
    made = whole_window(laptop)
    qtbot.addWidget(made.window)
    for name in ("Mick", "Bilal", "Youssef"):
        home = made.pen.begin(first_name=name, prefix="", surname="Verzonnen")
        made.pen.talk(home)
    made.window.show()
    made.window.activateWindow()
    QTest.qWaitForWindowActive(made.window)
    made.worker.deliver()
    return made


def test_the_least_worry_of_a_family_that_is_known(whole: Whole) -> None:
    keys = Keyboard(whole)
    keys.press(Qt.Key.Key_N, control=True)
    keys.search("you")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_S, control=True)
    keys.text("De huur is niet betaald")
    keys.press(Qt.Key.Key_S, control=True)
    with whole.pen.store.read() as tx:
        assert [stored.record.title for stored in tx.all(Worry)] == ["De huur is niet betaald"]
    assert keys.presses <= MOST, keys.presses


def test_the_same_by_tab_and_enter_alone(whole: Whole) -> None:
    """Who knows no shortcut but the way to a new talk."""
    keys = Keyboard(whole)
    keys.press(Qt.Key.Key_N, control=True)
    keys.search("you")
    keys.press(Qt.Key.Key_Return)
    for _time in range(MOST):
        if QApplication.focusWidget().objectName() == "talk.on":  # type: ignore[union-attr]
            break
        keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Return)
    keys.text("De huur is niet betaald")
    keys.press(Qt.Key.Key_S, control=True)
    with whole.pen.store.read() as tx:
        assert [stored.record.title for stored in tx.all(Worry)] == ["De huur is niet betaald"]
    assert keys.presses <= MOST, keys.presses


def focus(whole: Whole) -> str:
    for _turn in range(5):
        QApplication.processEvents()
        QTest.qWait(5)
    now = QApplication.focusWidget()
    return now.objectName() if now else ""


def test_the_first_field_of_what_opens_has_the_focus(whole: Whole) -> None:
    keys = Keyboard(whole)
    keys.press(Qt.Key.Key_N, control=True)
    assert focus(whole) == "talk.search"
    keys.search("you")
    keys.press(Qt.Key.Key_Return)
    assert focus(whole) == "talk.on_day"
    keys.press(Qt.Key.Key_S, control=True)
    assert focus(whole) == "worry.title"
    keys.press(Qt.Key.Key_N, control=True)
    assert focus(whole) == "talk.search"
    keys.search("niemand")
    keys.press(Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert focus(whole) == "talk.first_name"


def test_tab_goes_through_a_new_family_as_the_eye_reads(whole: Whole) -> None:
    keys = Keyboard(whole)
    keys.press(Qt.Key.Key_N, control=True)
    keys.search("niemand")
    keys.press(Qt.Key.Key_Tab, Qt.Key.Key_Return)
    passed = [focus(whole)]
    while passed[-1] != "talk.on" and len(passed) < 30:
        keys.press(Qt.Key.Key_Tab)
        passed.append(focus(whole))
    wanted = ["talk.first_name", "talk.prefix", "talk.surname", "talk.facility", "talk.phase", "talk.address"]
    wanted += ["talk.on_day", "talk.place", "talk.later", "talk.on"]
    assert [each for each in passed if each in wanted] == wanted
    assert passed.index("talk.place") < passed.index("talk.may_write.yes") < passed.index("talk.later")
