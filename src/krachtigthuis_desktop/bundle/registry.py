"""Who is trusted: the office's keys and recipients, and every laptop that is or was registered.

A version is canonical, numbered and signed by the root. Versions never go down; a new root is signed by the old
one too. No name of a person stands in it, only a code (DESIGN 6).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Annotated

import msgspec

from ..crypto import sshsig
from ..errors import TrustError, TrustFault
from .card import Keys, PublicKey, Recipients
from .manifest import BundleType, From1, Hex16, Hex32, Moment, Recipient
from .signed import Fault, read_signed, write_signed

NAMESPACE = "krachtigthuis-registry-v1"
VERSION = 1
Code = Annotated[str, msgspec.Meta(max_length=40)]


class Revoked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From then on nothing counts that is not here yet. The three facts name the last accepted bundle, if any."""

    incarnation: Hex16 | None
    seq: int
    sha256: Hex32 | None
    reason: Code
    on: Moment


class Device(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: Hex16
    holder: Code
    role: Code
    signing: PublicKey
    recipient: Recipient
    valid_from: Moment
    revoked: Revoked | None = None


class OfficeKey(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An everyday signing key of the office; a retired one no longer signs returns."""

    key: PublicKey
    valid_from: Moment
    retired: Moment | None = None


class Registry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    v: int = VERSION
    office: Hex16
    version: From1
    created: Moment
    roots: Keys
    recipients: Recipients
    keys: tuple[OfficeKey, ...]
    devices: tuple[Device, ...] = ()

    def device(self, id_: str) -> Device | None:
        return next((each for each in self.devices if each.id == id_), None)


def sign_registry(registry: Registry, *, seeds: Sequence[bytes]) -> bytes:
    """One signed version; after a change of root signed by the old and the new one."""
    return write_signed("registry", registry, seeds=seeds, namespace=NAMESPACE)


def read_registry(data: bytes, *, roots: Iterable[str], after: int = 0) -> Registry:
    """A version signed by one of `roots` (hex) and by a root that it names itself, newer than `after`.

    Raises TrustError: BAD_REGISTRY, OLD_REGISTRY.
    """
    try:
        signed = read_signed("registry", data, Registry, NAMESPACE)
    except Fault:
        raise TrustError(TrustFault.BAD_REGISTRY) from None
    registry = signed.value
    believed, own = ({bytes.fromhex(root) for root in each} for each in (roots, registry.roots))
    if registry.v != VERSION or not signed.signers & believed or not signed.signers & own or _twice(registry):
        raise TrustError(TrustFault.BAD_REGISTRY)
    if registry.version <= after:
        raise TrustError(TrustFault.OLD_REGISTRY, version=registry.version, known=after)
    return registry


def _twice(registry: Registry) -> bool:
    """Whether a device or a signing key stands in it for two: then nobody could say who signed."""
    ids = [registry.office, *(device.id for device in registry.devices)]
    keys = [*(device.signing for device in registry.devices), *(key.key for key in registry.keys), *registry.roots]
    return len(set(ids)) != len(ids) or len(set(keys)) != len(keys)


def allowed_signers(registry: Registry) -> str:
    """The registry as `ssh-keygen -Y verify -f` reads it: laptops by device id, the office's keys by its id."""
    lines = [
        sshsig.allowed_signers_line(
            device.id,
            bytes.fromhex(device.signing),
            [BundleType.LAPTOP.namespace],
            valid_after=_moment(device.valid_from),
        )
        for device in registry.devices
    ]
    office = [(key.key, [BundleType.OFFICE.namespace]) for key in registry.keys]
    office += [(root, [BundleType.OFFICE.namespace, NAMESPACE, "krachtigthuis-card-v1"]) for root in registry.roots]
    lines += [sshsig.allowed_signers_line(registry.office, bytes.fromhex(key), spaces) for key, spaces in office]
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
