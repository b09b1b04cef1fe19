"""The form that asks a helper for help: what it needs to know, and saving it whole.

Referral, consent and how to reach her safely are one form, so they are saved together or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from ..domain.may_go import Answer
from ..domain.names import by_words
from ..domain.records import Consent, HomeFront, Organisation, Person, Referral, Worry
from ..domain.records.consent import DataKind
from ..domain.records.organisation import Status
from ..domain.records.person import Reach
from ..errors import InputError, InputFault, LetterError
from ..storage import Reader, Store, Stored
from .families import Family, read_family
from .hand import Hand
from .letters import why_not
from .referrals import write_referral
from .sender import SenderFacts, sender_facts
from .writing import write_down


@dataclass(frozen=True, kw_only=True)
class Question:
    """Everything the form needs, read in one go. `worry` and `referral` say where it was reached from."""

    family: Family
    organisations: tuple[Stored[Organisation], ...]
    sender: SenderFacts
    worry: Stored[Worry] | None = None
    referral: Stored[Referral] | None = None


@dataclass(frozen=True, kw_only=True)
class Saved:
    """The referral's id, and the no that stands in the way of its letter today (None: there can be one)."""

    referral: UUID
    why_not: Answer | None


def question_for(store: Store, what: UUID) -> Question:
    """The form for a referral that exists, a worry, or a family (its home front). Raises InputError(NOT_FOUND)."""
    with store.read() as tx:
        referral, worry = tx.get(Referral, what), tx.get(Worry, what)
        home = next((each.home for each in (referral, worry) if each), None)
        return Question(
            family=read_family(tx, home or tx.need(HomeFront, what).id),
            organisations=_helpers(tx),
            sender=sender_facts(tx),
            worry=worry,
            referral=referral,
        )


def kinds_used(person: Person, *, lines: Iterable[str], children: bool, helpers: bool) -> tuple[DataKind, ...]:
    """The kinds of data that this letter would tell of `person`, for a preset; the word detention is never among them.

    `lines` are the DataKind codes of the lines of the situation; `children`: some were chosen; `helpers`: it says
    what helps already or who is involved.
    """
    where = person.address
    told = {DataKind.NAME, DataKind.REACH, DataKind.SITUATION, *(DataKind(line) for line in lines)}
    told |= {DataKind.BIRTH} if person.birth.on else set()
    told |= {DataKind.ADDRESS} if where.street or where.postcode or where.city or person.municipality else set()
    told |= {DataKind.CHILDREN} if children else set()
    told |= {DataKind.HELPERS} if helpers else set()
    return tuple(kind for kind in DataKind if kind in told and kind is not DataKind.DETENTION)


def save_question(
    store: Store,
    home: UUID,
    referral: Referral,
    *,
    hand: Hand,
    id_: UUID | None = None,
    base: UUID | None = None,
    reason: str | None = None,
    reach: Reach | None = None,
    consents: tuple[Consent, ...] = (),
    draft: str | None = None,
) -> Saved:
    """Save the whole form. `reach` changes how the person concerned is reached, None leaves it.

    Raises what `save_referral` raises, and InputError(DATE_IMPOSSIBLE) for a consent in the future.
    """
    for consent in consents:
        if consent.on > hand.today:
            raise InputError(InputFault.DATE_IMPOSSIBLE, field="on")
    with store.write() as tx:
        person = tx.need(Person, referral.concerns)
        if reach is not None and reach != person.record.reach:
            changed = replace(person.record, reach=reach)
            write_down(tx, changed, id_=person.id, home=home, hand=hand, base=person.head)
        for consent in consents:
            write_down(tx, consent, home=home, hand=hand, happened=consent.on)
        saved = write_referral(tx, home, referral, hand=hand, id_=id_, base=base, reason=reason)
        if draft:
            tx.delete_draft(draft)
        return Saved(referral=saved, why_not=_why_not(tx, saved, hand))


def _why_not(tx: Reader, referral: UUID, hand: Hand) -> Answer | None:
    """A letter without an address says so in its preview; here only consent counts."""
    try:
        return why_not(tx, tx.need(Referral, referral), hand.today)
    except LetterError:
        return None


def _helpers(tx: Reader) -> tuple[Stored[Organisation], ...]:
    open_ones = [stored for stored in tx.all(Organisation) if stored.record.status is not Status.INACTIVE]
    return tuple(sorted(open_ones, key=lambda stored: by_words(stored.record.name)))
