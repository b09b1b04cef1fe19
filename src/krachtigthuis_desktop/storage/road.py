"""The road between centre and laptop, as the store keeps it: positions, what must travel, conflicts, news.

The central store counts a position, one number for every transaction that changes something. Each revision
knows the position at which it came in, and so does everything else that must travel: what a laptop lacks is
what came after the position of the last return that it says it applied.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from uuid import UUID

from sqlalchemy import Connection, RowMapping, func, insert, literal, or_, select, update

from ..domain.revision import Revision
from . import journal, receipts, tables
from .search import chunks, pairs
from .values import Disputed, News, Outgoing, ReceiptSeen, Stub

POSITION = "position"
"""The fact that makes a store the central one."""
PUT_BACK = "put_back"
"""The fact in a centre that was put back from a backup: when."""
NOTE = "put_back_note"
"""The secret that keeps the note which lay beside the backup until the office was opened."""
CASE = "case"
"""The kind of what travels when a whole home front is sent to a laptop."""


class RoadReader:
    """The reading half; `Reader` has it."""

    _connection: Connection

    def outgoing(self, after: int, device: str) -> list[Outgoing]:
        """What must travel to this laptop and came up after that position, in its order."""
        table = tables.outgoing
        mine = or_(table.c.device.is_(None), table.c.device == device)
        query = select(*table.c).where(table.c.n > after, mine).order_by(table.c.n, table.c.kind, table.c.key)
        return [Outgoing(**row._asdict()) for row in self._connection.execute(query)]

    def arrived(self, homes: Sequence[UUID], after: int, *, not_by: str) -> list[Revision]:
        """Revisions of these home fronts, made elsewhere, that came into the centre after that position."""
        table = tables.arrivals
        ids: list[UUID] = []
        for some in chunks(list(homes)):
            query = select(table.c.revision).where(table.c.home.in_(some), table.c.n > after, table.c.device != not_by)
            ids += self._connection.scalars(query)
        return journal.in_order(journal.read(self._connection, ids).values())

    def arrived_without_home(self, after: int, *, not_by: str) -> list[Revision]:
        """The same of what hangs under no home front: the directory."""
        table = tables.arrivals
        query = select(table.c.revision).where(table.c.home.is_(None), table.c.n > after, table.c.device != not_by)
        return journal.in_order(journal.read(self._connection, self._connection.scalars(query)).values())

    def without_home(self, records: Iterable[UUID]) -> set[UUID]:
        """Those of the records that hang under no home front."""
        table, found = tables.revisions, set[UUID]()
        for some in chunks(list(records)):
            query = select(table.c.record).where(table.c.record.in_(some), table.c.home.is_(None))
            found |= {*self._connection.scalars(query)}
        return found

    def homes_of(self, device: str) -> set[UUID]:
        """Home fronts that this laptop wrote in, or that were ever sent to it."""
        table, sent = tables.arrivals, tables.outgoing
        query = select(table.c.home).where(table.c.device == device, table.c.home.is_not(None)).distinct()
        cases = select(sent.c.home).where(sent.c.kind == CASE, sent.c.device == device, sent.c.home.is_not(None))
        return {*self._connection.scalars(query), *self._connection.scalars(cases)}

    def homes(self) -> set[UUID]:
        """Every home front of which something stands in the journal."""
        table = tables.revisions
        return {*self._connection.scalars(select(table.c.home).where(table.c.home.is_not(None)).distinct())}

    def positions(self, ids: Sequence[UUID]) -> dict[UUID, int]:
        """At which position each of these revisions came in."""
        table, found = tables.arrivals, dict[UUID, int]()
        for some in chunks(ids):
            found |= pairs(self._connection, select(table.c.revision, table.c.n).where(table.c.revision.in_(some)))
        return found

    def hashes(self, ids: Sequence[UUID]) -> dict[UUID, str]:
        """The hash of each of these revisions that is here, without reading their text."""
        table, found = tables.revisions, dict[UUID, str]()
        for some in chunks(ids):
            found |= pairs(self._connection, select(table.c.id, table.c.sha256).where(table.c.id.in_(some)))
        return found

    def log_end(self, device: str, incarnation: str) -> int:
        """The last line of this log up to which none is missing; 0 for none."""
        table = tables.audit
        mine = (table.c.device == device, table.c.incarnation == incarnation)
        count, last = self._connection.execute(select(func.count(), func.max(table.c.n)).where(*mine)).one()
        if count == (last or 0):
            return int(last or 0)
        numbers = self._connection.scalars(select(table.c.n).where(*mine).order_by(table.c.n))
        return next((place - 1 for place, n in enumerate(numbers, start=1) if n != place), count)

    def case(self, home: UUID) -> list[Revision]:
        """A whole home front to be sent: every revision of it, the text of heads only."""
        table = tables.revisions
        query = select(*table.c).where(table.c.home == home)
        all_ = [journal.from_row(row) for row in self._connection.execute(query)]
        heads = {*self._connection.scalars(select(tables.heads.c.revision).join(table).where(table.c.home == home))}
        return journal.in_order(each if each.id in heads else journal.without_text(each) for each in all_)

    def disputed(self) -> list[Disputed]:
        """Every record with two testimonies, by kind and id."""
        found: list[Disputed] = []
        for kind, table in tables.rows.items():
            query = select(table.c.id, table.c.home).where(table.c.disputed).order_by(table.c.id)
            found += [Disputed(kind=kind, record=row.id, home=row.home) for row in self._connection.execute(query)]
        return found

    def stubs(self, home: UUID | None = None) -> list[Stub]:
        """What is left of forgotten records, of one home front or of all."""
        table = tables.stubs
        query = select(*table.c).order_by(table.c.home, table.c.record)
        if home is not None:
            query = query.where(table.c.home == home)
        return [Stub(**row._asdict()) for row in self._connection.execute(query)]

    def receipts_of_home(self, home: UUID) -> list[ReceiptSeen]:
        """Every revision of a home front and what the office said of it."""
        table, said = tables.revisions, tables.receipts
        query = (
            select(
                table.c.id, table.c.record, table.c.kind, table.c.device, table.c.recorded, said.c.status, said.c.since
            )
            .outerjoin_from(table, said, said.c.revision == table.c.id)
            .where(table.c.home == home)
        )
        mine = self._connection.scalar(select(tables.meta.c.value).where(tables.meta.c.name == "device"))
        return [_receipt_seen(row, mine) for row in self._connection.execute(query).mappings()]

    def rejected(self) -> list[tuple[Revision, str]]:
        """Revisions that the office did not take, each with its reason, the oldest first."""
        why = receipts.rejected(self._connection)
        found = journal.read(self._connection, why)
        return sorted(((found[id_], reason) for id_, reason in why.items()), key=lambda each: each[0].recorded)

    def erased(self, ids: Iterable[UUID] | None = None) -> set[UUID]:
        """Records and home fronts that were erased: all, or those of `ids`."""
        table = tables.erased
        if ids is None:
            return {*self._connection.scalars(select(table.c.id))}
        found: set[UUID] = set()
        for some in chunks(list(ids)):
            found |= {*self._connection.scalars(select(table.c.id).where(table.c.id.in_(some)))}
        return found

    def news(self, home: UUID | None = None) -> list[News]:
        """What the office wrote for those who told a worry, the newest first."""
        table = tables.news
        query = select(*table.c).order_by(table.c.on.desc(), table.c.referral)
        if home is not None:
            query = query.where(table.c.home == home)
        return [News(**row._asdict()) for row in self._connection.execute(query)]


class RoadWriter(RoadReader):
    """The writing half; `Writer` has it."""

    _position: int | None = None

    def begin_central(self) -> None:
        """Make this the central store: it counts positions from now on. What stands in it already came at 1."""
        if _position(self._connection) is not None:
            return
        self._connection.execute(insert(tables.meta), {"name": POSITION, "value": "1"})
        table = tables.revisions
        columns = [table.c.id, literal(1), table.c.home, table.c.device]
        self._connection.execute(
            insert(tables.arrivals).from_select(["revision", "n", "home", "device"], select(*columns))
        )
        taken = self._connection.execute(select(tables.bundles_in.c.id, tables.bundles_in.c.device))
        rows = [
            {"n": 1, "kind": "receipts", "key": row.id, "device": row.device, "home": None, "data": ""} for row in taken
        ]
        if rows:
            self._connection.execute(insert(tables.outgoing), rows)

    def position(self) -> int:
        """The position of this transaction; asked again it is the same. ValueError: not the central store."""
        if self._position is None:
            last = _position(self._connection)
            if last is None:
                raise ValueError("not a central store")
            self._position = last + 1
            meta = tables.meta
            self._connection.execute(update(meta).where(meta.c.name == POSITION).values(value=str(self._position)))
        return self._position

    def announce(
        self, kind: str, key: str, *, device: str | None = None, home: UUID | None = None, data: str = ""
    ) -> None:
        """Let this travel with the next return: to one laptop, or without `device` to all. Said twice is once."""
        item = Outgoing(n=self.position(), kind=kind, key=key, device=device, home=home, data=data)
        table = tables.outgoing
        same = (table.c.n == item.n, table.c.kind == kind, table.c.key == key)
        if self._connection.execute(update(table).where(*same).values(device=device, data=data)).rowcount == 0:
            self._connection.execute(insert(table), asdict(item))

    def note_arrivals(self, revisions: Sequence[Revision]) -> None:
        """In the central store: these came in at this position. In a laptop's nothing happens."""
        if revisions and _position(self._connection) is not None:
            n = self.position()
            rows = [{"revision": each.id, "n": n, "home": each.home, "device": each.device} for each in revisions]
            self._connection.execute(insert(tables.arrivals), rows)

    def keep_news(self, item: News) -> None:
        """What the office wrote; the same referral, day and step is kept once."""
        table = tables.news
        same = (table.c.referral == item.referral, table.c.on == item.on, table.c.step == item.step)
        if self._connection.execute(update(table).where(*same).values(says=item.says)).rowcount == 0:
            self._connection.execute(insert(table), asdict(item))

    def news_told(self, referral: UUID, told: str, *, on: str | None = None, step: str | None = None) -> None:
        """He heard it, at that moment; "" takes it back. `on` and `step` name one piece of news of the referral."""
        table = tables.news
        which = [table.c.referral == referral]
        if on is not None:
            which.append(table.c.on == on)
        if step is not None:
            which.append(table.c.step == step)
        self._connection.execute(update(table).where(*which).values(told=told))


def _position(connection: Connection) -> int | None:
    value = connection.scalar(select(tables.meta.c.value).where(tables.meta.c.name == POSITION))
    return None if value is None else int(value)


def _receipt_seen(row: RowMapping, mine: str | None) -> ReceiptSeen:
    return ReceiptSeen(
        revision=row["id"],
        record=row["record"],
        kind=row["kind"],
        mine=row["device"] == mine,
        status=row["status"],
        since=row["since"] or "",
        recorded=row["recorded"],
    )
