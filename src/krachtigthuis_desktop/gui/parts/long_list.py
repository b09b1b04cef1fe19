"""Rows that may be many beside the card of the chosen one: the list scrolls in itself, and typing narrows it.

A short list looks as any other. Narrowing chooses nothing: the card beside it stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.text import fold
from ...i18n import tr
from .. import fonts, look
from .handle import handle
from .row import Row
from .rows import Rows
from .search import SearchLine
from .words import Words

MOST = 8
"""Rows that are shown at once; a longer list scrolls and can be narrowed."""


class LongList(QWidget):
    """`opened` and `current` as those of `Rows`, which is `rows`."""

    def __init__(
        self, name: str, *, identifier: str, opened: Callable[[str], None], current: Callable[[str], None] | None = None
    ) -> None:
        super().__init__()
        self._all: tuple[Row, ...] = ()
        label = tr("Search in this list")
        self.line = handle(SearchLine(), f"{identifier}.search", label)
        self.line.setPlaceholderText(label)
        self.line.textChanged.connect(lambda _text: self._narrow())
        self._none = Words(tr("Nothing in this list has that."), size=fonts.SECOND, tone="soft")
        self.rows = Rows(name, identifier=identifier, opened=opened, current=current, most=MOST)
        self._top = QWidget()
        above = QVBoxLayout(self._top)
        above.setContentsMargins(look.space(16), look.space(8), look.space(16), look.space(8))
        above.addWidget(self.line)
        above.addWidget(self._none)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self._top)
        down.addWidget(self.rows)
        self._top.hide()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these, as far as they have what was typed."""
        self._all = tuple(rows)
        self._top.setVisible(len(self._all) > MOST)
        self._narrow()

    def choose(self, key: str) -> None:
        self.rows.choose(key)

    def _narrow(self) -> None:
        parts = fold(self.line.text()).split() if len(self._all) > MOST else []
        found = [each for each in self._all if all(part in fold(each.spoken()) for part in parts)]
        self.rows.show_rows(found)
        self._none.setVisible(bool(self._all) and not found)
