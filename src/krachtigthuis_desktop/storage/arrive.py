"""Revisions from another store: what is here already, what goes in, what waits, what does not fit (DESIGN 3).

The form was judged at the bundle's door. Here each revision is judged by what the journal holds, all of a
batch together, since they may name each other. Order does not matter: the same revisions give the same journal.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

import msgspec
from sqlalchemy import Connection, select

from ..domain.records import Record
from ..domain.revision import Revision
from ..errors import InputError
from . import current, forgetting, journal, receipts, tables, waiting
from .columns import references
from .current import New
from .known import Known, look_up, records_here
from .rebuild import derive_again
from .search import chunks
from .values import Inserted, Outcome


def insert_revisions(
    connection: Connection,
    revisions: Sequence[Revision],
    *,
    from_office: bool = False,
    records: Mapping[UUID, Record] | None = None,
    at: str = "",
    bare: Collection[UUID] = (),
) -> list[Inserted]:
    """Put in what fits. The outcome of each in the order given, then of those that had waited and went in now.

    `records` are the values of bodies that the caller decoded already, by revision id; `at` is the moment. `bare` may
    come without their text; when that comes later, it is put in.
    """
    waited = waiting.touched_by(connection, revisions)
    verdicts: dict[UUID, Inserted] = {}
    batch = _without_twins(revisions, waited, verdicts)
    known = look_up(connection, list(batch.values()))
    fit: dict[UUID, New] = {}
    for id_, revision in batch.items():
        without = from_office or id_ in bare or id_ in waited
        new = _judge(revision, known, verdicts, records or {}, bare=without)
        if new:
            fit[id_] = new
    if not from_office:
        _fill(connection, [each for each in batch.values() if _is_known(verdicts.get(each.id))], known)
    complete, lacking = _complete(connection, fit, known)
    ready = _in_order(complete)
    for id_ in fit.keys() - ready.keys():
        verdicts[id_] = Inserted(id=id_, outcome=Outcome.WAITING)
        lacking.setdefault(id_, next(iter(fit[id_].revision.bases), waiting.ANYTHING))  # a ring of bases
    _keep(connection, ready, known, verdicts, from_office=from_office, at=at)
    waiting.remember(connection, {id_: (batch[id_], wanted) for id_, wanted in lacking.items()})
    given = {revision.id for revision in revisions}
    freed = [id_ for id_ in waited if id_ in batch and verdicts[id_].outcome is not Outcome.WAITING]
    waiting.forget(connection, freed)
    return [*(verdicts[revision.id] for revision in revisions), *(verdicts[id_] for id_ in freed if id_ not in given)]


def _without_twins(
    revisions: Sequence[Revision], waited: Mapping[UUID, Revision], verdicts: dict[UUID, Inserted]
) -> dict[UUID, Revision]:
    """All to be judged by id. Two with the same id and other content: an alarm, and neither goes in now."""
    batch = dict(waited)
    for revision in revisions:
        if batch.setdefault(revision.id, revision).sha256 != revision.sha256:
            verdicts[revision.id] = Inserted(id=revision.id, outcome=Outcome.ALARM, reason="other_content")
    return {id_: revision for id_, revision in batch.items() if id_ not in verdicts}


def _judge(
    revision: Revision,
    known: Known,
    verdicts: dict[UUID, Inserted],
    records: Mapping[UUID, Record],
    *,
    bare: bool,
) -> New | None:
    """The revision with its record when nothing speaks against it by itself; else its verdict is noted."""
    id_, number = revision.id, (revision.device, revision.incarnation, revision.n)
    if id_ in known.hashes:
        same = known.hashes[id_] == revision.sha256
        outcome, reason = (Outcome.DUPLICATE, None) if same else (Outcome.ALARM, "other_content")
    elif known.numbers.setdefault(number, id_) != id_:
        outcome, reason = Outcome.ALARM, "number_taken"
    elif not known.erased.isdisjoint({revision.record, revision.home}):
        return New(journal.without_text(revision), None)
    elif revision.body is None and bare:  # a case sent back: bodies for heads only
        return New(revision, None)
    else:
        record = records.get(id_) or _decoded(revision)
        if record:
            return New(revision, record)
        outcome, reason = Outcome.REJECTED, "body"
    verdicts[id_] = Inserted(id=id_, outcome=outcome, reason=reason)
    return None


def _is_known(verdict: Inserted | None) -> bool:
    return verdict is not None and verdict.outcome is Outcome.DUPLICATE


def _fill(connection: Connection, revisions: Sequence[Revision], known: Known) -> None:
    """Of what stands here without its text, and was not erased, the text comes now: by its hash it is the very one."""
    table, found = tables.revisions, {revision.id: revision for revision in revisions if revision.body is not None}
    empty: list[UUID] = []
    for some in chunks(list(found)):
        empty += connection.scalars(select(table.c.id).where(table.c.id.in_(some), table.c.body.is_(None)))
    filled = [found[id_] for id_ in empty if known.erased.isdisjoint({found[id_].record, found[id_].home})]
    for revision in filled:
        journal.fill(connection, revision)
    if filled:
        derive_again(connection, list({revision.record for revision in filled}))


def _decoded(revision: Revision) -> Record | None:
    try:
        return journal.record_of(revision)
    except (KeyError, msgspec.ValidationError, InputError):
        return None


def _complete(
    connection: Connection, fit: Mapping[UUID, New], known: Known
) -> tuple[dict[UUID, New], dict[UUID, UUID]]:
    """Those whose bases and references are here or come with them; of the others one that each lacks.

    Taking one out may take others along.
    """
    wanted = {id_: _named(new) for id_, new in fit.items()}
    here = known.places.keys() | records_here(connection, set().union(*wanted.values()) - known.places.keys())
    left, lacking = dict(fit), dict[UUID, UUID]()
    while True:
        records = {new.revision.record for new in left.values()} | here
        without = {
            id_: lacks
            for id_, new in left.items()
            if (lacks := _lacks(wanted[id_] - records, new.revision.bases, known, left)) is not None
        }
        if not without:
            return left, lacking
        lacking |= without
        for id_ in without:
            del left[id_]


def _lacks(records: set[UUID], bases: Iterable[UUID], known: Known, left: Mapping[UUID, New]) -> UUID | None:
    """One thing that is not here and does not come along; of several the smallest, always the same one."""
    return min((*records, *(base for base in bases if base not in known.bases and base not in left)), default=None)


def _in_order(complete: Mapping[UUID, New]) -> dict[UUID, New]:
    """Each after those of its bases that come along (Kahn), also where a stub knows them already.

    A ring of bases can only be made by malice: its members never come up.
    """
    missing = {id_: sum(base in complete for base in new.revision.bases) for id_, new in complete.items()}
    followers: dict[UUID, list[UUID]] = {}
    for id_, new in complete.items():
        for base in new.revision.bases:
            followers.setdefault(base, []).append(id_)
    free = deque(id_ for id_, count in missing.items() if count == 0)
    ordered: dict[UUID, New] = {}
    while free:
        id_ = free.popleft()
        ordered[id_] = complete[id_]
        for follower in followers.get(id_, ()):
            missing[follower] -= 1
            if missing[follower] == 0:
                free.append(follower)
    return ordered


def _keep(
    connection: Connection,
    ready: Mapping[UUID, New],
    known: Known,
    verdicts: dict[UUID, Inserted],
    *,
    from_office: bool,
    at: str,
) -> None:
    wanted = list({new.revision.record for new in ready.values()})
    before = current.heads_of(connection, wanted)
    stubs = forgetting.heads_of_stubs(connection, wanted)
    # A stub whose own revision comes along is a case that is sent back: that takes its place.
    heads = {record: those for record, those in stubs.items() if ready.keys().isdisjoint(those)} | before
    kept: list[New] = []
    for id_, new in ready.items():
        revision = new.revision
        place = (revision.kind, revision.home)
        if known.places.setdefault(revision.record, place) != place:
            verdicts[id_] = Inserted(id=id_, outcome=Outcome.REJECTED, reason="place")
        elif any(known.bases.get(base) != revision.record for base in revision.bases):
            verdicts[id_] = Inserted(id=id_, outcome=Outcome.REJECTED, reason="base")
        else:
            known.bases[id_] = revision.record
            verdicts[id_] = Inserted(id=id_, outcome=_outcome(new, heads.get(revision.record, frozenset())))
            heads[revision.record] = current.heads_after(heads, revision)
            kept.append(new)
    touched = {new.revision.record for new in kept}
    current.keep(connection, kept, {record: those for record, those in before.items() if record in touched})
    if from_office and kept:
        forgetting.drop_stubs(connection, list(touched))
        derive_again(connection, _replaced_before(connection, [new.revision for new in kept], touched & before.keys()))
        receipts.put(connection, [new.revision.id for new in kept], status=receipts.FROM_OFFICE, since=at)


def _replaced_before(connection: Connection, kept: Sequence[Revision], records: Collection[UUID]) -> list[UUID]:
    """Records of which something came in that a revision here had replaced already.

    A change that followed on a stub came first, and what it follows on comes now, with a case that is sent back.
    """
    table, come, found = tables.revisions, {revision.id for revision in kept}, dict[UUID, None]()
    for some in chunks(list(records)):
        for row in connection.execute(
            select(table.c.id, table.c.record, table.c.bases).where(table.c.record.in_(some))
        ):
            if row.id not in come and not come.isdisjoint(map(UUID, msgspec.json.decode(row.bases))):
                found[row.record] = None
    return list(found)


def _outcome(new: New, heads: frozenset[UUID]) -> Outcome:
    if new.record is None:
        return Outcome.ERASED
    beside = heads - {*new.revision.bases} if not new.revision.bases else not {*new.revision.bases} <= heads
    return Outcome.CONFLICT if beside else Outcome.INSERTED


def _named(new: New) -> set[UUID]:
    """Every record that a revision names: its home front and the references in its body."""
    named = references(new.record.KIND)(new.record) if new.record else set()
    if new.revision.home:
        named = named | {new.revision.home}
    return named
