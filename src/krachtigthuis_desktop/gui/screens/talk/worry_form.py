"""The half-filled form of one worry: everything as typed and chosen. It becomes a `Worry` when it is whole."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date
from uuid import UUID

from ....domain.bsn import numbers_in
from ....domain.dates import read_date
from ....domain.records import Worry
from ....domain.records.worry import Safety, State, Urgency, Wish
from ....domain.text import MAX_TEXT, clean
from ....errors import InputError, InputFault

TEXTS = (
    "title",
    "own_words",
    "seen_heard",
    "impression",
    "since",
    "helps_already",
    "who_knows",
    "key_factor",
    "deadline_what",
    "safety_asked_how",
)
ENDED = frozenset({State.SOLVED, State.PARTLY, State.NOT_SOLVED})
"""States in which what is said of the weight now is the weight at the end."""


@dataclass
class WorryForm:
    """`id` is made before the first key; `base` is the revision that was opened (empty: a new worry).

    `number` and `numbers` are not the same: the first names the worry, the others are numbers in its texts
    of which the writer said that they are another number than a BSN, by their digits.
    """

    id: str = ""
    home: str = ""
    talk: str = ""
    base: str = ""
    number: str = ""
    kept: str = ""
    title: str = ""
    own_words: str = ""
    seen_heard: str = ""
    impression: str = ""
    since: str = ""
    helps_already: str = ""
    who_knows: str = ""
    key_factor: str = ""
    deadline: str = ""
    deadline_what: str = ""
    safety_asked_how: str = ""
    about: list[str] = field(default_factory=list)
    group: str = ""
    item: str = ""
    urgency: str = ""
    safety: str = ""
    state: str = State.NOTED.value
    wishes: list[str] = field(default_factory=list)
    severity: int | None = None
    severity_now: int | None = None
    source_known: bool | None = None
    details_known: bool | None = None
    numbers: list[str] = field(default_factory=list)

    def type_text(self, name: str, text: str) -> tuple[str, ...]:
        """Take what was typed; gives back the characters that had to go."""
        cleaned = clean(text)
        setattr(self, name, cleaned.text)
        return cleaned.removed

    @property
    def is_new(self) -> bool:
        return not self.base

    @property
    def called(self) -> str:
        """The line by which its writer knows it."""
        return self.title.strip() or (self.own_words or self.seen_heard or self.impression).strip()[:60]

    def content(self) -> tuple[object, ...]:
        """Everything that a person filled in, to compare two moments of the form."""
        own = {"id", "home", "talk", "base", "number", "kept", "numbers"}
        values = (getattr(self, each.name) for each in fields(self) if each.name not in own)
        return tuple(tuple(value) if isinstance(value, list) else value for value in values)

    @property
    def is_empty(self) -> bool:
        return self.content() == WorryForm().content()

    def strange_numbers(self) -> tuple[tuple[str, str], ...]:
        """The field and digits of each number that may be a BSN and of which nothing was said yet."""
        found = ((name, number) for name in TEXTS for number in numbers_in(getattr(self, name)))
        return tuple((name, number) for name, number in found if number not in self.numbers)

    def faults(self, today: date) -> dict[str, InputError]:
        """What keeps it from being saved, by field."""
        found: dict[str, InputError] = {}
        if not (self.title.strip() or self.own_words.strip() or self.seen_heard.strip()):
            found["own_words"] = InputError(InputFault.TEXT_EMPTY, field="own_words")
        for name in TEXTS:
            length = len(getattr(self, name))
            if length > MAX_TEXT:
                found[name] = InputError(InputFault.TEXT_TOO_LONG, field=name, limit=MAX_TEXT, length=length)
        for name, _number in self.strange_numbers():
            found[name] = InputError(InputFault.LOOKS_LIKE_BSN, field=name)
        try:
            self.deadline_day(today)
        except InputError as error:
            found["deadline"] = error
        return found

    def deadline_day(self, today: date) -> date | None:
        """Raises InputError when what was typed is no day."""
        return read_date(self.deadline, today) if self.deadline.strip() else None

    def worry(self, before: Worry, today: date) -> Worry:
        """The worry as the form has it now; `before` gives what the form does not show. Raises InputError."""
        state = State(self.state)
        changes: dict[str, object] = {name: getattr(self, name).strip() for name in TEXTS}
        changes["severity_end" if state in ENDED else "severity_between"] = self.severity_now
        return replace(
            before,
            **changes,  # type: ignore[arg-type]
            about=tuple(UUID(each) for each in self.about),
            group=self.group,
            item=self.item,
            wishes=tuple(Wish(each) for each in self.wishes),
            family_may_know_source=self.source_known,
            family_may_know_details=self.details_known,
            severity_start=self.severity,
            urgency=Urgency(self.urgency) if self.urgency else None,
            deadline=self.deadline_day(today),
            safety=Safety(self.safety) if self.safety else Safety.NOT_ASKED,
            state=state,
        )


def form_of(worry: Worry, *, id_: UUID, home: UUID, base: UUID) -> WorryForm:
    """A saved worry in its form again."""
    form = WorryForm(id=str(id_), home=str(home), base=str(base), number=worry.number)
    form.talk = str(worry.conversation) if worry.conversation else ""
    for name in TEXTS:
        setattr(form, name, getattr(worry, name))
    form.about = [str(each) for each in worry.about]
    form.group, form.item = worry.group, worry.item
    form.wishes = [wish.value for wish in worry.wishes]
    form.urgency = worry.urgency.value if worry.urgency else ""
    form.safety, form.state = worry.safety.value, worry.state.value
    form.severity = worry.severity_start
    form.severity_now = worry.severity_end if worry.state in ENDED else worry.severity_between
    form.source_known, form.details_known = worry.family_may_know_source, worry.family_may_know_details
    day = worry.deadline
    form.deadline = f"{day.day}-{day.month}-{day.year}" if day else ""
    # What was saved with such a number in it was asked about then.
    form.numbers = [number for _name, number in form.strange_numbers()]
    return form


def changed_fields(mine: Worry, theirs: Worry) -> tuple[str, ...]:
    """Names of fields in which two versions differ, in the order of the form."""
    quiet = {"number", "conversation", "raised_by", "feedback", "coordinator_only"}
    names = [each.name for each in fields(Worry) if each.name not in quiet]
    return tuple(name for name in names if getattr(mine, name) != getattr(theirs, name))
