"""Chips of people, with *Iemand anders* at the end. Made anew only when the people changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...i18n import tr
from ..parts.button import Button, Kind
from ..parts.choices import Chips


class PeopleChips(QWidget):
    """`changed` hears the ids that are chosen; `other` asks for somebody who is not among them."""

    def __init__(
        self,
        label: str,
        *,
        identifier: str,
        changed: Callable[[tuple[str, ...]], None],
        other: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self._label, self._identifier, self._changed, self._other = label, identifier, changed, other
        self._options: tuple[tuple[str, str], ...] | None = None
        self._chips: Chips | None = None
        self.somebody_else: Button | None = None
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)

    def show_people(self, options: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        """(id, name) of everybody, and who is chosen."""
        if self._chips is None or tuple(options) != self._options:
            self._options = tuple(options)
            if self._chips:
                self._chips.hide()
                self._chips.deleteLater()
            self._chips = Chips(self._label, self._options, identifier=self._identifier, changed=self._changed)
            if self._other:
                self.somebody_else = Button(
                    tr("Somebody else"),
                    kind=Kind.CHIP,
                    icon="user-plus",
                    identifier=f"{self._identifier}.other",
                    clicked=self._other,
                )
                self._chips.add(self.somebody_else)
            self._down.addWidget(self._chips)
        self._chips.show_keys(chosen)
