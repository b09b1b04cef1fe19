"""What went out and what came in: bundles by their numbers, receipts, and what is set apart for two people."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Row, func, insert, select, tuple_, update

from ..domain.revision import Revision
from . import current, journal, rebuild, receipts, tables, waiting
from .search import chunks, pairs
from .values import AuditLine, BundleIn, BundleOut, BundleState, Quarantined


@dataclass(frozen=True, kw_only=True)
class Numbered:
    """A bundle that was taken in, by its place in a row."""

    id: str
    incarnation: str
    seq: int
    prev: str | None


_PLACE = tuple(tables.bundles_in.c[name] for name in ("id", "incarnation", "seq", "prev"))


class ExchangeReader:
    """The reading half; `Reader` has it."""

    _connection: Connection

    def bundles(self, peer: str | None = None, *, incarnation: str | None = None) -> list[BundleOut]:
        """Our own bundles, for one receiver or one incarnation when said; those of one incarnation by number.

        Between incarnations only the clock says what came first.
        """
        table = tables.bundles_out
        order = (table.c.created, table.c.seq) if incarnation is None else (table.c.seq,)
        query = select(*table.c).order_by(table.c.peer, *order)
        if peer is not None:
            query = query.where(table.c.peer == peer)
        if incarnation is not None:
            query = query.where(table.c.incarnation == incarnation)
        return [_bundle_out(row) for row in self._connection.execute(query)]

    def last_bundle_out(self, peer: str, incarnation: str) -> BundleOut | None:
        """The one with the highest number; the next gets one more, and this one's id as `prev`."""
        table = tables.bundles_out
        query = select(*table.c).where(table.c.peer == peer, table.c.incarnation == incarnation)
        row = self._connection.execute(query.order_by(table.c.seq.desc()).limit(1)).first()
        return _bundle_out(row) if row else None

    def bundle_out(self, id_: str) -> BundleOut | None:
        """A bundle of ours by its id."""
        table = tables.bundles_out
        row = self._connection.execute(select(*table.c).where(table.c.id == id_)).first()
        return _bundle_out(row) if row else None

    def known_bundle(self, id_: str) -> BundleIn | None:
        """The bundle with this id when it was taken in before: its report is given again."""
        return next(iter(self._bundles_in(tables.bundles_in.c.id == id_)), None)

    def bundles_in(self, device: str | None = None, *, incarnation: str | None = None) -> list[BundleIn]:
        """What was taken in, by sender, incarnation and number."""
        conditions = []
        if device is not None:
            conditions.append(tables.bundles_in.c.device == device)
        if incarnation is not None:
            conditions.append(tables.bundles_in.c.incarnation == incarnation)
        return self._bundles_in(*conditions)

    def highest_in(self, device: str) -> dict[str, int]:
        """The highest number that was taken in, of each incarnation of this sender."""
        table = tables.bundles_in
        query = select(table.c.incarnation, func.max(table.c.seq)).where(table.c.device == device)
        return pairs(self._connection, query.group_by(table.c.incarnation))

    def first_in(self, device: str, incarnation: str, *, but: str = "") -> Numbered | None:
        """The lowest number of a row that was taken in, but for those with this outcome."""
        table = tables.bundles_in
        query = select(*_PLACE).where(table.c.device == device, table.c.incarnation == incarnation)
        query = query.where(table.c.outcome != but).order_by(table.c.seq, table.c.id).limit(1)
        row = self._connection.execute(query).first()
        return Numbered(**row._asdict()) if row else None

    def bundles_at(self, device: str, places: Iterable[tuple[str, int]]) -> list[Numbered]:
        """What was taken in of this sender under these numbers, each with its incarnation."""
        table = tables.bundles_in
        inside = tuple_(table.c.incarnation, table.c.seq).in_(list(places))
        query = select(*_PLACE).where(table.c.device == device, inside)
        return [Numbered(**row._asdict()) for row in self._connection.execute(query.order_by(table.c.id))]

    def manifest_in(self, id_: str) -> bytes:
        """The manifest of a bundle that was taken in."""
        table = tables.bundles_in
        return bytes(self._connection.execute(select(table.c.manifest).where(table.c.id == id_)).scalar_one())

    def senders_of(self, incarnations: Iterable[str]) -> dict[str, set[str]]:
        """The senders of whom something was taken in under these incarnations."""
        table, found = tables.bundles_in, dict[str, set[str]]()
        query = select(table.c.incarnation, table.c.device).where(table.c.incarnation.in_(list(incarnations)))
        for row in self._connection.execute(query.distinct()):
            found.setdefault(row.incarnation, set()).add(row.device)
        return found

    def here(self, revisions: Iterable[UUID]) -> set[UUID]:
        """Those of the revisions that stand in the journal already."""
        found: set[UUID] = set()
        for some in chunks(list(revisions)):
            found |= {*self._connection.scalars(select(tables.revisions.c.id).where(tables.revisions.c.id.in_(some)))}
        return found

    def held_back(self, *, device: str | None = None) -> list[Revision]:
        """Revisions from elsewhere that wait for a base or reference; those of one laptop when it is named."""
        return waiting.all_of(self._connection, device)

    def touched_by(self, revisions: Iterable[Revision]) -> dict[UUID, Revision]:
        """The waiting revisions, by id, that wait for one of these, or for what waits for them."""
        return waiting.touched_by(self._connection, revisions)

    def count_waiting(self) -> dict[str, int]:
        """How many revisions wait, by the laptop that wrote them."""
        return waiting.count(self._connection)

    def heads_of(self, records: Iterable[UUID]) -> dict[UUID, frozenset[UUID]]:
        """The heads of those of the records that are here."""
        return current.heads_of(self._connection, list(records))

    def last_of(self, device: str) -> BundleIn | None:
        """The bundle of this sender that arrived last."""
        table = tables.bundles_in
        query = select(*table.c).where(table.c.device == device)
        row = self._connection.execute(query.order_by(table.c.arrived.desc(), table.c.seq.desc()).limit(1)).first()
        return BundleIn(**row._asdict()) if row else None

    def log_is_whole(self, device: str, incarnation: str) -> bool:
        """Whether every line of this log is here, up to the last one that is."""
        table = tables.audit
        query = select(func.count(), func.max(table.c.n)).where(
            table.c.device == device, table.c.incarnation == incarnation
        )
        count, highest = self._connection.execute(query).one()
        return bool(count == (highest or 0))

    def numbers_here(self, device: str, incarnation: str) -> tuple[int, int]:
        """The highest number of this incarnation that stands in the journal, and how many of them do."""
        table = tables.revisions
        query = select(func.max(table.c.n), func.count()).where(
            table.c.device == device, table.c.incarnation == incarnation
        )
        highest, count = self._connection.execute(query).one()
        return highest or 0, count

    def quarantined(self, *, state: str = "waiting") -> list[Quarantined]:
        """What is set apart, the oldest first."""
        table = tables.quarantine
        query = select(*table.c).where(table.c.state == state).order_by(table.c.arrived, table.c.id)
        return [Quarantined(**row._asdict()) for row in self._connection.execute(query)]

    def set_apart_item(self, id_: str) -> Quarantined | None:
        """One item that was set apart, decided or not."""
        table = tables.quarantine
        row = self._connection.execute(select(*table.c).where(table.c.id == id_)).first()
        return Quarantined(**row._asdict()) if row else None

    def receipt(self, revision: UUID) -> tuple[str, str | None] | None:
        """Status and reason that the other side gave for a revision; None while it gave none."""
        return receipts.of(self._connection, revision)

    def _bundles_in(self, *conditions: Any) -> list[BundleIn]:
        table = tables.bundles_in
        query = select(*table.c).where(*conditions).order_by(table.c.device, table.c.incarnation, table.c.seq)
        return [BundleIn(**row._asdict()) for row in self._connection.execute(query)]


