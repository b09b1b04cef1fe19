"""What cannot wait in what just came in: a deadline within a week, urgency *Nu*, a safety signal.

Each is named with whose family it is and who brought it, so that somebody can call at once. A safety signal has no
title.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import UUID

from ..domain.records import HomeFront, Person, Worry
from ..domain.records.worry import Urgency
from ..domain.revision import Revision
from ..domain.roles import SIGNALS
from ..domain.text import one_line
from ..storage import Reader, Stored
from ..storage.journal import record_of
from .urgent import DONE, is_near


@dataclass(frozen=True, kw_only=True)
class PressingWorry:
    """One worry that cannot wait. A strict one shows its number only."""

    record: UUID
    number: str
    title: str
    detainee: str
    urgent_now: bool
    deadline: date | None
    deadline_what: str
    brought_by: str = ""
    """The holder of the laptop that it came with."""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Whom to call about a safety signal: a task of a professional, with the deputy's number if there is one."""

    name: str
    phone: str


@dataclass(frozen=True, kw_only=True)
class Pressing:
    worries: tuple[PressingWorry, ...] = ()
    """The nearest deadline first."""
    safety_signals: int = 0
    signals: tuple[PressingWorry, ...] = ()
    """Which those are: number, family and who brought it, without a title."""
    call: tuple[Contact, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.worries and not self.safety_signals


def might_press(revision: Revision, day: date) -> bool:
    """True when this revision's text alone makes it worth asking `pressing` about its record.

    Looks at the body as it came, so that five thousand calm worries cost no question to the store.
    """
    body = revision.body
    if revision.kind != Worry.KIND or body is None:
        return False
    deadline = body.get("deadline")
    near = isinstance(deadline, str) and is_near(date.fromisoformat(deadline), day)
    return near or body.get("urgency") == Urgency.NOW or body.get("safety") in SIGNALS


def pressing(
    tx: Reader,
    records: Iterable[UUID],
    day: date,
    call: tuple[Contact, ...],
    *,
    brought: Mapping[UUID, str] | None = None,
) -> Pressing:
    """What cannot wait among these worries, as they stand now in the store. `brought`: who brought each."""
    found: list[PressingWorry] = []
    signals: list[PressingWorry] = []
    for record in dict.fromkeys(records):
        stored = tx.get(Worry, record)
        open_ = [worry for worry in _told(tx, stored) if worry.state not in DONE] if stored else []
        if stored is None or not open_:
            continue
        line = partial(_line, tx, record, stored.home, by=(brought or {}).get(record, ""))
        if unsafe := [worry for worry in open_ if worry.safety in SIGNALS]:
            signals.append(replace(line(unsafe[0]), title="", deadline_what=""))
        if near := [worry for worry in open_ if _is_near(worry, day)]:
            found.append(line(near[0]))
    found.sort(key=lambda line: (line.deadline or day, line.number))
    return Pressing(
        worries=tuple(found), safety_signals=len(signals), signals=tuple(signals), call=call if signals else ()
    )


def _told(tx: Reader, stored: Stored[Worry]) -> list[Worry]:
    """What is said of it; while two stories stand side by side both are, so that neither hides a signal."""
    if not stored.disputed:
        return [stored.record]
    said = [record_of(head) for head in tx.heads(stored.id)]
    return [each for each in said if isinstance(each, Worry)]


def _is_near(worry: Worry, day: date) -> bool:
    return (worry.deadline is not None and is_near(worry.deadline, day)) or worry.urgency is Urgency.NOW


def _line(tx: Reader, record: UUID, home: UUID | None, worry: Worry, *, by: str) -> PressingWorry:
    return PressingWorry(
        record=record,
        number=one_line(worry.number),
        title="" if worry.strict else one_line(worry.called),
        detainee="" if worry.strict else detainee_named(tx, home),
        urgent_now=worry.urgency is Urgency.NOW,
        deadline=worry.deadline,
        deadline_what="" if worry.strict else one_line(worry.deadline_what),
        brought_by=one_line(by),
    )


def detainee_named(tx: Reader, home: UUID | None) -> str:
    """The name of whose family it is; empty when the home front or the person did not arrive yet."""
    front = tx.get(HomeFront, home) if home else None
    person = tx.get(Person, front.record.detainee) if front else None
    return one_line(person.record.full_name) if person else ""
