"""The vault is gone: what that means, and a button that ends the program."""

from __future__ import annotations

from collections.abc import Callable

from ....i18n import tr
from ... import fonts
from ...parts.button import Button, Kind, Size
from ...parts.card import Card
from ...parts.front import Front
from ...parts.look_choice import LookChoice
from ...parts.words import Words


class FarewellView(Front):
    """Shown once; behind it nothing can be read any more."""

    def __init__(self, choice: LookChoice, leave: Callable[[], None]) -> None:
        super().__init__()
        self.top.addWidget(choice)
        self.column.addWidget(Words(tr("This laptop is empty"), size=fonts.TITLE, bold=True))
        card = Card(edge="good.edge")
        card.add(
            Words(
                tr(
                    "The vault and its keys were deleted. Nothing of it can be read here. Everything is at "
                    "the office. Take the laptop there, and burn or shred your paper key."
                )
            )
        )
        self.column.addWidget(card)
        self._end = Button(
            tr("End the program"), kind=Kind.PRIMARY, size=Size.MAIN, identifier="farewell.end", clicked=leave
        )
        self.column.addWidget(self._end)

    def first_focus(self) -> None:
        self._end.setFocus()
