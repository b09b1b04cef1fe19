"""May this revision of that sender stand in the central store? Judged one by one, on meaning alone (DESIGN 5).

Form is judged before, for the whole bundle. Whoever objects here says so with a stable code: the revision
is set apart, its receipt says `rejected` with that code, and the rest of the bundle goes in.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .records import HomeFront, Record, Referral
from .records.referral import Step
from .revision import Revision


class SenderRole(StrEnum):
    """What the registry says of the holder of a laptop."""

    VOLUNTEER = "volunteer"
    PROFESSIONAL = "professional"


class Objection(StrEnum):
    """Why a revision does not go in. The values stand in receipts and are stable.

    The last five come from the journal, which alone knows what stands there already.
    """

    OTHER_DEVICE = "other_device"
    OTHER_AUTHOR = "other_author"
    OTHER_INCARNATION = "other_incarnation"
    HOME_WRONG = "home_front_wrong"
    BODY_MISSING = "body_missing"
    ROLE = "role_may_not"
    OTHER_CONTENT = "other_content"
    """The same id with another hash."""
    NUMBER_TAKEN = "number_taken"
    """The same device, incarnation and n with another id."""
    PLACE = "place"
    """The record stands already, as another kind or under another home front."""
    BASE = "base"
    """It builds on a revision of another record."""
    BODY = "body"
    """Its body is no record of its kind."""

    @property
    def alarms(self) -> bool:
        """True when no honest program makes it: two texts under one name, or another's name under a text."""
        return self in {
            Objection.OTHER_DEVICE,
            Objection.OTHER_AUTHOR,
            Objection.OTHER_INCARNATION,
            Objection.OTHER_CONTENT,
            Objection.NUMBER_TAKEN,
        }


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Whose bundle it is, by the registry and the verified manifest."""

    device: str
    role: SenderRole
    strangers: frozenset[str] = frozenset()
    """Incarnations known to belong to other devices."""


WITHOUT_HOME = frozenset({"organisation"})
"""The kinds of the directory: they hang under no home front."""


def objection(revision: Revision, record: Record | None, sender: Sender, *, erased: bool = False) -> Objection | None:
    """Why this revision may not go in, by itself; or None.

    `record` is the value of its body (None for a missing body), `erased` whether the record or its home front is
    known as erased. A missing base or reference is no objection: such a revision waits.
    """
    return (
        _of_another(revision, sender)
        or _misplaced(revision)
        or (Objection.BODY_MISSING if record is None and not erased else None)
        or (_beyond_role(record, sender) if record is not None else None)
    )


def _of_another(revision: Revision, sender: Sender) -> Objection | None:
    """Everybody writes in his own name only; what is his from before a restore is still his.

    An incarnation that nobody else has and that we never saw can only be one that a restore ended before its
    first bundle: refusing it would lose what was written then.
    """
    if revision.device != sender.device:
        return Objection.OTHER_DEVICE
    if revision.author != sender.device:
        return Objection.OTHER_AUTHOR
    return Objection.OTHER_INCARNATION if revision.incarnation in sender.strangers else None


def _misplaced(revision: Revision) -> Objection | None:
    """The directory hangs under no home front, a home front under itself, all else under one."""
    if revision.kind in WITHOUT_HOME:
        fits = revision.home is None
    elif revision.kind == HomeFront.KIND:
        fits = revision.home == revision.record
    else:
        fits = revision.home is not None
    return None if fits else Objection.HOME_WRONG


def _beyond_role(record: Record, sender: Sender) -> Objection | None:
    """A volunteer makes the concept of a referral; *ready* needs a professional's look, by name (DOMAIN 6)."""
    if sender.role is SenderRole.PROFESSIONAL or not isinstance(record, Referral) or record.step is Step.CONCEPT:
        return None
    was_ready = any(taken.step is Step.READY and taken.by.strip() for taken in record.steps)
    looked = record.looked_by.strip() and record.looked_on is not None
    if not was_ready or (record.step is Step.READY and not looked):
        return Objection.ROLE
    return None
