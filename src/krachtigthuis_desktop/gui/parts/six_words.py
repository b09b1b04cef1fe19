"""Six words, large and numbered, to be read aloud or compared with paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from ...i18n import tr
from .. import fonts, look
from .words import Words

_ACROSS = 3


class SixWords(QWidget):
    """Three beside each other; under each other with large text."""

    def __init__(self, name: str, *, identifier: str) -> None:
        super().__init__()
        self.setObjectName(identifier)
        self.setAccessibleIdentifier(identifier)
        self._name = name
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.space(28))
        self._grid.setVerticalSpacing(look.space(8))
        self.words: tuple[str, ...] = ()

    def show_words(self, words: Sequence[str]) -> None:
        if tuple(words) == self.words:
            return
        self.words = tuple(words)
        self.setAccessibleName(f"{self._name}: {' '.join(words)}")
        while item := self._grid.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for place, word in enumerate(words):
            said = Words(word, lead=tr("{place}.", place=place + 1), size=fonts.RESULT)
            row, column = divmod(place, _ACROSS)
            self._grid.addWidget(said, row, column)
            self._grid.setColumnStretch(column, 1)
