"""What a letter tells, as plain values for the right side of its page: what goes, what stays, what to look at again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ....care.letter_page import LetterPage
from ....care.letters import LeftOut, MadeLetter
from ....domain.letter_content import Part, Reveal, Variant
from ....domain.may_go import Tone
from ....domain.records.consent import Capacity, Consent, DataKind
from ....domain.records.worry import Urgency
from ....errors import RuleReason


@dataclass(frozen=True)
class Yes:
    """Whose yes a block rests on. `about` is empty when somebody agreed about himself."""

    giver: str
    about: str
    consent: Consent


@dataclass(frozen=True)
class Block:
    """One block of the letter: what it is for, which data it opens."""

    part: Part
    data: tuple[DataKind, ...]


@dataclass(frozen=True)
class Goes:
    """Blocks that rest on the same yes and in which the same others appear."""

    blocks: tuple[Block, ...]
    yes: tuple[Yes, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class Stays:
    """Sentences that stay away for one reason: why, whose say it is, whom to ask."""

    texts: tuple[str, ...]
    reason: RuleReason
    person: str | None
    ask: tuple[str, ...]


class Again(StrEnum):
    """What deserves a second look before it goes."""

    IMPRESSION = "impression"
    OUR_NAME = "our_name"
    DETENTION = "detention"
    CALL_FIRST = "call_first"
    """It cannot wait for the post: the letter confirms what was said on the phone."""
    AT_HOME = "at_home"
    """The copy says who may not know something: not for a table at home where that person reads along."""
    NO_NAME = "no_name"
    """Neither our name nor a neutral one stands above the letter."""
    TOLD_BY_HIM = "told_by_him"
    """What the one who is away told: the reader learns from whom it comes."""


def goes(page: LetterPage, made: MadeLetter) -> tuple[Goes, ...]:
    """Every block that is printed, once; what nobody had to agree to comes last."""
    found: dict[tuple[tuple[Yes, ...], tuple[str, ...]], list[Block]] = {}
    for reveal in made.reveals:
        block = Block(reveal.part, tuple(sorted(reveal.data)))
        found.setdefault((_yeses(page, made, reveal), _others(page, reveal)), []).append(block)
    groups = [Goes(tuple(blocks), yes, others) for (yes, others), blocks in found.items()]
    return tuple(sorted(groups, key=lambda group: not group.yes))


def stays(page: LetterPage, made: MadeLetter) -> tuple[Stays, ...]:
    """What stays away, each reason once."""
    found: dict[tuple[RuleReason, str | None, tuple[str, ...]], list[str]] = {}
    for left in made.left_out:
        found.setdefault(_why(page, left), []).append(left.sentence.text)
    return tuple(Stays(tuple(dict.fromkeys(texts)), *why) for why, texts in found.items())


def look_again(page: LetterPage, made: MadeLetter) -> tuple[Again, ...]:
    """In the order of weight: what may harm at home first, then what lets one guess at detention."""
    tones = frozenset[Tone]().union(*(reveal.tones for reveal in made.reveals))
    tellers = {sentence.told_by for sentence in made.content.sentences if sentence.told_by}
    parts = {reveal.part for reveal in made.reveals}
    hidden_from = bool(page.concerned.reach.who_may_not_answer.strip()) or Part.NOT_TO_TELL in parts
    found = {
        Again.CALL_FIRST: page.referral.record.urgency is Urgency.NOW and made.variant is Variant.REFERRAL,
        Again.AT_HOME: made.variant is Variant.HER_COPY and hidden_from,
        Again.DETENTION: any(reveal.detention and reveal.part is not Part.SENDER for reveal in made.reveals),
        Again.TOLD_BY_HIM: page.detainee in tellers and page.detainee != page.referral.record.concerns,
        Again.OUR_NAME: any(reveal.detention and reveal.part is Part.SENDER for reveal in made.reveals),
        Again.NO_NAME: made.content.letterhead is None,
        Again.IMPRESSION: Tone.IMPRESSION in tones,
    }
    return tuple(each for each, there in found.items() if there)


def _yeses(page: LetterPage, made: MadeLetter, reveal: Reveal) -> tuple[Yes, ...]:
    used = (page.consents[id_] for id_ in made.consents if id_ in page.consents)
    return tuple(_yes(page, consent) for consent in used if consent.about in reveal.persons)


def _others(page: LetterPage, reveal: Reveal) -> tuple[str, ...]:
    return tuple(sorted(page.names[each] for each in reveal.third_persons if each in page.names))


def _yes(page: LetterPage, consent: Consent) -> Yes:
    about = page.names.get(consent.about, "") if consent.capacity is Capacity.REPRESENTATIVE else ""
    return Yes(page.names.get(consent.given_by, ""), about, consent)


def _why(page: LetterPage, left: LeftOut) -> tuple[RuleReason, str | None, tuple[str, ...]]:
    answer = left.answer
    person = page.names.get(answer.because_of) if answer.because_of else None
    asks = tuple(page.names[each] for each in answer.ask if each in page.names)
    return answer.reason or RuleReason.NO_CONSENT, person, asks
