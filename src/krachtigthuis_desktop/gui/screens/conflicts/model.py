"""Two testimonies as plain values: which one stands, or a third made of both, field by field, and why.

Both stay in the journal for good; what is settled travels back to every laptop that has the family.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from ....care.hand import Hand
from ....domain.records import Record
from ....domain.text import clean, one_line
from ....errors import InputError, KrachtigError
from ....office import settling
from ....office.desk import Desk
from ....office.settling import Conflict, Testimony
from ...run import Run


class Choice(StrEnum):
    """What stands from now on."""

    NONE = ""
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"


HIDDEN = frozenset({"number", "conversation"})
"""Fields that no person compares."""
HEARD_FROM = "raised_by"
"""It stands above both already."""


@dataclass
class ConflictsModel:
    """`changed` is called after each answer, `acted` after one was settled. The draft of a third stays here."""

    desk: Callable[[], Desk]
    hand: Callable[[], Hand]
    run: Run
    acted: Callable[[], None] = lambda: None
    changed: Callable[[], None] = lambda: None
    conflicts: tuple[Conflict, ...] = ()
    loaded: bool = False
    selected: str = ""
    choice: Choice = Choice.NONE
    taken: dict[str, Choice] = field(default_factory=dict)
    """In a third: of which testimony each field is that is no text."""
    texts: dict[str, str] = field(default_factory=dict)
    """In a third: what each text field says."""
    reason: str = ""
    settled: Conflict | None = None
    busy: bool = False
    error: KrachtigError | None = None

    def load(self) -> None:
        """Every record that waits. What is being settled stays as it is."""
        desk = self.desk()

        def done(found: tuple[Conflict, ...]) -> None:
            before = self.shown
            self.conflicts, self.loaded = found, True
            if before is None or _heads(before) not in {_heads(each) for each in found}:
                self._begin_with(found[0] if found else None)
            self.changed()

        self.run(lambda: settling.conflicts(desk), done, self._failed)

    @property
    def shown(self) -> Conflict | None:
        return next((each for each in self.conflicts if str(each.record) == self.selected), None)

    @property
    def two(self) -> tuple[Testimony, Testimony] | None:
        """The two that are settled first."""
        if self.shown is None:
            return None
        first, second, *_more = self.shown.testimonies
        return first, second

    @property
    def differing(self) -> tuple[str, ...]:
        shown = self.shown
        return tuple(each for each in shown.differing if each not in HIDDEN) if shown else ()

    @property
    def alike(self) -> tuple[str, ...]:
        """The fields that say the same in both, and say something."""
        record = self._record(Choice.FIRST)
        if record is None or self.shown is None or self._record(Choice.SECOND) is None:
            return ()
        names = (each.name for each in fields(record) if each.name not in {*self.shown.differing, *HIDDEN, HEARD_FROM})
        return tuple(name for name in names if getattr(record, name) not in ("", None, ()))

    @property
    def both_readable(self) -> bool:
        """Whether both have their text; of one that was erased nothing can be taken."""
        return self._record(Choice.FIRST) is not None and self._record(Choice.SECOND) is not None

    def may_take(self, choice: Choice) -> bool:
        return self.both_readable if choice is Choice.THIRD else self._record(choice) is not None

    def value(self, which: Choice, name: str) -> Any:
        """What a testimony says in a field."""
        record = self._record(which)
        return getattr(record, name) if record is not None else None

    def before(self, name: str) -> Any:
        """What stood there when both were made from it; None when nothing did, or it is not known."""
        base = self.shown.base if self.shown else None
        return getattr(base, name, None) or None

    def is_text(self, name: str) -> bool:
        """Whether both say it in free text, which a third may put together. A choice is one or the other."""
        return {type(self.value(which, name)) for which in (Choice.FIRST, Choice.SECOND)} == {str} and (
            name not in _CODES
        )

    def is_long(self, name: str) -> bool:
        """Whether a text of several lines may stand there; a name or a number is one line."""
        return name in _LONG

    def select(self, record: str) -> None:
        if record != self.selected:
            self._begin_with(next((each for each in self.conflicts if str(each.record) == record), None))
            self.settled, self.error = None, None
            self.changed()

    def choose(self, choice: Choice) -> None:
        """The first, the second, or a third of both."""
        if self.may_take(choice):
            self.choice = choice
            self.changed()

    def take(self, name: str, which: Choice) -> None:
        """In a third: this field as one of the two says it."""
        if self.is_text(name):
            self.texts[name] = self.value(which, name)
        else:
            self.taken |= dict.fromkeys(self._together(name), which)
        self.changed()

    def take_both(self, name: str) -> None:
        """In a third: both texts under each other, the first one first."""
        said = (self.value(Choice.FIRST, name), self.value(Choice.SECOND, name))
        self.texts[name] = ("\n\n" if self.is_long(name) else ", ").join(each for each in said if each)
        self.changed()

    def type(self, name: str, text: str) -> None:
        self.texts[name] = text

    def type_reason(self, text: str) -> None:
        self.reason = text
        self.changed()

    @property
    def undecided(self) -> tuple[str, ...]:
        """In a third: the fields of which nobody said yet whose they are."""
        if self.choice is not Choice.THIRD:
            return ()
        return tuple(each for each in self.differing if not self.is_text(each) and each not in self.taken)

    @property
    def may_settle(self) -> bool:
        chosen = self.choice is not Choice.NONE and not self.undecided
        return chosen and bool(self.reason.strip()) and not self.busy and self.two is not None

    def settle(self) -> None:
        """Record what stands, with the reason. When somebody settled it meanwhile, the list is read again."""
        conflict, two = self.shown, self.two
        base = self._record(Choice.FIRST if self.choice is Choice.THIRD else self.choice)
        if not self.may_settle or conflict is None or two is None or base is None:
            return
        try:
            value = self._result(base)
        except InputError as error:
            self._failed(error)
            return
        desk, hand, reason = self.desk(), self.hand(), self.reason

        def done(_revision: object) -> None:
            self.busy, self.settled, self.selected = False, conflict, ""
            self.load()
            self.acted()

        self.busy, self.error, self.settled = True, None, None
        self.changed()
        between = (two[0].revision, two[1].revision)
        self.run(
            lambda: settling.settle(desk, conflict.record, value, between=between, reason=reason, hand=hand),
            done,
            self._failed,
        )

    def _result(self, base: Record) -> Record:
        """What stands from now on. Raises InputError when the third is no record that can stand."""
        if self.choice is not Choice.THIRD:
            return base
        chosen = {name: self.value(which, name) for name, which in self.taken.items()}
        written = {name: self._written(name) for name in self.differing if self.is_text(name)}
        return replace(base, **chosen | written)

    def _written(self, name: str) -> str:
        typed = clean(self.texts[name]).text.strip()
        return typed if self.is_long(name) else one_line(typed)

    def _together(self, name: str) -> tuple[str, ...]:
        """The fields that only make sense as one of the two said them together."""
        both = next((each for each in _TOGETHER if name in each), ())
        return (name, *(each for each in both if each != name and each in self.differing))

    def _record(self, which: Choice) -> Record | None:
        two = self.two
        if two is None:
            return None
        return two[1].record if which is Choice.SECOND else two[0].record

    def _begin_with(self, conflict: Conflict | None) -> None:
        self.selected = str(conflict.record) if conflict else ""
        self.choice, self.reason, self.taken = Choice.NONE, "", {}
        self.texts = {name: self.value(Choice.FIRST, name) for name in self.differing if self.is_text(name)}

    def _failed(self, error: KrachtigError) -> None:
        self.busy, self.error = False, error
        self.changed()


_CODES = frozenset(
    {"group", "item", "phase", "service", "variant", "language", "sha256", "text_version"}
    | {"asked_by", "looked_by", "checked_by", "postcode4"}
)
"""Texts that are codes of lists or of the program: one or the other, nothing between."""
_TOGETHER = (("group", "item"),)
_LONG = frozenset(
    {"own_words", "seen_heard", "impression", "since", "helps_already", "who_knows", "key_factor", "safety_asked_how"}
    | {"notes", "closed_why", "paused_why", "end_unknown_why", "description", "helpers"}
    | {"own_question", "outcome", "involved", "tried", "how_to_apply", "notice"}
)


def _heads(conflict: Conflict) -> frozenset[object]:
    return frozenset(each.revision for each in conflict.testimonies)
