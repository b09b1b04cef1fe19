"""What the office tells a laptop beside records: what became of a referral, and newer lists to choose from."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import msgspec

from ..bundle.payload import News
from ..care import lists
from ..care.hand import Hand
from ..domain.records import Referral
from ..domain.records.referral import Step
from ..domain.text import MAX_TEXT, check
from ..errors import InputError, InputFault
from .desk import Desk


def tell(desk: Desk, referral: UUID, *, on: date, step: Step, says: str, hand: Hand) -> None:
    """Let the one who told the worry hear what became of it; it travels with the next return of his laptop.

    `says` is what he may hear, in plain words. Raises InputError: NOT_FOUND, TEXT_EMPTY, TEXT_TOO_LONG,
    DATE_IMPOSSIBLE for a day that is still to come.
    """
    if on > hand.now.astimezone().date():
        raise InputError(InputFault.DATE_IMPOSSIBLE, field="on")
    check(says, "says", MAX_TEXT)
    if not says.strip():
        raise InputError(InputFault.TEXT_EMPTY, field="says")
    item = News(referral=referral, on=on.isoformat(), step=step.value, says=says.strip())
    with desk.store.write() as tx:
        stored = tx.get(Referral, referral)
        if stored is None:
            which = "no_referral" if tx.history(referral) else "record"
            raise InputError(InputFault.NOT_FOUND, field="referral", which=which)
        home = stored.home
        tx.announce("news", f"{referral} {item.on} {item.step}", home=home, data=msgspec.json.encode(item).decode())
        tx.audit("news_told", actor=hand.author, now=hand.now, record=referral)


def send_list(desk: Desk, name: str, data: bytes, *, hand: Hand) -> bool:
    """Give every laptop a newer list. False when this version, or a newer one, is in force already.

    Raises InputError(FILE_UNREADABLE) for what is no such list.
    """
    with desk.store.write() as tx:
        if not lists.keep(tx, name, data):
            return False
        tx.announce("list", name)
        tx.audit("list_sent", actor=hand.author, now=hand.now, result=name)
    return True
