"""One family as plain values: who belongs to it, how they are tied, what worries them, what was agreed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import partial
from uuid import UUID

from ....care import consents, drafts, families, talks
from ....care.front_page import FrontPage, front_page
from ....care.opened import Opened
from ....domain.records import Consent, Person, Relation, Worry
from ....domain.records.consent import Withdrawal
from ....domain.records.person import Role
from ....errors import KrachtigError
from ...panels.person_form import PersonForm
from ...panels.restored import from_json, to_json
from ...panels.tie_form import TieForm
from ...run import OneAtATime, Run

DRAFT = "family:"
"""Beginning of the key of a family's half-filled forms; the home front's id follows."""


@dataclass
class FamilyForms:
    """What is open and half-filled on the page: somebody to add, a tie to say."""

    adding: bool = False
    tying: bool = False
    person: PersonForm = field(default_factory=PersonForm)
    tie: TieForm = field(default_factory=TieForm)


@dataclass
class FamilyModel:
    """`touched` at every key and choice, so that the view keeps the draft soon after; `changed` after an answer."""

    opened: Opened
    run: Run
    changed: Callable[[], None] = lambda: None
    touched: Callable[[], None] = lambda: None
    page: FrontPage | None = None
    forms: FamilyForms = field(default_factory=FamilyForms)
    withdrawing: str = ""
    """The consent that is being taken back."""
    closing: bool = False
    """Why it is done is being asked."""
    letters_out: int | None = None
    """After a withdrawal: how many letters had gone out under the consent."""
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
        self.page, self.forms, self.withdrawing, self.letters_out = None, FamilyForms(), "", None
        self.closing = False
        self.error, self._home = None, home
        store, key = self.opened.store, f"{DRAFT}{home}"

        def work() -> tuple[FrontPage, FamilyForms | None]:
            return front_page(store, UUID(home)), from_json(FamilyForms, drafts.kept_draft(store, key) or "")

        def done(found: tuple[FrontPage, FamilyForms | None]) -> None:
            self.page, forms = found
            self.forms = forms or FamilyForms()
            self._kept = to_json(self.forms)
            self.changed()

        self.run(work, done, self._failed)

    def reload(self) -> None:
        """Read the page again; what is half-filled stays."""
        if self._home:
            store, home = self.opened.store, UUID(self._home)
            self.run(lambda: front_page(store, home), self._seen, self._failed)

    @property
    def home(self) -> str:
        return self._home

    @property
    def detainee(self) -> Person | None:
        return self.page.family.detainee.record if self.page else None

    @property
    def persons(self) -> tuple[tuple[str, Person], ...]:
        """Everybody by id, who is inside first."""
        if self.page is None:
            return ()
        found = [(str(stored.id), stored.record) for stored in self.page.family.persons]
        return tuple(sorted(found, key=lambda each: Role.DETAINEE not in each[1].roles))

    @property
    def inside(self) -> str:
        """The id of who is inside."""
        return str(self.page.family.detainee.id) if self.page else ""

    @property
    def ties(self) -> tuple[Relation, ...]:
        """The latest measurement of each tie."""
        latest: dict[tuple[UUID, UUID], Relation] = {}
        for stored in self.page.family.relations if self.page else ():
            latest[stored.record.from_person, stored.record.to_person] = stored.record
        return tuple(latest.values())

    @property
    def worries(self) -> tuple[tuple[str, Worry], ...]:
        """The newest first; what is for the coordinator only is absent."""
        found = self.page.family.worries if self.page else ()
        return tuple((str(stored.id), stored.record) for stored in reversed(found) if not stored.record.strict)

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

    def add_somebody(self) -> None:
        self.forms.adding = True
        if not self.forms.person.id:
            self.forms.person.id = str(talks.new_id(self.opened.hand().now))
        self._touch()

    def stop_adding(self) -> None:
        self.forms.adding, self.forms.person = False, PersonForm()
        self._touch()

    def added(self, form: PersonForm) -> None:
        """Write somebody down. The form is whole."""
        hand = self.opened.hand()
        add = partial(families.add_person, self.opened.store, UUID(self._home), form.person(hand.today))
        self.forms.adding, self.forms.person = False, PersonForm()
        self._write(partial(add, hand=hand, id_=UUID(form.id)))

    def touch(self) -> None:
        """Something was typed or chosen in a half-filled form."""
        self.touched()

    def say_tie(self) -> None:
        self.forms.tying = True
        self._touch()

    def stop_tying(self) -> None:
        self.forms.tying, self.forms.tie = False, TieForm()
        self._touch()

    def tied(self, form: TieForm) -> None:
        """Write a tie down, as measured today. The form is whole."""
        hand = self.opened.hand()
        self.forms.tying, self.forms.tie = False, TieForm()
        self._write(partial(families.tie, self.opened.store, UUID(self._home), form.relation(hand.today), hand=hand))

    def take_back(self, consent: str) -> None:
        """Begin to take a consent back: how it was said is asked first."""
        self.withdrawing, self.letters_out = consent, None
        self.changed()

    def stop_taking_back(self) -> None:
        self.withdrawing = ""
        self.changed()

    def withdraw(self, how: str) -> None:
        """Taken back from today on. What goes out from now on asks anew; what went out is named."""
        store, hand, id_ = self.opened.store, self.opened.hand(), UUID(self.withdrawing)
        withdrawal, home = Withdrawal(on=hand.today, how=how.strip()), UUID(self._home)

        def work() -> tuple[int, FrontPage]:
            done = consents.withdraw_consent(store, id_, withdrawal, hand=hand)
            return len(done.letters), front_page(store, home)

        def done(found: tuple[int, FrontPage]) -> None:
            self.letters_out, page = found
            self.withdrawing = ""
            self._seen(page)

        self._once(work, done, self._failed)

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
        self.run(work, lambda _none: None, self._failed)

    def _write(self, record: Callable[[], object]) -> None:
        """Record something and show the page as it is then; the draft of its form goes."""
        store, home, key = self.opened.store, UUID(self._home), f"{DRAFT}{self._home}"
        self._kept = to_json(self.forms)

        def work() -> FrontPage:
            record()
            drafts.drop_draft(store, key)
            return front_page(store, home)

        self._once(work, self._seen, self._failed)

    def _change_front(self, change: Callable[[], None]) -> None:
        store, home = self.opened.store, UUID(self._home)

        def work() -> FrontPage:
            change()
            return front_page(store, home)

        def done(page: FrontPage) -> None:
            self.closing = False
            self._seen(page)

        self._once(work, done, self._failed)

    def _touch(self) -> None:
        self.touched()
        self.changed()

    def _seen(self, page: FrontPage) -> None:
        self.page, self.error = page, None
        self.changed()

    def _failed(self, error: KrachtigError) -> None:
        self.error = error
        self.changed()
