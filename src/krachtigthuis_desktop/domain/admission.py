"""May this revision of that sender stand in the central store? Judged one by one, on meaning alone (DESIGN 5).

Form is judged before, for the whole bundle. Whoever objects here says so with a stable code: the revision
is set apart, its receipt says `rejected` with that code, and the rest of the bundle goes in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from .identity import has_form
from .records import HomeFront, Record
from .revision import Revision
from .roles import Role, may


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
    """Whose bundle it is, by the verified manifest."""

    device: str
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
        or (Objection.BODY if record is not None and not has_form(record.number) else None)
    )


def beyond_role(author: str, record: Record, role: Role, before: Sequence[Record]) -> Objection | None:
    """Whether it takes a step that is not its author's. `before`: what it was made from, empty for a new record.

    One that settles two testimonies is asked about for each of them.
    """
    asked = (may(role, was, record, author=author) for was in (before or (None,)))
    return Objection.ROLE if any(asked) else None


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
