"""The one door for bundles: `open_outer` from size to tar, `check` from signature to payload, in a fixed order.

After `read` everything about the form is certain: sent by the registered key of that device, for us, whole,
canonical, of its types, each hash fits. Nothing else makes a `VerifiedBundle`, and nobody behind it checks again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import msgspec

from ..crypto import agefile, sshsig
from ..domain.records import Record
from ..domain.revision import Revision
from ..errors import BundleReason, BundleRefused
from . import container
from .container import MAX_BUNDLE
from .content import read_payload
from .manifest import BundleType, Manifest, bundle_id, read_manifest
from .payload import Payload, RegistryRow, registry_files

_DOOR = object()


@dataclass(frozen=True, kw_only=True)
class Trusted:
    """Whom the reader believes: `peers` maps each signing key that is or was registered to its device or office."""

    me: str
    recipients: frozenset[str]
    """Our own age recipients."""
    peers: Mapping[bytes, str]
    type: BundleType
    """Which direction is expected here."""


@dataclass(frozen=True, kw_only=True)
class Opened:
    """The tar inside, and which of our recipients it was sealed for."""

    inner: bytes
    recipient: str


@dataclass(frozen=True, kw_only=True)
class VerifiedBundle:
    """A bundle whose form and sender are certain. Only this file can make one."""

    id: str
    manifest: Manifest
    manifest_bytes: bytes
    signer: bytes
    payload: Payload
    revisions: tuple[Revision, ...]
    directory: tuple[Revision, ...]
    """Of a return only: helpers, as revisions that hang under no home front."""
    records: Mapping[UUID, Record]
    """The value of each body, by revision id."""
    made_by: object = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.made_by is not _DOOR:
            raise TypeError("only the reader makes a verified bundle")


def read(data: bytes, *, identities: Sequence[str], trusted: Trusted) -> VerifiedBundle:
    """A bundle from the bytes on a stick. Raises BundleRefused with one of the first ten reasons."""
    opened = open_outer(data, identities)
    return check(opened.inner, recipient=opened.recipient, trusted=trusted)


def open_outer(data: bytes, identities: Sequence[str]) -> Opened:
    """Size, age header, decryption in one shot.

    Raises BundleRefused: TOO_LARGE, NOT_A_BUNDLE, WRONG_RECIPIENT, CORRUPT.
    """
    if len(data) > MAX_BUNDLE:
        raise BundleRefused(BundleReason.TOO_LARGE, size=len(data), most=MAX_BUNDLE)
    agefile.check_header(data)
    inner, recipient = agefile.unseal_with(data, identities)
    return Opened(inner=inner, recipient=recipient)


def check(inner: bytes, *, recipient: str, trusted: Trusted) -> VerifiedBundle:
    """Container, signature, manifest, receiver, content.

    Raises BundleRefused: BAD_CONTAINER, BAD_SIGNATURE, UNKNOWN_DEVICE, BAD_CONTENT, UNSUPPORTED_VERSION,
    WRONG_OFFICE.
    """
    members = container.unpack(inner)
    signature = sshsig.parse(members.signature)
    if signature.namespace != trusted.type.namespace:
        raise _bad_signature("another namespace")
    sender = trusted.peers.get(signature.public_key)
    if sender is None:
        raise BundleRefused(BundleReason.UNKNOWN_DEVICE)
    signature.verify(members.manifest)
    manifest = read_manifest(members.manifest)
    if manifest.device != sender:
        raise _bad_signature("the key of another device")
    if manifest.type is not trusted.type:
        raise BundleRefused(BundleReason.BAD_CONTENT, detail="manifest: the other direction")
    if manifest.to != trusted.me or recipient not in manifest.to_recipients or recipient not in trusted.recipients:
        raise BundleRefused(BundleReason.WRONG_OFFICE)
    facts = manifest.payload
    if len(members.payload) != facts.size or hashlib.sha256(members.payload).hexdigest() != facts.sha256:
        raise BundleRefused(BundleReason.BAD_CONTENT, detail="payload: not the one that was signed")
    content = read_payload(members.payload, manifest)
    return VerifiedBundle(
        id=bundle_id(members.manifest),
        manifest=manifest,
        manifest_bytes=members.manifest,
        signer=signature.public_key,
        payload=content.payload,
        revisions=content.revisions,
        directory=content.directory,
        records=content.records,
        made_by=_DOOR,
    )


def registry_in(data: bytes, identities: Sequence[str]) -> tuple[bytes, ...]:
    """The registry versions in a bundle of a laptop whoever it may be: a version proves itself by the root's signature.

    The bundle itself is not believed by this. Raises BundleRefused.
    """
    members = container.unpack(open_outer(data, identities).inner)
    if hashlib.sha256(members.payload).hexdigest() != read_manifest(members.manifest).payload.sha256:
        raise BundleRefused(BundleReason.BAD_CONTENT, detail="payload: not the one that was signed")
    try:
        return registry_files(msgspec.json.decode(members.payload, type=_Carried).registry)
    except (msgspec.MsgspecError, ValueError):
        raise BundleRefused(BundleReason.BAD_CONTENT, detail="payload: no registry") from None


class _Carried(msgspec.Struct):
    registry: tuple[RegistryRow, ...] = ()


def _bad_signature(detail: str) -> BundleRefused:
    return BundleRefused(BundleReason.BAD_SIGNATURE, detail=detail)