class ExchangeWriter(ExchangeReader):
    """The writing half; `Writer` has it."""

    def record_bundle_out(self, bundle: BundleOut) -> None:
        """Fix number and content of a bundle before its first byte is written."""
        row = vars(bundle) | {  # not `asdict`: it would copy every id of a large bundle
            "state": bundle.state.value,
            "revisions": msgspec.json.encode(bundle.revisions).decode(),
        }
        self._connection.execute(insert(tables.bundles_out), row)

    def set_bundle_state(self, id_: str, state: BundleState) -> None:
        table = tables.bundles_out
        self._connection.execute(update(table).where(table.c.id == id_).values(state=state.value))

    def record_bundle_in(self, bundle: BundleIn) -> None:
        self._connection.execute(insert(tables.bundles_in), asdict(bundle))

    def set_receipted(
        self,
        revisions: Iterable[UUID],
        *,
        status: str,
        reason: str | None = None,
        bundle: str | None = None,
        since: str = "",
    ) -> int:
        """What the other side said of revisions that are here; a word is never lowered.

        One that it refused is no head any longer: what stood before it is shown again. Returns for how many it is news.
        """
        count, turned = receipts.put(
            self._connection, revisions, status=status, reason=reason, bundle=bundle, since=since
        )
        if turned:
            rebuild.derive_again(self._connection, journal.records_of(self._connection, turned))
        return count

    def forget_receipts(self, *, but_of: Collection[str] = ()) -> frozenset[UUID]:
        """Believe no word about any revision any longer, but those got at these moments; erased stays erased.

        Returns the revisions: they wait for the next bundle again.
        """
        turned = receipts.forget(self._connection, but_of)
        if turned.refused:
            rebuild.derive_again(self._connection, journal.records_of(self._connection, turned.refused))
        return turned.revisions

    def set_apart(self, item: Quarantined) -> None:
        """Keep bytes for two people; the same bytes are kept once."""
        table = tables.quarantine
        if self._connection.execute(select(table.c.id).where(table.c.id == item.id)).first() is None:
            self._connection.execute(insert(table), asdict(item))

    def drop_waiting(self, revisions: Iterable[UUID]) -> None:
        """These no longer wait for what they were made from: they do not go in."""
        waiting.forget(self._connection, list(revisions))

    def decide(self, item: Quarantined) -> None:
        """Write down who spoke about an item, what was decided and why. A decided one keeps no content."""
        table = tables.quarantine
        values = asdict(item) | ({} if item.state == "waiting" else {"content": b""})
        self._connection.execute(update(table).where(table.c.id == item.id).values(**values))

    def keep_audit(self, lines: Sequence[AuditLine]) -> None:
        """Lines of another store's log; those that are here already do not matter. Check the chain first."""
        table = tables.audit
        if not lines:
            return
        first = lines[0]
        here = set(
            self._connection.scalars(
                select(table.c.n).where(
                    table.c.device == first.device, table.c.incarnation == first.incarnation, table.c.n >= first.n
                )
            )
        )
        new = [asdict(line) for line in lines if line.n not in here]
        if new:
            self._connection.execute(insert(table), new)


def _bundle_out(row: Row[Any]) -> BundleOut:
    values = row._asdict()
    values["revisions"] = msgspec.json.decode(values["revisions"], type=tuple[UUID, ...])
    values["state"] = BundleState(values["state"])
    return BundleOut(**values)
