"""What the talk yielded, the writing, the choices: beside each other; in a narrow window the writing comes first."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ... import look

_LEFT, _RIGHT = 196, 304
_WIDEST = 16_777_215


class ThreeColumns(QWidget):
    def __init__(self, left: QWidget, middle: QWidget, right: QWidget) -> None:
        super().__init__()
        self._columns = {_LEFT: _held(left), 0: _held(middle), _RIGHT: _held(right)}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._narrow: bool | None = None
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
        if narrow != self._narrow:
            self._narrow = narrow
            self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
            left, middle, right = self._columns.values()
            for column in (left, middle, right):
                self._row.removeWidget(column)
            for column in (middle, right, left) if narrow else (left, middle, right):
                self._row.addWidget(column, 0 if narrow or column is not middle else 1)
        self._row.setSpacing(look.space(20))
        for width, column in self._columns.items():
            fixed = bool(width) and not narrow
            column.setMinimumWidth(look.px(width) if fixed else 0)
            column.setMaximumWidth(look.px(width) if fixed else _WIDEST)


def _held(content: QWidget) -> QWidget:
    """The content at the top of its column."""
    holder = QWidget()
    down = QVBoxLayout(holder)
    down.setContentsMargins(0, 0, 0, 0)
    down.addWidget(content)
    down.addStretch(1)
    return holder
