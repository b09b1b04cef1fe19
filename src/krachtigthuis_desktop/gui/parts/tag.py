"""A tag: icon and word on a tinted ground. It never speaks by colour alone.

The same drawing serves the widget and the rows of a list.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from .. import fonts, icons, look
from ..theme import Level
from .lay import Laid, lay
from .row import TagText as TagText  # noqa: PLC0414 who draws the tag finds it here too


class Tag(QWidget):
    def __init__(self, icon: str, words: str, level: Level = Level.QUIET) -> None:
        super().__init__()
        self._text = TagText(icon, words, level)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, text: TagText) -> None:
        self._text = text
        self.setAccessibleName(text.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        return tag_size(self._text)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        draw_tag(QPainter(self), self._text, (0, 0), room=self.width(), ratio=self.devicePixelRatioF())


def tag_size(text: TagText, room: int | None = None) -> QSize:
    """How large the tag is, in at most `room` pixels width."""
    laid = _laid(text, room)
    return QSize(laid.width + _sides(), laid.height + 2 * look.space(2))


def draw_tag(painter: QPainter, text: TagText, corner: tuple[int, int], *, room: int, ratio: float) -> None:
    """Draw the tag with its top left corner there, in at most `room` pixels width."""
    x, y = corner
    theme, laid, size = look.theme(), _laid(text, room), tag_size(text, room)
    tint = theme.tint(text.level)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tint.edge), 1) if theme.tag_edge else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tint.ground))
    inset = 0.5 if theme.tag_edge else 0.0
    painter.drawRoundedRect(QRectF(x, y, size.width(), size.height()).adjusted(inset, inset, -inset, -inset), 6, 6)
    icon = look.px(icons.IN_TAG)
    first = laid.height // laid.lines
    painter.drawPixmap(
        x + look.space(8), y + look.space(2) + (first - icon) // 2, icons.pixmap(text.icon, tint.text, icon, ratio)
    )
    laid.draw(painter, x + look.space(8) + icon + look.space(5), y + look.space(2), tint.text)


def _sides() -> int:
    return look.px(icons.IN_TAG) + look.space(8) * 2 + look.space(5)


def _laid(text: TagText, room: int | None) -> Laid:
    return lay(text.words, fonts.font(look.px(fonts.SECOND)), None if room is None else max(1, room - _sides()))
