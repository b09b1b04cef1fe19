"""Which revisions of a bundle may not stand in the central store, each with its reason (DESIGN 5).

First each by itself: whose it is, where it hangs. Then against what it was made from: whether the step is its
author's to take. What a base says is asked of the store, and of the bundle only for a base that is new: another
text under a known id is never believed, nor is what builds on it. What its base has not come yet for is asked again
when that comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from uuid import UUID

from ..bundle import Device, Registry, VerifiedBundle
from ..domain.admission import Objection, beyond_role, objection
from ..domain.records import Record
from ..domain.revision import Revision
from ..storage import Writer
from ..storage.journal import record_of
from .row import role_of, sender_of


def objections(
    tx: Writer,
    bundle: VerifiedBundle,
    device: Device,
    held: Mapping[UUID, Revision],
    *,
    vouched: AbstractSet[str] = frozenset(),
) -> dict[UUID, Objection]:
    """What does not fit by its meaning, by revision id. `held` are the waiting ones that this bundle touches.

    `vouched`: hashes of revisions that this office sent itself before it was put back: they were judged then.
    """
    sender = sender_of(tx, device, bundle.manifest, bundle.revisions)
    erased = _erased(tx, bundle.revisions)
    found = _twins(tx, bundle.revisions, held)
    new = [each for each in bundle.revisions if each.sha256 not in vouched]
    for each in new:
        gone = not erased.isdisjoint({each.record, each.home})
        why = objection(each, bundle.records.get(each.id), sender, erased=gone)
        if why is not None:
            found.setdefault(each.id, why)
    fit = [each for each in new if each.id not in found and each.id in bundle.records]
    role = role_of(device)
    coming = {
        each.id: bundle.records[each.id]
        for each in bundle.revisions
        if each.id not in found and each.id in bundle.records
    }
    for each, before in _before(tx, fit, coming):
        why = beyond_role(each.author, coming[each.id], role, before)
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
    """Of the revisions `held` back that these touch: those that take a step which is not their author's.

    `revisions` are those that may go in, `records` the values of their bodies by revision id.
    """
    if not held:
        return []
    values = {id_: record_of(each) for id_, each in held.items()}
    said = {id_: value for id_, value in values.items() if value is not None}
    said |= {each.id: records[each.id] for each in revisions if each.id in records and each.id not in said}
    asked = _before(tx, [each for each in held.values() if each.id in said], said)
    judged = (
        (each, beyond_role(each.author, said[each.id], role_of(registry.device(each.device)), before))
        for each, before in asked
    )
    return [(each, why) for each, why in judged if why is not None]


def _twins(tx: Writer, revisions: Sequence[Revision], held: Mapping[UUID, Revision]) -> dict[UUID, Objection]:
    """Another text under an id that is known already, and what says that it was made from such a one.

    No honest program writes either, and whoever built on it judged another text than the one that stands here.
    """
    known = {id_: each.sha256 for id_, each in held.items()} | tx.hashes([each.id for each in revisions])
    twins = {each.id for each in revisions if known.get(each.id, each.sha256) != each.sha256}
    built = {each.id for each in revisions if each.id not in known and not twins.isdisjoint(each.bases)}
    return dict.fromkeys(twins | built, Objection.OTHER_CONTENT)


def _erased(tx: Writer, revisions: Sequence[Revision]) -> set[UUID]:
    """What is known as erased of the records and home fronts whose text is missing."""
    bare = [each for each in revisions if each.body is None]
    return tx.erased({each.record for each in bare} | {each.home for each in bare if each.home}) if bare else set()


def _before(
    tx: Writer, revisions: Sequence[Revision], coming: Mapping[UUID, Record]
) -> Iterable[tuple[Revision, tuple[Record, ...]]]:
    """Each revision with what it was made from: as it is here, or as it comes along when it is not here yet.

    One that names nothing though its record stands here, or something of which the text is gone, is compared with
    what stands. One that is here already, or whose base is nowhere yet, is not among them.
    """
    known = tx.hashes([each.id for each in revisions]).keys()
    fresh = [each for each in revisions if each.id not in known]
    here = {each.id: record_of(each) for each in tx.revisions({base for each in fresh for base in each.bases})}
    bare = {each.id for each in fresh if not each.bases or any(here.get(base, each) is None for base in each.bases)}
    heads = tx.heads_of({each.record for each in fresh if each.id in bare})
    standing = {each.id: record_of(each) for each in tx.revisions({head for those in heads.values() for head in those})}
    for each in fresh:
        named = [here[base] if base in here else coming.get(base) for base in each.bases]
        if any(base not in here and base not in coming for base in each.bases):
            named = []
        elif each.id in bare:
            named += [standing[head] for head in heads.get(each.record, ())]
        before = tuple(record for record in named if record is not None)
        if before or not each.bases:
            yield each, before
