"""What is read from the journal: heads, current rows and the index of words, written with each revision.

The row of a record shows the head with the smallest revision id, never the one that came last, so that every
store that holds the same revisions shows the same; two heads or more mark it as disputed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from ..domain.records import KINDS, Record
from ..domain.revision import Revision
from . import journal, search, tables
from .columns import shape
from .values import Stored

R = TypeVar("R", bound=Record)

Heads = dict[UUID, frozenset[UUID]]
"""Heads by record."""

AT_OFFICE = frozenset({"accepted", "duplicate", "conflict", "erased", "from_office"})


@dataclass(frozen=True)
class New:
    """A revision that is about to be kept, and the record that it says (None: erased)."""

    revision: Revision
    record: Record | None


def heads_of(connection: Connection, records: Sequence[UUID]) -> Heads:
    """The heads of those records that have any."""
    found: dict[UUID, set[UUID]] = {}
    heads = tables.heads
    for some in search.chunks(records):
        for record, revision in connection.execute(select(heads).where(heads.c.record.in_(some))):
            found.setdefault(record, set()).add(revision)
    return {record: frozenset(revisions) for record, revisions in found.items()}


def follow(before: Heads, news: Sequence[New]) -> Heads:
    """The heads after a row of revisions, each of which stands after its bases."""
    after = dict(before)
    for new in news:
        after[new.revision.record] = heads_after(after, new.revision)
    return after


def heads_after(heads: Heads, revision: Revision) -> frozenset[UUID]:
    """The heads of its record after one more revision: it stands in the place of its bases."""
    return heads.get(revision.record, frozenset()) - {*revision.bases} | {revision.id}


def keep(connection: Connection, news: Sequence[New], before: Heads) -> None:
    """Write revisions, heads, rows and words. `before` are the heads of every record that `news` touches."""
    after = follow(before, news)
    journal.append(connection, [new.revision for new in news])
    _write_heads(connection, before, after)
    _write_rows(connection, news, before, after)


def _write_heads(connection: Connection, before: Heads, after: Heads) -> None:
    gone = [(record, old) for record, heads in before.items() for old in heads - after[record]]
    come = [(record, new) for record, heads in after.items() for new in heads - before.get(record, frozenset())]
    if gone:
        connection.execute(_DROP_HEAD, [{"of": record, "old": old} for record, old in gone])
    if come:
        connection.execute(_PUT_HEAD, [{"record": record, "revision": new} for record, new in come])


def _write_rows(connection: Connection, news: Sequence[New], before: Heads, after: Heads) -> None:
    known = {new.revision.id: new for new in news}
    shown = {record: min(heads) for record, heads in after.items()}
    missing = journal.read(connection, [head for head in shown.values() if head not in known])
    known |= {id_: New(revision, journal.record_of(revision)) for id_, revision in missing.items()}
    # A record without heads may still have been written down before: the office refused all that was said of it.
    changed = {new.revision.record for new in news if new.revision.bases}
    first = _first_recorded(connection, news, [*before.keys() | changed])
    if before:
        _take_rows(connection, {record: known[shown[record]].revision.kind for record in before})
    rows: dict[str, list[dict[str, Any]]] = {}
    entries: list[search.Entry] = []
    for id_, head in shown.items():
        new = known[head]
        if new.record is None:
            continue
        revision = new.revision
        rows.setdefault(revision.kind, []).append(
            row_values(new.record, revision, disputed=len(after[id_]) > 1, recorded=first.get(id_, revision.recorded))
        )
        if entry := search.entry(id_, revision.home, new.record):
            entries.append(entry)
    for kind, values in rows.items():
        connection.execute(_PUT_ROW[kind], values)
    search.put(connection, entries)


def row_values(record: Record, head: Revision, *, disputed: bool, recorded: str) -> dict[str, Any]:
    """The current row of a record by the head that is shown."""
    return {
        "id": head.record,
        "home": head.home,
        "head": head.id,
        "disputed": disputed,
        "author": head.author,
        "device": head.device,
        "happened": head.happened,
        "recorded": recorded,
        "changed": head.recorded,
        **shape(record.KIND).values(record),
    }


def _first_recorded(connection: Connection, news: Sequence[New], known: Sequence[UUID]) -> dict[UUID, str]:
    """When each record was first written down: the earliest of its revisions without a base.

    Of a record that was forgotten here and changed elsewhere there is none: then its head says it.
    """
    first: dict[UUID, str] = {}
    for new in news:
        if not new.revision.bases:
            told = new.revision.recorded
            first[new.revision.record] = min(told, first.get(new.revision.record, told))
    table = tables.revisions
    for some in search.chunks(known):
        query = select(table.c.record, func.min(table.c.recorded)).where(
            table.c.record.in_(some), table.c.bases == "[]"
        )
        first |= search.pairs(connection, query.group_by(table.c.record))
    return first


def _take_rows(connection: Connection, kinds: Mapping[UUID, str]) -> None:
    for kind in set(kinds.values()):
        connection.execute(_TAKE_ROW[kind], [{"old": id_} for id_, its_kind in kinds.items() if its_kind == kind])
    search.take(connection, kinds)


def stored_from(kind: type[R], values: Sequence[Any]) -> Stored[R]:
    """A record from a row of `SELECT_ROW`."""
    return Stored(
        id=values[0],
        home=values[1],
        head=values[2],
        disputed=values[3],
        author=values[4],
        device=values[5],
        happened=values[6],
        recorded=values[7],
        changed=values[8],
        receipted=values[-1] in AT_OFFICE,
        record=cast("R", shape(kind.KIND).record(values[len(tables.ROW_COLUMNS) : -1])),
    )


_PUT_HEAD = insert(tables.heads)
_DROP_HEAD = delete(tables.heads).where(
    tables.heads.c.record == bindparam("of"), tables.heads.c.revision == bindparam("old")
)
_PUT_ROW = {kind: insert(table) for kind, table in tables.rows.items()}
_TAKE_ROW = {kind: delete(table).where(table.c.id == bindparam("old")) for kind, table in tables.rows.items()}
SELECT_ROW = {
    KINDS[kind]: select(*table.c, tables.receipts.c.status).outerjoin_from(
        table, tables.receipts, tables.receipts.c.revision == table.c.head
    )
    for kind, table in tables.rows.items()
}
