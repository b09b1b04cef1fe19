"""Consent is asked, kept and withdrawn here; what it opens is decided by `domain.may_go`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ..domain.records import Consent, Letter
from ..domain.records.consent import Withdrawal
from ..errors import InputError, InputFault
from ..storage import Store, Stored
from .hand import Hand
from .writing import write_down


@dataclass(frozen=True, kw_only=True)
class Withdrawn:
    """What a withdrawal meant: the letters that had gone out under the consent."""

    letters: tuple[Stored[Letter], ...]


def give_consent(store: Store, home: UUID, consent: Consent, *, hand: Hand) -> UUID:
    """A yes or a no, as it was given. Returns the record id. Raises InputError when nobody is named for sharing."""
    if consent.on > hand.today:
        raise InputError(InputFault.DATE_IMPOSSIBLE, field="on")
    with store.write() as tx:
        return write_down(tx, consent, home=home, hand=hand, happened=consent.on).id


def withdraw_consent(store: Store, id_: UUID, withdrawal: Withdrawal, *, hand: Hand) -> Withdrawn:
    """From now on it blocks; the consent stays as it was, and the letters that went out under it are named.

    A second withdrawal adds to the first. Raises InputError(DATE_IMPOSSIBLE) for a day to come.
    """
    if withdrawal.on > hand.today:
        raise InputError(InputFault.DATE_IMPOSSIBLE, field="on")
    with store.write() as tx:
        before = tx.need(Consent, id_)
        changed = replace(before.record, withdrawal=_added(before.record.withdrawal, withdrawal, hand.today))
        write_down(tx, changed, id_=id_, home=before.home, hand=hand, base=before.head)
        letters = tuple(letter for letter in tx.all(Letter, home=before.home) if id_ in letter.record.consents)
    return Withdrawn(letters=letters)


def _added(before: Withdrawal | None, more: Withdrawal, today: date) -> Withdrawal:
    """Both as one: what either closes, in force since today at the latest, and never from a day before the later."""
    if before is None:
        return more
    whole = not before.purposes or not more.purposes
    return replace(
        more,
        on=more.on if before.on > today else max(before.on, more.on),
        how="\n".join(dict.fromkeys(each for each in (before.how, more.how) if each)),
        purposes=() if whole else tuple(dict.fromkeys((*before.purposes, *more.purposes))),
        done_about_it="\n".join(each for each in (before.done_about_it, more.done_about_it) if each),
    )
