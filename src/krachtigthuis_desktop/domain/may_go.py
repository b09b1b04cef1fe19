"""The one question: may this sentence go to this reader? Answered with its reason (DOMAIN 5).

Letters, cards, calls, feedback and the screen that somebody reads along all pass here. A sentence goes
only when for *every* person it tells about an active consent of the right giver opens the purpose, the
reader and the kind of data, and nothing is withheld. Who that giver is says `authority`.

Where two stories stand about one record all of them count, and the strictest wins, until somebody settles.
What nobody said yes to is no, and so is what this rule does not know.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ..errors import RuleReason
from .authority import may_be_a_child, serves, who_decides
from .case import Answer, Case
from .records.consent import Capacity, Consent, DataKind, Purpose
from .standing import No, by_record, in_force, noes

__all__ = ["Answer", "Case", "Reader", "Sentence", "Tone", "in_force", "may_be_a_child", "may_go", "who_decides"]


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


_GUARDED = {Tone.IMPRESSION: RuleReason.IMPRESSION, Tone.SAFETY: RuleReason.STRICT}
_GUARDED_FOR = frozenset({Purpose.REFER, Purpose.CONTACT_FAMILY})
"""Impression and safety may stand in a letter that the family reads too; never in feedback or beside a reader."""
_SAID_BY_SOMEBODY = frozenset({Tone.OWN_WORDS, Tone.TOLD})


def may_go(sentence: Sentence, reader: Reader, case: Case, on: date) -> Answer:
    """May `sentence` go to `reader` on that day? Never raises; a no always carries a reason.

    Whoever it tells about must agree, and whoever told it: what somebody told is his as well. About
    himself a reader may hear everything that others did not tell in confidence or keep from him.
    """
    if sentence.tone in _GUARDED and reader.purpose not in _GUARDED_FOR:
        return Answer(allowed=False, reason=_GUARDED[sentence.tone])
    if sentence.tone in _SAID_BY_SOMEBODY and sentence.told_by is None:
        return Answer(allowed=False, reason=RuleReason.TELLER_UNKNOWN)
    detention = sentence.detention or DataKind.DETENTION in sentence.data
    if detention and not case.detainees:
        return Answer(allowed=False, reason=RuleReason.DETENTION_WORD)
    data = sentence.data | ({DataKind.DETENTION} if detention else frozenset())
    about = sentence.about | (case.detainees if detention else frozenset())
    if not about and sentence.told_by is None:
        # Only the program's own words tell about nobody.
        own = sentence.tone is Tone.FRAME and not data
        return Answer(allowed=True) if own else Answer(allowed=False, reason=RuleReason.NO_CONSENT)
    opens = dict.fromkeys(about, data)
    if sentence.told_by is not None:
        # What somebody told is of his situation too, also where it tells about himself.
        opens[sentence.told_by] = opens.get(sentence.told_by, frozenset()) | {DataKind.SITUATION}
    used: list[UUID] = []
    for person in sorted(opens):
        asked = _Asked(person=person, opens=opens[person], tells=data | opens[person], reader=reader, on=on)
        answer = _open_for(asked, case)
        if not answer.allowed:
            return answer
        used.extend(answer.consents)
    return Answer(allowed=True, consents=tuple(dict.fromkeys(used)))


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """One question about one person."""

    person: UUID
    opens: frozenset[DataKind]
    """What a consent of this person must open."""
    tells: frozenset[DataKind]
    """What the whole sentence tells: of it nothing may be withheld."""
    reader: Reader
    on: date

    def closed_by(self, consent: Consent) -> list[No]:
        """Each no in this story that answers the question."""
        return [no for no in noes(consent) if no.answers(self.reader.purpose, self.reader.id, self.opens, self.on)]


def _open_for(asked: _Asked, case: Case) -> Answer:
    """Whether everyone who must agree for this person has done so, and nobody asked that it is not told."""
    said = [consent for _id, consent in case.consents if consent.about == asked.person]
    # What must not be told stays so, whoever of them asked for it and whatever became of the rest of that consent.
    if held := next((consent for consent in said if _withholds(consent, asked)), None):
        return Answer(allowed=False, reason=RuleReason.WITHHELD, because_of=held.given_by)
    if asked.person == asked.reader.id:
        return Answer(allowed=True)
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


def _given(asked: _Asked, giver: UUID, case: Case) -> Answer:
    """Whether this giver's latest word about this person opens the data to the reader.

    A no counts in whatever quality and in whichever story it was given; a yes only when all stories about
    that consent have it.
    """
    records = by_record(case.consents)
    theirs = [each for _id, each in case.consents if each.about == asked.person and each.given_by == giver]
    against = [no for consent in theirs for no in asked.closed_by(consent)]
    reasons: list[RuleReason | None] = []
    for id_, stories in sorted(records.items(), key=_newest_first):
        why_not = [_not_opened(story, giver, asked, case) or _closed(story, against) for story in stories]
        if not any(why_not):
            return Answer(allowed=True, consents=(id_,))
        told = zip(stories, why_not, strict=True)
        reasons.extend(why for each, why in told if each.agreed or asked.closed_by(each))
    missing = RuleReason.NO_CONSENT if giver == asked.person else RuleReason.NEEDS_REPRESENTATIVE
    nearest = next((reason for reason in _NEAREST if reason in reasons), missing)
    # Who said no is not asked a second time.
    ask = () if nearest in {RuleReason.REFUSED, RuleReason.CONSENT_WITHDRAWN} else (giver,)
    return Answer(allowed=False, reason=nearest, because_of=asked.person, ask=ask)


def _newest_first(record: tuple[UUID, tuple[Consent, ...]]) -> tuple[int, int]:
    id_, stories = record
    return -stories[0].on.toordinal(), -id_.int


def _not_opened(consent: Consent, giver: UUID, asked: _Asked, case: Case) -> RuleReason | None:
    """Why this consent does not open this to this reader by itself, or None."""
    himself = giver == asked.person
    capacity = Capacity.SELF if himself else Capacity.REPRESENTATIVE
    in_place = (consent.about, consent.given_by, consent.capacity) == (asked.person, giver, capacity)
    if not in_place or (himself and not serves(giver, case, given=consent.on, on=asked.on)):
        return RuleReason.NO_CONSENT
    if why_not := in_force(consent, asked.reader.purpose, asked.on):
        return why_not
    if asked.reader.id not in consent.recipients:
        return RuleReason.OTHER_RECIPIENT
    if DataKind.DETENTION in asked.opens and DataKind.DETENTION not in consent.data:
        return RuleReason.DETENTION_WORD
    return None if asked.opens <= set(consent.data) else RuleReason.OTHER_DATA


def _closed(consent: Consent, against: list[No]) -> RuleReason | None:
    """The no that is not older than this yes. Of one day we do not know the order: then the no holds."""
    return next((no.reason for no in against if no.on >= consent.on), None)


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
    """What is kept from everybody is not kept from the person himself; what is kept from him by name, is."""
    reader = asked.reader.id
    return any(
        held.data in asked.tells and (reader in held.to or (not held.to and reader != asked.person))
        for held in consent.withheld
    )
