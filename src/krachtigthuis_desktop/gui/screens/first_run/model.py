"""The first run as plain values: which step, what was filled in, and what is shown once.

Going back loses nothing that was typed. The vault is made in one step, on the worker, after the passphrase was
typed from memory; after that there is no way back, only on.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from ....domain.text import check, clean
from ....errors import InputError, InputFault, KrachtigError
from ....i18n import tr
from ...door import WEAK, Begun, Doors, OfficeWishes
from ...printing import Printer
from ...run import Run
from . import sheet

PROVE = (3, 9)
"""Which groups of the paper key are typed over, to prove that it stands on paper; counted from 1 after the first."""


class Side(StrEnum):
    LAPTOP = "laptop"
    OFFICE = "office"


class Step(StrEnum):
    SIDE = "side"
    WHO = "who"
    PHRASE = "phrase"
    AGAIN = "again"
    ROOT = "root"
    ROOT_AGAIN = "root_again"
    MAKING = "making"
    PAPER = "paper"
    ROOT_PAPER = "root_paper"
    DIGITS = "digits"
    CARD = "card"


_LAPTOP = (Step.SIDE, Step.WHO, Step.PHRASE, Step.AGAIN, Step.MAKING, Step.PAPER, Step.DIGITS)
_OFFICE = (
    Step.SIDE,
    Step.WHO,
    Step.PHRASE,
    Step.AGAIN,
    Step.ROOT,
    Step.ROOT_AGAIN,
    Step.MAKING,
    Step.PAPER,
    Step.ROOT_PAPER,
    Step.DIGITS,
    Step.CARD,
)


@dataclass
class FirstRunModel:
    """`entered` gets the open vault when everything was seen. `own` holds the phrases chosen by the person."""

    home: Path
    doors: Doors
    run: Run
    entered: Callable[[object], None]
    changed: Callable[[], None] = lambda: None
    restore: Callable[[], None] = lambda: None
    """To the page where a backup is put back."""
    side: Side | None = None
    step: Step = Step.SIDE
    name: str = ""
    label: str = ""
    office: str = "Exodus Zuid-Holland"
    contact: str = ""
    phone: str = ""
    place: str = ""
    phrase: str = ""
    root_phrase: str = ""
    begun: Begun | None = None
    error: KrachtigError | None = None
    said: str = ""
    """Where the sheet went."""
    printer: Printer | None = None
    proposed: dict[Step, str] = field(default_factory=dict)

    @property
    def steps(self) -> tuple[Step, ...]:
        return _OFFICE if self.side is Side.OFFICE else _LAPTOP

    @property
    def place_in_row(self) -> tuple[int, int]:
        """Which step of how many, counted from 1; making is no step of its own."""
        seen = [step for step in self.steps if step is not Step.MAKING]
        here = Step.PAPER if self.step is Step.MAKING else self.step
        return seen.index(here) + 1, len(seen)

    @property
    def may_go_back(self) -> bool:
        return self.steps.index(self.step) not in {0, *range(self.steps.index(Step.MAKING), len(self.steps))}

    def choose_side(self, side: Side) -> None:
        self.side = side
        self._on()

    def say_who(self, name: str, label: str) -> None:
        """A laptop: the volunteer's own name stays inside the vault, the label may be read before it is open."""
        self.name, self.label = clean(name).text.strip(), clean(label).text.strip()
        self._try(lambda: self._who_fits(self.name, "name"), self._propose)

    def say_office(self, *, office: str, name: str, contact: str, phone: str, place: str) -> None:
        """An office: its name as on letters, the administrator, and whom to call about safety."""
        self.office, self.name = clean(office).text.strip(), clean(name).text.strip()
        self.contact, self.phone, self.place = (clean(each).text.strip() for each in (contact, phone, place))

        def fits() -> None:
            self._who_fits(self.office, "office_name")
            self._who_fits(self.name, "administrator")
            if self.contact or self.phone:
                # A name without a number helps nobody, and a number without a name is not believed.
                self._who_fits(self.contact, "safety_name")
                self._who_fits(self.phone, "safety_phone")

        self._try(fits, self._propose)

    def other_words(self) -> None:
        """Six other words."""
        self._propose(stay=True)

    def choose_phrase(self, phrase: str) -> None:
        """Take the words that were proposed, or an own phrase that is strong enough."""

        def fits() -> None:
            if not phrase.strip():
                raise InputError(InputFault.TEXT_EMPTY, field="phrase")
            if phrase != self.proposed.get(self.step) and self.doors.bits(phrase) < WEAK:
                raise InputError(InputFault.PASSPHRASE_WEAK, field="phrase")

        def keep() -> None:
            if self.step is Step.ROOT:
                self.root_phrase = phrase
            else:
                self.phrase = phrase
            self._on()

        self._try(fits, keep)

    def repeat(self, typed: str) -> None:
        """Typed from memory or paper: the same words, or a calm no."""
        wanted = self.root_phrase if self.step is Step.ROOT_AGAIN else self.phrase

        def fits() -> None:
            # Capitals matter in a sentence of one's own, as they will when the vault is opened with it.
            same = _folded if wanted in self.proposed.values() else _spaced
            if same(typed) != same(wanted):
                raise InputError(InputFault.PASSPHRASE_DIFFERS, field="phrase")

        def on() -> None:
            self._on()
            if self.step is Step.ROOT:
                self._propose(stay=True)
            if self.step is Step.MAKING:
                self._make()

        self._try(fits, on)

    def prove(self, typed: tuple[str, ...]) -> None:
        """The groups that were asked for, typed over from paper."""

        def fits() -> None:
            for number, text in zip(PROVE, typed, strict=True):
                if text.strip().upper() != self.groups[number].upper():
                    raise InputError(InputFault.PAPER_KEY_TYPO, field="paper_key", group=number)

        self._try(fits, self._on)

    @property
    def groups(self) -> tuple[str, ...]:
        """The paper key of this page as it is read aloud; the first is its fixed beginning."""
        return self.doors.groups(self._paper_key) if self.begun else ()

    @property
    def _paper_key(self) -> str:
        begun = self.begun or Begun(opened=None, paper_key="")
        return begun.root_paper_key if self.step is Step.ROOT_PAPER else begun.paper_key

    def sheet(self) -> bytes:
        """The sheet with the paper key of this page, to print or save."""
        label = self.label if self.side is Side.LAPTOP else self.office
        if self.step is Step.ROOT_PAPER:
            label = tr("{office}, the root key", office=label)
        return self.doors.sheet(self._paper_key, label)

    def print_sheet(self) -> None:
        """On the usual printer."""
        self._say(lambda: sheet.to_printer(self.sheet(), self.printer))

    def save_sheet(self, name: str) -> None:
        """As a file, where the person said."""
        self._say(lambda: sheet.to_file(self.sheet(), Path(name)))

    def _say(self, work: Callable[[], str]) -> None:
        def done(said: str) -> None:
            self.said, self.error = said, None
            self.changed()

        self.said = ""
        self.run(work, done, self._failed)

    def finish(self) -> None:
        """Everything was seen: into the program."""
        if self.begun:
            self.entered(self.begun.opened)

    def back(self) -> None:
        if self.may_go_back:
            self.step, self.error = self.steps[self.steps.index(self.step) - 1], None
            self.changed()

    def _on(self) -> None:
        self.step, self.error, self.said = self.steps[self.steps.index(self.step) + 1], None, ""
        self.changed()

    def know_digits(self) -> None:
        """They were read; an office still shows its card."""
        if self.side is Side.OFFICE:
            self._on()
        else:
            self.finish()

    def _propose(self, *, stay: bool = False) -> None:
        """Six words of the program's own, asked of the worker: it may still be loading."""
        step = self.step if stay else Step.PHRASE

        def done(phrase: str) -> None:
            self.proposed[step] = phrase
            self.changed()

        if not stay:
            self._on()
        self.run(self.doors.new_phrase, done, self._failed)

    def _make(self) -> None:
        if self.side is Side.OFFICE:
            wishes = OfficeWishes(
                name=self.office, administrator=self.name, contact=self.contact, phone=self.phone, place=self.place
            )
            self.run(
                lambda: self.doors.begin_office(self.home, wishes, self.phrase, self.root_phrase),
                self._made,
                self._not_made,
            )
        else:
            self.run(
                lambda: self.doors.begin_laptop(self.home, self.label, self.name, self.phrase),
                self._made,
                self._not_made,
            )

    def _made(self, begun: Begun) -> None:
        self.begun = begun
        self._on()

    def _not_made(self, error: KrachtigError) -> None:
        """Nothing stands; the passphrase can be typed again."""
        self.step = Step.ROOT_AGAIN if self.side is Side.OFFICE else Step.AGAIN
        self._failed(error)

    def _who_fits(self, text: str, field: str) -> None:
        if not text:
            raise InputError(InputFault.TEXT_EMPTY, field=field)
        check(text, field, 60)

    def _try(self, fits: Callable[[], None], then: Callable[[], None]) -> None:
        try:
            fits()
        except KrachtigError as error:
            self._failed(error)
            return
        self.error = None
        then()

    def _failed(self, error: KrachtigError) -> None:
        self.error = error
        self.changed()


def _folded(phrase: str) -> str:
    return _spaced(phrase).casefold()


def _spaced(phrase: str) -> str:
    return " ".join(unicodedata.normalize("NFC", phrase).split())
