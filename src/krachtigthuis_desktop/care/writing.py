"""The one pen: every record that a person saves goes through here, and no step is taken that is not his."""

from __future__ import annotations

from datetime import date
from typing import TypeVar
from uuid import UUID

from ..domain.records import Record
from ..domain.roles import Limit, may
from ..errors import NotAllowed, RuleReason
from ..storage import Stored, Writer
from ..storage.journal import record_of
from .hand import Hand
from .texts import check_texts

R = TypeVar("R", bound=Record)


def write_down(
    tx: Writer,
    record: R,
    *,
    hand: Hand,
    home: UUID | None,
    id_: UUID | None = None,
    base: UUID | tuple[UUID, ...] | None = None,
    happened: date | None = None,
    reason: str | None = None,
) -> Stored[R]:
    """Write a record down in this hand: a new one, a change of `base`, or two testimonies settled (both bases).

    Raises NotAllowed(SIGNAL_STAYS, ROLE) for a step that is not for this role, InputError(LOOKS_LIKE_BSN) for a number
    that may be a citizen service number, and what `Writer.record` raises.
    """
    earlier = _before(tx, type(record), id_, base)
    for before in earlier or (None,):
        limit = may(hand.role, before, record, author=hand.author, proposing=True)
        if limit is not None:
            raise NotAllowed(RuleReason.SIGNAL_STAYS if limit is Limit.CLOSE_SIGNAL else RuleReason.ROLE)
    another_number = check_texts(record, earlier, hand.numbers, reason=reason or "")
    stored = tx.record(
        record,
        id=id_,
        home=home,
        author=hand.author,
        now=hand.now,
        base=base,
        happened=happened,
        reason=reason,
    )
    if another_number:
        tx.audit("another_number", actor=hand.author, now=hand.now, record=stored.id)
    return stored


def _before(tx: Writer, kind: type[R], id_: UUID | None, base: UUID | tuple[UUID, ...] | None) -> tuple[R, ...]:
    """What the record was: as it stands, or each of the testimonies that are settled."""
    if base is None or id_ is None:
        return ()
    if isinstance(base, tuple):
        said = (record_of(revision) for revision in tx.revisions(base))
        return tuple(each for each in said if isinstance(each, kind))
    stored = tx.get(kind, id_)
    return (stored.record,) if stored else ()
