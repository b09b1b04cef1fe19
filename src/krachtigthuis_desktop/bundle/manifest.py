"""The signed page of a bundle: from whom, to whom, which one in the row, and the hash of what it carries.

The bundle's id is the SHA-256 of these bytes (DESIGN 5).
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

import msgspec

from ..domain.canonical import MAX_INTEGER, NotCanonical, from_bytes, to_bytes
from ..domain.revision import SCHEMA
from ..errors import BundleReason, BundleRefused

VERSION = 1
MAX_BYTES = 16_000
"""A manifest of ours has some 1,500 bytes."""
MAX_SEQ = 100_000
"""Ten bundles on every day of a generation; a number above it would only make a list of gaps endless."""
PAYLOAD = "payload.json"

Hex16 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}\Z")]
Hex32 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
Count = Annotated[int, msgspec.Meta(ge=0, le=MAX_INTEGER)]
From1 = Annotated[int, msgspec.Meta(ge=1, le=MAX_INTEGER)]
Seq = Annotated[int, msgspec.Meta(ge=1, le=MAX_SEQ)]
Day = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")]
Moment = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")]
"""Of the right shape; that it is a day of the calendar, `is_moment` says."""
Recipient = Annotated[str, msgspec.Meta(pattern=r"^age1[0-9a-z]{58}\Z")]


class BundleType(StrEnum):
    LAPTOP = "laptop"
    OFFICE = "office"

    @property
    def namespace(self) -> str:
        """What the signature is for; nobody can pass off the one for the other."""
        return "krachtigthuis-bundle-v1" if self is BundleType.LAPTOP else "krachtigthuis-return-v1"


class Tip(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The last line of a log: its number and hash."""

    n: From1
    sha256: Hex32


class Previous(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The last bundle that the vault knew when this incarnation began."""

    incarnation: Hex16
    seq: Seq
    id: Hex32
    audit_head: Tip | None


class Return(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The last return bundle up to which this laptop has everything."""

    seq: Seq
    id: Hex32


class FileFacts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sha256: Hex32
    size: Count


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All fields, always; `count` is the number of revisions. Only the typed reader makes one from bytes."""

    v: int
    type: BundleType
    device: Hex16
    incarnation: Hex16
    after: Previous | None
    seq: Seq
    prev: Hex32 | None
    to: Hex16
    to_recipients: Annotated[tuple[Recipient, ...], msgspec.Meta(min_length=1, max_length=16)]
    registry_version: Count
    returns: Return | None
    audit_head: Tip | None
    schema: From1
    app: Annotated[str, msgspec.Meta(max_length=40)]
    created: Moment
    count: Count
    files: dict[str, FileFacts]

    @property
    def payload(self) -> FileFacts:
        return self.files[PAYLOAD]


def to_manifest_bytes(manifest: Manifest) -> bytes:
    """The canonical bytes that are signed."""
    return to_bytes(msgspec.to_builtins(manifest))


def bundle_id(manifest_bytes: bytes) -> str:
    return hashlib.sha256(manifest_bytes).hexdigest()


def read_manifest(data: bytes) -> Manifest:
    """The manifest of verified bytes: canonical first, then version and schema, then types.

    Raises BundleRefused: BAD_CONTENT, UNSUPPORTED_VERSION.
    """
    if len(data) > MAX_BYTES:
        raise BundleRefused(BundleReason.BAD_CONTENT, detail="manifest: too long")
    try:
        raw = from_bytes(data)
    except NotCanonical as fault:
        raise BundleRefused(BundleReason.BAD_CONTENT, detail=f"manifest: {fault}") from None
    if not isinstance(raw, dict):
        raise BundleRefused(BundleReason.BAD_CONTENT, detail="manifest: not an object")
    _check_version(raw)
    try:
        manifest = msgspec.convert(raw, Manifest, strict=True)
    except msgspec.ValidationError:
        raise BundleRefused(BundleReason.BAD_CONTENT, detail="manifest: a field is not of its type") from None
    if not _fits_together(manifest):
        raise BundleRefused(BundleReason.BAD_CONTENT, detail="manifest: fields that do not go together")
    return manifest


def is_moment(text: str) -> bool:
    """Whether a Day or Moment stands in the calendar: the store orders and shows by it."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _fits_together(manifest: Manifest) -> bool:
    return (
        set(manifest.files) == {PAYLOAD}
        and (manifest.seq == 1) == (manifest.prev is None)
        and (manifest.after is None or manifest.after.incarnation != manifest.incarnation)
        and (manifest.type is BundleType.LAPTOP or (manifest.returns is None and manifest.audit_head is None))
        and is_moment(manifest.created)
    )


def _check_version(raw: dict[str, Any]) -> None:
    v, schema = raw.get("v"), raw.get("schema")
    for number in (v, schema):
        if isinstance(number, bool) or not isinstance(number, int) or number < 1:
            raise BundleRefused(BundleReason.BAD_CONTENT, detail="manifest: no version")
    if v != VERSION or (isinstance(schema, int) and schema > SCHEMA):
        raise BundleRefused(BundleReason.UNSUPPORTED_VERSION, version=int(v or 0), schema=int(schema or 0))
