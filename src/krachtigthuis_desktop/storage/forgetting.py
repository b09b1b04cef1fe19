"""Text that goes: erased on the office's order, or forgotten because the office has it (DESIGN 3 and 6).

An erased revision keeps its place and hashes, without body and salt. A home front that is forgotten leaves a
stub for each record. Both reach rows, words, drafts, news and what waits; nothing here asks whether it may.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from . import current, journal, search, tables, waiting
from .rebuild import derive_again

SWEEP = "sweep"
"""The fact that says "1" until the file was written anew after something went (`Store.sweep`)."""


@dataclass(frozen=True)
class Gone:
    """How much went: revisions whose text went, drafts, and items that were set apart."""

    revisions: int
    drafts: int
    set_apart: int


def erase(connection: Connection, ids: Sequence[UUID], *, at: str) -> Gone:
    """Take the text of these records and home fronts away, wherever it stands; their ids are known as erased."""
    table, known = tables.revisions, tables.erased
    here = {*connection.scalars(select(known.c.id).where(known.c.id.in_(ids)))}
    new = [{"id": id_, "since": at} for id_ in dict.fromkeys(ids) if id_ not in here]
    if new:
        connection.execute(insert(known), new)
    touched = or_(table.c.record.in_(ids), table.c.home.in_(ids))
    records = list(connection.scalars(select(table.c.record).where(touched).distinct()))
    filled = touched & table.c.body.is_not(None)
    count = connection.execute(update(table).where(filled).values(body=None, salt=None)).rowcount
    derive_again(connection, records)
    connection.execute(delete(tables.news).where(or_(tables.news.c.home.in_(ids), tables.news.c.referral.in_(ids))))
    _drop_told(connection, ids)
    waiting.empty(connection, {*ids})
    names = [str(id_) for id_ in {*ids, *records}]
    return Gone(count, _drop_drafts(connection, names), _empty_set_apart(connection, names, at=at))


def purge(connection: Connection, home: UUID, *, at: str) -> int:
    """Forget a home front; a stub of each record stays. Returns how many records it had."""
    table = tables.revisions
    rows = connection.execute(
        select(table.c.record, table.c.kind, table.c.id, table.c.sha256, tables.receipts.c.status)
        .join_from(tables.heads, table, tables.heads.c.revision == table.c.id)
        .outerjoin(tables.receipts, tables.receipts.c.revision == table.c.id)
        .where(table.c.home == home)
        .order_by(table.c.id)
    ).all()
    stubs = {
        row.record: {
            "record": row.record,
            "kind": row.kind,
            "home": home,
            "head": row.id,
            "sha256": row.sha256,
            "status": row.status or "",
            "since": at,
        }
        for row in reversed(rows)
    }
    records = list(connection.scalars(select(table.c.record).where(table.c.home == home).distinct()))
    _remember_given(connection, home)
    _drop_drafts(connection, [str(id_) for id_ in {home, *records}])
    search.take(connection, records)
    ids = select(table.c.id).where(table.c.home == home)
    for rows_of_kind in tables.rows.values():
        connection.execute(delete(rows_of_kind).where(rows_of_kind.c.home == home))
    connection.execute(delete(tables.heads).where(tables.heads.c.revision.in_(ids)))
    connection.execute(delete(tables.receipts).where(tables.receipts.c.revision.in_(ids)))
    connection.execute(delete(tables.arrivals).where(tables.arrivals.c.home == home))
    connection.execute(delete(tables.news).where(tables.news.c.home == home))
    waiting.forget_home(connection, home)
    connection.execute(delete(table).where(table.c.home == home))
    drop_stubs(connection, list(stubs))
    if stubs:
        connection.execute(insert(tables.stubs), list(stubs.values()))
    return len(records)


def drop(connection: Connection, revisions: Sequence[UUID]) -> None:
    """Take revisions out of the journal that another one says over again; what was shown before them is shown."""
    records = journal.records_of(connection, revisions)
    for some in search.chunks(list(revisions)):
        connection.execute(delete(tables.heads).where(tables.heads.c.revision.in_(some)))
        connection.execute(delete(tables.receipts).where(tables.receipts.c.revision.in_(some)))
        for rows_of_kind in tables.rows.values():
            connection.execute(delete(rows_of_kind).where(rows_of_kind.c.head.in_(some)))
        connection.execute(delete(tables.revisions).where(tables.revisions.c.id.in_(some)))
    derive_again(connection, records)


def heads_of_stubs(connection: Connection, records: Sequence[UUID]) -> current.Heads:
    """The last revision of each forgotten record: a change that names it as its base follows on it."""
    table, found = tables.stubs, current.Heads()
    for some in search.chunks(records):
        query = select(table.c.record, table.c.head).where(table.c.record.in_(some))
        found |= {row.record: frozenset({row.head}) for row in connection.execute(query)}
    return found


def drop_stubs(connection: Connection, records: Sequence[UUID]) -> None:
    """These records stand here again."""
    for some in search.chunks(list(records)):
        connection.execute(delete(tables.stubs).where(tables.stubs.c.record.in_(some)))


def _remember_given(connection: Connection, home: UUID) -> None:
    """The highest number that each incarnation gave: no number is ever given twice, also after forgetting."""
    table, meta = tables.revisions, tables.meta
    highest = select(table.c.incarnation, func.max(table.c.n).label("n")).where(table.c.home == home)
    for row in connection.execute(highest.group_by(table.c.incarnation)).all():
        name = f"given:{row.incarnation}"
        known = connection.scalar(select(meta.c.value).where(meta.c.name == name))
        if known is None:
            connection.execute(insert(meta), {"name": name, "value": str(row.n)})
        elif int(known) < row.n:
            connection.execute(update(meta).where(meta.c.name == name).values(value=str(row.n)))


def _drop_drafts(connection: Connection, names: Sequence[str]) -> int:
    """Half-filled forms about these records, by the ids that stand in their key or form."""
    table = tables.drafts
    rows = connection.execute(select(table.c.key, table.c.form)).all()
    gone = [row.key for row in rows if any(name in row.key or name in row.form for name in names)]
    for some in search.chunks(gone):
        connection.execute(delete(table).where(table.c.key.in_(some)))
    return len(gone)


def _drop_told(connection: Connection, ids: Sequence[UUID]) -> None:
    """In the central store: news of these referrals and home fronts that still was to travel."""
    table = tables.outgoing
    named = or_(*(table.c.key.startswith(str(id_)) for id_ in ids), table.c.home.in_(ids))
    connection.execute(delete(table).where(table.c.kind == "news", named))


def _empty_set_apart(connection: Connection, names: Sequence[str], *, at: str) -> int:
    """Single revisions that were set apart; a whole encrypted bundle loses the text when somebody releases it."""
    table = tables.quarantine
    count = 0
    for row in connection.execute(select(table.c.id, table.c.content).where(table.c.state == "waiting")).all():
        if any(name.encode() in row.content for name in names):
            gone = {"content": b"", "state": "erased", "decided_at": at}
            connection.execute(update(table).where(table.c.id == row.id).values(**gone))
            count += 1
    return count
