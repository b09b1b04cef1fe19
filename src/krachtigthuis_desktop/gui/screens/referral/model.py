"""The form of a question as plain state: fill it in, keep its draft, save it whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from ....care import drafts
from ....care.asking import Question, Saved, kinds_used, question_for, save_question
from ....care.opened import Opened
from ....domain.records import Person
from ....domain.records.referral import Step
from ....domain.text import clean
from ....errors import InputError, InputFault, KrachtigError
from ...panels.consent_form import ConsentForm
from ...run import OneAtATime, Run
from . import form as forms
from . import written
from .form import QUESTIONS, LineForm, ReferralForm
from .helper_model import HelperModel

KEY = "referral:"
"""Beginning of a draft's key; what the form was opened for follows."""
_OPEN_STEPS = frozenset({Step.CONCEPT, Step.READY})


@dataclass
class ReferralModel:
    """`changed` after every answer and choice; `touched` after every key, so that the view keeps the draft in time."""

    opened: Opened
    run: Run
    changed: Callable[[], None] = lambda: None
    touched: Callable[[], None] = lambda: None
    went: Callable[[UUID], None] = lambda _referral: None
    """Called with the referral when it was saved."""
    what: UUID | None = None
    question: Question | None = None
    form: ReferralForm = field(default_factory=ReferralForm)
    helper: HelperModel = field(init=False)
    faults: dict[str, InputError] = field(default_factory=dict)
    error: KrachtigError | None = None
    """A number that may be a citizen service number; the writer says what it is."""
    kept_at: datetime | None = None
    removed: tuple[str, ...] = ()
    dirty: bool = False
    day: date = field(init=False)

    def __post_init__(self) -> None:
        self._write = OneAtATime(lambda: self.run)
        self.day = self.opened.hand().today
        self.helper = HelperModel(self.opened, self.run, self._helper_saved, self._failed, self._say)

    def open(self, what: UUID) -> None:
        """The form for a worry, a family or a referral; a draft of it is given back as it was."""
        if what == self.what and self.dirty:
            return
        self.keep()
        store, self.what = self.opened.store, what
        self.question, self.form = None, ReferralForm()
        self.helper.form = None
        self.faults, self.error, self.kept_at = {}, None, None
        self.day = self.opened.hand().today

        def work() -> tuple[Question, str | None]:
            return question_for(store, what), drafts.kept_draft(store, f"{KEY}{what}")

        self.run(work, self._loaded, self._failed)

    # Whom and what there is to choose

    @property
    def adults(self) -> tuple[tuple[str, Person], ...]:
        return forms.adults(self.question) if self.question else ()

    @property
    def children(self) -> tuple[tuple[str, Person], ...]:
        return forms.children(self.question) if self.question else ()

    @property
    def people(self) -> tuple[tuple[str, Person], ...]:
        return (*self.adults, *self.children)

    @property
    def concerned(self) -> Person | None:
        return dict(self.adults).get(self.form.concerns)

    @property
    def name(self) -> str:
        """Whom it is for, as called; empty before that was chosen."""
        return self.concerned.called if self.concerned else ""

    @property
    def helper_name(self) -> str:
        found = self.question.organisations if self.question else ()
        return next((each.record.name for each in found if str(each.id) == self.form.organisation), "")

    @property
    def is_new(self) -> bool:
        return not self.form.base

    @property
    def needs_reason(self) -> bool:
        """After *sent* a change says why."""
        stored = self.question.referral if self.question else None
        return stored is not None and stored.record.step not in _OPEN_STEPS

    # Filling in

    def type_text(self, name: str, text: str) -> None:
        self._set(self.form, name, text)

    def type_question(self, place: int, text: str) -> None:
        cleaned = clean(text)
        self.form.questions[place], self.removed = cleaned.text, cleaned.removed
        self._touch()

    def more_questions(self) -> None:
        if len(self.form.questions) < QUESTIONS:
            self.form.questions.append("")
            self._choose()

    def choose(self, name: str, value: str | bool | list[str]) -> None:  # noqa: FBT001 a choice has a value
        setattr(self.form, name, value)
        self._choose()

    def choose_person(self, key: str) -> None:
        """Whom it is for; how to reach that person comes along."""
        person = dict(self.adults).get(key)
        if person is None:
            return
        self.form.concerns = key
        self.form.show_reach(person.reach)
        self._choose()

    def add_line(self) -> None:
        about = [self.form.concerns] if self.form.concerns else []
        self.form.lines.append(LineForm(about=about))
        self._choose()

    def drop_line(self, place: int) -> None:
        del self.form.lines[place]
        self._choose()

    def type_line(self, place: int, text: str) -> None:
        self._set(self.form.lines[place], "text", text)

    def choose_line(self, place: int, name: str, value: str | list[str]) -> None:
        setattr(self.form.lines[place], name, value)
        self._choose()

    def type_consent(self, name: str, text: str) -> None:
        self._set(self.form.consent, name, text)

    def choose_consent(self, name: str, value: str | bool | list[str]) -> None:  # noqa: FBT001
        setattr(self.form.consent, name, value)
        self._choose()

    def ask_consent(self) -> None:
        """Open the block: for the person it is for, today, with the data that this letter would show."""
        form = self.form
        lines = [line.data for line in form.lines if line.text.strip()]
        helpers = bool(form.helps_already.strip() or form.involved.strip())
        used = (
            kinds_used(self.concerned, lines=lines, children=bool(form.children), helpers=helpers)
            if self.concerned
            else ()
        )
        data = [kind.value for kind in used]
        self.form.consent = ConsentForm(
            open=True, about=self.form.concerns, given_by=self.form.concerns, preset="refer", on="", data=data
        )
        self._choose()

    def no_consent(self) -> None:
        """Close the block: nobody was asked yet."""
        self.form.consent = ConsentForm()
        self._choose()

    def _helper_saved(self, id_: UUID) -> None:
        """The new organisation stands in the list, and is chosen."""
        store, what = self.opened.store, self.what
        if what is None:
            return

        def loaded(question: Question) -> None:
            self.question, self.form.organisation = question, str(id_)
            self._choose()

        self.run(lambda: question_for(store, what), loaded, self._failed)

    # Keeping and saving

    def keep(self) -> None:
        """Keep the draft, when there is something new in it."""
        if not self.dirty or self.what is None:
            return
        store, key, text = self.opened.store, f"{KEY}{self.what}", forms.to_json(self.form)
        self.dirty = False

        def kept(_nothing: None) -> None:
            self.kept_at = self.opened.clock().astimezone()
            self.changed()

        def failed(error: KrachtigError) -> None:
            self.dirty = True
            self._failed(error)

        self.run(lambda: drafts.keep_draft(store, key, text), kept, failed)

    def save(self) -> None:
        """Referral, consent and how to reach her, together. What is wrong is in `faults`."""
        question, what = self.question, self.what
        self.faults = written.faults(self.form, self.day, needs_reason=self.needs_reason)
        if question is None or what is None or self.faults:
            self.changed()
            return
        form, store, hand = self.form, self.opened.store, self.opened.hand()
        record = written.referral(form, self.day)
        consents = written.consents(form, self.day, hand.name)

        def work() -> Saved:
            return save_question(
                store,
                question.family.home.id,
                record,
                hand=hand,
                id_=question.referral.id if question.referral else None,
                base=UUID(form.base) if form.base else None,
                reason=form.reason.strip() or None,
                reach=written.reach(form),
                consents=consents,
                draft=f"{KEY}{what}",
            )

        self._write(work, self._saved, self._failed)

    def save_over(self) -> None:
        """Save although somebody changed it meanwhile; the history keeps the other text."""
        store, what = self.opened.store, self.what
        if what is None:
            return

        def loaded(question: Question) -> None:
            self.question, self.error = question, None
            self.form.base = str(question.referral.head) if question.referral else ""
            self.save()

        self.run(lambda: question_for(store, what), loaded, self._failed)

    @property
    def is_stale(self) -> bool:
        return self.error is not None and self.error.code is InputFault.STALE

    def _say(self) -> None:
        """Tell whoever listens by now: the view comes after the model."""
        self.changed()

    def _set(self, form: object, name: str, text: str) -> None:
        cleaned = clean(text)
        setattr(form, name, cleaned.text)
        self.removed = cleaned.removed
        self._touch()

    def _touch(self) -> None:
        self.dirty = True
        self.touched()

    def _choose(self) -> None:
        self._touch()
        self.changed()

    def _loaded(self, answer: tuple[Question, str | None]) -> None:
        question, draft = answer
        self.question = question
        stored = question.referral
        usual = forms.of_referral(question, stored.record, str(stored.head)) if stored else forms.fresh(question)
        self.form = (forms.from_json(draft) if draft else None) or usual
        self.dirty = False
        self.changed()

    def _saved(self, saved: Saved) -> None:
        self.dirty, self.error, self.what = False, None, None
        self.went(saved.referral)

    def _failed(self, error: KrachtigError) -> None:
        self.error = error
        self.changed()
