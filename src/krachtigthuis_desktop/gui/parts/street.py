"""The one illustration: a street at dusk with one lit window, drawn, so that it fits every width."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from .. import look

# Left edge, width, height of the wall, roof; in parts of a house of 96.
_HOUSES = (
    (-30, 102, 118, "gable"),
    (72, 84, 154, "steps"),
    (156, 90, 132, "round"),
    (246, 96, 184, "gable"),
    (342, 80, 118, "steps"),
    (422, 96, 150, "round"),
    (518, 96, 136, "gable"),
    (614, 84, 160, "steps"),
)
_SHADES = (0.16, 0.10, 0.06, 0.16, 0.06, 0.12, 0.14, 0.09)
_LIT = (3, 2)
"""House and window that are lit."""


class Street(QWidget):
    """Houses along the lower edge, on the main colour. Says nothing to a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        return QSize(470, 230)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, (left, width, tall, roof) in enumerate(_HOUSES):
            wall = QColor(255, 255, 255, round(255 * _SHADES[number]))
            painter.setBrush(wall)
            painter.drawPath(_house(left, width, tall, roof, self.height()))
            self._windows(painter, number, left, width, tall)

    def _windows(self, painter: QPainter, house: int, left: int, width: int, tall: int) -> None:
        count = 0
        top = self.height() - tall + 26
        while top + 26 < self.height():
            for column in range(2):
                x = left + width * (0.22 + 0.37 * column)
                lit = (house, count) == _LIT
                painter.setBrush(QColor(look.theme().spark) if lit else QColor(0, 0, 0, 70))
                painter.drawRoundedRect(QRectF(x, top, 19, 24), 2, 2)
                count += 1
            top += 46


def _house(left: int, width: int, tall: int, roof: str, ground: int) -> QPainterPath:
    top = ground - tall
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRect(QRectF(left, top, width, tall))
    if roof == "gable":
        path.addPolygon(
            QPolygonF([QPointF(left, top), QPointF(left + width / 2, top - 30), QPointF(left + width, top)])
        )
    elif roof == "steps":
        for step in range(1, 4):
            inset = step * width / 7
            path.addRect(QRectF(left + inset, top - step * 14, width - 2 * inset, 14))
    else:
        path.addEllipse(QRectF(left + width * 0.18, top - width * 0.2, width * 0.64, width * 0.64))
    return path
