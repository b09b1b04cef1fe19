"""A referral from concept to ready: made by a volunteer, looked at by a professional, read by her.

After *sent* a referral changes only by an amendment with a reason, which its revision keeps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ..domain.identity import read_number
from ..domain.records import HomeFront, Organisation, Person, Referral, Worry
from ..domain.records.referral import Source, Step, Taken
from ..errors import InputError, InputFault, NotAllowed, RuleReason
from ..storage import Store, Stored, Writer
from .hand import Hand
from .letter_wishes import Wishes, wishes_of, write_wishes
from .letters import check_consent
from .writing import write_down

MOST_QUESTIONS = 3

_AFTER_SENT = frozenset(Step) - {Step.CONCEPT, Step.READY}


@dataclass(frozen=True, kw_only=True)
class ReferralLine:
    """One referral in a list."""

    id: UUID
    home: UUID
    number: str
    concerns: str
    called: str
    """The same person by the short name."""
    worry: str
    """The title of the worry it came from; empty for none, or one that only the coordinator reads."""
    detainee: str
    organisation: str
    organisation_id: UUID
    step: Step
    looked: bool
    read_or_heard: bool
    answer_before: date | None
    changed: str


def save_referral(
    store: Store,
    home: UUID,
    referral: Referral,
    *,
    hand: Hand,
    id_: UUID | None = None,
    base: UUID | None = None,
    reason: str | None = None,
    draft: str | None = None,
) -> UUID:
    """A concept, new or changed. A change takes back the professional's look and her reading of the text.

    Raises InputError for none or more than three questions, and NotAllowed(STATE) for a change after
    *sent* without a reason.
    """
    with store.write() as tx:
        stored = write_referral(tx, home, referral, hand=hand, id_=id_, base=base, reason=reason)
        if draft:
            tx.delete_draft(draft)
        return stored


def write_referral(
    tx: Writer,
    home: UUID,
    referral: Referral,
    *,
    hand: Hand,
    id_: UUID | None = None,
    base: UUID | None = None,
    reason: str | None = None,
) -> UUID:
    """`save_referral` within a transaction."""
    questions = tuple(question for question in referral.questions if question.strip())
    if not 1 <= len(questions) <= MOST_QUESTIONS:
        raise InputError(InputFault.OUT_OF_RANGE, field="questions", least=1, most=MOST_QUESTIONS)
    fresh = replace(referral, questions=questions, looked_by="", looked_on=None, looked_how="", read_or_heard_on=None)
    before = tx.get(Referral, id_) if id_ else None
    if before is None:
        fresh = replace(fresh, steps=(Taken(step=Step.CONCEPT, on=hand.today, by=hand.name),))
    else:
        steps = before.record.steps
        if before.record.step in _AFTER_SENT and not reason:
            raise NotAllowed(RuleReason.STATE)
        fresh = replace(fresh, steps=steps if before.record.step in _AFTER_SENT else steps[:1])
    stored = write_down(tx, fresh, id_=id_, home=home, hand=hand, base=base, reason=reason)
    return stored.id


def looked_at(store: Store, id_: UUID, *, by: str, on: date, how: str, hand: Hand) -> None:
    """A professional looked at it (here, or by phone): with that a concept becomes ready.

    Raises NotAllowed when consent for this recipient is missing: then there could be no letter either.
    """
    if not by.strip():
        raise InputError(InputFault.TEXT_EMPTY, field="looked_by")
    if on > hand.today:
        raise InputError(InputFault.DATE_IMPOSSIBLE, field="looked_on")
    with store.write() as tx:
        before = tx.need(Referral, id_)
        check_consent(tx, before, hand.today)
        referral = replace(before.record, looked_by=by.strip(), looked_on=on, looked_how=how)
        if before.record.step is Step.CONCEPT:
            ready = Taken(step=Step.READY, on=on, by=by.strip(), source=Source.OURSELVES)
            referral = replace(referral, steps=(*referral.steps, ready))
        write_down(tx, referral, id_=id_, home=before.home, hand=hand, base=before.head)


def choose_wishes(store: Store, id_: UUID, wishes: Wishes, *, hand: Hand) -> None:
    """What the letter adds: when we ring, that we come along, that somebody is away.

    What tells something more of the family takes back the look and her reading, as a change of the text does.
    Raises NotAllowed(STATE) when that is asked after *sent*.
    """
    with store.write() as tx:
        stored, before = tx.need(Referral, id_), wishes_of(tx, id_)
        write_wishes(tx, id_, wishes)
        if wishes.say_away != before.say_away:
            write_referral(tx, _home(stored), stored.record, hand=hand, id_=id_, base=stored.head)


def _home(stored: Stored[Referral]) -> UUID:
    if stored.home is None:
        raise NotAllowed(RuleReason.STATE)
    return stored.home


def read_or_heard(store: Store, id_: UUID, *, on: date | None, hand: Hand) -> None:
    """The person it concerns read the letter or heard it read; None takes that back."""
    if on is not None and on > hand.today:
        raise InputError(InputFault.DATE_IMPOSSIBLE, field="read_or_heard_on")
    with store.write() as tx:
        before = tx.need(Referral, id_)
        referral = replace(before.record, read_or_heard_on=on)
        write_down(tx, referral, id_=id_, home=before.home, hand=hand, base=before.head)


def referral(store: Store, id_: UUID) -> Stored[Referral]:
    with store.read() as tx:
        return tx.need(Referral, id_)


def by_number(store: Store, typed: str) -> UUID:
    """The referral with this number, as it stands on its letters. Raises InputError: NUMBER_WRONG, NOT_FOUND."""
    number = read_number(typed)
    with store.read() as tx:
        found = next((stored.id for stored in tx.all(Referral) if stored.record.number == number), None)
    if found is None:
        raise InputError(InputFault.NOT_FOUND, field="number")
    return found


def referrals(store: Store) -> tuple[ReferralLine, ...]:
    """All referrals as lines, the newest first."""
    with store.read() as tx:
        names = {stored.id: stored.record for stored in tx.all(Person)}
        homes = {stored.id: stored.record.detainee for stored in tx.all(HomeFront)}
        worries = {stored.id: stored.record for stored in tx.all(Worry)}
        helpers = {stored.id: stored.record.name for stored in tx.all(Organisation)}
        lines = []
        for stored in tx.all(Referral, newest_first=True):
            concerned, home = names.get(stored.record.concerns), stored.home
            if home is None or concerned is None:
                continue
            detainee = names.get(homes[home]) if home in homes else None
            lines.append(
                ReferralLine(
                    id=stored.id,
                    home=home,
                    number=stored.record.number,
                    concerns=concerned.full_name,
                    called=concerned.called,
                    worry=_first_title(stored.record, worries),
                    detainee=detainee.full_name if detainee else "",
                    organisation=helpers.get(stored.record.organisation, ""),
                    organisation_id=stored.record.organisation,
                    step=stored.record.step,
                    looked=stored.record.looked_on is not None,
                    read_or_heard=stored.record.read_or_heard_on is not None,
                    answer_before=stored.record.answer_before,
                    changed=stored.changed,
                )
            )
    return tuple(lines)


def _first_title(referral: Referral, worries: Mapping[UUID, Worry]) -> str:
    found = (worries[each] for each in referral.worries if each in worries)
    return next((worry.called for worry in found if not worry.strict), "")
