"""The warm mark of a person: initials. A detainee has a rounded square, others a circle, a service an icon."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from .. import fonts, icons, look
from .row import Shape as Shape  # noqa: PLC0414 who draws the mark finds it here too
from .row import initials as initials  # noqa: PLC0414


def draw_mark(painter: QPainter, place: QRectF, text: str, shape: Shape, ratio: float) -> None:
    """Draw the mark in a square place; for a service `text` is the name of an icon."""
    theme = look.theme()
    tint = theme.info if shape is Shape.SERVICE else theme.warm
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edged = theme.tag_edge or shape is Shape.SERVICE
    painter.setPen(QPen(QColor(tint.edge), 1) if edged else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tint.ground))
    box = place.adjusted(0.5, 0.5, -0.5, -0.5) if edged else place
    radius = box.width() / 2 if shape is Shape.PERSON else box.width() / 5
    painter.drawRoundedRect(box, radius, radius)
    if shape is Shape.SERVICE:
        size = look.px(icons.BESIDE_TEXT)
        corner = (box.center().x() - size / 2, box.center().y() - size / 2)
        painter.drawPixmap(round(corner[0]), round(corner[1]), icons.pixmap(text, tint.text, size, ratio))
        return
    painter.setPen(QColor(tint.text))
    painter.setFont(fonts.font(round(box.width() * 0.36), bold=True))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class Mark(QWidget):
    """The mark as a widget; silent, the name stands beside it."""

    def __init__(self, text: str, shape: Shape = Shape.PERSON, *, size: int = 40) -> None:
        super().__init__()
        self._text, self._shape, self._size = text, shape, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, text: str, shape: Shape = Shape.PERSON) -> None:
        """Another person."""
        self._text, self._shape = text, shape
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        return QSize(look.px(self._size), look.px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        draw_mark(QPainter(self), QRectF(self.rect()), self._text, self._shape, self.devicePixelRatioF())
