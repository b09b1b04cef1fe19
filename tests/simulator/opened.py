"""What stands in a bundle, read without our reader: age, tar and JSON, as anybody could (SECURITY P10)."""

from __future__ import annotations

import hashlib
import io
import json
import re
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pyrage

Key = tuple[UUID, str]
"""A revision by its id and its hash."""
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
CANARY = re.compile(r"kanarie[0-9]+x[0-9]+z")


@dataclass(frozen=True)
class Page:
    """One revision as it stands in a payload. `named`: every id in its body; `words`: every canary in it."""

    id: UUID
    sha256: str
    record: UUID
    home: UUID | None
    kind: str
    device: str
    author: str
    place: tuple[str, str, int]
    bases: tuple[UUID, ...]
    named: frozenset[UUID]
    words: frozenset[str]
    bare: bool
    volunteers: frozenset[str] = frozenset()
    """Of a home front: to whom it is assigned."""

    @property
    def key(self) -> Key:
        return self.id, self.sha256


@dataclass(frozen=True)
class Opened:
    """One bundle. `words`: what a return says of revisions, by bundle and revision."""

    id: str
    device: str
    incarnation: str
    seq: int
    pages: tuple[Page, ...]
    said: tuple[tuple[str, UUID, str, str], ...]


def page_of(row: dict[str, Any]) -> Page:
    body = json.dumps(row["body"])
    return Page(
        id=UUID(row["id"]),
        sha256=row["sha256"],
        record=UUID(row["record"]),
        home=UUID(row["home"]) if row["home"] else None,
        kind=row["kind"],
        device=row["device"],
        author=row["author"],
        place=(row["device"], row["incarnation"], row["n"]),
        bases=tuple(map(UUID, row["bases"])),
        named=frozenset(map(UUID, _ID.findall(body))),
        words=frozenset(CANARY.findall(body)),
        bare=row["body"] is None,
        volunteers=frozenset((row["body"] or {}).get("volunteers", ())),
    )


def opened(path: Path, identities: tuple[str, ...]) -> Opened:
    return opened_data(path.read_bytes(), identities)


def opened_data(data: bytes, identities: tuple[str, ...]) -> Opened:
    keys = [pyrage.x25519.Identity.from_str(each) for each in identities]
    with tarfile.open(fileobj=io.BytesIO(pyrage.decrypt(data, keys))) as tar:
        files = {member.name: _bytes(tar, member) for member in tar.getmembers()}
    manifest, payload = json.loads(files["manifest.json"]), json.loads(files["payload.json"])
    return Opened(
        id=hashlib.sha256(files["manifest.json"]).hexdigest(),
        device=manifest["device"],
        incarnation=manifest["incarnation"],
        seq=manifest["seq"],
        pages=tuple(map(page_of, payload["revisions"])),
        said=tuple(
            (row["bundle"], UUID(each["id"]), each["sha256"], each["status"])
            for row in payload.get("receipts", ())
            for each in row["revisions"]
        ),
    )


def _bytes(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = tar.extractfile(member)
    assert file is not None
    return file.read()
