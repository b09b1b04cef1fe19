"""What cannot wait, noted beside the records when it comes in, so that it stays until somebody ticks it off.

Of a worry the reasons alone are noted (*Nu*, a safety signal, a deadline), by codes and days, never its words. A later
change of the worry takes none of them away; only a person does, and a new reason brings it back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

import msgspec

from ..domain.canonical import Json
from ..domain.records import Worry
from ..domain.records.worry import State, Urgency
from ..domain.revision import Revision
from ..domain.roles import SIGNALS
from ..storage import Reader, Writer, iso

SOON = 7
"""Days within which a deadline cannot wait."""
DONE = frozenset({State.SOLVED, State.PARTLY, State.NOT_SOLVED, State.WITHDRAWN})
SAFETY, NOW, DEADLINE, LATER = "safety", "now", "deadline:", "later:"
_FACT, _BEGUN = "urgent:", "urgent_begun"


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    """The reasons that came in for one worry, with which laptop and when, and those that somebody ticked off."""

    reasons: tuple[str, ...] = ()
    """`safety`, `now`, `deadline:DAY`; `later:DAY` for a deadline that was not near when it came."""
    device: str = ""
    since: str = ""
    ticked: tuple[str, ...] = ()
    ticked_by: str = ""
    ticked_at: str = ""


def reasons_of(body: dict[str, Json] | None, day: date) -> set[str]:
    """Why a worry of this text cannot wait, on that day; nothing for one that is done with."""
    if body is None or body.get("state") in DONE:
        return set()
    deadline = body.get("deadline")
    found = {NOW} if body.get("urgency") == Urgency.NOW else set()
    found |= {SAFETY} if body.get("safety") in SIGNALS else set()
    if isinstance(deadline, str):
        found.add(f"{DEADLINE if is_near(date.fromisoformat(deadline), day) else LATER}{deadline}")
    return found


def is_near(deadline: date, day: date) -> bool:
    return (deadline - day).days <= SOON


def note(tx: Writer, revisions: Iterable[Revision], now: datetime) -> None:
    """Keep what these revisions, which stand now, bring that what they were made from did not say already."""
    _note(tx, revisions, now.astimezone().date(), iso(now))


def _note(tx: Writer, revisions: Iterable[Revision], day: date, since: str) -> None:
    for revision in revisions:
        if revision.kind != Worry.KIND or not (found := reasons_of(revision.body, day)):
            continue
        known = {_day_of(each) for base in tx.revisions(revision.bases) for each in reasons_of(base.body, day)}
        if fresh := {each for each in found if _day_of(each) not in known}:
            before = noted(tx, revision.record)
            waits = bool({*before.reasons} - {*before.ticked})
            keep(
                tx,
                revision.record,
                msgspec.structs.replace(
                    before,
                    reasons=tuple(sorted({*before.reasons} | fresh)),
                    ticked=tuple(sorted({*before.ticked} - fresh)),
                    device=before.device if waits else revision.device,
                    since=before.since if waits else since,
                ),
            )


def begin(tx: Writer) -> None:
    """Once in a central store: note what stands in it already. A deadline counts from when it is near."""
    if tx.meta(_BEGUN) is not None:
        return
    signals = [tx.having(Worry, safety=each) for each in SIGNALS]
    found = {*tx.having(Worry, "deadline", urgency=Urgency.NOW), *(id_ for some in signals for id_ in some)}
    found |= {each.record for each in tx.disputed() if each.kind == Worry.KIND}
    for record in sorted(found):
        for head in tx.heads(record):
            _note(tx, [replace(head, bases=())], date.min, head.recorded)
    tx.set_meta(_BEGUN, "1")


def has_begun(tx: Reader) -> bool:
    return tx.meta(_BEGUN) is not None


def noted(tx: Reader, record: UUID) -> Noted:
    """What is kept of one worry; nothing for most."""
    kept = tx.meta(f"{_FACT}{record}")
    return msgspec.json.decode(kept, type=Noted) if kept else Noted()


def all_noted(tx: Reader) -> dict[UUID, Noted]:
    """Everything that ever could not wait, or has a deadline, by worry."""
    return {UUID(id_): msgspec.json.decode(kept, type=Noted) for id_, kept in tx.metas(_FACT).items()}


def keep(tx: Writer, record: UUID, value: Noted) -> None:
    tx.set_meta(f"{_FACT}{record}", msgspec.json.encode(value).decode())


def forget_erased(tx: Writer) -> None:
    """Of a worry whose text is gone nothing is kept here either."""
    for record in all_noted(tx):
        if tx.get(Worry, record) is None:
            tx.drop_meta(f"{_FACT}{record}")


def _day_of(reason: str) -> str:
    """A deadline is the same one, near or not."""
    return reason.removeprefix(DEADLINE).removeprefix(LATER)
