"""A trusted laptop gets new keys: asked for with its old key and its new one, granted after six words.

The registry replaces its keys and keeps the old ones beside them, so that a bundle that is on the road still opens
and verifies. This is care for old keys; a key that was stolen is answered by revoking.
"""

from __future__ import annotations

from datetime import datetime

import msgspec

from ..bundle import Device, EarlierKeys, Registry, Request, Written, write
from ..bundle.manifest import read_manifest
from ..errors import TrustError, TrustFault
from ..storage import BundleState, Reader, iso
from . import answer
from .card import card_file
from .desk import Desk
from .registry import check_unused, next_version, publish, published, versions, with_device
from .registry_row import Row
from .root import RootKeys


def check(request: Request, registry: Registry) -> Device:
    """The laptop that asks, when it may have these keys or has them already.

    Raises TrustError: UNKNOWN_LAPTOP, ALREADY_REVOKED, OTHER_KEYS (it does not name the key of now: an older request
    that was put back), DUPLICATE_KEY.
    """
    known = registry.device(request.device)
    if known is None:
        raise TrustError(TrustFault.UNKNOWN_LAPTOP)
    if known.revoked is not None:
        raise TrustError(TrustFault.ALREADY_REVOKED)
    if _has_them(known, request):
        return known
    if known.signing != request.renews:
        raise TrustError(TrustFault.OTHER_KEYS)
    check_unused(registry, signing=request.signing, recipient=request.recipient)
    return known


def renew(desk: Desk, request: Request, *, root: RootKeys, now: datetime) -> tuple[Device, int, Written]:
    """The laptop with its new keys, the version that says so, and its answer, sealed for the new ones.

    Asked again, no new version is made: only the answer goes once more.
    """
    row = versions(desk)
    known = check(request, row.last)
    with desk.store.read() as tx:
        reported = _reported(tx, row, known)
    signer = root.believed_by(row.values[reported - 1].roots)
    file: bytes | None = None
    device, registry = known, row.last
    if not _has_them(known, request):
        device = _with_keys(known, request, now)
        registry, file = next_version(row, root, now, lambda last: with_device(last, device))
        row = Row(files=(*row.files, file), values=(*row.values, registry))
    content = _content(desk, row, reported)
    with desk.store.write() as tx:
        waits = None if file else _unwritten(tx, device, content)
        if waits is not None:
            return device, registry.version, write(read_manifest(waits), content, seed=signer.seed)
        if file:
            publish(tx, registry, file)
            tx.audit("device_keys_renewed", actor=desk.actor, now=now)
        written = answer.prepare(tx, device, registry=registry, content=content, root=signer, now=now)
    published(desk, now=now)
    return device, registry.version, written


def _with_keys(known: Device, request: Request, now: datetime) -> Device:
    before = EarlierKeys(signing=known.signing, recipient=known.recipient, valid_from=known.valid_from, until=iso(now))
    return msgspec.structs.replace(
        known,
        signing=request.signing,
        recipient=request.recipient,
        valid_from=iso(now),
        earlier=(*known.before, before),
    )


def _has_them(known: Device, request: Request) -> bool:
    return (known.signing, known.recipient) == (request.signing, request.recipient)


def _reported(tx: Reader, row: Row, device: Device) -> int:
    """The version that this laptop holds for certain: what it last reported, or the one that enrolled it."""
    enrolled = next(value.version for value in row.values if value.device(device.id) is not None)
    last = tx.last_of(device.id)
    return max(enrolled, read_manifest(last.manifest).registry_version if last else 0)


def _content(desk: Desk, row: Row, reported: int) -> bytes:
    with desk.vault.store.read() as tx:
        return answer.payload(row.carried(reported), card_file(tx))


def _unwritten(tx: Reader, device: Device, content: bytes) -> bytes | None:
    """The manifest of an answer with this content that never reached a stick."""
    for made in tx.bundles(device.id):
        if made.state is BundleState.PREPARED and answer.fits(read_manifest(made.manifest), content):
            return made.manifest
    return None
