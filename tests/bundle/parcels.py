"""Bundles for tests: fixed keys, good bundles in a line, and hostile ones whose signature is real.

What a registered laptop that lies could make is made by `signed`: any manifest and payload, signed and packed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from krachtigthuis_desktop.bundle import (
    Attachment,
    BundleType,
    LaptopPayload,
    LogLine,
    Manifest,
    OfficePayload,
    Trusted,
    VerifiedBundle,
    Written,
    check,
    read,
    write,
)
from krachtigthuis_desktop.bundle.manifest import PAYLOAD, VERSION, to_manifest_bytes
from krachtigthuis_desktop.bundle.payload import laptop_bytes, to_payload_bytes
from krachtigthuis_desktop.bundle.writer import facts_of, inner
from krachtigthuis_desktop.crypto import agefile, bech32, signing
from krachtigthuis_desktop.domain.revision import SCHEMA, Revision
from krachtigthuis_desktop.errors import BundleReason, BundleRefused
from tests import builders


def a_seed(name: str) -> bytes:
    """A signing key that is the same in every run; for tests only."""
    return hashlib.sha256(b"test seed " + name.encode()).digest()


def an_identity(name: str) -> agefile.Identity:
    """An age identity that is the same in every run; for tests only."""
    key = hashlib.sha256(b"test identity " + name.encode()).digest()
    secret = ("age-secret-key-1" + bech32.encode("age-secret-key-", key)).upper()
    return agefile.Identity(secret, agefile.recipient_of(secret))


LAPTOP, OTHER_LAPTOP, OFFICE, OTHER_OFFICE = builders.DEVICE, "d1" * 16, "0f" * 16, "0e" * 16
LAPTOP_SEED, OTHER_SEED, STRANGER_SEED = a_seed("laptop"), a_seed("other laptop"), a_seed("stranger")
OFFICE_SEED, ROOT_SEED = a_seed("office"), a_seed("root")
OFFICE_IDENTITY, LAPTOP_IDENTITY, STRANGER_IDENTITY = (an_identity(name) for name in ("office", "laptop", "stranger"))


def public(seed: bytes) -> bytes:
    return signing.public_key(seed)


def the_office() -> Trusted:
    """The office at its door: two laptops are registered."""
    return Trusted(
        me=OFFICE,
        recipients=frozenset({OFFICE_IDENTITY.recipient}),
        peers={public(LAPTOP_SEED): LAPTOP, public(OTHER_SEED): OTHER_LAPTOP},
        type=BundleType.LAPTOP,
    )


def the_laptop() -> Trusted:
    """The laptop at its door: it knows its office."""
    return Trusted(
        me=LAPTOP,
        recipients=frozenset({LAPTOP_IDENTITY.recipient}),
        peers={public(OFFICE_SEED): OFFICE, public(ROOT_SEED): OFFICE},
        type=BundleType.OFFICE,
    )


def a_manifest(payload: bytes, count: int = 0, **changes: Any) -> Manifest:
    """Of the laptop to the office, the first one; `changes` say what differs."""
    defaults: dict[str, Any] = {
        "v": VERSION,
        "type": BundleType.LAPTOP,
        "device": LAPTOP,
        "incarnation": builders.INCARNATION,
        "after": None,
        "seq": 1,
        "prev": None,
        "to": OFFICE,
        "to_recipients": (OFFICE_IDENTITY.recipient,),
        "registry_version": 1,
        "returns": None,
        "audit_head": None,
        "schema": SCHEMA,
        "app": "0.1.0",
        "created": "2026-03-01T09:30:00Z",
        "count": count,
        "files": facts_of(payload),
    }
    return Manifest(**defaults | changes)


def a_return_manifest(payload: bytes, count: int = 0, **changes: Any) -> Manifest:
    """Of the office to the laptop."""
    office: dict[str, Any] = {
        "type": BundleType.OFFICE,
        "device": OFFICE,
        "incarnation": "0c" * 16,
        "to": LAPTOP,
        "to_recipients": (LAPTOP_IDENTITY.recipient,),
    }
    return a_manifest(payload, count, **office | changes)


def a_bundle(
    revisions: Sequence[Revision] | None = None,
    *,
    audit: Sequence[LogLine] = (),
    attachments: Sequence[Attachment] = (),
    **changes: Any,
) -> Written:
    """A good bundle of the laptop, with a home front, a detainee, a conversation and a worry unless said."""
    row = list(builders.revisions(4)) if revisions is None else list(revisions)
    payload = laptop_bytes(row, audit, attachments)
    return write(a_manifest(payload, len(row), **changes), payload, seed=LAPTOP_SEED)


def a_return(content: OfficePayload | None = None, **changes: Any) -> Written:
    payload = to_payload_bytes(content or OfficePayload())
    count = len(content.revisions) if content else 0
    return write(a_return_manifest(payload, count, **changes), payload, seed=OFFICE_SEED)


def a_line(n: int = 1, **changes: Any) -> LogLine:
    defaults: dict[str, Any] = {
        "device": LAPTOP,
        "incarnation": builders.INCARNATION,
        "n": n,
        "at": "2026-03-01T09:30:00Z",
        "actor": LAPTOP,
        "action": "worry_recorded",
        "record": builders.an_id(),
        "result": "ok",
        "prev": "0" * 64,
        "sha256": "ab" * 32,
    }
    return LogLine(**defaults | changes)


def payload_value(revisions: Sequence[Revision] | None = None) -> dict[str, Any]:
    """The payload of a laptop as plain JSON, to be bent."""
    row = list(builders.revisions(4)) if revisions is None else list(revisions)
    value: dict[str, Any] = msgspec.json.decode(laptop_bytes(row, (), ()))
    return value


def manifest_value(payload: bytes, count: int = 4, **changes: Any) -> dict[str, Any]:
    """The manifest as plain JSON, to be bent: `changes` may be of any type."""
    value: dict[str, Any] = msgspec.json.decode(to_manifest_bytes(a_manifest(payload, count)))
    return value | changes


def as_json(value: object) -> bytes:
    """Canonical form, whatever the value says."""
    return msgspec.json.encode(value, order="sorted")


def signed(
    manifest: bytes | Mapping[str, Any],
    payload: bytes,
    *,
    seed: bytes = LAPTOP_SEED,
    namespace: str = BundleType.LAPTOP.namespace,
) -> bytes:
    """The tar that a registered laptop could make of anything at all."""
    page = manifest if isinstance(manifest, bytes) else as_json(dict(manifest))
    return inner(page, payload, seed=seed, namespace=namespace)


def carrying(payload: bytes, count: int = 4, **changes: Any) -> bytes:
    """A signed tar around this payload, with a manifest that fits it."""
    return signed(manifest_value(payload) | {"count": count} | changes, payload)


def sealed(tar: bytes, identity: agefile.Identity = OFFICE_IDENTITY) -> bytes:
    return agefile.seal(tar, [identity.recipient])


def taken(tar: bytes, trusted: Trusted | None = None) -> VerifiedBundle:
    """What the second half of the reader makes of a tar."""
    door = trusted or the_office()
    return check(tar, recipient=next(iter(door.recipients)), trusted=door)


def refusal(tar: bytes, trusted: Trusted | None = None) -> BundleReason | None:
    """Why the second half of the reader refuses a tar; None when it is taken. Any other exception comes through."""
    try:
        taken(tar, trusted)
    except BundleRefused as refused:
        return refused.code
    return None


def refusal_of_file(
    data: bytes, identity: agefile.Identity = OFFICE_IDENTITY, trusted: Trusted | None = None
) -> BundleReason | None:
    """Why a file is refused; None when it is taken."""
    try:
        read(data, identities=[identity.secret], trusted=trusted or the_office())
    except BundleRefused as refused:
        return refused.code
    return None


def files_below(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


__all__ = [
    "LAPTOP",
    "LAPTOP_IDENTITY",
    "LAPTOP_SEED",
    "OFFICE",
    "OFFICE_IDENTITY",
    "OFFICE_SEED",
    "OTHER_LAPTOP",
    "OTHER_OFFICE",
    "OTHER_SEED",
    "PAYLOAD",
    "ROOT_SEED",
    "STRANGER_IDENTITY",
    "STRANGER_SEED",
    "LaptopPayload",
    "a_bundle",
    "a_line",
    "a_manifest",
    "a_return",
    "a_return_manifest",
    "a_seed",
    "an_identity",
    "as_json",
    "carrying",
    "files_below",
    "manifest_value",
    "payload_value",
    "public",
    "refusal",
    "refusal_of_file",
    "sealed",
    "signed",
    "taken",
    "the_laptop",
    "the_office",
]
