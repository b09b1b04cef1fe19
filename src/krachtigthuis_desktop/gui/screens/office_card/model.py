"""The office card as plain values: what it says, its words, a copy on a stick, and signing it anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ....errors import KrachtigError
from ....office import card, card_sheet, card_shown
from ....office.card import CardFacts, MadeCard
from ....office.card_shown import ShownCard
from ....office.desk import Desk
from ...run import Run

LINES = ("names", "reply_to")
"""Facts of several lines."""


@dataclass
class Draft:
    """What is being changed; lines stand under each other."""

    names: str = ""
    reply_to: str = ""
    place: str = ""
    contact: str = ""
    phone: str = ""
    hours: str = ""

    @classmethod
    def of(cls, facts: CardFacts) -> Draft:
        return cls(
            names=", ".join(facts.names),
            reply_to=", ".join(facts.reply_to),
            place=facts.place,
            contact=facts.contact,
            phone=facts.phone,
            hours=facts.hours,
        )

    def facts(self) -> CardFacts:
        """Raises InputError for a text that may not stand there."""
        return CardFacts(
            names=_lines(self.names),
            reply_to=_lines(self.reply_to),
            place=self.place.strip(),
            contact=self.contact.strip(),
            phone=self.phone.strip(),
            hours=self.hours.strip(),
        )


@dataclass
class OfficeCardModel:
    """`changed` is called after each answer. `editing`: the facts are open to be changed."""

    desk: Desk
    clock: Callable[[], datetime]
    run: Run
    changed: Callable[[], None] = lambda: None
    shown: ShownCard | None = None
    made: MadeCard | None = None
    editing: bool = False
    draft: Draft = field(default_factory=Draft)
    signed: bool = False
    sheet: Path | None = None
    """Where the words to print were saved."""
    busy: bool = False
    error: KrachtigError | None = None

    def load(self) -> None:
        desk = self.desk

        def done(found: ShownCard) -> None:
            self.shown, self.busy = found, False
            if not self.editing:
                self.draft = Draft.of(found.facts)
            self.changed()

        self.run(lambda: card_shown.show(desk), done, self._failed)

    def copy(self, folder: Path) -> None:
        """A copy on a stick or in a folder, read back."""
        desk, now = self.desk, self.clock()

        def done(made: MadeCard) -> None:
            self.made, self.busy = made, False
            self.changed()

        self._begin()
        self.run(lambda: card_shown.copy(desk, folder, now=now), done, self._failed)

    def save_words(self, folder: Path) -> None:
        """The six words as a sheet to print and cut."""
        desk, now = self.desk, self.clock()

        def done(file: Path) -> None:
            self.sheet, self.busy = file, False
            self.changed()

        self._begin()
        self.run(lambda: card_sheet.save_words(desk, folder, now=now), done, self._failed)

    def edit(self) -> None:
        self.editing, self.signed = True, False
        self.changed()

    def stop(self) -> None:
        """Leave it as it was."""
        self.editing, self.error = False, None
        if self.shown:
            self.draft = Draft.of(self.shown.facts)
        self.changed()

    def type(self, name: str, text: str) -> None:
        setattr(self.draft, name, text)

    def sign(self, root_phrase: str) -> None:
        """Sign the changed card. The words stay the same: they are those of office and root key."""
        desk, now, draft = self.desk, self.clock(), self.draft

        def work() -> MadeCard:
            return card.write_card(desk, root_phrase=root_phrase, folder=desk.home, now=now, facts=draft.facts())

        def done(_made: MadeCard) -> None:
            self.editing, self.signed = False, True
            self.load()

        self._begin()
        self.run(work, done, self._failed)

    def _begin(self) -> None:
        self.busy, self.error, self.made, self.sheet = True, None, None, None
        self.changed()

    def _failed(self, error: KrachtigError) -> None:
        self.busy, self.error = False, error
        self.changed()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
