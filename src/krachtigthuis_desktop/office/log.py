"""The log of this office, readable: which hand did what and when. It holds codes and ids, never text of a record."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from .desk import Desk


@dataclass(frozen=True, kw_only=True)
class LogLine:
    """`name` is whose passphrase slot `actor` is, where this desk knows it."""

    at: str
    actor: str
    name: str
    action: str
    record: UUID | None
    result: str


def log(desk: Desk, *, limit: int) -> tuple[LogLine, ...]:
    """The last lines, the newest first, also those from before a restore."""
    names = {each.id: each.name for each in desk.vault.keys.passphrases()}
    with desk.store.read() as tx:
        lines = tx.log(limit=limit)
    return tuple(
        LogLine(
            at=line.at,
            actor=line.actor,
            name=names.get(line.actor, line.actor),
            action=line.action,
            record=line.record,
            result=names.get(line.result, line.result),
        )
        for line in lines
    )
