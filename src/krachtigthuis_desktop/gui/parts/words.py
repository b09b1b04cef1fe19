"""A label of plain text. What a person typed is shown as typed: never as markup, never shortened.

It wraps, also inside a word that is too long, and its first words may be bold.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from .. import fonts, look
from ..theme import colour
from .lay import Laid, lay, line_height, widest_word

_PREFERRED = 560
"""Wider than this a text rather takes a second line, in pixels at 100 %."""


class Words(QLabel):
    """Text of `size` (a size of `fonts`), in the colour of a role of `Theme` ("soft", "stop.text")."""

    def __init__(
        self,
        text: str = "",
        *,
        size: int = fonts.TEXT,
        bold: bool = False,
        tone: str = "ink",
        lead: str = "",
        indent: int = 0,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size, self._bold, self._tone, self._lead, self._alignment = size, bold, tone, lead, alignment
        self._indent = indent
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(text, lead=lead)

    def say(self, text: str, *, lead: str = "") -> None:
        """Show this text; `lead` stands before it in bold."""
        self._lead = lead
        self.setText(f"{lead} {text}".strip() if lead else text)
        self.updateGeometry()

    def set_tone(self, tone: str) -> None:
        """Another colour role."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        natural = self._laid(None)
        width = min(natural.width, look.px(_PREFERRED))
        return QSize(width + look.px(self._indent), self._laid(width).height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        font = self._font()
        return QSize(min(widest_word(self.text(), font), look.px(160)), line_height(font))

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self._laid(width - look.px(self._indent)).height

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        left = look.px(self._indent)
        laid = self._laid(self.width() - left)
        top = max(0, (self.height() - laid.height) // 2) if laid.lines == 1 else 0
        laid.draw(painter, left, top, colour(look.theme(), self._tone))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _font(self) -> QFont:
        return fonts.font(look.px(self._size), bold=self._bold)

    def _laid(self, width: int | None) -> Laid:
        return lay(self.text(), self._font(), width, bold=len(self._lead), alignment=self._alignment)
