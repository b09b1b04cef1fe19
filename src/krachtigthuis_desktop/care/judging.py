"""A whole letter before the one question: every sentence for both its readers, every text for what it gives away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from ..domain.letter_content import LetterContent
from ..domain.may_go import Answer, Case, Reader, Sentence, may_go
from ..domain.records import Organisation, Person, Referral
from ..domain.records.consent import Purpose
from ..domain.records.organisation import Status
from ..errors import RuleReason
from ..letters.matter import Matter
from ..storage import Reader as StoreReader
from ..storage import Stored
from .giveaways import GiveAway, watch
from .sender import sender_facts


@dataclass(frozen=True)
class Judged:
    """What the one question says of each sentence, what points to detention, and why there can be no letter."""

    answers: Mapping[Sentence, Answer]
    give_aways: tuple[GiveAway, ...]
    why_not: Answer | None

    def allows(self, sentence: Sentence) -> bool:
        return self.answers[sentence].allowed


def judge(tx: StoreReader, referral: Stored[Referral], matter: Matter, content: LetterContent) -> Judged:
    """The answers about this content as it would go out on the day of `matter`."""

    def ask(sentence: Sentence) -> Answer:
        return answer_for(sentence, referral.record, matter.case, matter.made_on)

    looks = watch(tx, referral.home, sender_facts(tx), matter.organisation)
    answers = {each: looks.asked(each, ask) for each in content.sentences}
    missing = content.missing(lambda each: answers[each].allowed)
    found = looks.give_aways(content, ask)
    # What is printed beside the sentences cannot be left out.
    loose = (each.answer for each in found if each.loose and not each.answer.allowed)
    return Judged(answers, found, answers[missing[0]] if missing else next(loose, None))


def answer_for(sentence: Sentence, referral: Referral, case: Case, today: date) -> Answer:
    """The one question for both readers of a letter: the helper, and the person it concerns."""
    helper = Reader(id=referral.organisation, purpose=Purpose.REFER)
    herself = Reader(id=referral.concerns, purpose=Purpose.CONTACT_FAMILY)
    answer = may_go(sentence, helper, case, today)
    hers = may_go(sentence, herself, case, today) if answer.allowed else answer
    return replace(answer, consents=(*answer.consents, *hers.consents)) if hers.allowed else hers


def stays_here(tx: StoreReader, referral: Stored[Referral]) -> RuleReason | None:
    """Why a letter may not leave whatever its sentences say.

    Of what is printed as it stands, the text, the address and how to reach her, no two stories may stand; and
    nothing goes to a helper who was struck off.
    """
    record = referral.record
    organisation = tx.need(Organisation, record.organisation)
    if any(story.status is Status.INACTIVE for story in tx.stories(organisation)):
        return RuleReason.STRUCK_OFF
    printed = (referral, tx.need(Person, record.concerns), organisation)
    return RuleReason.IN_DISPUTE if any(each.disputed for each in printed) else None
