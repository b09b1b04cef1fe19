"""The one question: may this sentence go to this reader? Answered with its reason (DOMAIN 5).

Letters, cards, calls, feedback and the screen that somebody reads along all pass here. A sentence goes
only when for *every* person it tells about an active consent of the right giver opens the purpose, the
reader and the kind of data, and nothing is withheld. The right giver depends on age: under 12 the legal
representatives, from 12 to 15 the child and the representatives, from 16 the person.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from ..errors import RuleReason
from .records.consent import Capacity, Consent, DataKind, Purpose
from .records.person import Person, Role
from .records.relation import Known, Relation
from .standing import in_force, noes

__all__ = ["Answer", "Case", "Reader", "Sentence", "Tone", "in_force", "may_be_a_child", "may_go", "who_decides"]

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

    @property
    def detainees(self) -> frozenset[UUID]:
        """Whom the word detention tells about, whether or not the sentence names them."""
        pairs = zip(self.ids, self.persons, strict=True)
        return frozenset(id_ for id_, person in pairs if Role.DETAINEE in person.roles)


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
    if sentence.tone is Tone.IMPRESSION and reader.purpose not in _GUARDED_FOR:
        return Answer(allowed=False, reason=RuleReason.IMPRESSION)
    if sentence.tone is Tone.SAFETY and reader.purpose not in _GUARDED_FOR:
        return Answer(allowed=False, reason=RuleReason.STRICT)
    data = sentence.data | ({DataKind.DETENTION} if sentence.detention else frozenset())
    about = sentence.about | (case.detainees if sentence.detention else frozenset())
    if sentence.detention and not about:
        return Answer(allowed=False, reason=RuleReason.DETENTION_WORD)
    asked = dict.fromkeys(about, data)
    if sentence.told_by is not None:
        # What somebody told is of his situation too, also where it tells about himself.
        asked[sentence.told_by] = asked.get(sentence.told_by, frozenset()) | {DataKind.SITUATION}
    used: list[UUID] = []
    for person in sorted(asked.keys() - {reader.id}):
        answer = _open_for(_Asked(person=person, data=asked[person], reader=reader, on=on), case)
        if not answer.allowed:
            return answer
        used.extend(answer.consents)
    return Answer(allowed=True, consents=tuple(dict.fromkeys(used)))


_GUARDED_FOR = frozenset({Purpose.REFER, Purpose.CONTACT_FAMILY})
"""Impression and safety may stand in a letter that the family reads too; never in feedback or beside a reader."""


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """One question about one person."""

    person: UUID
    data: frozenset[DataKind]
    reader: Reader
    on: date

    @property
    def facts(self) -> tuple[Purpose, UUID, frozenset[DataKind], date]:
        """For which purpose, to whom, which data, when."""
        return self.reader.purpose, self.reader.id, self.data, self.on


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
    if age is None and not may_be_a_child(person, case):
        return Answer(allowed=True, ask=(person,))
    ties = _authority_over(person, case, on)
    holders = tuple(adult for adult, tie in ties if tie.authority is Known.YES and not tie.authority_disputed)
    unsure = any(tie.authority is Known.UNKNOWN or tie.authority_disputed for _adult, tie in ties)
    if not holders or unsure:
        asks = tuple(adult for adult, _tie in ties)
        return Answer(allowed=False, reason=RuleReason.AUTHORITY_UNKNOWN, because_of=person, ask=asks)
    # An age that is not exact may be a year more by now: then the child is asked as well.
    speaks_along = age is None or age + (known.birth.on is None) >= CHILD_SPEAKS_ALONG
    return Answer(allowed=True, ask=(*holders, person) if speaks_along else holders)


def may_be_a_child(person: UUID, case: Case) -> bool:
    """True when somebody of unknown age may be under 16, so that we ask the representatives too.

    Who is a detainee, partner, parent or grandparent here is grown up, though each is somebody's child.
    """
    known = case.person(person)
    roles = set(known.roles) if known else set()
    if Role.CHILD in roles:
        return True
    return not roles & _GROWN_UP and any(tie.parent and tie.to_person == person for tie in case.relations)


_GROWN_UP = frozenset({Role.DETAINEE, Role.PARTNER, Role.EX_PARTNER, Role.PARENT, Role.GRANDPARENT, Role.PROFESSIONAL})


def _authority_over(child: UUID, case: Case, on: date) -> list[tuple[UUID, Relation]]:
    """Each living parent, and each guardian who has authority, with the latest measurement of the tie.

    Two measurements of one day that differ count as not known.
    """
    latest: dict[UUID, Relation] = {}
    for tie in sorted(case.relations, key=lambda tie: tie.measured_on):
        if tie.to_person != child:
            continue
        before = latest.get(tie.from_person)
        if before and before.measured_on == tie.measured_on and before.authority is not tie.authority:
            latest[tie.from_person] = replace(tie, authority=Known.UNKNOWN, parent=tie.parent or before.parent)
        else:
            latest[tie.from_person] = tie
    return [
        (adult, tie)
        for adult, tie in latest.items()
        if (tie.parent or tie.authority is Known.YES) and not _died(adult, case, on)
    ]


def _died(person: UUID, case: Case, on: date) -> bool:
    known = case.person(person)
    return bool(known and known.died and known.died <= on)


def _given(asked: _Asked, giver: UUID, case: Case) -> Answer:
    """Whether this giver's latest word about this person opens the data to the reader."""
    about = [(id_, consent) for id_, consent in case.consents if consent.about == asked.person]
    # What must not be told stays so, whoever of them asked for it and whatever became of the rest of that consent.
    if held := next((consent for _id, consent in about if _withholds(consent, asked)), None):
        return Answer(allowed=False, reason=RuleReason.WITHHELD, because_of=held.given_by)
    capacity = Capacity.SELF if giver == asked.person else Capacity.REPRESENTATIVE
    theirs = [(id_, each) for id_, each in about if each.given_by == giver and each.capacity is capacity]
    against = [no for _id, consent in theirs for no in noes(consent) if no.answers(*asked.facts)]
    reasons: list[RuleReason] = []
    for id_, consent in sorted(theirs, key=lambda pair: (pair[1].on, pair[0]), reverse=True):
        why_not = in_force(consent, asked.reader.purpose, asked.on) or _not_opened(consent, asked)
        if why_not is None:
            # Of one day we do not know the order: then the no holds.
            why_not = next((no.reason for no in against if no.on >= consent.on), None)
        if why_not is None:
            return Answer(allowed=True, consents=(id_,))
        if consent.agreed or any(no in against for no in noes(consent)):
            reasons.append(why_not)
    missing = RuleReason.NO_CONSENT if giver == asked.person else RuleReason.NEEDS_REPRESENTATIVE
    nearest = next((reason for reason in _NEAREST if reason in reasons), missing)
    # Who said no is not asked a second time.
    ask = () if nearest in {RuleReason.REFUSED, RuleReason.CONSENT_WITHDRAWN} else (giver,)
    return Answer(allowed=False, reason=nearest, because_of=asked.person, ask=ask)


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
