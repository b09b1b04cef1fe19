"""Facts under each other: a soft word and what it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from .. import look
from .words import Words


class Facts(QWidget):
    """`show_facts` replaces all: (what, value)."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.space(28))
        self._grid.setVerticalSpacing(look.space(4))
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        while item := self._grid.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for row, (what, value) in enumerate(facts):
            name, said = Words(what, tone="soft"), Words(value)
            name.setMinimumWidth(look.px(110))
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(said, row, 1)
