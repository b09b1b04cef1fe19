"""What the store hands out and takes in: frozen values, no rows and no dicts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar
from uuid import UUID

from ..domain.records import Record

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)


@dataclass(frozen=True, kw_only=True)
class Stored(Generic[R_co]):
    """A record as it stands now. `head` is the revision that is shown.

    `recorded` is when the record was first written down, `changed` when its head was; `author`, `device` and
    `happened` are the head's. `disputed`: two testimonies stand side by side (`Reader.heads`).
    `receipted`: the office has the head.
    """

    id: UUID
    home: UUID | None
    head: UUID
    disputed: bool
    author: str
    device: str
    happened: str
    recorded: str
    changed: str
    receipted: bool
    record: R_co


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One record that was found: `called` is the line by which people know it."""

    kind: str
    id: UUID
    home: UUID | None
    called: str


class Outcome(StrEnum):
    """What became of one revision at import."""

    INSERTED = "inserted"
    DUPLICATE = "duplicate"
    """The very same is here already: nothing happened."""
    CONFLICT = "conflict"
    """Inserted beside another head: two testimonies, for a person to settle."""
    WAITING = "waiting"
    """A base or reference has not come yet; it goes in by itself when that comes."""
    ERASED = "erased"
    """Of an erased record: kept without its text."""
    REJECTED = "rejected"
    """Its meaning does not fit; `reason` says why."""
    ALARM = "alarm"
    """The same id, or the same number of the same device, with other content. Nothing was kept."""

    @property
    def kept(self) -> bool:
        return self in {Outcome.INSERTED, Outcome.CONFLICT, Outcome.ERASED}


@dataclass(frozen=True, kw_only=True)
class Inserted:
    """The outcome of one revision; `reason` for a rejected one or an alarm."""

    id: UUID
    outcome: Outcome
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class AuditLine:
    """One line of a log: who did what to which record, when, chained by hash to the line before."""

    device: str
    incarnation: str
    n: int
    at: str
    actor: str
    action: str
    record: UUID | None
    result: str
    prev: str
    sha256: str


class BundleState(StrEnum):
    PREPARED = "prepared"
    """Its number and content are fixed; the file may or may not be on a stick."""
    WRITTEN = "written"
    """The file stands on a stick, read back and compared."""
    RECEIPTED = "receipted"
    SET_APART = "set_apart"
    """The office keeps it for two people to look at; no incarnation builds on it."""
    GIVEN_UP = "given_up"
    """Its bytes cannot be made again after an erasure; the number stays a gap."""


@dataclass(frozen=True, kw_only=True)
class BundleOut:
    """A bundle of ours: `peer` is who shall read it, `manifest` its canonical bytes."""

    peer: str
    incarnation: str
    seq: int
    id: str
    manifest: bytes
    revisions: tuple[UUID, ...]
    audit_to: int
    """The last line of our log that it carries; 0 for none."""
    state: BundleState
    created: str


@dataclass(frozen=True, kw_only=True)
class BundleIn:
    """A bundle that was taken in. `report` is JSON text, the same again when the same bundle comes again."""

    id: str
    device: str
    incarnation: str
    seq: int
    prev: str | None
    manifest: bytes
    outcome: str
    report: str
    arrived: str


@dataclass(frozen=True, kw_only=True)
class Quarantined:
    """Bytes set apart for people to decide, named by their SHA-256. `bundle` is the id of the one they came in.

    `state` is waiting, released, refused or erased; `first_by` spoke first where two must; `why` is their reason.
    """

    id: str
    reason: str
    device: str | None
    content: bytes
    arrived: str
    state: str = "waiting"
    bundle: str = ""
    first_by: str = ""
    first_at: str = ""
    decided_by: str = ""
    decided_at: str = ""
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """Something that must travel to a laptop, and the position in the centre at which that was so."""

    n: int
    kind: str
    key: str
    device: str | None = None
    home: UUID | None = None
    data: str = ""


@dataclass(frozen=True, kw_only=True)
class Disputed:
    """A record with two testimonies side by side."""

    kind: str
    record: UUID
    home: UUID | None


@dataclass(frozen=True, kw_only=True)
class Stub:
    """What is left of a record that was forgotten: its last revision, by id and hash, and the receipt for it."""

    record: UUID
    kind: str
    home: UUID | None
    head: UUID
    sha256: str
    status: str
    since: str


@dataclass(frozen=True, kw_only=True)
class ReceiptSeen:
    """One revision of a home front and what the office said of it; `status` is None while it said nothing."""

    revision: UUID
    record: UUID
    kind: str
    mine: bool
    status: str | None
    since: str
    recorded: str


@dataclass(frozen=True, kw_only=True)
class News:
    """What became of a referral. `step` is a code; `told` is when he heard it ("" while he did not)."""

    referral: UUID
    on: str
    step: str
    home: UUID | None
    says: str
    arrived: str
    told: str = ""
