"""A referral: a question handed to a helper, from concept to what came of it (DOMAIN 6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from ..words import Made, OneLine, Phone, Words
from .base import Record
from .worry import Safety, Urgency


class Step(StrEnum):
    CONCEPT = "concept"
    READY = "ready"
    SENT = "sent"
    RECEIVED = "received"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    FIRST_CONTACT = "first_contact"
    RUNNING = "running"
    ENDED = "ended"
    STOPPED = "stopped"
    NO_ANSWER = "no_answer"


class Source(StrEnum):
    REPLY_SLIP = "reply_slip"
    PHONE = "phone"
    FAMILY = "family"
    DETAINEE = "detainee"
    OURSELVES = "ourselves"


class Nature(StrEnum):
    """Fact, told and impression stay apart, in lists and letters too."""

    FACT = "fact"
    TOLD = "told"
    IMPRESSION = "impression"


@dataclass(frozen=True, kw_only=True)
class Taken:
    """One step that was taken: when it happened, by whom, how we know, and why for a stop."""

    step: Step
    on: date
    by: Made
    source: Source = Source.OURSELVES
    reason: Made = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One plain line of the situation: what it tells, of whom, by whom told."""

    text: Words
    nature: Nature
    about: tuple[UUID, ...]
    told_by: UUID | None = None
    data: Made = "situation"
    """A DataKind code: what a consent must open for this line to go along."""


@dataclass(frozen=True, kw_only=True)
class Referral(Record):
    KIND: ClassVar[str] = "referral"
    concerns: UUID
    """The adult whom it is for."""
    worries: tuple[UUID, ...] = ()
    organisation: UUID
    own_question: Words = ""
    """What the family itself asks, in its own words."""
    questions: tuple[Words, ...] = ()
    """One to three concrete questions to the helper."""
    outcome: Words = ""
    urgency: Urgency | None = None
    deadline: date | None = None
    deadline_what: OneLine = ""
    situation: tuple[Line, ...] = ()
    helps_already: Words = ""
    involved: Words = ""
    tried: Words = ""
    children: tuple[UUID, ...] = ()
    safety: Safety = Safety.NOT_ASKED
    name_detention: bool = False
    neutral_sender: bool = True
    answer_before: date | None = None
    contact: OneLine = ""
    """The professional named in the letter, with phone and hours (data of the office)."""
    contact_phone: Phone = ""
    contact_hours: OneLine = ""
    looked_by: OneLine = ""
    looked_on: date | None = None
    looked_how: Made = ""
    read_or_heard_on: date | None = None
    """When the person it concerns read or heard the letter; until then only her own copy can be printed."""
    steps: tuple[Taken, ...] = ()

    @property
    def step(self) -> Step:
        return self.steps[-1].step if self.steps else Step.CONCEPT

    def words(self) -> tuple[str, ...]:
        return (self.own_question, *self.questions, self.outcome)
