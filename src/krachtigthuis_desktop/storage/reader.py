"""Reading within one transaction: records as they stand, their history, and what has not left yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, func, or_, select

from ..domain.records import Person, Record
from ..domain.revision import Revision
from ..errors import InputError, InputFault
from . import current, journal, receipts, search, tables
from .current import SELECT_ROW, stored_from
from .exchange import ExchangeReader
from .road import RoadReader
from .values import AuditLine, Hit, Stored

R = TypeVar("R", bound=Record)


class Reader(ExchangeReader, RoadReader):
    """A consistent view of the store. It ends with the `with` block that gave it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def meta(self, name: str) -> str | None:
        """A single fact: "vault_id", "device", "incarnation", …"""
        return self._connection.scalar(_META, {"name": name})

    def metas(self, begins: str) -> dict[str, str]:
        """The facts whose names begin so, by what follows."""
        table = tables.meta
        query = select(table.c.name, table.c.value).where(table.c.name.startswith(begins, autoescape=True))
        found = search.pairs(self._connection, query)
        return {name.removeprefix(begins): value for name, value in found.items()}

    def get(self, kind: type[R], id_: UUID) -> Stored[R] | None:
        """The record as it stands; None when there is none of this kind (or it was erased)."""
        query = SELECT_ROW[kind].where(tables.rows[kind.KIND].c.id == id_)
        row = self._connection.execute(query).first()
        return stored_from(kind, row) if row else None

    def need(self, kind: type[R], id_: UUID) -> Stored[R]:
        """`get`, or InputError(NOT_FOUND)."""
        stored = self.get(kind, id_)
        if stored is None:
            raise InputError(InputFault.NOT_FOUND, field=kind.KIND)
        return stored

    def all(
        self,
        kind: type[R],
        *,
        home: UUID | None = None,
        newest_first: bool = False,
        limit: int | None = None,
        homes: Collection[UUID] | None = None,
        until: Mapping[str, object] | None = None,
        **fields: object,
    ) -> list[Stored[R]]:
        """Records of a kind, in the order in which they were first written down; `home` for one home front.

        `fields` narrows by the value of typed fields: `all(Detention, person=id)`; `until` keeps those whose value
        is there and at most this; `homes` those of these home fronts.
        """
        table = tables.rows[kind.KIND]
        query: Select[Any] = SELECT_ROW[kind]
        if home is not None:
            query = query.where(table.c.home == home)
        for name, value in fields.items():
            query = query.where(table.c[name].is_(None) if value is None else table.c[name] == value)
        for name, value in (until or {}).items():
            query = query.where(table.c[name] <= value)
        if homes is not None:
            query = query.where(table.c.home.in_(homes))
        order = (table.c.recorded, table.c.id)
        query = query.order_by(*(column.desc() for column in order) if newest_first else order)
        if limit is not None:
            query = query.limit(limit)
        return [stored_from(kind, row) for row in self._connection.execute(query)]

    def having(self, kind: type[Record], *filled: str, **fields: object) -> list[UUID]:
        """Ids of records in which one of `filled` is not empty, or one of `fields` has this value, as they stand."""
        table = tables.rows[kind.KIND]
        wanted = [
            *(table.c[name].is_not(None) for name in filled),
            *(table.c[name] == value for name, value in fields.items()),
        ]
        return [*self._connection.scalars(select(table.c.id).where(or_(*wanted)).order_by(table.c.id))]

    def count(self, kind: type[Record]) -> int:
        return self._connection.scalar(select(func.count()).select_from(tables.rows[kind.KIND])) or 0

    def count_by_home(self, kind: type[Record], **fields: object) -> dict[UUID | None, int]:
        """How many records of a kind each home front has, without reading them; `fields` narrows as in `all`."""
        table = tables.rows[kind.KIND]
        query = select(table.c.home, func.count()).group_by(table.c.home)
        for name, value in fields.items():
            query = query.where(table.c[name] == value)
        return search.pairs(self._connection, query)

    def search(
        self, typed: str, *, kinds: Sequence[type[Record]] | None = None, limit: int = 50, strict: bool = False
    ) -> list[Hit]:
        """Records that hold a word beginning with each typed word, the last written first.

        `strict` also looks among strict records, which are for the coordinator alone.
        """
        names = None if kinds is None else [kind.KIND for kind in kinds]
        return search.find(self._connection, typed, kinds=names, limit=limit, strict=strict)

    def revision(self, id_: UUID) -> Revision | None:
        return journal.read(self._connection, [id_]).get(id_)

    def revisions(self, ids: Iterable[UUID]) -> list[Revision]:
        """Those of the revisions that are here, in no order."""
        return list(journal.read(self._connection, ids).values())

    def history(self, record: UUID) -> list[Revision]:
        """Every revision of a record, each after its bases."""
        return journal.in_order(self._revisions(tables.revisions.c.record == record))

    def heads(self, record: UUID) -> list[Revision]:
        """The revisions that no other replaces; the first is the one that is shown."""
        heads = current.heads_of(self._connection, [record]).get(record, frozenset())
        return sorted(journal.read(self._connection, heads).values(), key=lambda each: each.id)

    def stories(self, stored: Stored[R]) -> tuple[R, ...]:
        """All that is said of this record: what stands, or every story while nobody settled which holds."""
        if not stored.disputed:
            return (stored.record,)
        told = (journal.record_of(head) for head in self.heads(stored.id))
        return tuple(record for record in told if isinstance(record, type(stored.record)))

    def same_persons(self) -> dict[UUID, UUID]:
        """Of each person who stands in a second home front: the first record, as the rows show it."""
        table = tables.rows[Person.KIND]
        return search.pairs(self._connection, select(table.c.id, table.c.same_as).where(table.c.same_as.is_not(None)))

    def unreceipted(self, *, limit: int | None = None, after: int = 0) -> list[Revision]:
        """What the next bundles hold: our own revisions without receipt, earlier incarnations first, by counter.

        `after` and `limit` page through them: skip that many, give that many.
        """
        ids = [line.id for line in receipts.pending(self._connection, self.meta("device"), self.meta("incarnation"))]
        chosen = ids[after:] if limit is None else ids[after : after + limit]
        found = journal.read(self._connection, chosen)
        return [found[id_] for id_ in chosen]

    def without_word(self) -> list[Revision]:
        """Revisions of others of which the other side does not say that it has them, each after what it builds on."""
        ids = receipts.without(self._connection, self.meta("device"))
        return journal.in_order(journal.read(self._connection, ids).values())

    def waiting(self) -> tuple[int, str]:
        """How many revisions are only here, and when the oldest of them was written down ("" for none)."""
        lines = receipts.pending(self._connection, self.meta("device"), self.meta("incarnation"))
        return len(lines), min((line.recorded for line in lines), default="")

    def waiting_records(self) -> dict[str, int]:
        """The same in records of each kind: a worry that was changed three times is one."""
        table = tables.revisions
        lines = receipts.pending(self._connection, self.meta("device"), self.meta("incarnation"))
        found: set[tuple[str, UUID]] = set()
        for some in search.chunks([line.id for line in lines]):
            query = select(table.c.kind, table.c.record).where(table.c.id.in_(some))
            found |= {(kind, record) for kind, record in self._connection.execute(query)}
        return dict(Counter(kind for kind, _record in found))

    def audit_head(self) -> tuple[int, str] | None:
        """Number and hash of the last line of our own log in this incarnation; None for an empty one."""
        line = self._last_line(self.meta("device") or "", self.meta("incarnation") or "")
        return (line.n, line.sha256) if line else None

    def audit_since(self, n: int, *, device: str | None = None, incarnation: str | None = None) -> list[AuditLine]:
        """Lines of a log after number `n`; our own in this incarnation when nothing else is said."""
        table = tables.audit
        query = (
            select(*table.c)
            .where(
                table.c.device == (device or self.meta("device") or ""),
                table.c.incarnation == (incarnation or self.meta("incarnation") or ""),
                table.c.n > n,
            )
            .order_by(table.c.n)
        )
        return [AuditLine(**row._asdict()) for row in self._connection.execute(query)]

    def log(self, *, actions: Sequence[str] = (), limit: int | None = None, after: int = 0) -> list[AuditLine]:
        """Lines of this store's own log, the last written first, over all its incarnations."""
        table = tables.audit
        query = select(*table.c).where(table.c.device == (self.meta("device") or ""))
        if actions:
            query = query.where(table.c.action.in_(actions))
        query = query.order_by(table.c.at.desc(), table.c.n.desc()).limit(limit).offset(after or None)
        return [AuditLine(**row._asdict()) for row in self._connection.execute(query)]

    def draft(self, key: str) -> str | None:
        return self._connection.scalar(select(tables.drafts.c.form).where(tables.drafts.c.key == key))

    def drafts(self) -> tuple[str, ...]:
        """The keys of all half-filled forms."""
        return tuple(self._connection.scalars(select(tables.drafts.c.key).order_by(tables.drafts.c.key)))

    def lines_about(self, action: str) -> list[AuditLine]:
        """Every line with this action, in our log and in those of others that are kept here, the oldest first."""
        table = tables.audit
        query = select(*table.c).where(table.c.action == action).order_by(table.c.at, table.c.n)
        return [AuditLine(**row._asdict()) for row in self._connection.execute(query)]

    def secret(self, name: str) -> bytes | None:
        return self._connection.scalar(select(tables.secrets.c.value).where(tables.secrets.c.name == name))

    def _revisions(self, condition: Any) -> list[Revision]:
        query = select(*tables.revisions.c).where(condition)
        return [journal.from_row(row) for row in self._connection.execute(query)]

    def _last_line(self, device: str, incarnation: str) -> AuditLine | None:
        row = self._connection.execute(_LAST_LINE, {"device": device, "incarnation": incarnation}).first()
        return AuditLine(**row._asdict()) if row else None


# Made once: building a statement costs more than running a short one.
_META = select(tables.meta.c.value).where(tables.meta.c.name == bindparam("name"))
_LAST_LINE = (
    select(*tables.audit.c)
    .where(tables.audit.c.device == bindparam("device"), tables.audit.c.incarnation == bindparam("incarnation"))
    .order_by(tables.audit.c.n.desc())
    .limit(1)
)
