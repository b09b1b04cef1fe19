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
from ..bundle.payload import Vouched, laptop_bytes
from ..bundle.room import MAX_PAYLOAD, share_out
from ..bundle.writer import facts_of
from ..domain.revision import SCHEMA, Revision
from ..errors import InputError, InputFault
from ..storage import BundleOut, BundleState, Reader, Store, Writer, iso
from ..vault import Folder, check_outside
from . import bringing_back, proof
from .enrolment import Keys, current_registry, keys, proven_registry
from .office_card import needed

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
    records: frozenset[tuple[str, UUID]] = frozenset()
    """Which records those are of: a worry that was changed twice is one worry."""


@dataclass(frozen=True, kw_only=True)
class OnItsWay:
    """One bundle in the outbox."""

    id: str
    seq: int
    name: str
    created: str
    revisions: int
    state: BundleState
    earlier: bool = False
    """Of a row that ended: after a restore, or when the office set one apart."""


def take_along(
    store: Store, folder: Path, *, now: datetime, told: Told = lambda _done, _all: None
) -> tuple[Taken, ...]:
    """Put everything that is not receipted on a stick. Asked again with nothing new, the same bundles go again.

    Raises InputError(NOTHING_TO_DO), TrustError(NO_CARD), StickError; VaultError(IN_ITSELF) for a place in the vault;
    StoreError(OLD_PAGES) where pieces of an older file were put back, since nobody knows then what is missing. The
    vault stays as it was, and the next time the same bundle is written again.
    """
    if store.path and Folder(store.path.parent).keys.exists():
        check_outside(store.path.parent, folder)
    store.check_saved()
    with store.write() as tx:
        card, own = needed(tx), keys(tx)
        made = [(ready, _written(ready, own)) for ready in _prepared(tx, card, now)]
    taken = []
    for ready, written in made:
        out = ready.out
        path = put_on_stick(folder, written.name, written.outer, told=told)
        with store.write() as tx:
            if out.state is BundleState.PREPARED:
                tx.set_bundle_state(out.id, BundleState.WRITTEN)
            tx.audit("taken_along", actor=tx.meta("device") or "", now=now, result=f"bundle_{out.seq}")
        taken.append(
            Taken(
                id=out.id,
                seq=out.seq,
                path=path,
                size=len(written.outer),
                counts=dict(Counter(revision.kind for revision in ready.revisions)),
                records=frozenset((revision.kind, revision.record) for revision in ready.revisions),
            )
        )
    return tuple(taken)


def outbox(store: Store) -> tuple[OnItsWay, ...]:
    """Every bundle of this laptop, the newest first; those of earlier rows after those of this one."""
    with store.read() as tx:
        mine, bundles = tx.meta("incarnation"), tx.bundles()
    return tuple(
        OnItsWay(
            id=out.id,
            seq=out.seq,
            name=file_name(out.id),
            created=out.created,
            revisions=len(out.revisions),
            state=out.state,
            earlier=out.incarnation != mine,
        )
        for out in sorted(bundles, key=lambda out: (out.incarnation == mine, out.created, out.seq), reverse=True)
    )


@dataclass(frozen=True, kw_only=True)
class _Ready:
    """A bundle whose number and content are fixed, and the payload that belongs to it."""

    out: BundleOut
    payload: bytes
    revisions: Sequence[Revision]


def _prepared(tx: Writer, card: OfficeCard, now: datetime) -> list[_Ready]:
    """The bundles to write: those that never reached a stick, and new ones when there is something in none of them.

    With nothing new the last row is written again: a lost stick is made again, as the same bundles. One whose bytes
    cannot be made again (its text was erased since) is given up, and what is left of it goes in a new one. An office
    that was put back gets the list of who is trusted, also when nothing else goes.
    """
    before = tx.bundles(card.office, incarnation=tx.meta("incarnation") or "")
    revisions, owed = [*tx.unreceipted(), *bringing_back.waiting(tx)], proof.owed(tx)
    if not revisions and not owed:
        raise InputError(InputFault.NOTHING_TO_DO)
    wanted = {revision.id for revision in revisions}
    covering = _covering(before, wanted)
    if not owed or any(proof.named_by(tx, out.id) >= owed for out in covering):
        current = _made_again(tx, covering)
        if current:
            return current
    unwritten = [out for out in before if out.state is BundleState.PREPARED and wanted & set(out.revisions)]
    ready = [each for out in unwritten if (each := _again(tx, out)) is not None]
    return [*ready, *_prepare(tx, card, revisions, now)]


