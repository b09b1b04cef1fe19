"""What this laptop says again after it was put back to an older state.

An older vault gives its numbers out once more. The office holds other revisions under them and refuses these; nobody
did anything wrong and nothing may be lost. So the last text of each such record is written down once more, under a
number of this life, on what the office has; the refused ones make room for what the office has under their numbers.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ..domain.revision import Revision
from ..storage import Writer
from ..storage.journal import record_of
from .incarnation import begin_anew

NUMBER_TAKEN = "number_taken"
_HAS = frozenset({"accepted", "duplicate", "conflict", "erased", "from_office"})


def say_again(tx: Writer, *, now: datetime) -> int:
    """Write down again what was refused because its number was taken. Returns for how many records.

    When it was a number of this very life, another vault lives it too: then we go on in a life of our own, or the
    next number would be taken as well.
    """
    refused = [revision for revision, reason in tx.rejected() if reason == NUMBER_TAKEN]
    if any(revision.incarnation == tx.meta("incarnation") for revision in refused):
        begin_anew(tx, now)
    taken: dict[UUID, set[UUID]] = {}
    for revision in refused:
        taken.setdefault(revision.record, set()).add(revision.id)
    for record, ids in taken.items():
        _again(tx, record, ids, now)
    return len(taken)


def _again(tx: Writer, record: UUID, refused: set[UUID], now: datetime) -> None:
    """One record: its refused revisions and what was built on them go, their last text stands again."""
    gone: list[Revision] = []
    for revision in tx.history(record):
        built_on = not refused.isdisjoint({revision.id, *revision.bases})
        if built_on and (tx.receipt(revision.id) or ("", None))[0] not in _HAS:
            refused.add(revision.id)
            gone.append(revision)
    last = gone[-1]
    value = record_of(last)
    tx.drop([revision.id for revision in gone])
    if value is None:
        return
    heads = tx.heads(record)
    tx.record(
        value,
        id=record,
        home=last.home,
        author=last.author,
        now=now,
        happened=datetime.fromisoformat(last.happened) if "T" in last.happened else None,
        reason=last.reason,
        base=heads[0].id if heads else None,
    )
    tx.audit("said_again", actor=last.author, now=now, record=record)
