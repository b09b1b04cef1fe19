"""What was set apart, as people look at it: what it is, whose, what it says, and what stands in its place.

A single revision is shown with its record; a whole bundle is opened by the same reader as every other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

import msgspec

from ..bundle import Registry, read
from ..care.families import detainee_called
from ..domain.admission import Objection
from ..domain.records import Record
from ..domain.revision import Revision
from ..errors import BundleReason, InputError, KrachtigError
from ..storage import Quarantined, Reader
from ..storage.journal import from_text, record_of
from . import registry, unproven
from .arrival import Door, door
from .desk import Desk
from .named import names_at
from .registry import holder_name
from .unproven import Unproven

WAITING, RELEASED, REFUSED = "waiting", "released", "refused"
_REVISION = "revision:"
_RELEASABLE = frozenset({Objection.ROLE, Objection.OTHER_DEVICE, Objection.OTHER_AUTHOR, Objection.OTHER_INCARNATION})
"""What people may let in all the same. The others cannot stand in a journal that holds what it holds."""


class Kind(StrEnum):
    """What was set apart."""

    BUNDLE = "bundle"
    REVISION = "revision"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, kw_only=True)
class Apart:
    """One item, as people look at it. `reason` is one of the thirteen, or an objection; a code either way."""

    id: str
    kind: Kind
    reason: str
    device: str
    holder_name: str
    arrived: str
    bundle: str
    needs_two: bool
    releasable: bool
    state: str = WAITING
    family: str = ""
    record: Record | None = None
    """What a single revision says."""
    stands: Record | None = None
    """What stands in its place now."""
    author: str = ""
    recorded: str = ""
    seq: int | None = None
    created: str = ""
    revisions: int = 0
    """How many a whole bundle holds."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Who is meant by the ids that stand in both."""
    why: str = ""
    first_by: str = ""
    """The slot at the desk, where two released it."""
    decided_by: str = ""
    decided_at: str = ""


def waiting(desk: Desk) -> tuple[Apart, ...]:
    """Everything that people still have to decide about, the oldest first."""
    known = registry.current(desk)
    at = door(desk, known)
    with desk.store.read() as tx:
        return tuple(shown(tx, known, at, item) for item in tx.quarantined())


def urgent(desk: Desk, day: date) -> dict[str, Unproven]:
    """What cannot wait on this day, by the item in which it is; nobody vouches for it."""
    with desk.store.read() as tx:
        return unproven.waiting(tx, day)


def decided(desk: Desk) -> tuple[Apart, ...]:
    """What was decided before: by whom, when and why. The content is gone."""
    known = registry.current(desk)
    with desk.store.read() as tx:
        items = [*tx.quarantined(state=RELEASED), *tx.quarantined(state=REFUSED)]
        found = [_headed(tx, known, item) for item in items]
    return tuple(sorted(found, key=lambda each: each.decided_at, reverse=True))


def shown(tx: Reader, known: Registry, at: Door, item: Quarantined) -> Apart:
    seen = _headed(tx, known, item)
    match seen.kind:
        case Kind.REVISION:
            revision = from_text(item.content.decode())
            heads = tx.heads(revision.record)
            return replace(
                seen,
                family=detainee_called(tx, revision.home),
                record=_said(revision),
                stands=_said(heads[0]) if heads else None,
                names=names_at(tx, known, revision.home),
                author=revision.author,
                recorded=revision.recorded,
            )
        case Kind.BUNDLE:
            try:
                bundle = read(item.content, identities=at.identities, trusted=at.trusted)
            except KrachtigError:
                return replace(seen, releasable=False)
            manifest = bundle.manifest
            return replace(seen, seq=manifest.seq, created=manifest.created, revisions=manifest.count)
    return seen


def _headed(tx: Reader, known: Registry, item: Quarantined) -> Apart:
    kind, code = kind_of(item), code_of(item)
    device = known.device(item.device or "")
    objection = Objection(code) if kind is Kind.REVISION and code in set(Objection) else None
    return Apart(
        id=item.id,
        kind=kind,
        reason=code,
        device=item.device or "",
        holder_name=(holder_name(tx, device.holder) or device.holder) if device else "",
        arrived=item.arrived,
        bundle=item.bundle,
        needs_two=kind is Kind.BUNDLE or (objection is not None and objection.alarms),
        releasable=kind is Kind.BUNDLE or objection in _RELEASABLE,
        state=item.state,
        why=item.why,
        first_by=item.first_by,
        decided_by=item.decided_by,
        decided_at=item.decided_at,
    )


def _said(revision: Revision) -> Record | None:
    """What it says, also where its form is odd: then nothing is shown."""
    try:
        return record_of(revision)
    except (KeyError, msgspec.ValidationError, InputError):
        return None


def kind_of(item: Quarantined) -> Kind:
    if item.reason.startswith(_REVISION):
        return Kind.REVISION
    return Kind.BUNDLE if item.reason in _codes(BundleReason) else Kind.ATTACHMENT


def _codes(codes: Iterable[StrEnum]) -> set[str]:
    return {code.value for code in codes}


def code_of(item: Quarantined) -> str:
    return item.reason.removeprefix(_REVISION)
