"""Fields beside each other; in a narrow window or with large text under each other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from .. import look


class SideBySide(QWidget):
    """`shares` are the parts of the width that each gets; equal when left out."""

    def __init__(self, *fields: QWidget, shares: tuple[int, ...] = ()) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for place, field in enumerate(fields):
            self._row.addWidget(field, shares[place] if shares else 1, Qt.AlignmentFlag.AlignTop)
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
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(look.space(12))
