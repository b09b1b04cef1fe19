"""Taking in what comes back from the office: all of it or nothing, in any order, twice is once.

The reader says that it is whole, from our office and for us. Then who is trusted is taken in, then what must go,
then what is new, then what the office says of what we sent; in one transaction.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from .. import paths
from ..bundle import (
    MAX_BUNDLE,
    BundleType,
    Manifest,
    OfficePayload,
    Return,
    Trusted,
    VerifiedBundle,
    check_signer,
    following,
    put_back,
    read,
    trusted_keys,
)
from ..crypto import agefile
from ..errors import BundleReason, BundleRefused, InputError, InputFault, TrustError
from ..storage import BundleIn, Reader, Store, Writer, iso
from . import bringing_back, office_life, proof, taking_in
from .enrolment import current_registry, take_rows
from .handover import RETURN_APPLIED
from .new_keys import identities
from .office_card import believed_roots, needed, take_card
from .office_life import Life
from .taking_in import Came


@dataclass(frozen=True, kw_only=True)
class Received:
    """What came of one return bundle. `known`: it had been applied before, nothing happened."""

    id: str
    seq: int
    known: bool
    enrolled: bool
    holder: str
    registry_version: int
    came: Came = Came()


def apply(store: Store, path: Path, *, now: datetime) -> Received:
    """Take in one return bundle. Raises InputError, TrustError(NO_CARD), BundleRefused; then nothing changed."""
    data = _bytes(path)
    with store.write() as tx:
        bundle = read(data, identities=identities(tx), trusted=_trusted(tx))
        before = tx.known_bundle(bundle.id)
        came = _take_in(tx, bundle, now) if before is None else msgspec.json.decode(before.report, type=Came)
        received = _received(tx, bundle, came, known=before is not None)
    store.sweep()
    return received


def _received(tx: Reader, bundle: VerifiedBundle, came: Came, *, known: bool) -> Received:
    registry = current_registry(tx)
    device = registry.device(tx.meta("device") or "") if registry else None
    return Received(
        id=bundle.id,
        seq=bundle.manifest.seq,
        known=known,
        enrolled=device is not None,
        holder=device.holder if device else "",
        registry_version=registry.version if registry else 0,
        came=came,
    )


def _take_in(tx: Writer, bundle: VerifiedBundle, now: datetime) -> Came:
    payload, manifest = bundle.payload, bundle.manifest
    if not isinstance(payload, OfficePayload):
        raise BundleRefused(BundleReason.BAD_CONTENT, detail="payload: the other direction")
    _take_trust(tx, bundle, payload)
    life = office_life.of(tx, manifest)
    if life is Life.NEW:
        office_life.begin(tx, manifest, put_back.read(payload), now=now)
    if life is Life.OLD or _is_overtaken(tx, manifest):
        came = taking_in.take_erasures(tx, payload, now=now)
    else:
        came = taking_in.take_in(tx, bundle, payload, now=now)
        bringing_back.keep(tx, bundle.id, payload)
        _note_applied(tx, bundle, following.read(payload))
        proof.owe(tx, manifest.registry_version, registry.version if (registry := current_registry(tx)) else 0)
    tx.record_bundle_in(
        BundleIn(
            id=bundle.id,
            device=manifest.device,
            incarnation=manifest.incarnation,
            seq=manifest.seq,
            prev=manifest.prev,
            manifest=bundle.manifest_bytes,
            outcome="applied",
            report=msgspec.json.encode(came).decode(),
            arrived=iso(now),
        )
    )
    tx.audit("return_applied", actor=tx.meta("device") or "", now=now, result=f"return_{manifest.seq}")
    return came


def _note_applied(tx: Writer, bundle: VerifiedBundle, base: Return | None) -> None:
    """Which return we tell the office that we have: everything up to it came along.

    A return carries all that came up after the one that it follows on, `base`. Who does not have everything up to
    that one (an older copy of this vault was put back, or the first of two parts was lost) lacks something now too.
    """
    manifest = bundle.manifest
    if manifest.seq > office_life.last_applied(tx, manifest) and _has_all_before(tx, base):
        tx.set_meta(RETURN_APPLIED, msgspec.json.encode(Return(seq=manifest.seq, id=bundle.id)).decode())
        tx.set_meta(office_life.OF, manifest.incarnation)


def _is_overtaken(tx: Reader, manifest: Manifest) -> bool:
    """Whether we have everything up to a later return: this one says nothing new, and may say what no longer holds."""
    return manifest.seq < office_life.last_applied(tx, manifest)


def _has_all_before(tx: Reader, base: Return | None) -> bool:
    """Whether we have everything up to the return that this one follows on."""
    applied = tx.meta(RETURN_APPLIED)
    before = tx.known_bundle(base.id) if base else None
    if base is None or before is None or applied is None:
        return base is None
    ours = before.incarnation == tx.meta(office_life.OF)  # which may be a life of the office before this one
    return ours and before.seq <= msgspec.json.decode(applied, type=Return).seq


def _take_trust(tx: Writer, bundle: VerifiedBundle, payload: OfficePayload) -> None:
    """Registry versions, then the card that goes with them. What we have already is no reason to refuse the rest."""
    held, roots = current_registry(tx), believed_roots(tx)
    try:
        carried = take_rows(tx, [base64.b64decode(row.version) for row in payload.registry])
        check_signer(bundle.signer, held, carried, roots)
        if payload.card is not None:
            take_card(tx, base64.b64decode(payload.card))
    except TrustError:
        raise BundleRefused(BundleReason.BAD_CONTENT, detail="registry or card: not signed by the root") from None


def _trusted(tx: Reader) -> Trusted:
    """The office's everyday keys of the version that we hold, and always the root that we believe."""
    office, keys = needed(tx).office, trusted_keys(current_registry(tx), (), believed_roots(tx))
    return Trusted(
        me=tx.meta("device") or "",
        recipients=frozenset(map(agefile.recipient_of, identities(tx))),
        peers={bytes.fromhex(key): office for key in keys},
        type=BundleType.OFFICE,
    )


def _bytes(path: Path) -> bytes:
    try:
        return paths.read_plain(path, MAX_BUNDLE + 1)
    except FileNotFoundError:
        raise InputError(InputFault.FILE_MISSING, path=path) from None
    except OSError:
        raise InputError(InputFault.FILE_UNREADABLE, path=path) from None
