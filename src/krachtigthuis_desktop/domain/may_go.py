"""The one question: may this sentence go to this reader? Answered with its reason (DOMAIN 5).

Letters, cards, calls, feedback and the screen that somebody reads along all pass here. A sentence goes
only when for *every* person it tells about an active consent of the right giver opens the purpose, the
reader and the kind of data, and nothing is withheld. The right giver depends on age: under 12 the legal
representatives, from 12 to 15 the child and the representatives, from 16 the person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ..errors import RuleReason
from .records.consent import Capacity, Consent, DataKind, Purpose
from .records.person import Person
from .records.relation import Known, Relation

CHILD_SPEAKS_ALONG = 12
YOUNG_PERSON_DECIDES = 16


class Tone(StrEnum):
    """In what way a sentence says what it says."""

    FRAME = "frame"
    """The program's or the letter's own words, about nobody."""
    FACT = "fact"
    OWN_WORDS = "own_words"
    TOLD = "told"
    IMPRESSION = "impression"
    SAFETY = "safety"


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """What is about to be said: of whom, told by whom, in which tone, opening which kinds of data."""

    text: str
    about: frozenset[UUID] = frozenset()
    told_by: UUID | None = None
    tone: Tone = Tone.FRAME
    data: frozenset[DataKind] = frozenset()
    detention: bool = False
    """True when it says, or lets one guess, that somebody is in detention."""


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who would read it, and for which purpose it goes there."""

    id: UUID
    purpose: Purpose


@dataclass(frozen=True, kw_only=True)
class Case:
    """What is known about the people of one home front, as far as the question needs it."""

    persons: tuple[Person, ...]
    ids: tuple[UUID, ...]
    """The record ids of `persons`, in the same order."""
    relations: tuple[Relation, ...] = ()
    consents: tuple[tuple[UUID, Consent], ...] = ()
    """Each consent with its record id."""

    def person(self, wanted: UUID) -> Person | None:
        return next((person for id_, person in zip(self.ids, self.persons, strict=True) if id_ == wanted), None)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Yes with the consents it rests on, or no with the reason and whom to ask."""

    allowed: bool
    reason: RuleReason | None = None
    because_of: UUID | None = None
    """The person whose say it is that stands in the way."""
    consents: tuple[UUID, ...] = ()
    ask: tuple[UUID, ...] = ()
    """Persons whose yes would open it."""


def may_go(sentence: Sentence, reader: Reader, case: Case, on: date) -> Answer:
    """May `sentence` go to `reader` on that day? Never raises; a no always carries a reason.

    Whoever it tells about must agree, and whoever told it: what somebody told is his as well. About
    himself a reader may hear everything that others did not tell in confidence.
    """
    if sentence.tone is Tone.IMPRESSION and reader.purpose not in _IMPRESSION_FOR:
        return Answer(allowed=False, reason=RuleReason.IMPRESSION)
    if sentence.tone is Tone.SAFETY and reader.purpose is Purpose.TELL_BACK:
        return Answer(allowed=False, reason=RuleReason.STRICT)
    data = sentence.data | ({DataKind.DETENTION} if sentence.detention else frozenset())
    asked = {person: data for person in sentence.about}
    if sentence.told_by is not None:
        asked.setdefault(sentence.told_by, frozenset({DataKind.SITUATION}))
    used: list[UUID] = []
    for person in sorted(asked.keys() - {reader.id}):
        answer = _open_for(_Asked(person=person, data=asked[person], reader=reader, on=on), case)
        if not answer.allowed:
            return answer
        used.extend(answer.consents)
    return Answer(allowed=True, consents=tuple(dict.fromkeys(used)))


_IMPRESSION_FOR = frozenset({Purpose.REFER, Purpose.CONTACT_FAMILY})
"""An impression may stand in a letter that the family reads too; never in feedback or beside a reader."""


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """One question about one person."""

    person: UUID
    data: frozenset[DataKind]
    reader: Reader
    on: date


def _open_for(asked: _Asked, case: Case) -> Answer:
    """Whether everyone who must agree for this person has done so."""
    givers = who_decides(asked.person, case, asked.on)
    if not givers.allowed:
        return givers
    used: list[UUID] = []
    for giver in givers.ask:
        answer = _given(asked, giver, case)
        if not answer.allowed:
            return answer
        used.extend(answer.consents)
    return Answer(allowed=True, consents=tuple(used))


def who_decides(person: UUID, case: Case, on: date) -> Answer:
    """Whose yes is needed for data about this person, in `ask`; a no when that is not known (DOMAIN 5, ages)."""
    known = case.person(person)
    if known is None:
        return Answer(allowed=False, reason=RuleReason.NO_CONSENT, because_of=person, ask=(person,))
    age = known.birth.age_at(on)
    if age is not None and age >= YOUNG_PERSON_DECIDES:
        return Answer(allowed=True, ask=(person,))
    if age is None and not is_child_of_somebody(person, case):
        return Answer(allowed=True, ask=(person,))
    parents = _parents(person, case)
    holders = tuple(parent for parent, tie in parents if tie.authority is Known.YES and not tie.authority_disputed)
    unsure = any(tie.authority is Known.UNKNOWN or tie.authority_disputed for _parent, tie in parents)
    if not holders or unsure:
        asks = tuple(parent for parent, _tie in parents)
        return Answer(allowed=False, reason=RuleReason.AUTHORITY_UNKNOWN, because_of=person, ask=asks)
    speaks_along = age is None or age >= CHILD_SPEAKS_ALONG
    return Answer(allowed=True, ask=(*holders, person) if speaks_along else holders)


def is_child_of_somebody(person: UUID, case: Case) -> bool:
    """True when a record says that this person is somebody's child, so that without an age we ask both."""
    known = case.person(person)
    return bool(known and "child" in known.roles) or bool(_parents(person, case))


