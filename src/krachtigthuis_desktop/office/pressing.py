"""What cannot wait in what just came in: a deadline within a week, urgency *Nu*, a safety signal.

Worries are named so that somebody can call at once; safety signals are only counted, with whom to call.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ..domain.records import HomeFront, Person, Worry
from ..domain.records.worry import State, Urgency
from ..domain.revision import Revision
from ..domain.roles import SIGNALS
from ..storage import Reader, Stored
from ..storage.journal import record_of

SOON = 7
"""Days within which a deadline cannot wait."""

_DONE = frozenset({State.SOLVED, State.PARTLY, State.NOT_SOLVED, State.WITHDRAWN})


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
    near = isinstance(deadline, str) and (date.fromisoformat(deadline) - day).days <= SOON
    return near or body.get("urgency") == Urgency.NOW or body.get("safety") in SIGNALS


def pressing(tx: Reader, records: Iterable[UUID], day: date, call: tuple[Contact, ...]) -> Pressing:
    """What cannot wait among these worries, as they stand now in the store."""
    found: list[PressingWorry] = []
    signals = 0
    for record in dict.fromkeys(records):
        stored = tx.get(Worry, record)
        open_ = [worry for worry in _told(tx, stored) if worry.state not in _DONE] if stored else []
        if stored is None or not open_:
            continue
        signals += any(worry.safety in SIGNALS for worry in open_)
        worry = next((worry for worry in open_ if _is_near(worry, day)), None)
        if worry is not None:
            found.append(_line(tx, record, stored.home, worry))
    found.sort(key=lambda line: (line.deadline or day, line.number))
    return Pressing(worries=tuple(found), safety_signals=signals, call=call if signals else ())


def _told(tx: Reader, stored: Stored[Worry]) -> list[Worry]:
    """What is said of it; while two stories stand side by side both are, so that neither hides a signal."""
    if not stored.disputed:
        return [stored.record]
    said = [record_of(head) for head in tx.heads(stored.id)]
    return [each for each in said if isinstance(each, Worry)]


def _is_near(worry: Worry, day: date) -> bool:
    near = worry.deadline is not None and (worry.deadline - day).days <= SOON
    return near or worry.urgency is Urgency.NOW


def _line(tx: Reader, record: UUID, home: UUID | None, worry: Worry) -> PressingWorry:
    return PressingWorry(
        record=record,
        number=worry.number,
        title="" if worry.strict else worry.called,
        detainee="" if worry.strict else _detainee(tx, home),
        urgent_now=worry.urgency is Urgency.NOW,
        deadline=worry.deadline,
        deadline_what="" if worry.strict else worry.deadline_what,
    )


def _detainee(tx: Reader, home: UUID | None) -> str:
    """The name of whose family it is; empty when the home front or the person did not arrive yet."""
    front = tx.get(HomeFront, home) if home else None
    person = tx.get(Person, front.record.detainee) if front else None
    return person.record.full_name if person else ""
