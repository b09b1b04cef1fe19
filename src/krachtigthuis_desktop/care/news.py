"""*Nog te vertellen*: what the office wrote for the one who told a worry, told with one press, and taken back.

Whether it may be told is asked each time of the one question: news about an adult needs that adult's yes (DOMAIN 5).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ..domain.may_go import Answer, Sentence, Tone, may_go
from ..domain.may_go import Reader as Hearer
from ..domain.records import Consent, Organisation, Referral, Worry
from ..domain.records.consent import DataKind, Purpose
from ..domain.records.referral import Step
from ..domain.records.worry import Feedback
from ..errors import InputError, RuleReason
from ..storage import News, Reader, Store, Stored
from ..storage.writer import iso
from .families import Family, read_family
from .hand import Hand
from .writing import write_down


@dataclass(frozen=True, kw_only=True)
class ToTell:
    """One answer for a detainee. `says` is empty while it may not be told; `why_not` then says why."""

    referral: UUID
    on: date
    step: str
    """A referral's step by its code."""
    home: UUID
    says: str
    detainee: str
    concerns: str
    organisation: str
    worry: str
    """The line by which the worry behind it is known; empty when there is none."""
    yes_by: str = ""
    """Whose yes it rests on; empty when it is about himself."""
    yes_on: date | None = None
    why_not: RuleReason | None = None
    ask: tuple[str, ...] = ()
    """Whose yes would open it."""

    @property
    def key(self) -> str:
        return f"{self.referral} {self.on.isoformat()} {self.step}"


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a press on *Verteld* did, so that it can be taken back whole."""

    referral: UUID
    on: date
    step: str
    before: tuple[tuple[UUID, Feedback | None], ...]
    """The worries behind it, and what their feedback was."""


def to_tell(tx: Reader, day: date) -> tuple[ToTell, ...]:
    """What waits to be told, the newest first. Of a family that is closed, or of somebody who died, nothing."""
    found: list[ToTell] = []
    families: dict[UUID, Family | None] = {}
    for item in tx.news():
        if item.told or item.home is None:
            continue
        if item.home not in families:
            families[item.home] = _family(tx, item.home)
        family, referral = families[item.home], tx.get(Referral, item.referral)
        if family and referral and not _is_silent(family, day):
            found.append(_line(tx, item, family, referral, day))
    return tuple(found)


def tell(store: Store, item: ToTell, *, hand: Hand) -> Told:
    """*Verteld*: he heard it today. The worries behind it say so too, so that the office hears of it."""
    with store.write() as tx:
        referral = tx.need(Referral, item.referral)
        tx.news_told(item.referral, iso(hand.now), on=item.on.isoformat(), step=item.step)
        tx.audit("news_told", actor=hand.author, now=hand.now, record=item.referral)
        before = []
        for id_ in referral.record.worries:
            stored = tx.get(Worry, id_)
            if stored is None or stored.disputed:
                continue
            before.append((id_, stored.record.feedback))
            told = replace(stored.record, feedback=Feedback(on=hand.today, by=hand.name, said=item.says))
            write_down(tx, told, id_=id_, home=stored.home, hand=hand, base=stored.head)
    return Told(referral=item.referral, on=item.on, step=item.step, before=tuple(before))


def untell(store: Store, told: Told, *, hand: Hand) -> None:
    """The press taken back: it waits again, and the worries say what they said before. The journal keeps both."""
    with store.write() as tx:
        tx.news_told(told.referral, "", on=told.on.isoformat(), step=told.step)
        tx.audit("news_untold", actor=hand.author, now=hand.now, record=told.referral)
        for id_, feedback in told.before:
            stored = tx.need(Worry, id_)
            untold = replace(stored.record, feedback=feedback)
            write_down(tx, untold, id_=id_, home=stored.home, hand=hand, base=stored.head)


def _line(tx: Reader, item: News, family: Family, stored: Stored[Referral], day: date) -> ToTell:
    referral = stored.record
    helper = tx.get(Organisation, referral.organisation)
    worry = next((each for id_ in referral.worries if (each := tx.get(Worry, id_))), None)
    detainee, concerns = family.detainee, family.person(referral.concerns)
    line = ToTell(
        referral=item.referral,
        on=date.fromisoformat(item.on),
        step=item.step,
        home=family.home.id,
        says=item.says,
        detainee=detainee.record.full_name,
        concerns=concerns.called if concerns else "",
        organisation=helper.record.name if helper else "",
        worry=worry.record.called if worry else "",
    )
    answer = _may_hear(item.says, family, tx.stories(stored), day)
    if not answer.allowed:
        asked = (family.person(each) for each in answer.ask)
        return replace(line, says="", why_not=answer.reason, ask=tuple(each.called for each in asked if each))
    yes = tx.get(Consent, answer.consents[0]) if answer.consents else None
    giver = family.person(yes.record.given_by) if yes else None
    return replace(line, yes_by=giver.called if giver else "", yes_on=yes.record.on if yes else None)


def _may_hear(says: str, family: Family, referrals: Iterable[Referral], day: date) -> Answer:
    """May the one who told it hear this? About whom it is, and who that is, by every story that stands."""
    about = frozenset(referral.concerns for referral in referrals)
    sentence = Sentence(text=says, about=about, tone=Tone.FACT, data=frozenset({DataKind.SITUATION}))
    hearers = dict.fromkeys(front.detainee for front in family.stories(family.home))
    answers = [may_go(sentence, Hearer(id=each, purpose=Purpose.TELL_BACK), family.case(), day) for each in hearers]
    return next((answer for answer in answers if not answer.allowed), answers[0])


def _is_silent(family: Family, day: date) -> bool:
    """DOMAIN 12: no reminders where somebody died, the work has ended, or the coordinator asked for rest."""
    front, died = family.home.record, family.detainee.record.died
    return front.closed is not None or bool(front.paused_why) or (died is not None and died <= day)


def _family(tx: Reader, home: UUID) -> Family | None:
    try:
        return read_family(tx, home)
    except InputError:
        return None


def step_of(code: str) -> Step | None:
    """The step of a referral by its code; one that this version does not know is None."""
    return Step(code) if code in set(Step) else None
