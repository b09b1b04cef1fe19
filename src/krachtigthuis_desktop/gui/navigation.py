"""The navigation at the left: screens with their counts; below: help, settings, hide, lock, who and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ..i18n import tr
from . import fonts, icons, look
from .entry import Entry, Place
from .parts.button import Button, Kind
from .parts.card import Line
from .parts.words import Words

WIDTH = 216


class NavButton(Button):
    """A way to a screen; the one that is shown has a bar at its left."""

    def __init__(
        self, entry_key: str, words: str, icon: str, clicked: Callable[[], None], *, kind: Kind = Kind.NAV
    ) -> None:
        super().__init__(words, kind=kind, icon=icon, identifier=f"nav.{entry_key}", clicked=clicked)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.theme().primary))
            inset = look.space(9)
            painter.drawRoundedRect(QRectF(0, inset, look.px(4), self.height() - 2 * inset), 2, 2)


class Navigation(QWidget):
    """`go` hears the key of the screen; `hide` and `lock` are the two buttons that are always there."""

    def __init__(
        self,
        entries: Sequence[Entry],
        *,
        go: Callable[[str], None],
        hide: Callable[[], None],
        lock: Callable[[], None],
        who: str,
        where: str,
    ) -> None:
        super().__init__()
        self.setAccessibleName(tr("Navigation"))
        self._buttons: dict[str, NavButton] = {}
        self._down = QVBoxLayout(self)
        self._down.setSpacing(2)
        self._down.addWidget(Brand())
        for entry in entries:
            if entry.place is Place.TOP:
                self._add(entry, go)
        self._down.addStretch(1)
        for entry in entries:
            if entry.place is Place.FOOT:
                self._add(entry, go)
        for key, words, icon, happen, shortcut in (
            ("hide", tr("Hide"), "eye-off", hide, "F9"),
            ("lock", tr("Lock"), "lock", lock, "Ctrl+L"),
        ):
            button = NavButton(key, words, icon, happen, kind=Kind.NAV_FOOT)
            button.set_trailing(shortcut)
            self._down.addWidget(button)
        self._down.addWidget(Line())
        self._down.addSpacing(6)
        for words in (who, where):
            self._down.addWidget(Words(words, size=fonts.SECOND, tone="soft", indent=8))
        self._fit()

    def mark(self, key: str) -> None:
        """Show where we are."""
        for each, button in self._buttons.items():
            button.setChecked(each == key)

    def show_count(self, key: str, count: int | None) -> None:
        if key in self._buttons:
            button = self._buttons[key]
            button.set_trailing("" if count is None else str(count))
            button.setAccessibleName(button.text() if count is None else f"{button.text()}, {count}")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter, theme = QPainter(self), look.theme()
        painter.fillRect(self.rect(), QColor(theme.nav))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(theme.line))

    def _add(self, entry: Entry, go: Callable[[str], None]) -> None:
        kind = Kind.NAV if entry.place is Place.TOP else Kind.NAV_FOOT
        button = NavButton(entry.key, entry.title, entry.icon, lambda: go(entry.key), kind=kind)
        button.setCheckable(True)
        button.setAutoExclusive(False)
        if entry.shortcut:
            button.set_trailing(entry.shortcut)
        self._buttons[entry.key] = button
        self._down.addWidget(button)

    def _fit(self) -> None:
        self.setFixedWidth(look.px(WIDTH))
        edge = look.space(12)
        self._down.setContentsMargins(edge, look.space(18), edge + 1, look.space(14))


class Brand(QWidget):
    """The house and the name of the program."""

    def __init__(self) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(look.space(8), 0, 0, look.space(12))
        across.setSpacing(look.space(10))
        across.addWidget(House(32))
        across.addWidget(Words("Krachtig Thuis", size=fonts.MAIN_BUTTON, bold=True), 1)


class House(QWidget):
    """The program's mark; silent, since its name stands beside it."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size
        self.setFixedSize(look.px(size), look.px(size))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFixedSize(look.px(self._size), look.px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        picture = icons.program(look.theme(), self.width(), self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, 0, picture)
