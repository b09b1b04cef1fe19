"""The bar that stands in for the navigation with large text or in a narrow window: menu, title, hide, lock."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ..i18n import tr
from . import fonts, look
from .entry import Entry, Place
from .parts.button import Button
from .parts.handle import handle
from .parts.lay import Laid, lay
from .parts.words import Words

_WORDED = 620
"""Above this width (pixels at 100 %) hide and lock have their words beside them, when the letters are not large."""
_TITLE = 160
"""Less room than this (pixels at 100 %) for the title, and the menu is its icon too."""


class TopBar(QWidget):
    def __init__(
        self,
        entries: Sequence[Entry],
        *,
        go: Callable[[str], None],
        hide: Callable[[], None],
        lock: Callable[[], None],
    ) -> None:
        super().__init__()
        self._title = _Title()
        self._button = _Whole(tr("Menu"), icon="menu", identifier="top.menu", clicked=self._open)
        self.menu = handle(QMenu(self), "top.menu.list", tr("Menu"))
        self._actions: dict[str, tuple[QAction, str]] = {}
        for place in (Place.TOP, Place.FOOT):
            for entry in entries:
                if entry.place is place:
                    action = self.menu.addAction(entry.title.replace("&", "&&"))
                    action.triggered.connect(lambda _on=False, key=entry.key: go(key))
                    action.setCheckable(True)
                    self._actions[entry.key] = (action, entry.title)
            if place is Place.TOP:
                self.menu.addSeparator()
        self._across = QHBoxLayout(self)
        self._across.addWidget(self._button)
        self._across.addWidget(self._title, 1)
        self._always = (
            (_Whole(tr("Hide"), icon="eye-off", identifier="top.hide", clicked=hide), tr("Hide")),
            (_Whole(tr("Lock"), icon="lock", identifier="top.lock", clicked=lock), tr("Lock")),
        )
        for button, name in self._always:
            button.setAccessibleName(name)
            self._across.addWidget(button)
        self._fit()

    def say_title(self, title: str) -> None:
        """What the page that is shown calls itself."""
        self._title.say(title)

    def mark(self, key: str) -> None:
        """Show where we are."""
        for each, (action, _words) in self._actions.items():
            action.setChecked(each == key)

    def show_counts(self, counts: dict[str, int | None]) -> None:
        """Counts stand in the menu and, together, on its button."""
        total = 0
        for key, (action, words) in self._actions.items():
            count = counts.get(key)
            total += count or 0
            plain = words.replace("&", "&&")
            action.setText(plain if count is None else f"{plain}\t{count}")
        self._button.set_trailing(str(total) if total else "")
        self._button.setAccessibleName(f"{tr('Menu')}, {total}" if total else tr("Menu"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter, theme = QPainter(self), look.theme()
        painter.fillRect(self.rect(), QColor(theme.nav))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.line))

    def _open(self) -> None:
        self.menu.popup(self._button.mapToGlobal(QPoint(0, self._button.height())))

    def _fit(self) -> None:
        large = look.current().text_size >= look.LARGE_TEXT
        above = look.space(3 if large else 6)
        self._across.setContentsMargins(look.space(14), above, look.space(14), above)
        self._across.setSpacing(look.space(12))
        # The name of who is shown comes first: with large letters hide and lock are their icons.
        tight = large or self.width() < look.px(_WORDED)
        for button, name in self._always:
            button.say("" if tight else name)
        self._button.say(tr("Menu"))
        taken = sum(each.sizeHint().width() for each in (self._button, *(button for button, _name in self._always)))
        around = 2 * look.space(14) + 3 * look.space(12)
        if self.width() - taken - around < look.px(_TITLE):
            self._button.say("")


class _Whole(Button):
    """A button that keeps its words on one line, however little room there is."""

    def say(self, words: str) -> None:
        """These words; none: the icon alone."""
        if self.text() != words:
            self.setText(words)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 Qt's name
        return self.sizeHint()


class _Title(Words):
    """Who or what is shown: a long name takes a second line, in smaller letters when those are large."""

    def __init__(self) -> None:
        super().__init__(size=fonts.TEXT, bold=True)

    def _laid(self, width: int | None) -> Laid:
        usual = super()._laid(width)
        return usual if usual.lines == 1 else lay(self.text(), fonts.font(look.px(fonts.SMALL), bold=True), width)
