"""Who is trusted: the office's keys and recipients, and every laptop that is or was registered.

A version is canonical, numbered and signed by the root. Versions never go down; a new root is signed by the old
one too. No name of a person stands in it, only a code (DESIGN 6). Age only warns: an old list, or old keys, never
stop anybody from writing things down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Annotated

import msgspec
from msgspec import UNSET, UnsetType

from ..crypto import sshsig
from ..errors import BundleReason, BundleRefused, TrustError, TrustFault
from .card import NAMESPACE as CARD
from .card import Keys, PublicKey, Recipients
from .manifest import BundleType, From1, Hex16, Hex32, Moment, Recipient
from .payload import LONG
from .signed import Fault, read_signed, write_signed

NAMESPACE = "krachtigthuis-registry-v1"
VERSION = 1
WITH_EARLIER_KEYS = 2
"""The form of a version in which a laptop has had other keys before; written only when one has."""
MAX_FILE = LONG["version"] // 4 * 3
"""Bytes of one signed version: more does not fit into a bundle."""
OLD_AFTER = timedelta(days=365)
"""A version that was signed so long ago is worth signing anew; nothing stops."""
KEYS_OLD_AFTER = timedelta(days=730)
"""Keys of a laptop that are worth renewing; nothing stops."""
Code = Annotated[str, msgspec.Meta(max_length=40)]


class Revoked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From then on nothing counts that is not here yet. The three facts name the last accepted bundle, if any."""

    incarnation: Hex16 | None
    seq: int
    sha256: Hex32 | None
    reason: Code
    on: Moment


