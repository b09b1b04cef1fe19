"""The beginning of a talk as plain values: choose or make the family, say when and where, ask the question.

With a yes the talk is recorded and the worries can be; otherwise everything stays a draft (DOMAIN 5, step 0).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from uuid import UUID

from ....care import drafts, families, old_talks, talks
from ....care.families import Family, FamilyLine
from ....care.old_talks import GONE, TALK, WORRY
from ....care.opened import Opened
from ....domain.finding import finder
from ....domain.records.conversation import MayWrite
from ....domain.text import clean
from ....errors import InputError, KrachtigError
from ...panels.person_form import day_typed
from ...panels.restored import from_json, to_json
from ...run import Run
from .somebody import Somebody, family_like, of_draft, of_family, yes_of
from .talk_form import TalkForm
from .waiting import DraftLine, waiting_lines

MOST_FAMILIES = 8
"""Families shown before anything is typed; searching finds the others."""


@dataclass
class BeginModel:
    """`begun` hears what the next screen must show ("talk:…") when the beginning is whole."""

    opened: Opened
    run: Run
    changed: Callable[[], None] = lambda: None
    touched: Callable[[], None] = lambda: None
    begun: Callable[[str], None] = lambda _what: None
    form: TalkForm = field(default_factory=TalkForm)
    asked: str = ""
    family: Family | None = None
    waiting: tuple[DraftLine, ...] = ()
    faults: dict[str, InputError] = field(default_factory=dict)
    error: KrachtigError | None = None
    busy: bool = False
    thrown: str = ""
    """The key of what was thrown away just now."""
    went: int = 0
    """How many talks without a yes went after fourteen days, just now."""
    clock_doubted: bool = False
    """Then the day of a talk is asked, never filled in."""
    _families: tuple[FamilyLine, ...] = ()
    _kept: str = ""

    @property
    def today(self) -> date:
        return self.opened.hand().today

    def start(self) -> None:
        """A new talk: nothing chosen yet, what was half-filled is offered."""
        self._clear()
        self.thrown = ""
        self._load()

    def start_with(self, home: str) -> None:
        """A new talk with a family that is known."""
        self._clear()
        self._load()
        self.choose(home)

    def resume(self, key: str) -> None:
        """A talk that was left half-filled, in place again."""
        self._clear()
        self._load()
        store = self.opened.store

        def done(text: str | None) -> None:
            form = from_json(TalkForm, text or "")
            if form:
                self.form, self._kept = form, to_json(form)
                if form.home and not form.is_new:
                    self._read_family(form.home)
            self.changed()

        self.run(lambda: drafts.kept_draft(store, key), done, self._failed)

    @property
    def families(self) -> tuple[FamilyLine, ...]:
        """Those that fit what was asked for, by surname."""
        fits = finder(self.asked)
        return tuple(line for line in self._families if fits(line.findable))[:MOST_FAMILIES]

    @property
    def alike(self) -> FamilyLine | None:
        """While a new family is begun: one that is here with that name in that place, and may be the same."""
        return family_like(self._families, self.form) if self.form.is_new else None

    @property
    def no_families(self) -> bool:
        return not self._families

    @property
    def people(self) -> tuple[Somebody, ...]:
        """Who may have been there, who is inside first."""
        known = of_family(self.family, self.today) if self.family else ()
        return tuple(sorted((*known, *of_draft(self.form, self.today)), key=lambda each: not each.inside))

    @property
    def inside(self) -> Somebody | None:
        """Who is inside, as far as it is known."""
        return next((each for each in self.people if each.inside), None)

    @property
    def name(self) -> str:
        return self.inside.full_name if self.inside else ""

    @property
    def is_chosen(self) -> bool:
        """A family was chosen, or a new one begun."""
        return bool(self.form.home)

    @property
    def yes_since(self) -> date | None:
        """Since when a yes to writing down stands."""
        return yes_of(self.family)

    def search(self, text: str) -> None:
        """Narrow the list of families; they are all here, so that it answers at once."""
        self.asked = text
        self.changed()

    def choose(self, home: str) -> None:
        """A family that is known. What was said about day and place stays; a talk with it that was begun goes on."""
        begun = next((line.key for line in self.waiting if line.home == home and line.is_talk and not line.gone), "")
        if begun and self.form.is_empty and begun != f"{TALK}{self.form.id}":
            self.resume(begun)
            return
        self.form.home, self.form.is_new = home, False
        self.faults.pop("home", None)
        self._touch()
        self._read_family(home)

    def choose_found(self) -> None:
        """Enter in the search: the first that was found; without a word typed only who is alone here."""
        found = self.families
        if found and (self.asked.strip() or len(found) == 1):
            self.choose(str(found[0].home))

    def begin_new(self) -> None:
        """A family that is not known here."""
        self.family = None
        self.form.home, self.form.detainee, self.form.is_new = self._new_id(), self._new_id(), True
        self.form.with_whom = [self.form.detainee]
        self.faults.pop("home", None)
        self._touch()

    def choose_other(self) -> None:
        """Back to the list; what was typed about a new family stays until another is chosen."""
        self.family = None
        self.form.home, self.form.is_new = "", False
        self.form.may_write = ""
        self._load()
        self._touch()

    def type_person(self, name: str, text: str) -> None:
        was = self.alike
        self.form.person.type_text(name, text)
        self._typed(name)
        if self.alike != was:
            self.changed()

    def type_text(self, name: str, text: str) -> None:
        """Day, place or facility as typed."""
        setattr(self.form, name, clean(text).text)
        self._typed(name)

    def set(self, name: str, value: str | list[str]) -> None:
        """A choice: form, with whom, phase, the answer."""
        setattr(self.form, name, value)
        self.faults.pop(name, None)
        self._touch()

    def choose_place(self, name: str, *, elsewhere: bool = False) -> None:
        """A place from the list, or one that is not in it and is typed."""
        self.form.facility, self.form.elsewhere = name, elsewhere
        self.faults.pop("facility", None)
        self._touch()

    def address(self, code: str) -> None:
        self.form.person.address_as = code
        self._touch()

    def go_on(self) -> None:
        """Record the talk after a yes, else keep it as a draft; then on to the worries."""
        self.faults = self.form.faults(self.today, ask_day=self.clock_doubted)
        if self.faults or self.busy:
            self.changed()
            return
        self.busy, self.error = True, None
        store, hand, form = self.opened.store, self.opened.hand(), self.form
        key = f"{TALK}{form.id}"
        if not form.has_yes:
            form.kept = hand.now.isoformat()
            self.run(lambda: drafts.keep_draft(store, key, to_json(form)), lambda _none: self._went(key), self._failed)
            return
        talk, new, people = form.conversation(hand.today), form.new_family(hand.today), form.new_people(hand.today)
        begin = partial(talks.begin_talk, store, UUID(form.home), talk, id_=UUID(form.id), hand=hand)
        self.run(lambda: begin(new=new, people=people, draft=key), lambda _none: self._went(key), self._failed)

    def keep(self) -> None:
        """Keep the draft when anything was chosen or typed since it was last kept."""
        text = to_json(self.form)
        if self.busy or not self.form.id or text == self._kept:
            return
        self._kept, store, key = text, self.opened.store, f"{TALK}{self.form.id}"
        # What was emptied again, or only opened, leaves nothing behind.
        work = (
            partial(drafts.drop_draft, store, key)
            if self.form.is_empty
            else partial(drafts.keep_draft, store, key, text)
        )
        self.run(work, lambda _none: None, self._failed)

    def throw_away(self, key: str) -> None:
        """A half-filled talk goes, with the worries that are only in it. It can be taken back for a week."""
        self.thrown = key
        self.run(partial(old_talks.throw_away, self.opened.store, key), self._load, self._failed)

    def take_back(self, key: str) -> None:
        """What was thrown away, or went after fourteen days, stands here again."""
        self.thrown, self.went = "", 0
        self.run(partial(old_talks.take_back, self.opened.store, key), self._load, self._failed)

    def _clear(self) -> None:
        hand = self.opened.hand()
        self.form = TalkForm(id=self._new_id(), begun=hand.today.isoformat())
        self.form.on = day_typed(hand.today)
        self.family, self.asked, self.faults, self.error, self.busy = None, "", {}, None, False
        self._kept = to_json(self.form)

    def _load(self, _done: object = None) -> None:
        store, today = self.opened.store, self.today

        def work() -> tuple[old_talks.Tended, tuple[FamilyLine, ...], tuple[drafts.Draft, ...]]:
            tended = old_talks.tend_talks(store, today)
            return tended, families.families(store), drafts.kept_drafts(store, TALK, WORRY, GONE)

        def done(found: tuple[old_talks.Tended, tuple[FamilyLine, ...], tuple[drafts.Draft, ...]]) -> None:
            tended, self._families, kept = found
            names = {str(line.home): line.name for line in self._families}
            self.waiting = waiting_lines(kept, names, tended.going)
            self.went, self.clock_doubted = self.went + tended.went, tended.clock_doubted
            if tended.clock_doubted and self.form.on == day_typed(today):
                self.form.on = ""
            self.changed()

        self.run(work, done, self._failed)

    def _read_family(self, home: str) -> None:
        store = self.opened.store

        def done(family: Family) -> None:
            if self.form.home != home:
                return  # another was chosen while this one was read
            self.family = family
            self.form.detainee = str(family.detainee.id)
            known = {str(stored.id) for stored in family.persons}
            self.form.with_whom = [each for each in self.form.with_whom if each in known] or [self.form.detainee]
            self.form.facility = family.detention.record.facility if family.detention else ""
            if self.yes_since and not self.form.may_write:
                self.form.may_write = MayWrite.YES.value
            self.changed()

        self.run(lambda: families.family(store, UUID(home)), done, self._failed)

    def _typed(self, name: str) -> None:
        if self.faults.pop(name, None):
            self.changed()
        self.touched()

    def _touch(self) -> None:
        self.touched()
        self.changed()

    def _went(self, what: str) -> None:
        self._clear()
        self.changed()
        self.begun(what)

    def _failed(self, error: KrachtigError) -> None:
        self.busy, self.error = False, error
        if isinstance(error, InputError) and "field" in error.facts:
            self.faults = {str(error.facts["field"]): error}
        self.changed()

    def _new_id(self) -> str:
        return str(talks.new_id(self.opened.hand().now))
