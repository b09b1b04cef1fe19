"""Revisions from elsewhere that wait for what they were made from, or for a record that they name (DESIGN 5).

Each is kept under one thing that it still lacks, so that a batch costs the same whatever else waits: only what
waits for something in the batch is read. When that comes and something else lacks, it is kept under that. Nothing
is lost where one is not kept: it has no receipt, so its laptop sends it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select, update

from ..domain.revision import Revision
from . import journal, tables
from .search import chunks, pairs

MOST = 2000
"""Of one laptop. An honest one waits for a colleague's stick: for some tens of revisions."""

ANYTHING = UUID(int=0)
"""What those wait for that waited before the office knew for what: they are looked at with the next batch."""


def touched_by(connection: Connection, revisions: Iterable[Revision]) -> dict[UUID, Revision]:
    """Those that wait for one of these, or for one that does; and those that have the same id as one of these."""
    found: dict[UUID, Revision] = {}
    names = {ANYTHING} | {name for each in revisions for name in (each.id, each.record)}
    while names:
        fresh = _reading(connection, names, but=found.keys())
        found |= fresh
        names = {name for each in fresh.values() for name in (each.id, each.record)}
    return dict(sorted(found.items()))


def remember(connection: Connection, lacking: Mapping[UUID, tuple[Revision, UUID]]) -> None:
    """Keep these, each with one thing that it still lacks; of each laptop no more than `MOST`."""
    forget(connection, list(lacking))
    counts = count(connection)
    rows = []
    for id_, (revision, wanted) in lacking.items():
        counts[revision.device] = counts.get(revision.device, 0) + 1
        if counts[revision.device] <= MOST:
            place = {"id": id_, "wanted": wanted, "device": revision.device, "home": revision.home}
            rows.append(place | {"revision": journal.to_text(revision)})
    if rows:
        connection.execute(insert(tables.waiting), rows)


def forget(connection: Connection, ids: Sequence[UUID]) -> None:
    """These wait no longer."""
    for some in chunks(list(ids)):
        connection.execute(delete(tables.waiting).where(tables.waiting.c.id.in_(some)))


def forget_home(connection: Connection, home: UUID) -> None:
    """What waits of a home front that goes."""
    connection.execute(delete(tables.waiting).where(tables.waiting.c.home == home))


def empty(connection: Connection, ids: set[UUID]) -> None:
    """What waits of these records and home fronts keeps its place, without its text."""
    for revision in all_of(connection):
        if not ids.isdisjoint({revision.record, revision.home}):
            bare = journal.to_text(journal.without_text(revision))
            connection.execute(update(tables.waiting).where(tables.waiting.c.id == revision.id).values(revision=bare))


def all_of(connection: Connection, device: str | None = None) -> list[Revision]:
    """All that waits, by id; of one laptop when it is named."""
    table = tables.waiting
    query = select(table.c.revision).order_by(table.c.id)
    if device is not None:
        query = query.where(table.c.device == device)
    return [journal.from_text(text) for text in connection.scalars(query)]


def count(connection: Connection) -> dict[str, int]:
    """How many wait, by laptop."""
    table = tables.waiting
    return pairs(connection, select(table.c.device, func.count()).group_by(table.c.device))


def _reading(connection: Connection, names: set[UUID], *, but: Iterable[UUID]) -> dict[UUID, Revision]:
    table, found = tables.waiting, dict[UUID, str]()
    for some in chunks(list(names)):
        for inside in (table.c.wanted.in_(some), table.c.id.in_(some)):
            found |= pairs(connection, select(table.c.id, table.c.revision).where(inside))
    return {id_: journal.from_text(text) for id_, text in found.items() if id_ not in set(but)}
