"""What a bundle carries, in types: revisions, log lines and attachments from a laptop; from the office receipts,
settlements, erasures, registry versions, its card, the directory, lists and news.

A payload is canonical JSON. Longer than a text may be only what is named in LONG; its own type sets its limit.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

import msgspec

from ..domain.revision import Revision
from ..domain.text import MAX_TEXT
from ..errors import BundleReason
from .manifest import Count, Day, From1, Hex16, Hex32, Moment, Seq

MAX_ATTACHMENT = 4 * 1024 * 1024
"""Bytes of one scan."""
LONG = {"data": 5_600_000, "version": 2_000_000, "card": 400_000}
"""Keys whose base64 text may be longer than a text, in characters."""

Short = Annotated[str, msgspec.Meta(max_length=100)]
Text = Annotated[str, msgspec.Meta(max_length=MAX_TEXT)]
DayOrMoment = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?\Z")]
Data = Annotated[str, msgspec.Meta(max_length=LONG["data"])]
VersionFile = Annotated[str, msgspec.Meta(max_length=LONG["version"])]
CardFile = Annotated[str, msgspec.Meta(max_length=LONG["card"])]
ListData = Annotated[str, msgspec.Meta(max_length=LONG["card"])]


class RevisionRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A revision as it stands in a payload; its body as the very bytes that were hashed."""

    id: UUID
    n: From1
    home: UUID | None
    record: UUID
    kind: Short
    bases: Annotated[tuple[UUID, ...], msgspec.Meta(max_length=2)]
    author: Short
    device: Hex16
    incarnation: Hex16
    happened: DayOrMoment
    recorded: Moment
    reason: Text | None
    schema: From1
    body: msgspec.Raw
    salt: Hex16 | None
    body_sha256: Hex32
    sha256: Hex32


class LogLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One line of the laptop's own log."""

    device: Hex16
    incarnation: Hex16
    n: From1
    at: Moment
    actor: Short
    action: Short
    record: UUID | None
    result: Short
    prev: Hex32
    sha256: Hex32


class Attachment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A scan; `record` is the record in whose body its hash stands (as `sha256`), `data` is base64."""

    record: UUID
    sha256: Hex32
    data: Data


class RegistryRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A signed registry version, base64."""

    version: VersionFile


class Vouched(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That the office sent these revisions itself: their hashes in a row, 32 bytes each, base64; and its signature."""

    data: Data
    signature: Text


class LaptopPayload(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    revisions: tuple[RevisionRow, ...]
    audit: tuple[LogLine, ...]
    attachments: tuple[Attachment, ...]
    registry: tuple[RegistryRow, ...] = ()
    """Who is trusted, as this laptop knows it, signed by the root: an office that was put back learns it from here.
    Left out when it knows none."""
    vouched: tuple[Vouched, ...] = ()
    """For revisions of others that come back to an office which was put back (`bundle.vouching`). Left out else."""


class RevisionReceipt(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """What became of one revision at the office."""

    id: UUID
    sha256: Hex32
    status: Short
    reason: Short | None


class ReceiptRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The office's word about one bundle."""

    bundle: Hex32
    seq: Seq
    incarnation: Hex16
    revisions: tuple[RevisionReceipt, ...]
    audit_to: Count


class SetApart(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A bundle that waits for two people: told of a fork or a broken chain, a laptop begins a new incarnation."""

    bundle: Hex32
    seq: Seq
    incarnation: Hex16
    reason: BundleReason


class Erasure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A record or home front whose text must go."""

    id: UUID
    on: DayOrMoment


class ListFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A newer list to choose from, base64 of its file."""

    name: Short
    data: ListData


class News(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What became of a referral, so that he who told the worry can hear it. `step` is a code."""

    referral: UUID
    on: Day
    step: Short
    says: Text


class OfficePayload(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    receipts: tuple[ReceiptRow, ...] = ()
    set_apart: tuple[SetApart, ...] = ()
    revisions: tuple[RevisionRow, ...] = ()
    directory: tuple[RevisionRow, ...] = ()
    """Helpers, as revisions that hang under no home front; they do not count in the manifest's `count`."""
    erasures: tuple[Erasure, ...] = ()
    registry: tuple[RegistryRow, ...] = ()
    card: CardFile | None = None
    """The office card, base64."""
    lists: tuple[ListFile, ...] = ()
    news: tuple[News, ...] = ()


Payload = LaptopPayload | OfficePayload


def row_of(revision: Revision) -> RevisionRow:
    """A revision for a payload."""
    return msgspec.json.decode(_canonical(revision), type=RevisionRow)


def to_payload_bytes(payload: Payload) -> bytes:
    """The canonical bytes."""
    return _canonical(payload)


def laptop_bytes(
    revisions: Sequence[Revision],
    audit: Sequence[LogLine],
    attachments: Sequence[Attachment],
    registry: Sequence[bytes] = (),
    vouched: Sequence[Vouched] = (),
) -> bytes:
    """The canonical payload of a laptop, without the detour over rows. `registry` are signed versions."""
    more: dict[str, object] = {"registry": registry_rows(registry)} if registry else {}
    if vouched:
        more["vouched"] = vouched
    return _canonical({"revisions": revisions, "audit": audit, "attachments": attachments, **more})


def registry_rows(files: Sequence[bytes]) -> tuple[RegistryRow, ...]:
    """Signed versions as they stand in a payload."""
    return tuple(RegistryRow(version=base64.b64encode(file).decode()) for file in files)


def registry_files(rows: Sequence[RegistryRow]) -> tuple[bytes, ...]:
    """The signed versions of a payload that was read."""
    return tuple(base64.b64decode(row.version) for row in rows)


def _canonical(value: object) -> bytes:
    """As `domain.canonical.to_bytes` writes it, four times as fast; a test holds the two together."""
    return msgspec.json.encode(value, order="sorted")
