"""Taking along: all that the office has not receipted, in one bundle or more, on a stick, read back.

Number, manifest and list of revisions stand in the vault before the first byte is written elsewhere; a retry
writes the same inner bytes. Nothing leaves this laptop's own store by being taken along.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

import msgspec

from .. import __version__
from ..bundle import (
    MAX_BUNDLE,
    BundleType,
    LogLine,
    Manifest,
    OfficeCard,
    Previous,
    Return,
    Tip,
    Written,
    file_name,
    put_on_stick,
    write,
)
from ..bundle.manifest import bundle_id, read_manifest, to_manifest_bytes
from ..bundle.payload import laptop_bytes
from ..bundle.writer import facts_of
from ..domain.revision import SCHEMA, Revision, to_json
from ..errors import InputError, InputFault, ProgramError, ProgramFault
from ..storage import BundleOut, BundleState, Reader, Store, Writer, iso
from .enrolment import Keys, current_registry, keys
from .office_card import needed

ROOM = MAX_BUNDLE - 512 * 1024
"""Bytes of payload in one bundle: what is over goes into the next."""
AUDIT_RECEIPTED = "audit_receipted"
"""Our last log line that the office has."""
RETURN_APPLIED = "return_applied"
"""The last return of an unbroken row, as JSON."""
AFTER = "after"
"""After a restore: the last bundle that the vault knew, as JSON."""
_SINCE = "bundle_since:"
Told = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class Taken:
    """One bundle that stands on the stick, whole and compared."""

    id: str
    seq: int
    path: Path
    size: int
    counts: dict[str, int]
    """How many revisions of each kind of record."""


@dataclass(frozen=True, kw_only=True)
class OnItsWay:
    """One bundle in the outbox."""

    id: str
    seq: int
    name: str
    created: str
    revisions: int
    state: BundleState


def take_along(
    store: Store, folder: Path, *, now: datetime, told: Told = lambda _done, _all: None
) -> tuple[Taken, ...]:
    """Put everything that is not receipted on a stick. Asked again with nothing new, the same bundles go again.

    Raises InputError(NOTHING_TO_DO), TrustError(NO_CARD), StickError; the vault stays as it was, and the next
    time the same bundle is written again.
    """
    with store.write() as tx:
        card, own = needed(tx), keys(tx)
        waiting = _prepared(tx, card, now)
        made = [_bytes(tx, out, own) for out in waiting]
    taken = []
    for out, written in zip(waiting, made, strict=True):
        path = put_on_stick(folder, written.name, written.outer, told=told)
        with store.write() as tx:
            if out.state is BundleState.PREPARED:
                tx.set_bundle_state(out.id, BundleState.WRITTEN)
            tx.audit("taken_along", actor=tx.meta("device") or "", now=now, result=f"bundle_{out.seq}")
            counts = _counts(tx, out)
        taken.append(Taken(id=out.id, seq=out.seq, path=path, size=len(written.outer), counts=counts))
    return tuple(taken)


def outbox(store: Store) -> tuple[OnItsWay, ...]:
    """Every bundle of this laptop, the newest first."""
    with store.read() as tx:
        bundles = [out for out in tx.bundles() if out.incarnation == tx.meta("incarnation")]
    return tuple(
        OnItsWay(
            id=out.id,
            seq=out.seq,
            name=file_name(out.id),
            created=out.created,
            revisions=len(out.revisions),
            state=out.state,
        )
        for out in sorted(bundles, key=lambda out: -out.seq)
    )


def _prepared(tx: Writer, card: OfficeCard, now: datetime) -> list[BundleOut]:
    """The bundles to write: those that never reached a stick, and new ones when there is something in none of them.

    With nothing new the last row is written again: a lost stick is made again, as the same bundles.
    """
    incarnation = tx.meta("incarnation") or ""
    before = tx.bundles(card.office, incarnation=incarnation)
    revisions = tx.unreceipted()
    if not revisions:
        raise InputError(InputFault.NOTHING_TO_DO)
    wanted = {revision.id for revision in revisions}
    current = _covering(before, wanted)
    if current:
        return current
    unwritten = [out for out in before if out.state is BundleState.PREPARED and wanted & set(out.revisions)]
    return [*unwritten, *(_prepare(tx, card, some, now) for some in _split(revisions))]


def _covering(before: Sequence[BundleOut], wanted: set[UUID]) -> list[BundleOut]:
    """The shortest row of last bundles that holds everything that is wanted; empty when there is none."""
    row: list[BundleOut] = []
    held: set[UUID] = set()
    for out in reversed(before):
        if out.state not in {BundleState.PREPARED, BundleState.WRITTEN}:
            break
        row.insert(0, out)
        held |= set(out.revisions)
        if wanted <= held:
            return row
    return []


def _split(revisions: Sequence[Revision]) -> list[list[Revision]]:
    parts: list[list[Revision]] = [[]]
    size = 0
    for revision in revisions:
        length = len(msgspec.json.encode(to_json(revision))) + 1
        if size + length > ROOM and parts[-1]:
            parts.append([])
            size = 0
        parts[-1].append(revision)
        size += length
    return parts


def _prepare(tx: Writer, card: OfficeCard, revisions: Sequence[Revision], now: datetime) -> BundleOut:
    """Fix number and content. Of our log go along the lines without receipt, up to its head of this moment."""
    device, incarnation = tx.meta("device") or "", tx.meta("incarnation") or ""
    tx.audit("bundle_prepared", actor=device, now=now)
    last, head = tx.last_bundle_out(card.office, incarnation), tx.audit_head()
    since = int(tx.meta(AUDIT_RECEIPTED) or "0")
    payload = _payload(tx, revisions, since, head[0] if head else 0)
    registry, returned = current_registry(tx), tx.meta(RETURN_APPLIED)
    after = tx.meta(AFTER)
    manifest = Manifest(
        v=1,
        type=BundleType.LAPTOP,
        device=device,
        incarnation=incarnation,
        after=msgspec.json.decode(after, type=Previous) if after else None,
        seq=last.seq + 1 if last else 1,
        prev=last.id if last else None,
        to=card.office,
        to_recipients=registry.recipients if registry else card.recipients,
        registry_version=registry.version if registry else 0,
        returns=msgspec.json.decode(returned, type=Return) if returned else None,
        audit_head=Tip(n=head[0], sha256=head[1]) if head else None,
        schema=SCHEMA,
        app=__version__,
        created=iso(now),
        count=len(revisions),
        files=facts_of(payload),
    )
    data = to_manifest_bytes(manifest)
    out = BundleOut(
        peer=card.office,
        incarnation=incarnation,
        seq=manifest.seq,
        id=bundle_id(data),
        manifest=data,
        revisions=tuple(revision.id for revision in revisions),
        audit_to=head[0] if head else 0,
        state=BundleState.PREPARED,
        created=iso(now),
    )
    tx.record_bundle_out(out)
    tx.set_meta(_SINCE + out.id, str(since))
    return out


def _bytes(tx: Reader, out: BundleOut, own: Keys) -> Written:
    """The bundle of a prepared row, the same inner bytes each time."""
    found = {revision.id: revision for revision in tx.revisions(out.revisions)}
    revisions = [found[id_] for id_ in out.revisions]
    payload = _payload(tx, revisions, int(tx.meta(_SINCE + out.id) or "0"), out.audit_to)
    manifest = read_manifest(out.manifest)
    if facts_of(payload) != manifest.files:
        raise ProgramError(ProgramFault.UNEXPECTED, detail="a prepared bundle can no longer be made")
    return write(manifest, payload, seed=own.seed)


def _payload(tx: Reader, revisions: Sequence[Revision], since: int, until: int) -> bytes:
    lines = [line for line in tx.audit_since(since) if line.n <= until]
    return laptop_bytes(revisions, [LogLine(**asdict(line)) for line in lines], ())


def _counts(tx: Reader, out: BundleOut) -> dict[str, int]:
    return dict(Counter(revision.kind for revision in tx.revisions(out.revisions)))
