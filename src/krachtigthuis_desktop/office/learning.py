"""Learning who is trusted from somebody else: an office that was put back from a backup forgot the newest list.

Laptops bring the list that they hold in their bundles. The root signed it, so it does not matter who brings it; it is
taken in before anybody is believed, so that nobody who was revoked since the backup is trusted once more.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ..bundle import Registry
from . import registry_row
from .desk import Desk
from .registry import versions
from .registry_row import Row


def newest_of(desk: Desk, come: Sequence[bytes], *, keep: bool, now: datetime) -> Registry | None:
    """The newest version with those that come, as far as they are proven; None when they say nothing new.

    `keep`: take them in, for this office and for every laptop.
    """
    before = versions(desk)
    with desk.vault.store.read() as tx:
        row = registry_row.learned(before, registry_row.pinned(tx), come)
    if row.files == before.files:
        return None
    if keep:
        take_in(desk, row, now=now)
    return row.last


def take_in(desk: Desk, row: Row, *, now: datetime) -> None:
    """Keep a row with versions that were learned."""
    with desk.store.write() as tx:
        registry_row.keep(tx, row)
        tx.announce("registry", str(row.last.version))
        tx.audit("registry_learned", actor=desk.actor, now=now, result=f"version_{row.last.version}")
    if desk.store is not desk.vault.store:
        with desk.vault.store.write() as tx:
            registry_row.keep(tx, row)