class EarlierKeys(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Keys that a laptop had before: bundles that it made with them may still be on the road."""

    signing: PublicKey
    recipient: Recipient
    valid_from: Moment
    until: Moment


class Device(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: Hex16
    holder: Code
    role: Code
    signing: PublicKey
    recipient: Recipient
    valid_from: Moment
    revoked: Revoked | None = None
    earlier: Annotated[tuple[EarlierKeys, ...], msgspec.Meta(min_length=1, max_length=64)] | UnsetType = UNSET
    """The oldest first; left out while there are none."""

    @property
    def before(self) -> tuple[EarlierKeys, ...]:
        """The keys it had before; none for most."""
        return () if self.earlier is UNSET else self.earlier

    @property
    def signing_keys(self) -> tuple[str, ...]:
        """Every key that this laptop signs or signed with, the one of now first."""
        return (self.signing, *(keys.signing for keys in self.before))

    @property
    def recipients(self) -> tuple[str, ...]:
        """Every recipient that it opens or opened with, the one of now first."""
        return (self.recipient, *(keys.recipient for keys in self.before))


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

    @property
    def everyday(self) -> frozenset[str]:
        """The office's signing keys that are not retired."""
        return frozenset(each.key for each in self.keys if each.retired is None)


def as_written(registry: Registry) -> Registry:
    """The same under the lowest form that can say it."""
    needs = any(device.earlier is not UNSET for device in registry.devices)
    return msgspec.structs.replace(registry, v=WITH_EARLIER_KEYS if needs else VERSION)


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
    if (
        registry.v != as_written(registry).v
        or not signed.signers & believed
        or not signed.signers & own
        or _twice(registry)
    ):
        raise TrustError(TrustFault.BAD_REGISTRY)
    if registry.version <= after:
        raise TrustError(TrustFault.OLD_REGISTRY, version=registry.version, known=after)
    return registry


def read_again(data: bytes) -> Registry:
    """A version that was verified when it was taken in, and lay in a vault since. Raises TrustError(BAD_REGISTRY)."""
    try:
        roots = read_signed("registry", data, Registry, NAMESPACE).value.roots
    except Fault:
        raise TrustError(TrustFault.BAD_REGISTRY) from None
    return read_registry(data, roots=roots)


def number_of(data: bytes) -> int | None:
    """The number that a file of a version says of itself, before anybody asked who signed it; None for no version."""
    try:
        return read_signed("registry", data, Registry, NAMESPACE).value.version
    except Fault:
        return None


def same_or_newer(data: bytes, *, known: bytes, version: int) -> bool:
    """Whether a version is the known one or newer; asked before its signature, since an older root signed older ones.

    Raises TrustError: OLD_REGISTRY for a lower number, BAD_REGISTRY for the same number in other bytes and for
    what is no version at all.
    """
    try:
        number = read_signed("registry", data, Registry, NAMESPACE).value.version
    except Fault:
        raise TrustError(TrustFault.BAD_REGISTRY) from None
    if number < version:
        raise TrustError(TrustFault.OLD_REGISTRY, version=number, known=version)
    if number == version and data != known:
        raise TrustError(TrustFault.BAD_REGISTRY)
    return number > version


def trusted_keys(held: Registry | None, carried: Sequence[Registry], pinned_roots: Iterable[str]) -> set[str]:
    """The keys (hex) whose return bundle a laptop takes: an everyday key of the version that it holds and that no
    carried version retires, and always the root that it believes.
    """
    everyday = held.everyday if held else frozenset()
    return {*pinned_roots, *(key for key in everyday if all(key in version.everyday for version in carried))}


def check_signer(
    signer: bytes, held: Registry | None, carried: Sequence[Registry], pinned_roots: Iterable[str]
) -> None:
    """Raise BundleRefused(BAD_SIGNATURE) when a bundle was signed by a key that what it carries retires.

    Asked after reading: the signature is checked before anybody knows what is carried. `carried` are the versions
    in it that hold, `held` and `pinned_roots` what the laptop believed before it took them in.
    """
    if signer.hex() not in trusted_keys(held, carried, pinned_roots):
        raise BundleRefused(BundleReason.BAD_SIGNATURE, detail="a key that the registry retired")


def is_old(registry: Registry, now: datetime) -> bool:
    """Whether this version is worth signing anew. `now` is aware."""
    return now - _moment(registry.created) > OLD_AFTER


def has_old_keys(device: Device, now: datetime) -> bool:
    """Whether the keys of this laptop are worth renewing. `now` is aware."""
    return device.revoked is None and now - _moment(device.valid_from) > KEYS_OLD_AFTER


def _twice(registry: Registry) -> bool:
    """Whether a device or a signing key stands in it for two: then nobody could say who signed."""
    ids = [registry.office, *(device.id for device in registry.devices)]
    keys = [key for device in registry.devices for key in device.signing_keys]
    keys += [*(key.key for key in registry.keys), *registry.roots]
    return len(set(ids)) != len(ids) or len(set(keys)) != len(keys)


def allowed_signers(registry: Registry, *, earlier_roots: Sequence[str] = ()) -> str:
    """The registry as `ssh-keygen -Y verify -f` reads it: laptops by device id, the office's keys by its id.

    Who was revoked and what was retired stand in it too, without an end: `ssh-keygen` compares with the day of today
    and would no longer check what was rightly signed before. `earlier_roots` signed the first versions.
    """
    lines = [line for device in registry.devices for line in _device_lines(device)]
    office = [(key.key, [BundleType.OFFICE.namespace]) for key in registry.keys]
    roots = dict.fromkeys([*registry.roots, *earlier_roots])
    office += [(root, [BundleType.OFFICE.namespace, NAMESPACE, CARD]) for root in roots]
    lines += [sshsig.allowed_signers_line(registry.office, bytes.fromhex(key), spaces) for key, spaces in office]
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)


def _device_lines(device: Device) -> list[str]:
    keys = [(each.signing, each.valid_from) for each in device.before] + [(device.signing, device.valid_from)]
    spaces = [BundleType.LAPTOP.namespace]
    return [
        sshsig.allowed_signers_line(device.id, bytes.fromhex(key), spaces, valid_after=_moment(since))
        for key, since in keys
    ]


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
