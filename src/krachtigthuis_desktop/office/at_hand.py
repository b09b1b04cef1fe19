"""What waits for somebody at the desk, as numbers beside the screens where it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from . import cannot_wait, due, since_backup
from .desk import Desk


@dataclass(frozen=True, kw_only=True)
class AtHand:
    """`conflicts` to settle, items set `apart` to decide about, laptops with something new to send back (`returns`).

    `urgent`: what cannot wait, until somebody ticks it off.
    """

    conflicts: int = 0
    apart: int = 0
    returns: int = 0
    urgent: int = 0
    put_back: int = 0
    """What is left to look through since this office was put back from a backup; 0 when it never was."""


def at_hand(desk: Desk, day: date) -> AtHand:
    """The numbers of now, on this day. Raises TrustError(BAD_REGISTRY)."""
    with desk.store.read() as tx:
        conflicts, apart, urgent = len(tx.disputed()), len(tx.quarantined()), cannot_wait.count(tx, day)
    seen = since_backup.look(desk)
    left = len(seen.left) if seen else 0
    return AtHand(conflicts=conflicts, apart=apart, returns=due.count(desk), urgent=urgent, put_back=left)