def _made_again(tx: Writer, row: Sequence[BundleOut]) -> list[_Ready]:
    """The whole row as it was, or nothing when one of it cannot be made again."""
    ready = [_again(tx, out) for out in row]
    return [each for each in ready if each is not None] if all(ready) else []


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


def _prepare(tx: Writer, card: OfficeCard, revisions: Sequence[Revision], now: datetime) -> list[_Ready]:
    """Fix numbers and content. Of our log go along the lines without receipt, up to its head of this moment."""
    tx.audit("bundle_prepared", actor=tx.meta("device") or "", now=now)
    since = int(tx.meta(AUDIT_RECEIPTED) or "0")
    version, files = proven_registry(tx)
    vouched = bringing_back.vouchers(tx, revisions)
    ready, head = [], None
    for share in share_out(revisions, _lines(tx, since), most=MAX_PAYLOAD - _room(files, vouched)):
        if share.lines:
            last = share.lines[-1]
            head = Tip(n=last.n, sha256=last.sha256)
        payload = laptop_bytes(share.revisions, share.lines, (), files, bringing_back.vouchers(tx, share.revisions))
        manifest = _manifest(tx, card, head=head, count=len(share.revisions), payload=payload, now=now)
        out = _row(card, manifest, share.revisions, head)
        tx.record_bundle_out(out)
        tx.set_meta(_SINCE + out.id, str(since))
        if files:
            proof.stands_in(tx, out.id, version)
        since = out.audit_to or since
        ready.append(_Ready(out=out, payload=payload, revisions=share.revisions))
    return ready


def _room(files: Sequence[bytes], vouched: Sequence[Vouched]) -> int:
    """What these take in a payload, with some to spare."""
    return sum(len(file) * 3 // 2 + 100 for file in files) + sum(len(each.data) + 1_000 for each in vouched)


def _manifest(tx: Reader, card: OfficeCard, *, head: Tip | None, count: int, payload: bytes, now: datetime) -> Manifest:
    """The next page in the row of this incarnation."""
    incarnation = tx.meta("incarnation") or ""
    last = tx.last_bundle_out(card.office, incarnation)
    registry, returned, after = current_registry(tx), tx.meta(RETURN_APPLIED), tx.meta(AFTER)
    return Manifest(
        v=1,
        type=BundleType.LAPTOP,
        device=tx.meta("device") or "",
        incarnation=incarnation,
        after=msgspec.json.decode(after, type=Previous) if after else None,
        seq=last.seq + 1 if last else 1,
        prev=last.id if last else None,
        to=card.office,
        to_recipients=registry.recipients if registry else card.recipients,
        registry_version=registry.version if registry else 0,
        returns=msgspec.json.decode(returned, type=Return) if returned else None,
        audit_head=head,
        schema=SCHEMA,
        app=__version__,
        created=iso(now),
        count=count,
        files=facts_of(payload),
    )


def _row(card: OfficeCard, manifest: Manifest, revisions: Sequence[Revision], head: Tip | None) -> BundleOut:
    data = to_manifest_bytes(manifest)
    return BundleOut(
        peer=card.office,
        incarnation=manifest.incarnation,
        seq=manifest.seq,
        id=bundle_id(data),
        manifest=data,
        revisions=tuple(revision.id for revision in revisions),
        audit_to=head.n if head else 0,
        state=BundleState.PREPARED,
        created=manifest.created,
    )


def _again(tx: Writer, out: BundleOut) -> _Ready | None:
    """The payload of a bundle that was prepared before, made anew: the same bytes. None: it is given up now."""
    found = {revision.id: revision for revision in tx.revisions(out.revisions)}
    revisions = [found[id_] for id_ in out.revisions if id_ in found]
    since = int(tx.meta(_SINCE + out.id) or "0")
    lines = [line for line in _lines(tx, since) if line.n <= out.audit_to]
    files = proof.files(tx, proof.named_by(tx, out.id))
    payload = laptop_bytes(revisions, lines, (), files, bringing_back.vouchers(tx, revisions))
    if len(revisions) < len(out.revisions) or facts_of(payload) != read_manifest(out.manifest).files:
        tx.set_bundle_state(out.id, BundleState.GIVEN_UP)
        return None
    return _Ready(out=out, payload=payload, revisions=revisions)


def _written(ready: _Ready, own: Keys) -> Written:
    return write(read_manifest(ready.out.manifest), ready.payload, seed=own.seed)


def _lines(tx: Reader, since: int) -> list[LogLine]:
    return [LogLine(**asdict(line)) for line in tx.audit_since(since)]
