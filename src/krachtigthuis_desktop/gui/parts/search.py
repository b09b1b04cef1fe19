"""The search field with its results under it. Typing searches; the arrow key down goes into the results.

Searching itself is handed in and runs elsewhere; a result that comes late, for a text that has changed
meanwhile, is not shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from .. import fonts, icons, look
from .card import Card
from .handle import handle
from .lay import lay
from .row import Row
from .rows import Rows
from .tab_order import HandsFocus
from .words import Words

WAIT = 80
"""Milliseconds after the last key before the search is asked."""


class SearchLine(QLineEdit):
    """A line with a looking glass at the left and its shortcut at the right."""

    def __init__(self, shortcut: str = "") -> None:
        super().__init__()
        self._shortcut = shortcut
        self.setProperty("kind", "search")
        self.setClearButtonEnabled(False)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        super().paintEvent(event)
        painter, theme, size = QPainter(self), look.theme(), look.px(icons.BESIDE_TEXT)
        middle = (self.height() - size) // 2
        painter.drawPixmap(look.space(13), middle, icons.pixmap("search", theme.soft, size, self.devicePixelRatioF()))
        if self._shortcut and not self.text():
            keys = lay(self._shortcut, fonts.font(look.px(fonts.SMALL)))
            keys.draw(
                painter, self.width() - look.space(13) - keys.width, (self.height() - keys.height) // 2, theme.soft
            )


class Search(HandsFocus):
    """`ask` hears the text to search for; answer with `show_results`. `opened` hears the key of a result."""

    def __init__(
        self,
        placeholder: str,
        *,
        identifier: str,
        ask: Callable[[str], None],
        opened: Callable[[str], None],
        shortcut: str = "",
        wait: int = WAIT,
    ) -> None:
        super().__init__()
        self._ask = ask
        self.line = handle(SearchLine(shortcut), identifier, placeholder)
        self.line.setPlaceholderText(placeholder)
        self.line.installEventFilter(self)
        self.results = Rows(placeholder, identifier=f"{identifier}.results", opened=opened, most=8)
        self._found = Words(size=fonts.SECOND, tone="soft")
        self._card = Card()
        self._card.add(self._found)
        self._card.add_full(self.results)
        self._card.hide()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(4))
        down.addWidget(self.line)
        down.addWidget(self._card)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(wait)
        self._timer.timeout.connect(lambda: self._ask(self.text()))
        self.line.textEdited.connect(self._typed)
        self.hand_focus_to(self.line)

    def text(self) -> str:
        return self.line.text().strip()

    def show_results(self, asked: str, rows: Sequence[Row], found: str) -> None:
        """Show what was found for `asked`, `found` in words; ignored when the text is another by now."""
        if asked != self.text():
            return
        self._found.say(found)
        self.results.show_rows(rows)
        self.results.setVisible(bool(rows))
        self._card.setVisible(bool(asked))

    def clear(self) -> None:
        self.line.clear()
        self._timer.stop()
        self._card.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and self._card.isVisible():
                self.results.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape and self.line.text():
                self.clear()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._timer.stop()
                self._ask(self.text())
                return True
        return super().eventFilter(watched, event)

    def _typed(self, _typed: str) -> None:
        if not self.text():
            self.clear()
            return
        self._timer.start()
