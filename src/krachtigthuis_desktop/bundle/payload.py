"""What a bundle carries, in types: revisions, log lines and attachments from a laptop; from the office receipts,
settlements, erasures, registry versions, its card, the directory and news.

A payload is canonical JSON. Longer than a text may be only what is named in LONG, each with its own limit.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping, Sequence
from typing import Annotated, Any
from uuid import UUID

import msgspec

from ..domain.canonical import Json, NotCanonical, from_bytes, to_bytes
from ..domain.records import KINDS, Record
from ..domain.revision import Revision, hashes_fit, to_json
from ..errors import BundleReason, BundleRefused, KrachtigError
from .manifest import BundleType, Count, From1, Hex16, Hex32, Manifest

MAX_ATTACHMENT = 4 * 1024 * 1024
LONG = {"data": 5_600_000, "version": 2_000_000, "card": 400_000}
"""Keys whose base64 text may be longer than a text, in characters."""

Short = Annotated[str, msgspec.Meta(max_length=100)]
Hex16Bytes = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}\Z")]


class RevisionRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A revision as it stands in a payload."""

    id: UUID
    n: From1
    home: UUID | None
    record: UUID
    kind: Short
    bases: Annotated[tuple[UUID, ...], msgspec.Meta(max_length=2)]
    author: Short
    device: Hex16
    incarnation: Hex16
    happened: Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?\Z")]
    recorded: Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z")]
    reason: str | None
    schema: From1
    body: dict[str, Any] | None
    salt: Hex16Bytes | None
    body_sha256: Hex32
    sha256: Hex32


class LogLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of the laptop's own log."""

    device: Hex16
    incarnation: Hex16
    n: From1
    at: Short
    actor: Short
    action: Short
    record: UUID | None
    result: Short
    prev: Hex32
    sha256: Hex32


class Attachment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A scan; `record` is the record in whose body its hash stands, `data` is base64."""

    record: UUID
    sha256: Hex32
    data: str


class LaptopPayload(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    revisions: tuple[RevisionRow, ...]
    audit: tuple[LogLine, ...]
    attachments: tuple[Attachment, ...]


class RevisionReceipt(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What became of one revision at the office."""

    id: UUID
    sha256: Hex32
    status: Short
    reason: Short | None


class ReceiptRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The office's word about one bundle."""

    bundle: Hex32
    seq: From1
    incarnation: Hex16
    revisions: tuple[RevisionReceipt, ...]
    audit_to: Count


class Erasure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A record or home front whose text must go."""

    id: UUID
    on: Short


class RegistryRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A signed registry version, base64."""

    version: str


class OfficePayload(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    receipts: tuple[ReceiptRow, ...] = ()
    revisions: tuple[RevisionRow, ...] = ()
    erasures: tuple[Erasure, ...] = ()
    registry: tuple[RegistryRow, ...] = ()
    card: str | None = None
    """The office card, base64."""
    lists: tuple[dict[str, Any], ...] = ()
    news: tuple[dict[str, Any], ...] = ()


Payload = LaptopPayload | OfficePayload


def row_of(revision: Revision) -> RevisionRow:
    """A revision for a payload."""
    return msgspec.convert(to_json(revision), RevisionRow)


def to_payload_bytes(payload: Payload) -> bytes:
    return to_bytes(msgspec.to_builtins(payload))


def laptop_bytes(revisions: Sequence[Revision], audit: Sequence[LogLine], attachments: Sequence[Attachment]) -> bytes:
    """The canonical payload of a laptop, without the detour over rows."""
    return to_bytes(
        {
            "revisions": [to_json(revision) for revision in revisions],
            "audit": [msgspec.to_builtins(line) for line in audit],
            "attachments": [msgspec.to_builtins(each) for each in attachments],
        }
    )


def read_payload(data: bytes, manifest: Manifest) -> tuple[Payload, tuple[Revision, ...], dict[UUID, Record]]:
    """The payload of a signed manifest, its revisions, and the records in their bodies by revision id.

    Raises BundleRefused(BAD_CONTENT) for anything that is not exactly of its form; a missing body passes here,
    whether it may be missing is a matter of meaning.
    """
    try:
        raw = from_bytes(data, LONG)
        payload = _typed(raw, manifest)
    except (NotCanonical, msgspec.ValidationError) as fault:
        detail = str(fault) if isinstance(fault, NotCanonical) else "a field is not of its type"
        raise _refused(f"payload: {detail}") from None
    revisions = tuple(_revision(row) for row in payload.revisions)
    if len(revisions) != manifest.count or len({revision.id for revision in revisions}) != len(revisions):
        raise _refused("payload: revisions missing or twice")
    if msgspec.json.decode(msgspec.json.encode(payload)) != raw:
        raise _refused("payload: a value in another spelling")
    records = {revision.id: _record(revision) for revision in revisions if revision.body is not None}
    if isinstance(payload, LaptopPayload):
        _check_attachments(payload.attachments, records)
    return payload, revisions, records


def _typed(raw: Json, manifest: Manifest) -> Payload:
    if manifest.type is BundleType.LAPTOP:
        return msgspec.convert(raw, LaptopPayload, strict=True)
    return msgspec.convert(raw, OfficePayload, strict=True)


def decoded(text: str, most: int) -> bytes:
    """The bytes of a base64 text in its only spelling. Raises BundleRefused(BAD_CONTENT)."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise _refused("payload: not base64") from None
    if len(data) > most or base64.b64encode(data).decode() != text:
        raise _refused("payload: not base64 of an allowed size")
    return data


def _revision(row: RevisionRow) -> Revision:
    revision = Revision(**{name: getattr(row, name) for name in row.__struct_fields__})
    if not hashes_fit(revision):
        raise _refused("payload: a revision does not fit its hash")
    return revision


def _record(revision: Revision) -> Record:
    kind = KINDS.get(revision.kind)
    if kind is None:
        raise _refused("payload: an unknown kind of record")
    try:
        record = msgspec.convert(revision.body, kind, strict=True)
    except (msgspec.ValidationError, KrachtigError):
        raise _refused("payload: a body is not of its kind") from None
    if msgspec.json.decode(msgspec.json.encode(record)) != revision.body:
        raise _refused("payload: a body with other fields than its kind has")
    return record


def _check_attachments(attachments: Sequence[Attachment], records: Mapping[UUID, Record]) -> None:
    for each in attachments:
        data = decoded(each.data, MAX_ATTACHMENT)
        if hashlib.sha256(data).hexdigest() != each.sha256:
            raise _refused("payload: an attachment does not fit its hash")
    if attachments and not records:
        raise _refused("payload: attachments without their records")


def _refused(detail: str) -> BundleRefused:
    return BundleRefused(BundleReason.BAD_CONTENT, detail=detail)
