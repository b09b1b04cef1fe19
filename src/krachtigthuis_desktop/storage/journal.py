"""The journal and the rows of revisions as values: in and out of the table, and what a body says.

A stored revision is never rewritten; a body of an older schema is lifted here, each time that it is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, insert, select, update

from ..domain.canonical import Json
from ..domain.records import KINDS, Record
from ..domain.revision import Revision, to_json
from . import tables
from .search import chunks

_encode = msgspec.json.Encoder(order="sorted").encode
_COLUMNS = tuple(tables.revisions.c)
_INSERT = insert(tables.revisions)


def record_of(revision: Revision) -> Record | None:
    """The record that a revision's body says; None when the body was erased.

    Raises KeyError for an unknown kind, msgspec.ValidationError or InputError for a body that is not one.
    """
    if revision.body is None:
        return None
    return msgspec.convert(revision.body, KINDS[revision.kind], strict=True)


def body_of(record: Record) -> dict[str, Json]:
    """A record as the body of a revision: its fields as plain JSON values."""
    body: dict[str, Json] = msgspec.to_builtins(record)
    return body


def append(connection: Connection, revisions: Sequence[Revision]) -> None:
    """Write revisions that are not there yet."""
    if revisions:
        connection.execute(_INSERT, [_values(revision) for revision in revisions])


def fill(connection: Connection, revision: Revision) -> None:
    """Put body and salt in where they were missing; the hash of the revision says that they are its own."""
    values = {name: value for name, value in _values(revision).items() if name in {"body", "salt"}}
    connection.execute(update(tables.revisions).where(tables.revisions.c.id == revision.id).values(**values))


def read(connection: Connection, ids: Iterable[UUID]) -> dict[UUID, Revision]:
    """Those of the revisions that are here, by id."""
    found: dict[UUID, Revision] = {}
    for some in chunks(list(ids)):
        for row in connection.execute(select(*_COLUMNS).where(tables.revisions.c.id.in_(some))):
            found[row.id] = from_row(row)
    return found


def records_of(connection: Connection, ids: Sequence[UUID]) -> list[UUID]:
    """The records of these revisions, each once."""
    table, found = tables.revisions, dict[UUID, None]()
    for some in chunks(ids):
        found |= dict.fromkeys(connection.scalars(select(table.c.record).where(table.c.id.in_(some))))
    return list(found)


def from_row(row: Sequence[Any]) -> Revision:
    """A revision from all columns of its table, in their order."""
    return Revision(
        id=row[0],
        n=row[1],
        home=row[2],
        record=row[3],
        kind=row[4],
        bases=tuple(map(UUID, msgspec.json.decode(row[5]))),
        author=row[6],
        device=row[7],
        incarnation=row[8],
        happened=row[9],
        recorded=row[10],
        reason=row[11],
        schema=row[12],
        body=None if row[13] is None else msgspec.json.decode(row[13]),
        salt=row[14],
        body_sha256=row[15],
        sha256=row[16],
    )


def to_text(revision: Revision) -> str:
    """A whole revision as JSON text, for keeping it beside the journal."""
    return _encode(to_json(revision)).decode()


def from_text(text: str) -> Revision:
    row = msgspec.json.decode(text)
    ids = {name: UUID(row[name]) for name in ("id", "record")}
    home, bases = row["home"], tuple(map(UUID, row["bases"]))
    return Revision(**row | ids | {"home": UUID(home) if home else None, "bases": bases})


def without_text(revision: Revision) -> Revision:
    """The revision as it stays after an erasure: its place and hashes, no body and no salt."""
    return replace(revision, body=None, salt=None)


def in_order(revisions: Iterable[Revision]) -> list[Revision]:
    """Each after its bases; where that leaves a choice by counter, clocks decide only between devices."""
    left = sorted(revisions, key=lambda each: (each.recorded, each.device, each.incarnation, each.n))
    ordered: list[Revision] = []
    here = {each.id for each in left}
    while left:
        ready = next((each for each in left if not here.intersection(each.bases)), left[0])
        left.remove(ready)
        here.discard(ready.id)
        ordered.append(ready)
    return ordered


def _values(revision: Revision) -> dict[str, Any]:
    return {
        "id": revision.id,
        "n": revision.n,
        "home": revision.home,
        "record": revision.record,
        "kind": revision.kind,
        "bases": _encode(revision.bases).decode(),
        "author": revision.author,
        "device": revision.device,
        "incarnation": revision.incarnation,
        "happened": revision.happened,
        "recorded": revision.recorded,
        "reason": revision.reason,
        "schema": revision.schema,
        "body": None if revision.body is None else _encode(revision.body).decode(),
        "salt": revision.salt,
        "body_sha256": revision.body_sha256,
        "sha256": revision.sha256,
    }
