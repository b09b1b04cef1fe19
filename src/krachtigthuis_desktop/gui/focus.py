"""Where the focus is: Tab goes as the eye reads, and what opens or goes away never leaves it behind.

One mechanism for every screen, in the frame: the order follows the layouts, whatever was built first or last. When
the control that had the focus goes (a form closes, a button is pressed that is not needed any longer), the focus goes
to what stands nearest to it now, and not to wherever Qt's own chain leads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractItemView)


def in_reading_order(root: QWidget) -> list[QWidget]:
    """The controls under `root` that Tab can reach now, as the eye reads them."""
    return [each for each in walk(root) if _takes_focus(each)]


def first_field(root: QWidget) -> QWidget | None:
    """The first field or list under `root`, else its first control; None for a page without any."""
    controls = in_reading_order(root)
    return next((each for each in controls if isinstance(each, _FIELDS)), next(iter(controls), None))


def step(root: QWidget, *, forward: bool) -> bool:
    """Go to the next or the one before, round and round. False: there is nowhere to go."""
    controls, now = in_reading_order(root), QApplication.focusWidget()
    if not controls:
        return False
    place = controls.index(now) if now in controls else (-1 if forward else 0)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    controls[(place + (1 if forward else -1)) % len(controls)].setFocus(reason)
    return True


class KeepsFocus(QObject):
    """Watches the focus within the page that `page` gives; `may` says whether this is the time for it."""

    def __init__(self, parent: QObject, page: Callable[[], QWidget | None], may: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._page, self._may = page, may
        self._place: QPoint | None = None
        """Where in the window the focus was last; None while it was in no page."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._find)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._changed)

    def forget(self) -> None:
        """Another page is shown: what was lost with the old one is not looked for."""
        self._place = None
        self._timer.stop()

    def again(self) -> bool:
        """Put the focus where it was last. False: it was nowhere in this page."""
        if self._place is not None:
            self._find()
        return self._place is not None

    def _changed(self, old: QWidget | None, new: QWidget | None) -> None:
        try:
            page = self._page()
        except RuntimeError:  # the window is being deleted
            return
        if page is None or not self._may():
            return
        if self._place is not None and not _still_there(old, page):
            # By itself, not by a person: what stands near is known when the page has been laid out anew.
            self._timer.start(0)
            return
        self._timer.stop()
        if new is not None and page.isAncestorOf(new):
            self._place = new.mapTo(page.window(), new.rect().center())
        elif new is not None:
            self._place = None

    def _find(self) -> None:
        page, place = self._page(), self._place
        if page is None or place is None or not self._may():
            return
        controls = [each for each in in_reading_order(page) if not isinstance(each, QScrollArea)]
        if controls:
            nearest = min(controls, key=lambda each: _far(each.mapTo(page.window(), each.rect().center()), place))
            nearest.setFocus(Qt.FocusReason.OtherFocusReason)


def _still_there(old: QWidget | None, page: QWidget) -> bool:
    """Whether the control that had the focus can still have it: then a person moved on."""
    try:
        return old is not None and old.isVisible() and old.isEnabled() and page.isAncestorOf(old)
    except RuntimeError:  # it is being deleted
        return False


def _far(one: QPoint, other: QPoint) -> int:
    """A line further down is further than a column further to the right."""
    return 3 * abs(one.y() - other.y()) + abs(one.x() - other.x())


def _takes_focus(widget: QWidget) -> bool:
    return bool(
        widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
    )


def walk(widget: QWidget) -> Iterator[QWidget]:
    """Everything under `widget`, itself first, in the order of the layouts."""
    yield widget
    if isinstance(widget, QAbstractScrollArea):
        inside = widget.widget() if isinstance(widget, QScrollArea) else None
        if inside is not None:
            yield from walk(inside)
        return
    seen: set[QWidget] = set()
    if layout := widget.layout():
        for each in _in_layout(layout):
            seen.add(each)
            yield from walk(each)
    elif isinstance(widget, _FIELDS):
        return
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow() and child not in seen and child.isVisible():
            yield from walk(child)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _in_layout(inner)
