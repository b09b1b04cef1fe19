"""Writing within one transaction: all of it happens, or nothing. It reads what it wrote."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update

from ..domain import revision as domain_revision
from ..domain.identity import uuid7
from ..domain.records import Record
from ..domain.revision import Revision
from ..errors import InputError, InputFault
from . import arrive, audit, current, forgetting, journal, tables
from .current import New
from .exchange import ExchangeWriter
from .forgetting import Gone
from .reader import Reader
from .road import RoadWriter
from .values import AuditLine, Inserted, Stored

R = TypeVar("R", bound=Record)

_SALT_BYTES = 16


class Writer(Reader, ExchangeWriter, RoadWriter):
    """The only way to change the store. Nothing is kept when its `with` block raises."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._facts: dict[str, str] = {}
        self._last_audit: AuditLine | None = None
        self._audit_known = False
        self._n: int | None = None

    def new_id(self, now: datetime) -> UUID:
        """A fresh record or revision id (uuid7)."""
        return uuid7(int(now.timestamp() * 1000), secrets.token_bytes)

    def record(
        self,
        value: R,
        *,
        id: UUID | None = None,  # noqa: A002 the field's own name
        home: UUID | None,
        author: str,
        now: datetime,
        happened: date | datetime | None = None,
        reason: str | None = None,
        base: UUID | tuple[UUID, ...] | None = None,
    ) -> Stored[R]:
        """Write a record down: a revision, its row, its words and a line in the log.

        A new record without `base` (and with `id` when its id was made before); a change with the head that it
        was made from; two heads settle a conflict. `now` is aware. Raises InputError(STALE) when `base` is no
        longer a head or the record exists already, OUT_OF_RANGE when kind or home front would change.
        """
        bases = base if isinstance(base, tuple) else (base,) if base else ()
        id_ = id or self.new_id(now)
        before = current.heads_of(self._connection, [id_]) if id else {}
        heads = before.get(id_, frozenset())
        if not heads.issuperset(bases) or bool(heads) != bool(bases):
            raise InputError(InputFault.STALE, field=value.KIND)
        if bases:
            self._check_place(value, bases[0], home)
        revision = domain_revision.seal(
            id=self.new_id(now),
            n=self._next_n(),
            home=home,
            record=id_,
            kind=value.KIND,
            bases=tuple(sorted(bases)),
            author=author,
            device=self._fact("device"),
            incarnation=self._fact("incarnation"),
            happened=self._happened(happened, now, bases),
            recorded=iso(now),
            reason=reason,
            body=journal.body_of(value),
            salt=secrets.token_bytes(_SALT_BYTES),
        )
        current.keep(self._connection, [New(revision, value)], before)
        self.note_arrivals([revision])
        self.audit("record_changed" if bases else "record_new", actor=author, now=now, record=id_)
        disputed = len(heads - {*bases}) > 0
        return self._stored(value, revision, disputed=disputed, first=not bases)

    def insert(
        self,
        revisions: Sequence[Revision],
        *,
        from_office: bool = False,
        records: Mapping[UUID, Record] | None = None,
        at: str = "",
        bare: Collection[UUID] = (),
    ) -> list[Inserted]:
        """Take in revisions of another store, checked by the bundle's reader (DESIGN 3).

        The outcome of each in the order given; then of earlier ones that had waited and went in or fell out now.
        `records` may hold the decoded bodies by revision id. `from_office`: they count as receipted, since `at`.
        `bare` may come without their text.
        """
        fared = arrive.insert_revisions(
            self._connection, revisions, from_office=from_office, records=records, at=at, bare=bare
        )
        here = {revision.id: revision for revision in revisions}
        kept = [each.id for each in fared if each.outcome.kept]
        here |= {each.id: each for each in self.revisions([id_ for id_ in kept if id_ not in here])}
        self.note_arrivals([here[id_] for id_ in dict.fromkeys(kept)])
        return fared

    def erase(self, ids: Sequence[UUID], *, now: datetime) -> Gone:
        """Take the text of these records and home fronts away, for good, wherever it stands here (DESIGN 3)."""
        self.set_meta(forgetting.SWEEP, "1")
        return forgetting.erase(self._connection, ids, at=iso(now))

    def drop(self, revisions: Sequence[UUID]) -> None:
        """Take revisions out that the office refused and that another one, with a number of its own, says again."""
        forgetting.drop(self._connection, revisions)

    def purge(self, home: UUID, *, now: datetime) -> int:
        """Forget a home front and leave stubs. Whether it may be forgotten is asked before (DESIGN 6)."""
        self.set_meta(forgetting.SWEEP, "1")
        return forgetting.purge(self._connection, home, at=iso(now))

    def audit(
        self, action: str, *, actor: str, now: datetime, record: UUID | None = None, result: str = "ok"
    ) -> AuditLine:
        """Add a line to our own log. `action` and `result` are codes, never text of a record."""
        device, incarnation = self._fact("device"), self._fact("incarnation")
        if not self._audit_known:
            self._last_audit, self._audit_known = self._last_line(device, incarnation), True
        line = audit.next_line(
            self._last_audit,
            device=device,
            incarnation=incarnation,
            at=iso(now),
            actor=actor,
            action=action,
            record=record,
            result=result,
        )
        self._connection.execute(_PUT_AUDIT, asdict(line))
        self._last_audit = line
        return line

    def set_meta(self, name: str, value: str) -> None:
        self._put(tables.meta, "name", name, value=value)
        self._facts.pop(name, None)
        self._audit_known, self._n = False, None

    def drop_meta(self, name: str) -> None:
        self._connection.execute(delete(tables.meta).where(tables.meta.c.name == name))
        self._facts.pop(name, None)

    def put_secret(self, name: str, value: bytes) -> None:
        self._put(tables.secrets, "name", name, value=value)

    def delete_secret(self, name: str) -> None:
        self._connection.execute(delete(tables.secrets).where(tables.secrets.c.name == name))

    def save_draft(self, key: str, form: str) -> None:
        self._put(tables.drafts, "key", key, form=form)

    def delete_draft(self, key: str) -> None:
        self._connection.execute(delete(tables.drafts).where(tables.drafts.c.key == key))

    def _next_n(self) -> int:
        """One more than any number that this incarnation ever gave; a purge leaves what it gave in the facts."""
        if self._n is None:
            mine = {"device": self._fact("device"), "incarnation": self._fact("incarnation")}
            given = self.meta(f"given:{mine['incarnation']}") or "0"
            self._n = max(self._connection.scalar(_HIGHEST_N, mine) or 0, int(given))
        self._n += 1
        return self._n

    def _happened(self, given: date | datetime | None, now: datetime, bases: tuple[UUID, ...]) -> str:
        """A change happened when its record did, unless somebody says otherwise."""
        if isinstance(given, datetime):
            return iso(given)
        if given is not None:
            return given.isoformat()
        if bases:
            table = tables.revisions
            return str(self._connection.execute(select(table.c.happened).where(table.c.id == bases[0])).scalar_one())
        return now.astimezone().date().isoformat()

    def _check_place(self, value: Record, base: UUID, home: UUID | None) -> None:
        table = tables.revisions
        kind, old_home = self._connection.execute(select(table.c.kind, table.c.home).where(table.c.id == base)).one()
        if kind != value.KIND or old_home != home:
            raise InputError(InputFault.OUT_OF_RANGE, field="home")

    def _stored(self, value: R, revision: Revision, *, disputed: bool, first: bool) -> Stored[R]:
        if not first or disputed:
            return self.need(type(value), revision.record)
        return Stored(
            id=revision.record,
            home=revision.home,
            head=revision.id,
            disputed=False,
            author=revision.author,
            device=revision.device,
            happened=revision.happened,
            recorded=revision.recorded,
            changed=revision.recorded,
            receipted=False,
            record=value,
        )

    def _fact(self, name: str) -> str:
        """A fact of this vault that does not change within a transaction."""
        if name not in self._facts:
            self._facts[name] = self.meta(name) or ""
        return self._facts[name]

    def _put(self, table: Table, key: str, name: str, **values: Any) -> None:
        column = table.c[key]
        if self._connection.execute(update(table).where(column == name).values(**values)).rowcount == 0:
            self._connection.execute(insert(table).values({key: name, **values}))


def iso(moment: datetime) -> str:
    """ISO 8601 in UTC, whole seconds. Raises ValueError for a time without zone."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


_PUT_AUDIT = insert(tables.audit)
_HIGHEST_N = select(func.max(tables.revisions.c.n)).where(
    tables.revisions.c.device == bindparam("device"), tables.revisions.c.incarnation == bindparam("incarnation")
)
