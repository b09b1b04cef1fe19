"""What a volunteer sees first: what cannot wait, the worries, the families, and what is only here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ..domain.forgetting import overdue
from ..domain.records import Detention, HomeFront, Person, Worry
from ..domain.records.worry import State, Urgency
from ..storage import Hit, Reader, Store
from . import lists
from .answered import count_refused
from .families import FamilyLine, read_families
from .news import ToTell, to_tell

SOON = 7
"""Days within which a deadline stands first."""

_DONE = frozenset({State.SOLVED, State.PARTLY, State.NOT_SOLVED, State.WITHDRAWN})


@dataclass(frozen=True, kw_only=True)
class WorryLine:
    """One worry in a list."""

    id: UUID
    home: UUID
    title: str
    detainee: str
    facility: str
    about: tuple[str, ...]
    group: str
    urgency: Urgency | None
    deadline: date | None
    deadline_what: str
    state: State
    told_back: date | None
    happened: str
    recorded: str
    at_office: bool

    def pressing(self, day: date) -> bool:
        """True when it stands first: *Nu*, or a deadline within a week."""
        near = self.deadline is not None and (self.deadline - day).days <= SOON
        return self.state not in _DONE and (near or self.urgency is Urgency.NOW)


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """What stands only on this laptop: how many revisions, the oldest from when (ISO 8601, empty for none)."""

    count: int
    oldest: str


@dataclass(frozen=True, kw_only=True)
class WaitingOf:
    """What of one home front stands only here; `home` is None for the directory."""

    home: UUID | None
    name: str
    """The detainee; empty for the directory, and for a family that is not here any longer."""
    count: int
    oldest: str


@dataclass(frozen=True, kw_only=True)
class Today:
    pressing: tuple[WorryLine, ...]
    worries: tuple[WorryLine, ...]
    """The others, the newest first."""
    families: tuple[FamilyLine, ...]
    waiting: Waiting
    to_tell: tuple[ToTell, ...] = ()
    """What the office wrote for those who told a worry, and nobody told them yet."""
    overdue: tuple[str, ...] = ()
    """Detainees of families that were closed so long ago that they should have left this laptop."""
    refused: int = 0
    """Pieces that the office did not take over, and their writer has not looked at."""


def today(store: Store, day: date, *, limit: int = 200) -> Today:
    """Everything the first screen shows, read in one go. Strict worries are not among them."""
    with store.read() as tx:
        lines = worry_lines(tx, limit=limit)
        families = read_families(tx)
        waiting = waiting_here(tx)
        telling, not_taken, late = to_tell(tx, day), count_refused(tx), _overdue(tx, day)
    pressing = sorted(
        (line for line in lines if line.pressing(day)), key=lambda line: (line.deadline or day, line.title)
    )
    rest = tuple(line for line in lines if not line.pressing(day))
    return Today(
        pressing=tuple(pressing),
        worries=rest,
        families=families,
        waiting=waiting,
        to_tell=telling,
        overdue=late,
        refused=not_taken,
    )


def worry_lines(tx: Reader, *, limit: int | None = None) -> tuple[WorryLine, ...]:
    """Worries as lines, the newest first."""
    names = {stored.id: stored.record for stored in tx.all(Person)}
    homes = {stored.id: stored.record.detainee for stored in tx.all(HomeFront)}
    places = {stored.record.person: stored.record.facility for stored in tx.all(Detention)}
    found = [stored for stored in tx.all(Worry, newest_first=True, limit=limit) if not stored.record.strict]
    lines = []
    for stored in found:
        worry, home = stored.record, stored.home
        detainee = homes.get(home) if home else None
        if home is None or detainee is None or detainee not in names:
            continue
        lines.append(
            WorryLine(
                id=stored.id,
                home=home,
                title=worry.called,
                detainee=names[detainee].full_name,
                facility=places.get(detainee, ""),
                about=tuple(names[person].called for person in worry.about if person in names),
                group=worry.group,
                urgency=worry.urgency,
                deadline=worry.deadline,
                deadline_what=worry.deadline_what,
                state=worry.state,
                told_back=worry.feedback.on if worry.feedback else None,
                happened=stored.happened,
                recorded=stored.recorded,
                at_office=stored.receipted,
            )
        )
    return tuple(lines)


def waiting_here(tx: Reader) -> Waiting:
    """How much is not at the office yet, and since when."""
    count, oldest = tx.waiting()
    return Waiting(count=count, oldest=oldest)


def waiting_by_family(tx: Reader) -> tuple[WaitingOf, ...]:
    """The same for each home front apart, what waits longest first."""
    counts: dict[UUID | None, int] = {}
    oldest: dict[UUID | None, str] = {}
    for revision in tx.unreceipted():
        counts[revision.home] = counts.get(revision.home, 0) + 1
        oldest[revision.home] = min(oldest.get(revision.home, revision.recorded), revision.recorded)
    lines = (
        WaitingOf(home=home, name=_detainee(tx, home), count=count, oldest=oldest[home])
        for home, count in counts.items()
    )
    return tuple(sorted(lines, key=lambda line: (line.oldest, line.name)))


def _overdue(tx: Reader, day: date) -> tuple[str, ...]:
    """Families that should be gone, by name; one without a name is counted all the same."""
    fronts = [stored for stored in tx.all(HomeFront) if overdue(stored.record.closed, lists.policy(), day)]
    return tuple(_detainee(tx, front.id) for front in fronts)


def _detainee(tx: Reader, home: UUID | None) -> str:
    front = tx.get(HomeFront, home) if home else None
    person = tx.get(Person, front.record.detainee) if front else None
    return person.record.full_name if person else ""


def search(store: Store, typed: str, *, limit: int = 20) -> tuple[Hit, ...]:
    """As-you-type search over everything that is not strict; an empty text finds nothing."""
    if not typed.strip():
        return ()
    with store.read() as tx:
        return tuple(tx.search(typed, limit=limit))
