"""From the bytes of a signed payload to its revisions and records: each hash, type and limit, or nothing of it.

Everything is written again from what was understood and compared byte for byte, so that nothing can stand in a
payload that was not understood.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, is_dataclass
from dataclasses import fields as dataclass_fields
from functools import cache
from typing import Any, cast
from uuid import UUID

import msgspec

from ..domain.canonical import MAX_INTEGER, Json, NotCanonical
from ..domain.records import KINDS, Record
from ..domain.revision import SCHEMA, Revision
from ..errors import BundleReason, BundleRefused, KrachtigError
from .manifest import BundleType, Manifest, is_moment
from .payload import (
    LONG,
    MAX_ATTACHMENT,
    Attachment,
    LaptopPayload,
    OfficePayload,
    Payload,
    RegistryRow,
    RevisionRow,
    to_payload_bytes,
)
from .spelling import check_spelling

_MISSING = b"null"
_NOT_SEALED = {"body", "salt", "sha256"}
_SEALED = tuple(name for name in RevisionRow.__struct_fields__ if name not in _NOT_SEALED)


@dataclass(frozen=True, kw_only=True)
class Content:
    """`records` holds the value of each body by revision id; a missing body has none."""

    payload: Payload
    revisions: tuple[Revision, ...]
    directory: tuple[Revision, ...]
    records: Mapping[UUID, Record]


def read_payload(data: bytes, manifest: Manifest) -> Content:
    """The content of the payload that this manifest signs.

    Raises BundleRefused(BAD_CONTENT) for anything that is not exactly of its form. A missing body passes here:
    whether it may be missing is a matter of meaning.
    """
    payload = _typed(data, manifest)
    extra = payload.directory if isinstance(payload, OfficePayload) else ()
    records: dict[UUID, Record] = {}
    revisions = tuple(_revision(row, manifest, records) for row in payload.revisions)
    directory = tuple(_revision(row, manifest, records) for row in extra)
    ids = {revision.id for revision in (*revisions, *directory)}
    if len(revisions) != manifest.count or len(ids) != len(revisions) + len(directory):
        raise _refused("revisions missing or twice")
    if isinstance(payload, LaptopPayload):
        if not all(is_moment(line.at) for line in payload.audit):
            raise _refused("a day that does not exist")
        _check_attachments(payload.attachments, revisions)
        _check_registry(payload.registry)
    else:
        _check_files(payload)
    return Content(payload=payload, revisions=revisions, directory=directory, records=records)


def decoded(text: str, most: int) -> bytes:
    """The bytes of a base64 text in its only spelling. Raises BundleRefused(BAD_CONTENT)."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise _refused("not base64") from None
    if len(data) > most or base64.b64encode(data).decode() != text:
        raise _refused("not base64 of an allowed size")
    return data


def _typed(data: bytes, manifest: Manifest) -> Payload:
    try:
        check_spelling(data, LONG)
        payload: Payload = (
            msgspec.json.decode(data, type=LaptopPayload)
            if manifest.type is BundleType.LAPTOP
            else msgspec.json.decode(data, type=OfficePayload)
        )
    except NotCanonical as fault:
        raise _refused(str(fault)) from None
    except (msgspec.MsgspecError, RecursionError):
        raise _refused("a field is not of its type") from None
    if to_payload_bytes(payload) != data:
        raise _refused("a value in another spelling")
    return payload


def _revision(row: RevisionRow, manifest: Manifest, records: dict[UUID, Record]) -> Revision:
    """The revision of a row; the value of its body goes into `records`."""
    body = bytes(row.body)
    missing = body == _MISSING
    if missing != (row.salt is None) or not (is_moment(row.happened) and is_moment(row.recorded)):
        raise _refused("fields of a revision that do not go together")
    if not row.schema <= min(manifest.schema, SCHEMA):
        raise _refused("a revision of a newer schema than the bundle")
    if not missing:
        records[row.id] = _record(row.kind, body)
        if hashlib.sha256(bytes.fromhex(row.salt or "") + body).hexdigest() != row.body_sha256:
            raise _refused("a body does not fit its hash")
    if _own_hash(row) != row.sha256:
        raise _refused("a revision does not fit its hash")
    fields = {name: getattr(row, name) for name in row.__struct_fields__}
    fields["body"] = None if missing else cast("dict[str, Json]", msgspec.json.decode(body))
    return Revision(**fields)


def _own_hash(row: RevisionRow) -> str:
    """As in `domain.revision`, from the row itself; a test holds the two together."""
    sealed = msgspec.json.encode({name: getattr(row, name) for name in _SEALED}, order="sorted")
    return hashlib.sha256(sealed).hexdigest()


def _record(kind: str, body: bytes) -> Record:
    of = KINDS.get(kind)
    if of is None:
        raise _refused("an unknown kind of record")
    try:
        record = msgspec.json.decode(body, type=of)
        again = msgspec.json.encode(record, order="sorted")
    except (msgspec.MsgspecError, KrachtigError, RecursionError, OverflowError):
        raise _refused("a body is not of its kind") from None
    if again != body or not _is_whole(record):
        raise _refused("a body with other fields or larger numbers than its kind has")
    return record


def _is_whole(value: object) -> bool:
    """Whether no number is too large and every field was in the body.

    msgspec leaves a default out of a dataclass that it did not get it for. Such a record is written again without
    that field, so comparing bytes does not show it.
    """
    if value is None or isinstance(value, str):
        return True
    if isinstance(value, int):
        return abs(value) <= MAX_INTEGER
    if isinstance(value, tuple):
        return all(map(_is_whole, value))
    of: Any = type(value)
    count = _count_of_fields(of)
    return not count or (len(vars(value)) == count and all(map(_is_whole, vars(value).values())))


@cache
def _count_of_fields(of: Any) -> int:
    """Of a class; 0 for what is no dataclass."""
    return len(dataclass_fields(of)) if is_dataclass(of) else 0


def _check_attachments(attachments: Iterable[Attachment], revisions: Iterable[Revision]) -> None:
    """Each scan is the one whose hash a revision in this very bundle names."""
    named = {(each.record, each.body.get("sha256")) for each in revisions if each.body is not None}
    for each in attachments:
        if (each.record, each.sha256) not in named:
            raise _refused("an attachment that no record names")
        if hashlib.sha256(decoded(each.data, MAX_ATTACHMENT)).hexdigest() != each.sha256:
            raise _refused("an attachment does not fit its hash")


def _check_files(payload: OfficePayload) -> None:
    """Files in base64 are whole; whose signature they carry is asked where they are taken in."""
    _check_registry(payload.registry)
    for text in (*(each.data for each in payload.lists), payload.card or ""):
        decoded(text, len(text))
    days = (*(each.on for each in payload.erasures), *(each.on for each in payload.news))
    if not all(is_moment(day) for day in days):
        raise _refused("a day that does not exist")


def _check_registry(rows: Iterable[RegistryRow]) -> None:
    for row in rows:
        decoded(row.version, len(row.version))


def _refused(detail: str) -> BundleRefused:
    return BundleRefused(BundleReason.BAD_CONTENT, detail=f"payload: {detail}")
