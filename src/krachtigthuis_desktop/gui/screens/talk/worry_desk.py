"""Which worry of a talk is open, and what is half-filled beside it. Everything typed is kept as a draft.

Nothing here is recorded: that is `worry_model`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from ....care import drafts, old_talks, talks
from ....care.old_talks import WORRY
from ....care.opened import Opened
from ....care.talks import Scene
from ....domain.records import Worry
from ....domain.records.worry import Safety
from ....domain.text import fold
from ....errors import InputError, InputFault, KrachtigError
from ...panels.person_form import PersonForm
from ...panels.restored import to_json
from ...run import Run
from .around import Around, Found, read_draft, read_refused, read_talk, read_worry
from .worry_form import WorryForm, form_of


class Notice(StrEnum):
    """What just happened, for one bar."""

    NONE = ""
    SAVED = "saved"
    RESTORED = "restored"
    CHARACTER_GONE = "character_gone"
    TOLD = "told"
    THROWN = "thrown"
    ANEW = "anew"
    """The text is one that the office did not take over."""


@dataclass(frozen=True)
class YieldLine:
    """One worry of this talk in the list at the left."""

    id: str
    called: str
    is_saved: bool
    is_open: bool


@dataclass
class WorryDesk:
    """`touched` is called at every key (the view keeps the draft soon after), `changed` when more must be shown."""

    opened: Opened
    run: Run
    changed: Callable[[], None] = lambda: None
    touched: Callable[[], None] = lambda: None
    form: WorryForm = field(default_factory=WorryForm)
    around: Around = field(init=False)
    drafts: dict[str, WorryForm] = field(default_factory=dict)
    """Half-filled worries of this talk, the open one excepted."""
    faults: dict[str, InputError] = field(default_factory=dict)
    error: KrachtigError | None = None
    notice: Notice = Notice.NONE
    busy: bool = False
    adding: PersonForm | None = None
    """*Iemand anders* while it is open."""
    thrown: str = ""
    """The id of the worry whose draft was thrown away just now."""
    _kept: tuple[object, ...] = ()

    def __post_init__(self) -> None:
        self._clear()

    @property
    def today(self) -> date:
        return self.opened.hand().today

    def open(self, what: str) -> None:
        """`talk:ID` for a next worry in a talk, `worry:ID` for a draft, `ID` for a saved worry.

        `refused:ID` for the text of a revision that the office did not take over.
        """
        self._clear()
        kind, _colon, id_ = what.rpartition(":")
        read = {"talk": read_talk, "worry": read_draft, "refused": read_refused}.get(kind, read_worry)

        def done(found: Found) -> None:
            self.around, self.drafts = found.around, {form.id: form for form in found.forms}
            if found.anew:
                self._open_anew(found.anew)
            elif kind == "talk":
                self._open_first()
            else:
                self._open_form(id_)
            self.changed()

        self.run(lambda: read(self.opened, id_), done, self._failed)

    @property
    def is_signal(self) -> bool:
        return self.form.safety in {Safety.UNSURE.value, Safety.YES.value}

    @property
    def saved(self) -> Worry | None:
        """The open worry as it is recorded; None for a new one."""
        stored = self.around.stored(self.form.id)
        return stored.worry if stored else None

    @property
    def lines(self) -> tuple[YieldLine, ...]:
        """What this talk yielded: the saved ones, then the half-filled, the open one in its place."""
        here = self.form.id
        lines = [
            YieldLine(str(each.id), each.worry.called, is_saved=True, is_open=str(each.id) == here)
            for each in self.around.yielded(here)
        ]
        shown = {line.id for line in lines}
        half = {form.id: form for form in (*self.drafts.values(), self.form) if form.id and form.id not in shown}
        lines += [YieldLine(form.id, form.called, is_saved=False, is_open=form.id == here) for form in half.values()]
        return tuple(lines)

    @property
    def kept_at(self) -> datetime | None:
        """When the draft of this form was last kept; None while there is nothing to keep."""
        return datetime.fromisoformat(self.form.kept).astimezone() if self.form.kept else None

    @property
    def is_dirty(self) -> bool:
        """Something was changed that is not in the draft or record yet."""
        return self.form.content() != self._kept

    @property
    def strange_number(self) -> str:
        """The field in which a number may be a BSN; empty when none does."""
        return next((name for name, _number in self.form.strange_numbers()), "")

    def type_text(self, name: str, text: str) -> None:
        """What is typed into a field; characters that cannot be kept go, with a notice."""
        was = self.strange_number
        removed, fault = self.form.type_text(name, text), self.faults.pop(name, None)
        if removed:
            self.notice = Notice.CHARACTER_GONE
        self.touched()
        if removed or fault or self.strange_number != was:
            self.changed()

    def set(self, name: str, value: object) -> None:
        """A choice of the form."""
        setattr(self.form, name, value)
        if name == "group":
            self.form.item = ""
        self.faults.pop(name, None)
        self.touched()
        self.changed()

    def another_number(self) -> None:
        """*Het is een ander nummer*: it may be saved, which is logged."""
        self.form.numbers += [number for _name, number in self.form.strange_numbers()]
        self.faults = {name: each for name, each in self.faults.items() if each.code is not InputFault.LOOKS_LIKE_BSN}
        self.touched()
        self.changed()

    def keep(self) -> None:
        """Keep the draft, when something was changed since."""
        if not self.form.id or self.busy or not self.is_dirty:
            return
        store, form, now = self.opened.store, self.form, self.opened.clock()
        self._kept = form.content()
        form.kept = now.isoformat()
        key, text = f"{WORRY}{form.id}", to_json(form)
        self.run(lambda: drafts.keep_draft(store, key, text), lambda _none: self.changed(), self._failed)

    def another(self) -> None:
        """A next worry in the same talk; the open one is kept as it is."""
        self._put_aside()
        self._open_new()
        self.changed()

    def show(self, id_: str) -> None:
        """Another worry of this talk."""
        if id_ != self.form.id:
            self._put_aside()
            self._open_form(id_)
            self.changed()

    def throw_draft_away(self) -> None:
        """Back to what is saved, or to an empty form; the worry itself stays, and the draft can be got back."""
        self.keep()
        store, key, id_ = self.opened.store, f"{WORRY}{self.form.id}", self.form.id
        self.drafts.pop(id_, None)
        if self.saved:
            self.form = WorryForm()
            self._open_form(id_)
        else:
            self._open_new()
        self.notice, self.thrown = Notice.THROWN, id_
        self.run(lambda: old_talks.throw_away(store, key), lambda _none: self.changed(), self._failed)

    def get_back(self) -> None:
        """What was thrown away just now stands in its form again."""
        store, key = self.opened.store, f"{WORRY}{self.thrown}"
        self.notice = Notice.NONE
        self.run(lambda: old_talks.take_back(store, key), lambda _none: self.open(key), self._failed)

    def add_somebody(self) -> None:
        self.adding = PersonForm(id=str(talks.new_id(self.opened.hand().now)))
        self.changed()

    def alike(self, person: PersonForm) -> str:
        """Who is known here already by that first name, and may be the same."""
        typed = fold(person.first_name.strip())
        return next((each.full_name for each in self.around.people if typed and fold(each.called) == typed), "")

    def stop_adding(self) -> None:
        self.adding = None
        self.changed()

    def _see(self, scene: Scene) -> None:
        self.around = replace(self.around, scene=scene)

    def _seen(self, scene: Scene) -> None:
        self._see(scene)
        self.changed()

    def _put_aside(self) -> None:
        self.keep()
        if self.form.kept and self.form.id:
            self.drafts[self.form.id] = self.form
        self.faults, self.error, self.notice, self.adding = {}, None, Notice.NONE, None

    def _open_first(self) -> None:
        """Coming back to a talk opens what was half-filled in it, else a new form."""
        half = next((form.id for form in self.drafts.values() if form.is_new), None)
        if half:
            self._open_form(half)
        else:
            self._open_new()

    def _open_new(self) -> None:
        new = str(talks.new_id(self.opened.hand().now))
        self.form = WorryForm(id=new, home=self.around.home, talk=self.around.conversation)
        self._kept = self.form.content()

    def _open_form(self, id_: str) -> None:
        """The draft of a worry when there is one, else the worry itself."""
        stored, draft = self.around.stored(id_), self.drafts.pop(id_, None)
        if draft is not None:
            self.form, self.notice = draft, Notice.RESTORED
        elif stored is not None:
            self.form = form_of(stored.worry, id_=stored.id, home=UUID(self.around.home), base=stored.head)
        self._kept = self.form.content()

    def _open_anew(self, form: WorryForm) -> None:
        """It is a draft from now on: what was refused once is not lost by leaving the page."""
        known = self.drafts.pop(form.id, None)
        self.form, self.notice = form, Notice.RESTORED if known else Notice.ANEW
        self._kept = form.content() if known else ()
        self.keep()

    def _clear(self) -> None:
        self.form, self.drafts, self.around = WorryForm(), {}, Around(self.today)
        self.faults, self.error, self.notice, self.busy, self.adding = {}, None, Notice.NONE, False, None
        self._kept = self.form.content()

    def _failed(self, error: KrachtigError) -> None:
        self.busy, self.error = False, error
        self.changed()
