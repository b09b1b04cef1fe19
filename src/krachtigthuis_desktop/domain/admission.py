"""May this revision of that sender stand in the central store? Judged one by one, on meaning alone (DESIGN 5).

Form is judged before, for the whole bundle. Whoever objects here says so with a stable code: the revision
is set apart, its receipt says `rejected` with that code, and the rest of the bundle goes in.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from .records import HomeFront, Record, Referral
from .records.referral import Step
from .revision import Revision


class SenderRole(StrEnum):
    """What the registry says of the holder of a laptop."""

    VOLUNTEER = "volunteer"
    PROFESSIONAL = "professional"


class Objection(StrEnum):
    """Why a revision does not go in. The values stand in receipts and are stable."""

    OTHER_DEVICE = "other_device"
    OTHER_AUTHOR = "other_author"
    OTHER_INCARNATION = "other_incarnation"
    NUMBER_TAKEN = "number_taken"
    SAME_ID_OTHER_HASH = "same_id_other_hash"
    OTHER_KIND = "kind_of_record_changed"
    OTHER_HOME = "home_front_of_record_changed"
    HOME_MISSING = "home_front_missing"
    HOME_NOT_ALLOWED = "home_front_not_allowed"
    BODY_MISSING = "body_missing"
    ROLE = "role_may_not"

    @property
    def alarms(self) -> bool:
        """True when no honest program makes it: two texts under one name, or another's name under a text."""
        return self in {
            Objection.OTHER_DEVICE,
            Objection.OTHER_AUTHOR,
            Objection.OTHER_INCARNATION,
            Objection.NUMBER_TAKEN,
            Objection.SAME_ID_OTHER_HASH,
        }


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Whose bundle it is, by the registry and the verified manifest."""

    device: str
    role: SenderRole
    incarnation: str
    """That of the manifest."""
    earlier: frozenset[str] = frozenset()
    """Incarnations of this device that the office has seen before."""
    restored: bool = False
    """True when the manifest says that this incarnation came after another one."""
    strangers: frozenset[str] = frozenset()
    """Incarnations known to belong to other devices."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a record stands already: its kind and home front never change."""

    kind: str
    home: UUID | None


WITHOUT_HOME = frozenset({"organisation"})
"""The kinds of the directory: they hang under no home front. Every other kind names one."""


def objection(
    revision: Revision,
    record: Record | None,
    sender: Sender,
    *,
    place: Place | None = None,
    number_holder: UUID | None = None,
    erased: bool = False,
) -> Objection | None:
    """Why this revision may not go in, or None.

    `record` is the value of its body (None for a missing body), `place` where the record stands already,
    `number_holder` the revision that the store holds under the same device, incarnation and n, `erased`
    whether the record is known as erased. A missing base is no objection: such a revision waits.
    """
    return (
        _of_another(revision, sender)
        or (Objection.NUMBER_TAKEN if number_holder not in (None, revision.id) else None)
        or _misplaced(revision, place)
        or (Objection.BODY_MISSING if record is None and not erased else None)
        or (_beyond_role(record, sender) if record is not None else None)
    )


def twice_in_one(revisions: tuple[Revision, ...]) -> frozenset[UUID]:
    """The revisions of one bundle that claim a number which an earlier one in it has already (DESIGN 5)."""
    holders: dict[tuple[str, str, int], UUID] = {}
    doubles = set()
    for revision in revisions:
        holder = holders.setdefault((revision.device, revision.incarnation, revision.n), revision.id)
        if holder != revision.id:
            doubles.add(revision.id)
    return frozenset(doubles)


def _of_another(revision: Revision, sender: Sender) -> Objection | None:
    """Everybody writes in his own name only; what is his from before a restore is still his."""
    if revision.device != sender.device:
        return Objection.OTHER_DEVICE
    if revision.author != sender.device:
        return Objection.OTHER_AUTHOR
    if revision.incarnation == sender.incarnation or revision.incarnation in sender.earlier:
        return None
    # A vault that was restored twice carries an incarnation that never reached the office: still his own.
    if sender.restored and revision.incarnation not in sender.strangers:
        return None
    return Objection.OTHER_INCARNATION


def _misplaced(revision: Revision, place: Place | None) -> Objection | None:
    if place is not None and place.kind != revision.kind:
        return Objection.OTHER_KIND
    if place is not None and place.home != revision.home:
        return Objection.OTHER_HOME
    if revision.kind in WITHOUT_HOME:
        return Objection.HOME_NOT_ALLOWED if revision.home is not None else None
    if revision.home is None:
        return Objection.HOME_MISSING
    if revision.kind == HomeFront.KIND and revision.home != revision.record:
        return Objection.OTHER_HOME
    return None


def _beyond_role(record: Record, sender: Sender) -> Objection | None:
    """A volunteer makes the concept of a referral; *ready* needs a professional's look, by name (DOMAIN 6)."""
    if sender.role is SenderRole.PROFESSIONAL or not isinstance(record, Referral) or record.step is Step.CONCEPT:
        return None
    was_ready = any(taken.step is Step.READY and taken.by.strip() for taken in record.steps)
    looked = record.looked_by.strip() and record.looked_on is not None
    if not was_ready or (record.step is Step.READY and not looked):
        return Objection.ROLE
    return None
