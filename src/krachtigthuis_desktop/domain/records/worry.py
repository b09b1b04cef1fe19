"""A worry: what he says, what was seen, what the volunteer thinks, three texts that never mix.

State and feedback are two axes: a worry can be solved and not told back, or told back and not solved.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from ...errors import InputError, InputFault
from ..words import Made, OneLine, Words
from .base import Record

MOST_SEVERE = 10


class Wish(StrEnum):
    LISTEN = "only_listen"
    LOOK_ALONG = "look_along"
    TALK_TO_FAMILY = "talk_to_the_family"
    REFER = "refer"
    TELL_BACK = "tell_me_back"


class Urgency(StrEnum):
    NOW = "now"
    THIS_WEEK = "this_week"
    CAN_WAIT = "can_wait"


class Safety(StrEnum):
    """Is somebody unsafe at home? "Not asked" is an answer of its own and the default."""

    NOT_ASKED = "not_asked"
    NONE = "none"
    UNSURE = "unsure"
    YES = "yes"


class State(StrEnum):
    NOTED = "noted"
    DISCUSSED = "discussed"
    INTRODUCTION_ASKED = "introduction_asked"
    FAMILY_SPOKEN = "family_spoken"
    TAKEN_UP_OURSELVES = "taken_up_ourselves"
    TAKEN_UP_NETWORK = "taken_up_network"
    REFERRED = "referred"
    SOLVED = "solved"
    PARTLY = "partly_solved"
    NOT_SOLVED = "not_solved"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """What he was told of it, by whom, when."""

    on: date
    by: Made
    said: Words


@dataclass(frozen=True, kw_only=True)
class Worry(Record):
    KIND: ClassVar[str] = "worry"
    conversation: UUID | None = None
    raised_by: UUID
    about: tuple[UUID, ...] = ()
    group: Made = ""
    """A code of the list `worry_groups` (data), and one of its items."""
    item: Made = ""
    title: OneLine = ""
    own_words: Words = ""
    seen_heard: Words = ""
    impression: Words = ""
    since: OneLine = ""
    helps_already: Words = ""
    who_knows: Words = ""
    key_factor: Words = ""
    wishes: tuple[Wish, ...] = ()
    family_may_know_source: bool | None = None
    family_may_know_details: bool | None = None
    severity_start: int | None = None
    severity_between: int | None = None
    severity_end: int | None = None
    urgency: Urgency | None = None
    deadline: date | None = None
    deadline_what: OneLine = ""
    safety: Safety = Safety.NOT_ASKED
    safety_asked_how: Words = ""
    coordinator_only: bool = False
    state: State = State.NOTED
    feedback: Feedback | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if not (self.title.strip() or self.own_words.strip() or self.seen_heard.strip()):
            raise InputError(InputFault.TEXT_EMPTY, field="own_words")
        for name in ("severity_start", "severity_between", "severity_end"):
            value = getattr(self, name)
            if value is not None and not 0 <= value <= MOST_SEVERE:
                raise InputError(InputFault.OUT_OF_RANGE, field=name, least=0, most=MOST_SEVERE)

    @property
    def strict(self) -> bool:
        return self.coordinator_only

    @property
    def called(self) -> str:
        """The line by which people know this worry: its title, else the first words of it."""
        return self.title or (self.own_words or self.seen_heard).split("\n", 1)[0][:80]

    def words(self) -> tuple[str, ...]:
        return (self.title, self.own_words, self.seen_heard, self.impression, self.key_factor, self.deadline_what)
