"""An icon on its own place, tinted by role. Beside words it is silent; alone it has a name."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from .. import icons, look
from ..theme import colour


class Picture(QWidget):
    """Icon `name` of `size` pixels at 100 %, in the colour of `tone`. `says` is its name when it stands alone."""

    def __init__(self, name: str, *, size: int = icons.BESIDE_TEXT, tone: str = "ink", says: str = "") -> None:
        super().__init__()
        self._name, self._size, self._tone = name, size, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if says:
            self.setAccessibleName(says)

    def show_icon(self, name: str, tone: str) -> None:
        """Another icon, in another tone."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        return QSize(look.px(self._size), look.px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        tone = colour(look.theme(), self._tone)
        QPainter(self).drawPixmap(0, 0, icons.pixmap(self._name, tone, look.px(self._size), self.devicePixelRatioF()))
