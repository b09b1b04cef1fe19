"""Who is trusted: the registry as this office holds it, for people and for `ssh-keygen`, and its next version."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec

from ..bundle import Device, Registry, sign_registry
from ..bundle import allowed_signers as signer_lines
from ..bundle.registry import MAX_FILE, as_written
from ..bundle.registry import is_old as signed_long_ago
from ..errors import TrustError, TrustFault
from ..storage import Reader, Writer, iso
from ..vault import is_vault
from . import backup_note, registry_row
from .desk import Desk
from .keys import keys_of
from .registry_row import Row
from .root import RootKeys, root_home, root_keys

_ENOUGH = 8
"""Characters of an id that name a laptop, as the reports show it."""


def current(desk: Desk) -> Registry:
    """The newest version, verified up from the pinned root. Raises TrustError(BAD_REGISTRY)."""
    return versions(desk).last


def versions(desk: Desk) -> Row:
    """Every signed version, also those that another desk added. Raises TrustError(BAD_REGISTRY)."""
    registry_row.catch_up(desk.vault.store, desk.store)
    with desk.vault.store.read() as tx:
        return registry_row.row(tx, registry_row.pinned(tx))


def is_old(registry: Registry, now: datetime) -> bool:
    """Whether it was signed so long ago that it is worth signing anew. It warns, and stops nothing."""
    return signed_long_ago(registry, now)


def has_keys_of(desk: Desk, registry: Registry) -> bool:
    """Whether this desk has the everyday key of now; not when another desk renewed it."""
    return keys_of(desk.vault.store).public_key.hex() in registry.everyday


def must_join_again(desk: Desk, registry: Registry) -> bool:
    """Whether another desk renewed the keys, and this one has neither those of now nor the root."""
    return not has_keys_of(desk, registry) and not is_vault(root_home(desk.home))


def allowed_signers(desk: Desk) -> str:
    """The OpenSSH allowed_signers lines: laptops by device id, the office's own keys by its id."""
    row = versions(desk)
    return signer_lines(row.last, earlier_roots=row.roots)


def holder_name(tx: Reader, code: str) -> str:
    """The name behind a holder's code, from the central store; empty when nobody wrote it down."""
    return tx.meta(f"holder:{code}") or ""


def name_holder(tx: Writer, code: str, name: str) -> None:
    """Keep a name behind a code. Names never stand in the registry."""
    tx.set_meta(f"holder:{code}", name)


def next_version(
    row: Row, root: RootKeys, now: datetime, change: Callable[[Registry], Registry], *, also: Sequence[bytes] = ()
) -> tuple[Registry, bytes]:
    """The version after the newest, changed and signed by the root: its value and its file.

    `also` are further seeds that sign it: a new root does. Raises TrustError: OTHER_ROOT when this is not the root
    that the newest names, REGISTRY_FULL when it would no longer fit into a bundle. Nothing is written.
    """
    if root.public_key.hex() not in row.last.roots:
        raise TrustError(TrustFault.OTHER_ROOT)
    changed = change(row.last)
    registry = as_written(msgspec.structs.replace(changed, version=len(row.files) + 1, created=iso(now)))
    file = sign_registry(registry, seeds=(root.seed, *also))
    if len(file) > MAX_FILE:
        raise TrustError(TrustFault.REGISTRY_FULL, most=max(1, len(registry.devices) * MAX_FILE // len(file)))
    return registry, file


def publish(tx: Writer, registry: Registry, file: bytes) -> None:
    """One more version in the central store, for every laptop. Raises StoreError(BUSY) when another desk was first."""
    registry_row.add(tx, registry.version, file)
    tx.announce("registry", str(registry.version))


def published(desk: Desk, *, now: datetime) -> bool:
    """After a version stands: both rows have it, and so has the note beside each backup.

    False when a folder with backups is not there now: the note is written when it is.
    """
    registry_row.meet(desk.vault.store, desk.store)
    return backup_note.renew(desk.vault, desk.store, now=now)


def renew(desk: Desk, *, root_phrase: str, now: datetime) -> Registry:
    """The same list signed anew, so that it is no longer old. Raises what opening the root vault raises."""
    with root_keys(desk.home, root_phrase) as root:
        registry, file = next_version(versions(desk), root, now, lambda last: last)
    with desk.store.write() as tx:
        publish(tx, registry, file)
        tx.audit("registry_renewed", actor=desk.actor, now=now)
    published(desk, now=now)
    return registry


def with_device(registry: Registry, device: Device) -> Registry:
    """With this laptop: a new one at the end, a known one in its place."""
    if registry.device(device.id) is None:
        return msgspec.structs.replace(registry, devices=(*registry.devices, device))
    devices = tuple(device if each.id == device.id else each for each in registry.devices)
    return msgspec.structs.replace(registry, devices=devices)


def check_unused(registry: Registry, *, signing: str | None = None, recipient: str | None = None) -> None:
    """Raise TrustError(DUPLICATE_KEY) for a key that serves, or served, another laptop or the office itself."""
    keys = {key for device in registry.devices for key in device.signing_keys}
    keys |= {each.key for each in registry.keys} | {*registry.roots}
    recipients = {each for device in registry.devices for each in device.recipients} | {*registry.recipients}
    if signing in keys or recipient in recipients:
        raise TrustError(TrustFault.DUPLICATE_KEY)


def find(registry: Registry, named: str) -> Device:
    """The laptop with this id, the first eight characters of it or more, or this holder's code.

    Raises TrustError(UNKNOWN_LAPTOP) for none and for more than one.
    """
    typed = named.strip()
    found = [each for each in registry.devices if typed == each.id]
    found = found or [each for each in registry.devices if typed == each.holder]
    if not found and len(typed) >= _ENOUGH:
        found = [each for each in registry.devices if each.id.startswith(typed.lower())]
    if len(found) != 1:
        raise TrustError(TrustFault.UNKNOWN_LAPTOP)
    return found[0]
