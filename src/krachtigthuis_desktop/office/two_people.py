"""Who is a second person: a colleague with a passphrase of his own, and not one that the first made for himself today.

A passphrase counts as the hand that gave it for a week; so does one that such a passphrase gave. After that week, or
when another administrator gave it, it is a person of its own: until then everybody could see it among those who can
open here. Not stopped: an administrator who waits that week, who sets the clock, or who knows a colleague's passphrase.
Every passphrase that is given and every release stands in the log, with both hands.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from ..errors import TrustError, TrustFault, VaultError, VaultFault
from ..storage import AuditLine, Reader
from ..vault import whose_phrase
from .desk import Desk

ADDED = "staff_added"
ALONE = timedelta(days=7)
"""So long a passphrase counts as the hand that gave it."""


def second_person(desk: Desk, phrase: str | None, *, now: datetime) -> str:
    """The slot of the colleague who typed this phrase.

    Raises TrustError: NEEDS_SECOND without a phrase or a colleague, ONE_PERSON when both are of one hand (also in the
    log); VaultError(WRONG_PASSPHRASE) with `which` "second".
    """
    if not phrase:
        raise TrustError(TrustFault.NEEDS_SECOND)
    try:
        slot = whose_phrase(desk.vault, phrase)
    except VaultError as fault:
        if fault.code is VaultFault.NO_SUCH_SLOT:
            raise TrustError(TrustFault.NEEDS_SECOND) from None
        raise VaultError(fault.code, **fault.facts | {"which": "second"}) from None
    with desk.store.read() as tx:
        one = hand_behind(tx, slot, now) == hand_behind(tx, desk.actor, now)
    if one:
        with desk.store.write() as tx:
            tx.audit("apart_released", actor=desk.actor, now=now, result="one_person")
        raise TrustError(TrustFault.ONE_PERSON)
    return slot


def hand_behind(tx: Reader, slot: str, now: datetime) -> str:
    """The slot that stands for this one now: its own, or of whoever gave it within the week."""
    given: dict[str, AuditLine] = {}
    for line in tx.log(actions=(ADDED,)):
        given.setdefault(line.result, line)
    behind, seen = slot, {slot}
    while (by := given.get(behind)) and now - datetime.fromisoformat(by.at) < ALONE and by.actor not in seen:
        behind = by.actor
        seen.add(behind)
    return behind
