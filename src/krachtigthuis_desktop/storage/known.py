"""What the journal holds of everything that a batch of revisions names, looked up all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Connection, select

from ..domain.revision import Revision
from . import tables
from .search import chunks, pairs

Place = tuple[str, UUID | None]
"""Kind and home front of a record; neither ever changes."""


@dataclass
class Known:
    """What the journal holds of everything that a batch names."""

    hashes: dict[UUID, str] = field(default_factory=dict)
    numbers: dict[tuple[str, str, int], UUID] = field(default_factory=dict)
    bases: dict[UUID, UUID] = field(default_factory=dict)
    """The record of each base that is here, or of which a stub is."""
    places: dict[UUID, Place] = field(default_factory=dict)
    erased: set[UUID] = field(default_factory=set)


def look_up(connection: Connection, batch: Sequence[Revision]) -> Known:
    known, table = Known(), tables.revisions
    for some in chunks([revision.id for revision in batch]):
        query = select(table.c.id, table.c.sha256).where(table.c.id.in_(some))
        known.hashes |= pairs(connection, query)
    for device, incarnation in {(revision.device, revision.incarnation) for revision in batch}:
        numbers = [each.n for each in batch if (each.device, each.incarnation) == (device, incarnation)]
        for part in chunks(numbers):
            query = select(table.c.n, table.c.id).where(
                table.c.incarnation == incarnation, table.c.device == device, table.c.n.in_(part)
            )
            known.numbers |= {(device, incarnation, n): id_ for n, id_ in pairs(connection, query).items()}
    for some in chunks(list({base for revision in batch for base in revision.bases})):
        stubs = select(tables.stubs.c.head, tables.stubs.c.record).where(tables.stubs.c.head.in_(some))
        known.bases |= pairs(connection, stubs)
        known.bases |= pairs(connection, select(table.c.id, table.c.record).where(table.c.id.in_(some)))
    touched = {revision.record for revision in batch}
    for some in chunks(list(touched)):
        left = tables.stubs
        stubs = select(left.c.record, left.c.kind, left.c.home).where(left.c.record.in_(some))
        known.places |= {row.record: (row.kind, row.home) for row in connection.execute(stubs)}
        query = select(table.c.record, table.c.kind, table.c.home).where(table.c.record.in_(some)).distinct()
        known.places |= {row.record: (row.kind, row.home) for row in connection.execute(query)}
    for some in chunks(list(touched | {revision.home for revision in batch if revision.home})):
        known.erased |= {*connection.scalars(select(tables.erased.c.id).where(tables.erased.c.id.in_(some)))}
    return known


def records_here(connection: Connection, records: set[UUID]) -> set[UUID]:
    here: set[UUID] = set()
    for some in chunks(list(records)):
        query = select(tables.revisions.c.record).where(tables.revisions.c.record.in_(some)).distinct()
        here |= {*connection.scalars(query)}
        here |= {*connection.scalars(select(tables.stubs.c.record).where(tables.stubs.c.record.in_(some)))}
    return here
