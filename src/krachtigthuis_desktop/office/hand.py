"""Whose hand writes at this desk: the slot that opened it, under its own name and role."""

from __future__ import annotations

from datetime import datetime

from ..care.hand import Hand
from .desk import Desk
from .staff_role import staff_role


def hand_of(desk: Desk, *, now: datetime) -> Hand:
    """The hand of whoever opened this office."""
    with desk.vault.store.read() as tx:
        role = staff_role(tx, desk.actor)
    name = next((each.name for each in desk.vault.keys.passphrases() if each.id == desk.actor), "")
    return Hand(author=desk.actor, name=name, now=now, role=role)
