"""Heads, rows and words made again from the journal alone, and what differed from it (`doctor --rebuild`).

This is a second way to the same result: it follows no order and asks no head that was written before, a head
is simply a revision that no other names. A test proves that both ways agree for any history.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, delete, insert, select

from ..domain.revision import Revision, hashes_fit
from ..errors import StoreError, StoreFault
from . import audit, current, journal, receipts, search, tables
from .values import AuditLine

_AT_ONCE = 1000
"""Records looked at together, so that a large store needs no more memory than a small one."""


@dataclass(frozen=True)
class Difference:
    """A record that did not stand in a derived table as the journal has it."""

    table: str
    record: UUID


@dataclass
class _Derived:
    """What stands, or should stand, in the derived tables about some records. Keys begin with the record."""

    heads: dict[Hashable, Any]
    rows: dict[Hashable, Any]
    entries: dict[Hashable, Any]


def rebuild(connection: Connection) -> list[Difference]:
    """Derive everything again, compare, put right what differs. The journal is believed: check it first."""
    records = list(connection.scalars(select(tables.revisions.c.record).distinct()))
    all_found = _strays(connection, take=True)
    for some in search.chunks(records, _AT_ONCE):
        made, there = _made(connection, some), _there(connection, some)
        found = _differences(made, there)
        if found:
            _put_right(connection, {difference.record for difference in found}, made)
        all_found += found
    # The index over the words cannot be compared with them cheaply, but it is cheap to make.
    search.drop(connection)
    search.create(connection)
    return all_found


def differences(connection: Connection) -> list[Difference]:
    """What does not stand as the journal has it; nothing is put right."""
    found = _strays(connection)
    for some in search.chunks(list(connection.scalars(select(tables.revisions.c.record).distinct())), _AT_ONCE):
        found += _differences(_made(connection, some), _there(connection, some))
    return found


def check_journal(connection: Connection) -> None:
    """Recompute both hashes of every revision. Raises StoreError(HASH_DIFFERS) with the `count` of misfits."""
    with connection.execute(select(*tables.revisions.c).execution_options(yield_per=_AT_ONCE)) as rows:
        count = sum(not hashes_fit(journal.from_row(row)) for row in rows)
    if count:
        raise StoreError(StoreFault.HASH_DIFFERS, count=count)


def check_logs(connection: Connection) -> None:
    """Follow the chain of every log that is here. Raises StoreError(AUDIT_BROKEN)."""
    table = tables.audit
    query = select(*table.c).order_by(table.c.device, table.c.incarnation, table.c.n)
    with connection.execute(query.execution_options(yield_per=_AT_ONCE)) as rows:
        lines = (AuditLine(**row._asdict()) for row in rows)
        for _, log in groupby(lines, key=lambda line: (line.device, line.incarnation)):
            audit.check_chain(log)


def _made(connection: Connection, records: Sequence[UUID]) -> _Derived:
    derived = _Derived({}, {}, {})
    histories: dict[UUID, list[Revision]] = {}
    table = tables.revisions
    for row in connection.execute(select(*table.c).where(table.c.record.in_(records))):
        histories.setdefault(row.record, []).append(journal.from_row(row))
    refused = receipts.rejected(connection, records)
    for id_, history in histories.items():
        heads = _heads(history, refused)
        derived.heads |= {(id_, head.id): True for head in heads}
        record = journal.record_of(heads[0]) if heads else None
        if record is None:
            continue
        first = min((each.recorded for each in history if not each.bases), default=heads[0].recorded)
        row_values = current.row_values(record, heads[0], disputed=len(heads) > 1, recorded=first)
        derived.rows[id_, record.KIND] = row_values
        entry = search.entry(id_, heads[0].home, record)
        if entry:
            derived.entries[id_, entry.strict] = entry
    return derived


def _heads(history: Sequence[Revision], refused: Collection[UUID]) -> list[Revision]:
    """What no other revision replaces. One that the office refused counts only where something was built on it."""
    by_id = {revision.id: revision for revision in history}
    live: set[UUID] = set()
    left = [revision for revision in history if revision.id not in refused]
    while left:
        revision = left.pop()
        if revision.id not in live:
            live.add(revision.id)
            left += [by_id[base] for base in revision.bases if base in by_id]
    replaced = {base for id_ in live for base in by_id[id_].bases}
    return sorted((by_id[id_] for id_ in live - replaced), key=lambda each: each.id)


def derive_again(connection: Connection, records: Sequence[UUID]) -> None:
    """Heads, rows and words of these records anew from the journal, after an erasure or a refusal."""
    for some in search.chunks(list(records), _AT_ONCE):
        search.take(connection, some)
        _put_right(connection, set(some), _made(connection, some))


def words_again(connection: Connection) -> None:
    """The words of every record anew, by the way in which words are folded now; heads and rows are left alone."""
    records = list(connection.scalars(select(tables.revisions.c.record).distinct()))
    for some in search.chunks(records, _AT_ONCE):
        search.forget(connection, some)
        search.put(connection, list(_made(connection, some).entries.values()))
    search.drop(connection)
    search.create(connection)


def _there(connection: Connection, records: Sequence[UUID]) -> _Derived:
    derived = _Derived({}, {}, {})
    heads = tables.heads
    for row in connection.execute(select(*heads.c).where(heads.c.record.in_(records))):
        derived.heads[row.record, row.revision] = True
    for kind, table in tables.rows.items():
        for row in connection.execute(select(*table.c).where(table.c.id.in_(records))):
            derived.rows[row.id, kind] = row._asdict()
    for table, strict in _WORDS:
        columns = (table.c.record, table.c.kind, table.c.home, table.c.called, table.c.words)
        for row in connection.execute(select(*columns).where(table.c.record.in_(records))):
            derived.entries[row.record, strict] = search.Entry(**row._asdict(), strict=strict)
    return derived


def _differences(made: _Derived, there: _Derived) -> list[Difference]:
    return [
        *_compared("heads", there.heads, made.heads),
        *_compared("rows", there.rows, made.rows),
        *_compared("words", there.entries, made.entries),
    ]


def _compared(name: str, there: Mapping[Any, Any], made: Mapping[Any, Any]) -> list[Difference]:
    keys = there.keys() | made.keys()
    records = {key[0] for key in keys if key not in there or key not in made or there[key] != made[key]}
    return [Difference(name, record) for record in sorted(records)]


def _put_right(connection: Connection, records: set[UUID], made: _Derived) -> None:
    chosen = list(records)
    connection.execute(delete(tables.heads).where(tables.heads.c.record.in_(chosen)))
    heads = [{"record": key[0], "revision": key[1]} for key in made.heads if key[0] in records]  # type: ignore[index]
    if heads:
        connection.execute(insert(tables.heads), heads)
    for kind, table in tables.rows.items():
        connection.execute(delete(table).where(table.c.id.in_(chosen)))
        rows = [row for key, row in made.rows.items() if key == (row["id"], kind) and row["id"] in records]
        if rows:
            connection.execute(insert(table), rows)
    search.forget(connection, chosen)
    search.put(connection, [entry for entry in made.entries.values() if entry.record in records])


def _strays(connection: Connection, *, take: bool = False) -> list[Difference]:
    """Rows about records that the journal does not know; taken away when asked."""
    known = select(tables.revisions.c.record)
    places: list[tuple[str, Table, Any]] = [("heads", tables.heads, tables.heads.c.record)]
    places += [("rows", table, table.c.id) for table in tables.rows.values()]
    places += [("words", table, table.c.record) for table, _ in _WORDS]
    found: list[Difference] = []
    for name, table, column in places:
        strays = list(connection.scalars(select(column).where(column.not_in(known)).distinct()))
        if strays and take:
            connection.execute(delete(table).where(column.not_in(known)))
        found += [Difference(name, record) for record in strays]
    return found


_WORDS = ((tables.search_open, False), (tables.search_strict, True))