def in_force(consent: Consent, purpose: Purpose, on: date) -> RuleReason | None:
    """None when this consent opens the purpose on that day, else why not."""
    if not consent.agreed or consent.on > on:
        return RuleReason.NO_CONSENT
    if purpose not in consent.purposes:
        return RuleReason.OTHER_PURPOSE
    withdrawn = consent.withdrawal
    if withdrawn and withdrawn.on <= on and (not withdrawn.purposes or purpose in withdrawn.purposes):
        return RuleReason.CONSENT_WITHDRAWN
    if consent.valid_until and consent.valid_until < on:
        return RuleReason.CONSENT_EXPIRED
    return None


def _parents(child: UUID, case: Case) -> list[tuple[UUID, Relation]]:
    """Each parent with the latest measurement of the tie."""
    latest: dict[UUID, Relation] = {}
    for tie in sorted(case.relations, key=lambda tie: tie.measured_on):
        if tie.parent and tie.to_person == child:
            latest[tie.from_person] = tie
    return list(latest.items())


def _given(asked: _Asked, giver: UUID, case: Case) -> Answer:
    """Whether this giver's latest word about this person opens the data to the reader."""
    purpose, on = asked.reader.purpose, asked.on
    theirs = [
        (id_, consent)
        for id_, consent in case.consents
        if consent.about == asked.person
        and consent.given_by == giver
        and consent.capacity is (Capacity.SELF if giver == asked.person else Capacity.REPRESENTATIVE)
    ]
    if any(_withholds(consent, asked) for _id, consent in theirs if in_force(consent, purpose, on) is None):
        return Answer(allowed=False, reason=RuleReason.WITHHELD, because_of=giver)
    refused_on = max((c.on for _id, c in theirs if not c.agreed and c.on <= on), default=date.min)
    reasons: list[RuleReason] = []
    for id_, consent in sorted(theirs, key=lambda pair: (pair[1].on, pair[0]), reverse=True):
        why_not = in_force(consent, purpose, on) or _not_opened(consent, asked)
        if why_not is None and consent.on < refused_on:
            why_not = RuleReason.REFUSED
        if why_not is None:
            return Answer(allowed=True, consents=(id_,))
        reasons.append(why_not)
    missing = RuleReason.NO_CONSENT if giver == asked.person else RuleReason.NEEDS_REPRESENTATIVE
    nearest = next((reason for reason in _NEAREST if reason in reasons), missing)
    return Answer(allowed=False, reason=nearest, because_of=asked.person, ask=(giver,))


def _not_opened(consent: Consent, asked: _Asked) -> RuleReason | None:
    """Why a consent that is in force does not open this to this reader, or None."""
    if asked.reader.id not in consent.recipients:
        return RuleReason.OTHER_RECIPIENT
    if DataKind.DETENTION in asked.data and DataKind.DETENTION not in consent.data:
        return RuleReason.DETENTION_WORD
    if not asked.data <= set(consent.data):
        return RuleReason.OTHER_DATA
    return None


_NEAREST = (
    RuleReason.CONSENT_WITHDRAWN,
    RuleReason.REFUSED,
    RuleReason.DETENTION_WORD,
    RuleReason.OTHER_DATA,
    RuleReason.CONSENT_EXPIRED,
    RuleReason.OTHER_RECIPIENT,
    RuleReason.OTHER_PURPOSE,
)
"""Of several reasons the one that helps most: it names what was nearest to a yes."""


def _withholds(consent: Consent, asked: _Asked) -> bool:
    return any(held.data in asked.data and (not held.to or asked.reader.id in held.to) for held in consent.withheld)
