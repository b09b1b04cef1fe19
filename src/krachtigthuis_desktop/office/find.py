"""A record by the number that people read aloud: ACD-EFG-HJK."""

from __future__ import annotations

from uuid import UUID

from ..domain.records import KINDS
from .desk import Desk


def by_number(desk: Desk, number: str) -> UUID | None:
    """The record or home front with this number; None when none has it, or (of a lying laptop) more than one."""
    with desk.store.read() as tx:
        found = [id_ for kind in KINDS.values() for id_ in tx.having(kind, number=number)]
    return found[0] if len(found) == 1 else None
