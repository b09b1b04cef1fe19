"""Who is trusted: the registry as this office holds it, for people and for `ssh-keygen`, and its next version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import msgspec

from ..bundle import Device, Registry, sign_registry
from ..bundle import allowed_signers as signer_lines
from ..storage import Reader, Writer, iso
from . import registry_row
from .desk import Desk
from .keys import Keys
from .registry_row import Row


def current(desk: Desk) -> Registry:
    """The newest version, verified up from the pinned root. Raises TrustError(BAD_REGISTRY)."""
    return versions(desk).last


def versions(desk: Desk) -> Row:
    """Every signed version. Raises TrustError(BAD_REGISTRY)."""
    with desk.vault.store.read() as tx:
        return registry_row.row(tx, registry_row.pinned(tx))


def allowed_signers(desk: Desk) -> str:
    """The OpenSSH allowed_signers lines: laptops by device id, the office's own keys by its id."""
    return signer_lines(current(desk))


def holder_name(tx: Reader, code: str) -> str:
    """The name behind a holder's code, from the central store; empty when nobody wrote it down."""
    return tx.meta(f"holder:{code}") or ""


def name_holder(tx: Writer, code: str, name: str) -> None:
    """Keep a name behind a code. Names never stand in the registry."""
    tx.set_meta(f"holder:{code}", name)


def next_version(row: Row, root: Keys, now: datetime, change: Callable[[Registry], Registry]) -> tuple[Registry, bytes]:
    """The version after the newest, changed and signed by the root: its value and its file."""
    changed = change(row.last)
    registry = msgspec.structs.replace(changed, version=row.last.version + 1, created=iso(now))
    return registry, sign_registry(registry, seeds=(root.seed,))


def with_device(registry: Registry, device: Device) -> Registry:
    return msgspec.structs.replace(registry, devices=(*registry.devices, device))
