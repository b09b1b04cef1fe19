"""What people look through after their office was put back from a backup (*na te lopen*), and tick off.

From the note beside the backup, from the lists that laptops brought, and from what laptops tell in their logs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

import msgspec

from ..bundle import Device, Revoked
from ..errors import InputError, InputFault
from ..storage import Reader
from . import registry_row
from .desk import Desk
from .lacking import heard_from
from .put_back import ERASED_HERE, FACTS, Facts, Found, facts_of
from .registry_row import Row


class What(StrEnum):
    """What may have happened since the backup. The values stand in `--json` and are stable."""

    REVOKED = "revoked"
    ENROLLED = "enrolled"
    ENROLLED_NOT_HERE = "enrolled_not_here"
    """The list of now does not have it: this office signed that one before it knew."""
    ERASED = "erased"
    """The note said so, and it was done again."""
    ERASED_ELSEWHERE = "erased_elsewhere"
    """A laptop erased it on an order that this office forgot; a person decides whether it goes here too."""
    UNANSWERED = "unanswered"
    """A laptop that does not know yet that this office was put back."""
    CONTACT = "contact"
    """Whom one calls about safety, and what was ticked off, is as it was at the backup; no laptop knows it."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """One line of what to look through. `id` is a laptop's, or that of a record or home front."""

    what: What
    id: str
    holder: str = ""
    on: str = ""
    reason: str = ""
    done: bool = False
    """Somebody ticked it off."""

    @property
    def key(self) -> str:
        return f"{self.what.value}:{self.id}"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """How this office stands after it was put back. `behind`: a note beside a backup could not be renewed."""

    at: str
    note: Found
    items: tuple[Item, ...]

    @property
    def left(self) -> tuple[Item, ...]:
        return tuple(each for each in self.items if not each.done)


def look(desk: Desk) -> Seen | None:
    """What to look through since this office was put back; None when it never was."""
    with desk.vault.store.read() as tx:
        facts = facts_of(tx)
    if facts is None:
        return None
    return Seen(at=facts.at, note=facts.note, items=_items(desk, facts))


def _items(desk: Desk, facts: Facts) -> tuple[Item, ...]:
    with desk.vault.store.read() as tx:
        row = registry_row.row(tx, registry_row.pinned(tx))
    with desk.store.read() as tx:
        items = [*_trust(row, facts), *_erased(tx, facts), *_unanswered(tx, row, facts)]
    items.append(Item(what=What.CONTACT, id="safety"))
    return tuple(replace(each, done=each.key in facts.done) for each in items)


def tick_off(desk: Desk, key: str, *, now: datetime) -> None:
    """Somebody looked after this line, or after all of them with "all". Raises InputError(NOT_FOUND)."""
    with desk.vault.store.read() as tx:
        facts = facts_of(tx)
    items = _items(desk, facts) if facts else ()
    done = {each.key for each in items if key in {each.key, "all"}}
    if facts is None or not done:
        raise InputError(InputFault.NOT_FOUND, field="item")
    kept = tuple(sorted({*facts.done, *done}))
    with desk.vault.store.write() as tx:
        tx.put_secret(FACTS, msgspec.json.encode(msgspec.structs.replace(facts, done=kept)))
        tx.audit("put_back_looked_at", actor=desk.actor, now=now, result=str(len(done)))


def _trust(row: Row, facts: Facts) -> Iterator[Item]:
    before = {each.id: each for each in row.values[facts.registry - 1].devices}
    for value in row.values[facts.registry :]:
        for device in value.devices:
            known = before.get(device.id)
            if known is None:
                what = What.ENROLLED if row.last.device(device.id) else What.ENROLLED_NOT_HERE
                yield Item(what=what, id=device.id, holder=device.holder, on=device.valid_from)
            if device.revoked and not (known and known.revoked):
                yield _revoked(device, device.revoked)
            before[device.id] = device


def _revoked(device: Device, revoked: Revoked) -> Item:
    return Item(what=What.REVOKED, id=device.id, holder=device.holder, on=revoked.on, reason=revoked.reason)


def _erased(tx: Reader, facts: Facts) -> Iterator[Item]:
    for again in facts.erased:
        yield Item(what=What.ERASED, id=again)
    told = {line.record: line for line in tx.lines_about(ERASED_HERE) if line.record is not None}
    for id_ in sorted(told.keys() - tx.erased(told)):
        yield Item(what=What.ERASED_ELSEWHERE, id=str(id_), holder=told[id_].device, on=told[id_].at)


def _unanswered(tx: Reader, row: Row, facts: Facts) -> Iterator[Item]:
    for device in row.last.devices:
        if device.revoked is None and device.valid_from <= facts.at and heard_from(tx, device.id).of_before:
            yield Item(what=What.UNANSWERED, id=device.id, holder=device.holder)
