"""The green disc with a check, beside the one large sentence."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .. import look
from .picture import Picture


class Seal(QWidget):
    """As large as the letters ask."""

    def __init__(self) -> None:
        super().__init__()
        side = look.px(64)
        self.setFixedSize(side, side)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(Picture("circle-check", size=36, tone="good.text"))
        across.addStretch(1)
        inside.addLayout(across)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(look.theme().good.ground))
        painter.setBrush(QColor(look.theme().good.ground))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
