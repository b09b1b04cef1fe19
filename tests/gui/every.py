"""Press, tick, choose and type in every control of a page, and see what came of it beside the control itself."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path
from types import TracebackType
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from krachtigthuis_desktop.gui.parts.page import Page
from krachtigthuis_desktop.gui.parts.rows import Rows
from tests.gui.whole import Later

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, Rows)
_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)
_NOT_STATE = {"Store", "OpenVault", "Desk", "Opened", "OfficeAt", "Later", "Worker"}
"""What a model is handed; what it says is in the store, not in it."""
_DEEP = 12


@dataclass
class Walk:
    """`page` gives the page in the state that is walked, freshly opened; `outside` what happened elsewhere."""

    page: Callable[[], Page]
    worker: Later
    outside: Callable[[], object]
    silent: set[str] = field(default_factory=set)
    """Controls of which nothing came."""
    twice: set[str] = field(default_factory=set)
    """Buttons that asked for work a second time while the first was not done."""
    missed: set[str] = field(default_factory=set)
    """Controls that were there, and could not be found again."""
    _openers: dict[str, str] = field(default_factory=dict)
    _page: Page | None = None

    def through(self, *, most: int = 400) -> set[str]:
        """Every control once, those too that came by a press; gives all that were touched."""
        page = self.page()
        waiting, seen = handles(page), set(handles(page))
        while waiting and len(seen) < most:
            name = waiting.pop(0)
            page, control = self._reach(name)
            if control is None:
                self.missed.add(name)
                continue
            self._touch(page, name, control)
            fresh = [each for each in handles(page) if each not in seen]
            self._openers |= dict.fromkeys(fresh, name)
            seen.update(fresh)
            waiting = fresh + waiting
        return seen

    def _reach(self, name: str) -> tuple[Page, QWidget | None]:
        """The control, when need be on the page opened anew, and by what brought it into sight before."""
        page = self.page() if self._page is None or not self._page.isVisible() else self._page
        self._page = page
        control = find(page, name)
        if control is None:
            self._page = page = self.page()
            control = find(page, name)
        if control is None and name in self._openers:
            _page, opener = self._reach(self._openers[name])
            if opener is not None:
                act(opener)
                self.worker.deliver()
                close_others(page)
            control = find(page, name)
        return page, control

    def _touch(self, page: Page, name: str, control: QWidget) -> None:
        before = self._said(page, control)
        if not act(control):
            return
        asked = len(self.worker.jobs)
        if asked and isinstance(control, QAbstractButton) and not control.isCheckable() and find(page, name) is control:
            control.click()
            if len(self.worker.jobs) > asked:
                self.twice.add(name)
        self.worker.deliver()
        opened = close_others(page)
        # Text that is read when the button beside it is pressed changes nothing before that.
        if not (opened or isinstance(control, _TEXTS) or self._said(page, control) != before):
            self.silent.add(name)

    def _said(self, page: Page, less: QWidget) -> object:
        return state_of(page), shown(page, less), self.outside()


def handles(page: Page) -> list[str]:
    """The language-free handles of what can be used now, in order."""
    return [each.accessibleIdentifier() for each in usable(page) if each.accessibleIdentifier()]


def usable(page: Page) -> list[QWidget]:
    found = [each for kind in CONTROLS for each in page.findChildren(kind)]
    order = {each: place for place, each in enumerate(page.findChildren(QWidget))}
    ready = [each for each in found if each.isVisibleTo(page) and each.isEnabled() and not _read_only(each)]
    return sorted(ready, key=order.__getitem__)


def find(page: Page, name: str) -> QWidget | None:
    return next((each for each in usable(page) if each.accessibleIdentifier() == name), None)


def act(control: QWidget) -> bool:
    """Use it as a person would. False when there is nothing to do with it: chosen already, or an empty list."""
    if isinstance(control, QAbstractButton):
        if control.isCheckable() and control.isChecked() and (control.group() or control.autoExclusive()):
            return False
        control.click()
    elif isinstance(control, QComboBox):
        if control.count() <= 1:
            return False
        place = (control.currentIndex() + 1) % control.count()
        control.setCurrentIndex(place)
        control.activated.emit(place)
    elif isinstance(control, Rows):
        if not control.rows():
            return False
        place = (control.currentIndex().row() + 1) % len(control.rows())
        control.setCurrentIndex(control.model().index(place, 0))
        QTest.keyClick(control, Qt.Key.Key_Return)
    else:
        QTest.keyClicks(control, "1")
    return True


def close_others(page: QWidget) -> bool:
    """Close what was opened over the page: a calendar, a question where something goes."""
    others = [each for each in QApplication.topLevelWidgets() if each is not page.window() and each.isVisible()]
    for each in others:
        each.close()
    return bool(others)


def shown(page: QWidget, less: QWidget) -> list[object]:
    """What stands on the page, beside the control itself."""
    found: list[object] = []
    for each in page.findChildren(QWidget):
        if each is less or less.isAncestorOf(each) or not each.isVisibleTo(page):
            continue
        if isinstance(each, QLabel):
            found.append(each.text())
        elif isinstance(each, QAbstractButton):
            found.append((each.text(), each.isChecked(), each.isEnabled()))
        elif isinstance(each, QLineEdit):
            found.append((each.text(), each.echoMode()))
        elif isinstance(each, QPlainTextEdit | QTextEdit):
            found.append(each.toPlainText())
        elif isinstance(each, QComboBox):
            found.append((each.currentIndex(), each.count()))
        elif isinstance(each, Rows):
            found.append(each.rows())
    return found


def state_of(page: QWidget) -> list[object]:
    """The plain state of every model behind the page."""
    models: dict[int, object] = {}
    for widget in (page, *page.findChildren(QWidget)):
        for value in vars(widget).values():
            if type(value).__module__.startswith("krachtigthuis_desktop.gui.") and not isinstance(value, QObject):
                models[id(value)] = value
    return [plain(each, set(), 0) for each in models.values()]


def plain(value: object, above: set[int], deep: int) -> object:
    """A value as plain data, to be compared with what it is later."""
    if value is None or isinstance(value, str | int | float | bytes | date | UUID | Path | Enum):
        return value
    if isinstance(value, set | frozenset):
        return sorted(map(repr, value))
    inside: Iterable[tuple[object, object]] = ()
    if isinstance(value, dict):
        inside = value.items()
    elif isinstance(value, list | tuple):
        inside = enumerate(value)
    elif _is_ours(value):
        inside = getattr(value, "__dict__", {}).items()
    if deep > _DEEP or id(value) in above:
        return "…"
    return [(repr(key), plain(each, above | {id(value)}, deep + 1)) for key, each in inside]


def _is_ours(value: object) -> bool:
    ours = type(value).__module__.startswith("krachtigthuis_desktop")
    return ours and not isinstance(value, QObject) and type(value).__name__ not in _NOT_STATE


@contextmanager
def no_exception() -> Iterator[list[BaseException]]:
    """What reaches the hook, as an exception in a slot does."""
    caught: list[BaseException] = []
    before = sys.excepthook

    def hook(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        caught.append(error)

    sys.excepthook = hook
    try:
        yield caught
    finally:
        sys.excepthook = before


def _read_only(control: QWidget) -> bool:
    return isinstance(control, QLineEdit | QPlainTextEdit | QTextEdit) and control.isReadOnly()
