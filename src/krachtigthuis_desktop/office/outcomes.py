"""How each revision of one bundle fared: kept with the bundle, so that the same bundle gets the same answer again.

The receipt of a later return bundle is made from it. `waiting` and what raised an alarm get no receipt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Self
from uuid import UUID

import msgspec

from ..domain.admission import Objection
from ..domain.revision import Revision
from ..storage import Inserted
from ..storage import Outcome as Fared
from .report import Counts, Rejected


class Status(StrEnum):
    """What a receipt says of one revision. The values travel and are stable."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    CONFLICT = "conflict"
    ERASED = "erased"
    REJECTED = "rejected"
    WAITING = "waiting"


_STATUS = {
    Fared.INSERTED: Status.ACCEPTED,
    Fared.DUPLICATE: Status.DUPLICATE,
    Fared.CONFLICT: Status.CONFLICT,
    Fared.ERASED: Status.ERASED,
    Fared.WAITING: Status.WAITING,
    Fared.REJECTED: Status.REJECTED,
    Fared.ALARM: Status.REJECTED,
}


class Fate(msgspec.Struct, frozen=True, array_like=True):
    """One revision: its status, and for a rejected one its kind and the objection."""

    id: UUID
    status: Status
    kind: str | None = None
    objection: Objection | None = None
    sha256: str = ""
    """Of a rejected one, which stands nowhere else."""

    @property
    def receipted(self) -> bool:
        """Whether the laptop hears of it: not while it waits, never of another text under a known id (DESIGN 5)."""
        return self.status is not Status.WAITING and self.objection is not Objection.OTHER_CONTENT


class Outcomes(msgspec.Struct, frozen=True):
    """All revisions of one bundle, in its order."""

    fates: tuple[Fate, ...]

    @classmethod
    def of(cls, revisions: Sequence[Revision], fared: Sequence[Inserted], objections: Mapping[UUID, Objection]) -> Self:
        """From what the journal said of those that were let in, and why the others were not."""
        told = {each.id: each for each in fared}
        fates = []
        for revision in revisions:
            why = objections.get(revision.id)
            if why is None:
                each = told[revision.id]
                why = Objection(each.reason or "") if _STATUS[each.outcome] is Status.REJECTED else None
            if why is None:
                fates.append(Fate(revision.id, _STATUS[told[revision.id].outcome]))
            else:
                fates.append(Fate(revision.id, Status.REJECTED, revision.kind, why, revision.sha256))
        return cls(tuple(fates))

    def rejected(self) -> tuple[Rejected, ...]:
        return tuple(
            Rejected(revision=fate.id, kind=fate.kind or "", objection=fate.objection)
            for fate in self.fates
            if fate.objection is not None
        )

    def counts(self, revisions: Sequence[Revision]) -> Counts:
        """The figures of the report. `revisions` are those of the bundle, in its order."""
        stand = {Status.ACCEPTED, Status.CONFLICT, Status.ERASED}
        number = {status: sum(fate.status is status for fate in self.fates) for status in Status}
        changed = sum(
            fate.status in stand and bool(revision.bases) for fate, revision in zip(self.fates, revisions, strict=True)
        )
        return Counts(
            revisions=len(self.fates),
            new=sum(number[status] for status in stand),
            changed=changed,
            known=number[Status.DUPLICATE],
            disputed=number[Status.CONFLICT],
            waiting=number[Status.WAITING],
            rejected=number[Status.REJECTED],
        )
