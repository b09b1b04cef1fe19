"""What waits in the centre for something that has not come: by laptop, so that people can see it and let it go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from .desk import Desk
from .registry import current, holder_name


@dataclass(frozen=True, kw_only=True)
class Waits:
    """What one laptop sent that waits for a colleague's stick, or for what will never come."""

    device: str
    holder: str
    """The code of its holder; empty for a laptop that the registry does not know."""
    holder_name: str
    count: int
    since: str
    """When the oldest of it was written down."""


def waits(desk: Desk) -> tuple[Waits, ...]:
    """Every laptop of which something waits, the most first."""
    registry = current(desk)
    with desk.store.read() as tx:
        found = []
        for device, count in tx.count_waiting().items():
            known = registry.device(device)
            holder = known.holder if known else ""
            since = min(each.recorded for each in tx.held_back(device=device))
            name = holder_name(tx, holder) if holder else ""
            found.append(Waits(device=device, holder=holder, holder_name=name, count=count, since=since))
    return tuple(sorted(found, key=lambda each: (-each.count, each.device)))


def drop(desk: Desk, devices: Iterable[str], *, now: datetime) -> int:
    """Let go of all that waits of these laptops; returns how many pieces. An honest laptop sends them again."""
    count = 0
    with desk.store.write() as tx:
        for device in devices:
            held = [each.id for each in tx.held_back(device=device)]
            tx.drop_waiting(held)
            tx.audit("waiting_dropped", actor=desk.actor, now=now, result=device)
            count += len(held)
    return count
