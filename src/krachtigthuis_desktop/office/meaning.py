"""Which revisions of a bundle may not stand in the central store, each with its reason (DESIGN 5).

First each by itself: whose it is, where it hangs. Then against what it was made from: whether the step is its
author's to take. What its base has not come yet for is asked again when that comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from ..bundle import Device, Registry, VerifiedBundle
from ..domain.admission import Objection, beyond_role, objection
from ..domain.records import Record
from ..domain.revision import Revision
from ..storage import Writer
from ..storage.journal import record_of
from .row import role_of, sender_of


def objections(tx: Writer, bundle: VerifiedBundle, device: Device) -> dict[UUID, Objection]:
    """What does not fit by its meaning, by revision id."""
    sender = sender_of(tx, device, bundle.manifest, bundle.revisions)
    erased = _erased(tx, bundle.revisions)
    found: dict[UUID, Objection] = {}
    for each in bundle.revisions:
        gone = not erased.isdisjoint({each.record, each.home})
        why = objection(each, bundle.records.get(each.id), sender, erased=gone)
        if why is not None:
            found[each.id] = why
    fit = [each for each in bundle.revisions if each.id not in found and each.id in bundle.records]
    role = role_of(device)
    for each, before in _before(tx, fit, bundle.records):
        why = beyond_role(each.author, bundle.records[each.id], role, before)
        if why is not None:
            found[each.id] = why
    return found


def no_longer_waiting(
    tx: Writer,
    held: Mapping[UUID, Revision],
    revisions: Sequence[Revision],
    records: Mapping[UUID, Record],
    registry: Registry,
) -> list[tuple[Revision, Objection]]:
    """Of the revisions `held` back: those that wait for one of these, and take a step not their author's.

    `records` are the values of the coming bodies by revision id.
    """
    if not held:
        return []
    coming = {each.id for each in revisions}
    ready: dict[UUID, Revision] = {}
    while more := {id_: each for id_, each in held.items() if id_ not in ready and coming.intersection(each.bases)}:
        ready |= more
        coming |= more.keys()
    values = {id_: record_of(each) for id_, each in held.items()}
    said = {**records, **{id_: value for id_, value in values.items() if value is not None}}
    asked = _before(tx, [each for each in ready.values() if each.id in said], said)
    judged = (
        (each, beyond_role(each.author, said[each.id], role_of(registry.device(each.device)), before))
        for each, before in asked
    )
    return [(each, why) for each, why in judged if why is not None]


def _erased(tx: Writer, revisions: Sequence[Revision]) -> set[UUID]:
    """What is known as erased of the records and home fronts whose text is missing."""
    bare = [each for each in revisions if each.body is None]
    return tx.erased({each.record for each in bare} | {each.home for each in bare if each.home}) if bare else set()


def _before(
    tx: Writer, revisions: Sequence[Revision], coming: Mapping[UUID, Record]
) -> Iterable[tuple[Revision, tuple[Record, ...]]]:
    """Each revision with what it was made from, as far as that is here or comes along.

    One that names nothing though its record stands here is compared with what stands. One that is here already,
    or whose base is nowhere yet, is not among them.
    """
    known = tx.here(each.id for each in revisions)
    fresh = [each for each in revisions if each.id not in known]
    heads = tx.heads_of({each.record for each in fresh if not each.bases})
    names = {each.id: each.bases or tuple(heads.get(each.record, ())) for each in fresh}
    wanted = {base for bases in names.values() for base in bases} - coming.keys()
    found = {each.id: record_of(each) for each in tx.revisions(wanted)}
    for each in fresh:
        said = [coming.get(base) or found.get(base) for base in names[each.id]]
        before = tuple(record for record in said if record is not None)
        if bool(before) == bool(names[each.id]):
            yield each, before
