"""What the other side said of our revisions, and what it has not said anything of yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select

from . import tables
from .search import chunks


@dataclass(frozen=True)
class Pending:
    """One of our own revisions without a receipt."""

    incarnation: str
    n: int
    id: UUID
    recorded: str


REJECTED, FROM_OFFICE = "rejected", "from_office"
RANK = {REJECTED: 1, "conflict": 2, "accepted": 3, "duplicate": 3, FROM_OFFICE: 4, "erased": 5}
"""A word of the office is never lowered: returns may come in any order, and more than once."""


def put(
    connection: Connection,
    revisions: Iterable[UUID],
    *,
    status: str,
    reason: str | None = None,
    bundle: str | None = None,
    since: str = "",
) -> tuple[int, list[UUID]]:
    """Note a status for those of the revisions that are here and have no higher one.

    Returns for how many that was news, and the revisions that were or are rejected: the heads of their records have
    to be derived again.
    """
    table, journal = tables.receipts, tables.revisions
    mine = connection.scalar(select(tables.meta.c.value).where(tables.meta.c.name == "device"))
    count, turned = 0, list[UUID]()
    for some in chunks(list(revisions)):
        query = select(journal.c.id, journal.c.device, table.c.status).outerjoin_from(journal, table)
        here = connection.execute(query.where(journal.c.id.in_(some))).all()
        better = [row for row in here if RANK.get(row.status, 0) < RANK[status]]
        if not better:
            continue
        connection.execute(delete(table).where(table.c.revision.in_([row.id for row in better])))
        said = {"status": status, "reason": reason, "bundle": bundle, "since": since}
        connection.execute(insert(table), [{"revision": row.id, "mine": row.device == mine, **said} for row in better])
        count += len(better)
        turned += [row.id for row in better if REJECTED in {status, row.status}]
    return count, turned


@dataclass(frozen=True)
class Forgotten:
    """Revisions whose receipts went, and which of them had refused one."""

    revisions: frozenset[UUID]
    refused: list[UUID]


def forget(connection: Connection, believed: Collection[str]) -> Forgotten:
    """Take away what the other side said of revisions at another moment than these, and that it sent them itself.

    Not of those whose text was erased.
    """
    table = tables.receipts
    doubted = (table.c.status != "erased") & table.c.since.not_in(list(believed))
    gone = connection.execute(select(table.c.revision, table.c.status).where(doubted)).all()
    connection.execute(delete(table).where(doubted))
    return Forgotten(frozenset(row.revision for row in gone), [row.revision for row in gone if row.status == REJECTED])


def rejected(connection: Connection, records: Sequence[UUID] | None = None) -> dict[UUID, str]:
    """Revisions that the office did not take, of these records or all, with its reason."""
    table, journal = tables.receipts, tables.revisions
    query = select(table.c.revision, table.c.reason).join(journal).where(table.c.status == REJECTED)
    if records is not None:
        query = query.where(journal.c.record.in_(records))
    return {row.revision: row.reason or "" for row in connection.execute(query)}


def of(connection: Connection, revision: UUID) -> tuple[str, str | None] | None:
    """Status and reason of one revision; None while nothing was said."""
    table = tables.receipts
    row = connection.execute(select(table.c.status, table.c.reason).where(table.c.revision == revision)).first()
    return (row.status, row.reason) if row else None


def without(connection: Connection, device: str | None) -> list[UUID]:
    """Revisions of others without a word, in the order in which they were written down. Reads the whole journal."""
    table, said = tables.revisions, tables.receipts
    query = select(table.c.id).outerjoin_from(table, said, said.c.revision == table.c.id)
    query = query.where(table.c.device != (device or ""), said.c.revision.is_(None))
    return list(connection.scalars(query.order_by(table.c.recorded, table.c.id)))


def pending(connection: Connection, device: str | None, incarnation: str | None) -> list[Pending]:
    """Our revisions without a receipt: earlier incarnations first, then by counter.

    They are nearly always the last that were made, so they are counted first and then looked for from the end:
    a vault of a hundred thousand receipted worries is not read through each time that a screen asks.
    """
    table, said = tables.revisions, tables.receipts
    made = connection.scalar(select(func.count()).select_from(table).where(table.c.device == (device or ""))) or 0
    answered = connection.scalar(select(func.count()).select_from(said).where(said.c.mine)) or 0
    if made <= answered:
        return []
    query = (
        select(table.c.incarnation, table.c.n, table.c.id, table.c.recorded)
        .outerjoin_from(table, said, said.c.revision == table.c.id)
        .where(table.c.device == (device or ""), said.c.revision.is_(None))
        .order_by(table.c.incarnation.desc(), table.c.n.desc())
        .limit(made - answered)
    )
    lines = [Pending(*row) for row in connection.execute(query)]
    return sorted(lines, key=lambda line: (line.incarnation == incarnation, line.incarnation, line.n))
