"""What waits for somebody at the desk, as three numbers beside the screens where it is done."""

from __future__ import annotations

from dataclasses import dataclass

from . import due
from .desk import Desk


@dataclass(frozen=True, kw_only=True)
class AtHand:
    """`conflicts` to settle, items set `apart` to decide about, laptops with something new to send back (`returns`)."""

    conflicts: int = 0
    apart: int = 0
    returns: int = 0


def at_hand(desk: Desk) -> AtHand:
    """The numbers of now. Raises TrustError(BAD_REGISTRY)."""
    with desk.store.read() as tx:
        conflicts, apart = len(tx.disputed()), len(tx.quarantined())
    waiting = [each for each in due.due(desk) if not each.is_empty and not each.on_its_way]
    return AtHand(conflicts=conflicts, apart=apart, returns=len(waiting))
