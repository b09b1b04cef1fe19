"""A main column and a side column; in a narrow window or with large text the side goes under the main one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from .. import look


class Columns(QWidget):
    """Put content in `main` and `side`. `width` is that of the side column in pixels at 100 %."""

    def __init__(self, *, width: int = 352) -> None:
        super().__init__()
        self._width = width
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self.main, self.side = QVBoxLayout(), QVBoxLayout()
        self._side = QWidget()
        holder = QVBoxLayout(self._side)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addLayout(self.side)
        holder.addStretch(1)
        left = QWidget()
        down = QVBoxLayout(left)
        down.setContentsMargins(0, 0, 0, 0)
        down.addLayout(self.main)
        down.addStretch(1)
        self._across.addWidget(left, 1)
        self._across.addWidget(self._side)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        narrow = look.is_narrow(self)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._across.setDirection(way)
        self._across.setSpacing(look.space(14 if narrow else 20))
        for column in (self.main, self.side):
            column.setSpacing(look.space(14))
        widest = 16_777_215 if narrow else look.px(self._width)
        self._side.setMinimumWidth(0 if narrow else widest)
        self._side.setMaximumWidth(widest)
        self._across.setAlignment(Qt.AlignmentFlag(0))
