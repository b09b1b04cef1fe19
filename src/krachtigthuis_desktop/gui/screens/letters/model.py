"""The referrals of this laptop as plain lines, in three groups: to do, on its way, done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ....care.opened import Opened
from ....care.referrals import ReferralLine, referrals
from ....domain.records.referral import Step
from ....errors import KrachtigError
from ...run import Run


class Next(StrEnum):
    """What has to happen now."""

    LOOK = "look"
    READ = "read"
    PRINT = "print"
    ANSWER = "answer"
    LATE = "late"
    NOTHING = "nothing"


_HERE = frozenset({Step.CONCEPT, Step.READY})
_DONE = frozenset({Step.ENDED, Step.STOPPED, Step.REFUSED})
_UNANSWERED = frozenset({Step.SENT, Step.NO_ANSWER})


@dataclass
class LettersModel:
    """`changed` is called after each answer."""

    opened: Opened
    run: Run
    changed: Callable[[], None] = lambda: None
    lines: tuple[ReferralLine, ...] | None = None
    """None before the first answer."""
    error: KrachtigError | None = None
    day: date = field(init=False)

    def __post_init__(self) -> None:
        self.day = self.opened.hand().today

    def load(self) -> None:
        store, self.day = self.opened.store, self.opened.hand().today
        self.run(lambda: referrals(store), self._loaded, self._failed)

    @property
    def to_do(self) -> tuple[ReferralLine, ...]:
        """What has not gone out yet."""
        return self._with(lambda line: line.step in _HERE)

    @property
    def on_the_way(self) -> tuple[ReferralLine, ...]:
        return self._with(lambda line: line.step not in _HERE | _DONE)

    @property
    def done(self) -> tuple[ReferralLine, ...]:
        return self._with(lambda line: line.step in _DONE)

    @property
    def is_empty(self) -> bool:
        return self.lines == ()

    def next_of(self, line: ReferralLine) -> Next:
        """What has to happen with this one now."""
        if line.step in _HERE:
            if not line.looked:
                return Next.LOOK
            return Next.PRINT if line.read_or_heard else Next.READ
        if line.step in _UNANSWERED:
            late = line.answer_before is not None and line.answer_before < self.day
            return Next.LATE if late else Next.ANSWER
        return Next.NOTHING

    def _with(self, fits: Callable[[ReferralLine], bool]) -> tuple[ReferralLine, ...]:
        return tuple(line for line in self.lines or () if fits(line))

    def _loaded(self, lines: tuple[ReferralLine, ...]) -> None:
        self.lines, self.error = lines, None
        self.changed()

    def _failed(self, error: KrachtigError) -> None:
        self.error = error
        self.changed()
