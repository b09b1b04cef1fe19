"""One change to one record, kept for good: its fields, its hashes, its canonical form (DESIGN 3).

`body_sha256` covers salt and body, `sha256` all fields but those two: so a body can be erased and the
chain still verifies, and a short body cannot be guessed from its hash.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, replace
from uuid import UUID

from .canonical import Json, to_bytes

SCHEMA = 1
"""The shape of bodies that this version writes. A stored revision keeps the schema it was written with."""


@dataclass(frozen=True, kw_only=True)
class Revision:
    """A complete revision. `happened` and `recorded` are ISO 8601 texts; clocks inform, `n` orders."""

    id: UUID
    n: int
    home: UUID | None
    record: UUID
    kind: str
    bases: tuple[UUID, ...]
    author: str
    device: str
    incarnation: str
    happened: str
    recorded: str
    reason: str | None
    schema: int
    body: dict[str, Json] | None
    salt: str | None
    body_sha256: str
    sha256: str


def body_hash(salt: bytes, body: dict[str, Json]) -> str:
    return hashlib.sha256(salt + to_bytes(body)).hexdigest()


def seal(
    *,
    id: UUID,  # noqa: A002 the field's own name
    n: int,
    home: UUID | None,
    record: UUID,
    kind: str,
    bases: tuple[UUID, ...],
    author: str,
    device: str,
    incarnation: str,
    happened: str,
    recorded: str,
    reason: str | None,
    body: dict[str, Json],
    salt: bytes,
    schema: int = SCHEMA,
) -> Revision:
    """A new revision with its hashes. `salt` is 16 random bytes."""
    bare = Revision(
        id=id,
        n=n,
        home=home,
        record=record,
        kind=kind,
        bases=bases,
        author=author,
        device=device,
        incarnation=incarnation,
        happened=happened,
        recorded=recorded,
        reason=reason,
        schema=schema,
        body=body,
        salt=salt.hex(),
        body_sha256=body_hash(salt, body),
        sha256="",
    )
    return replace(bare, sha256=_own_hash(bare))


def hashes_fit(revision: Revision) -> bool:
    """True when both hashes are those of the fields; an erased body (without salt) leaves only the outer one."""
    if (revision.body is None) != (revision.salt is None):
        return False
    if (
        revision.body is not None
        and revision.salt is not None
        and body_hash(bytes.fromhex(revision.salt), revision.body) != revision.body_sha256
    ):
        return False
    return _own_hash(revision) == revision.sha256


def to_json(revision: Revision) -> dict[str, Json]:
    """As it stands in a payload."""
    row = _plain(revision)
    row["id"], row["record"] = str(revision.id), str(revision.record)
    row["home"] = None if revision.home is None else str(revision.home)
    row["bases"] = [str(base) for base in revision.bases]
    return row  # type: ignore[return-value]  # every value is JSON by now


def _own_hash(revision: Revision) -> str:
    row = to_json(revision)
    for name in ("body", "salt", "sha256"):
        del row[name]
    return hashlib.sha256(to_bytes(row)).hexdigest()


def _plain(revision: Revision) -> dict[str, object]:
    return {field.name: getattr(revision, field.name) for field in fields(revision)}
