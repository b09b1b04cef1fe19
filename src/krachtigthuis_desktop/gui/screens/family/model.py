"""One family as plain values: who belongs to it, how they are tied, what worries them, what was agreed.

What can be done on the page stands in `people_model` and `agreed_model`; they write through here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from functools import partial
from uuid import UUID

from ....care import drafts, families
from ....care.front_page import FrontPage, front_page
from ....care.hand import Hand
from ....care.opened import Opened
from ....domain.records import Consent, Person, Relation, Worry
from ....errors import KrachtigError
from ...panels.consent_form import ConsentForm
from ...panels.person_form import PersonForm
from ...panels.restored import from_json, to_json
from ...panels.tie_form import TieForm
from ...run import OneAtATime, Run

DRAFT = "family:"
"""Beginning of the key of a family's half-filled forms; the home front's id follows."""


@dataclass
class FamilyForms:
    """What is open and half-filled on the page: somebody to add or correct, a tie to say, an answer to write down."""

    adding: bool = False
    tying: bool = False
    agreeing: bool = False
    person: PersonForm = field(default_factory=PersonForm)
    tie: TieForm = field(default_factory=TieForm)
    consent: ConsentForm = field(default_factory=ConsentForm)


class Did(StrEnum):
    """What was done last, and can be taken back."""

    ADDED = "added"
    CORRECTED = "corrected"
    STRUCK = "struck"
    TIED = "tied"


@dataclass(frozen=True, kw_only=True)
class Undo:
    """One press takes it back: `work` runs on the worker. `name` is of whom it was done."""

    did: Did
    name: str
    work: Callable[[Hand], object]


@dataclass
class FamilyModel:
    """`touched` at every key and choice, so that the view keeps the draft soon after; `changed` after an answer."""

    opened: Opened
    run: Run
    changed: Callable[[], None] = lambda: None
    touched: Callable[[], None] = lambda: None
    page: FrontPage | None = None
    forms: FamilyForms = field(default_factory=FamilyForms)
    closing: bool = False
    """Why it is done is being asked."""
    undo: Undo | None = None
    answered: bool = False
    """An answer was written down just now."""
    error: KrachtigError | None = None
    _home: str = ""
    _kept: str = ""

    def __post_init__(self) -> None:
        self._once = OneAtATime(lambda: self.run)

    @property
    def today(self) -> date:
        return self.opened.hand().today

    def open(self, home: str) -> None:
        """The page of this home front, with what was half-filled on it."""
        self.page, self.forms, self.undo, self.closing = None, FamilyForms(), None, False
        self.error, self._home, self.answered = None, home, False
        store, key = self.opened.store, f"{DRAFT}{home}"

        def work() -> tuple[FrontPage, FamilyForms | None]:
            return front_page(store, UUID(home)), from_json(FamilyForms, drafts.kept_draft(store, key) or "")

        def done(found: tuple[FrontPage, FamilyForms | None]) -> None:
            self.page, forms = found
            self.forms = forms or FamilyForms()
            self._kept = to_json(self.forms)
            self.changed()

        self.run(work, done, self.failed)

    def reload(self) -> None:
        """Read the page again; what is half-filled stays."""
        if self._home:
            store, home = self.opened.store, UUID(self._home)
            self.run(lambda: front_page(store, home), self._seen, self.failed)

    @property
    def home(self) -> str:
        return self._home

    @property
    def detainee(self) -> Person | None:
        return self.page.family.detainee.record if self.page else None

    @property
    def persons(self) -> tuple[tuple[str, Person], ...]:
        """Everybody by id: who is inside first, then the grown-ups, then the children."""
        return tuple((str(stored.id), stored.record) for stored in (self.page.persons if self.page else ()))

    @property
    def inside(self) -> str:
        """The id of who is inside."""
        return str(self.page.family.detainee.id) if self.page else ""

    @property
    def ties(self) -> tuple[Relation, ...]:
        """The latest measurement of each tie."""
        return self.page.ties if self.page else ()

    @property
    def worries(self) -> tuple[tuple[str, Worry], ...]:
        """The newest first; what is for the coordinator only is absent."""
        return tuple((str(stored.id), stored.record) for stored in (self.page.worries if self.page else ()))

    @property
    def delivered(self) -> frozenset[str]:
        """The worries that the office has as they stand here."""
        found = self.page.family.worries if self.page else ()
        return frozenset(str(stored.id) for stored in found if stored.receipted)

    @property
    def consents(self) -> tuple[tuple[str, Consent], ...]:
        found = self.page.family.consents if self.page else ()
        return tuple((str(stored.id), stored.record) for stored in reversed(found))

    def name(self, id_: UUID) -> str:
        """The name of a person or an organisation; empty when it is not known here."""
        return self.page.names.get(id_, "") if self.page else ""

    @property
    def closed(self) -> date | None:
        """When the work with this family was done; None while it goes on."""
        return self.page.family.home.record.closed if self.page else None

    def begin_closing(self) -> None:
        """Ask why it is done."""
        self.closing = True
        self.changed()

    def stop_closing(self) -> None:
        self.closing = False
        self.changed()

    def close(self, why: str) -> None:
        """The work with this family is done; a bar offers to take that back."""
        close = partial(families.close_family, self.opened.store, UUID(self._home), why=why)
        self._change_front(partial(close, hand=self.opened.hand()))

    def reopen(self) -> None:
        """Closed by mistake, or needed again."""
        self._change_front(
            partial(families.reopen_family, self.opened.store, UUID(self._home), hand=self.opened.hand())
        )

    def keep(self) -> None:
        """Keep what is half-filled; an empty form leaves no draft behind."""
        text = to_json(self.forms)
        if not self._home or text == self._kept:
            return
        self._kept, store, key = text, self.opened.store, f"{DRAFT}{self._home}"
        empty = asdict(self.forms) == asdict(FamilyForms())
        work = partial(drafts.drop_draft, store, key) if empty else partial(drafts.keep_draft, store, key, text)
        self.run(work, lambda _none: None, self.failed)

    def write(self, work: Callable[[], Undo | None], then: Callable[[], None]) -> None:
        """Record something and show the page as it is then; the draft goes, and `then` empties its form.

        Nothing is emptied when it is refused. `work` gives what takes it back.
        """
        store, home, key = self.opened.store, UUID(self._home), f"{DRAFT}{self._home}"

        def whole() -> tuple[Undo | None, FrontPage]:
            undo = work()
            drafts.drop_draft(store, key)
            return undo, front_page(store, home)

        def done(found: tuple[Undo | None, FrontPage]) -> None:
            self.undo, page = found
            self.answered = False
            then()
            self._kept = to_json(FamilyForms())
            self._seen(page)
            self.touched()

        self._once(whole, done, self.failed)

    def take_back(self) -> None:
        """What was done last did not happen."""
        if undo := self.undo:
            hand = self.opened.hand()
            self.write(lambda: _nothing(undo.work(hand)), lambda: None)

    def _change_front(self, change: Callable[[], None]) -> None:
        store, home = self.opened.store, UUID(self._home)

        def work() -> FrontPage:
            change()
            return front_page(store, home)

        def done(page: FrontPage) -> None:
            self.closing = False
            self._seen(page)

        self._once(work, done, self.failed)

    def touch(self) -> None:
        """Something was typed in a half-filled form."""
        self.touched()

    def choose(self) -> None:
        """Something was chosen: what is shown follows."""
        self.touched()
        self.changed()

    def _seen(self, page: FrontPage) -> None:
        self.page, self.error = page, None
        self.changed()

    def failed(self, error: KrachtigError) -> None:
        self.error = error
        self.changed()


def _nothing(_done: object) -> None:
    """There is nothing more to take back."""
