"""An empty list: an icon, what belongs here, and the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from .. import fonts, look
from .button import Button
from .picture import Picture
from .words import Words


class Empty(QWidget):
    def __init__(self, icon: str, title: str, about: str, step: Button | None = None) -> None:
        super().__init__()
        down = QVBoxLayout(self)
        down.setContentsMargins(look.space(28), look.space(16), look.space(28), look.space(16))
        down.setSpacing(look.space(6))
        middle = Qt.AlignmentFlag.AlignHCenter
        down.addWidget(Picture(icon, size=28, tone="primary"), 0, middle)
        down.addWidget(Words(title, size=fonts.TEXT, bold=True, alignment=middle))
        down.addWidget(Words(about, size=fonts.LABEL, tone="soft", alignment=middle))
        if step:
            down.addSpacing(look.space(6))
            down.addWidget(step, 0, middle)
