"""What a volunteer sees first: signals, what cannot wait, the worries, the families, and what is only here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from ..domain.forgetting import overdue
from ..domain.records import Conversation, Detention, HomeFront, Person, Worry
from ..domain.records.worry import State, Urgency
from ..storage import Reader, Store, Stored
from ..storage.journal import record_of
from . import lists
from .answered import count_refused
from .families import FamilyLine, read_families
from .half_written import HalfWritten, half_written
from .news import ToTell, to_tell
from .signals import Signals, read_signals

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
        return _near(self, day)


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """What stands only on this laptop: how many revisions, the oldest from when (ISO 8601, empty for none)."""

    count: int
    oldest: str
    worries: int = 0
    """Of how many worries, and of how many talks: what a volunteer would count."""
    talks: int = 0


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
    """Every worry that cannot wait, however old, the nearest deadline first."""
    worries: tuple[WorryLine, ...]
    """The newest of the others, of the place that was asked for; `worries_in_all` says of how many."""
    worries_in_all: int
    families: tuple[FamilyLine, ...]
    waiting: Waiting
    signals: Signals = Signals()
    half_written: tuple[HalfWritten, ...] = ()
    closed: int = 0
    """Families that were closed and are still on this laptop."""
    to_tell: tuple[ToTell, ...] = ()
    """What the office wrote for those who told a worry, and nobody told them yet."""
    overdue: tuple[str, ...] = ()
    """Detainees of families that were closed so long ago that they should have left this laptop."""
    refused: int = 0
    """Pieces that the office did not take over, and their writer has not looked at."""


def today(store: Store, day: date, *, place: str = "", limit: int = 50) -> Today:
    """Everything the first screen shows, read in one go. Strict worries are not among them.

    `place` narrows the list of worries to families there, and only that list; it holds the `limit` newest.
    """
    with store.read() as tx:
        families = read_families(tx)
        pressing = _pressing(tx, day)
        homes = {family.home for family in families if place in ("", family.facility)}
        counts = tx.count_by_home(Worry, coordinator_only=False)
        # What presses is among the newest too: so many more are read as may fall out.
        newest = tx.all(Worry, homes=homes, newest_first=True, limit=limit + len(pressing), coordinator_only=False)
        first = {line.id for line in pressing}
        others = [line for line in _lines(tx, newest) if line.id not in first][:limit]
        return Today(
            pressing=pressing,
            worries=tuple(others),
            worries_in_all=sum(counts.get(home, 0) for home in homes) - sum(line.home in homes for line in pressing),
            families=families,
            waiting=waiting_here(tx),
            signals=read_signals(tx),
            half_written=half_written(tx),
            closed=tx.count(HomeFront) - len(tx.all(HomeFront, closed=None)),
            to_tell=to_tell(tx, day),
            overdue=_overdue(tx, day),
            refused=count_refused(tx),
        )


def _pressing(tx: Reader, day: date) -> tuple[WorryLine, ...]:
    """Asked for by themselves: a deadline in two days may have been written down a year ago."""
    found = {stored.id: stored for stored in tx.all(Worry, urgency=Urgency.NOW, coordinator_only=False)}
    soon = {"deadline": day + timedelta(days=SOON)}
    found |= {stored.id: stored for stored in tx.all(Worry, until=soon, coordinator_only=False)}
    for stored in tx.all(Worry, disputed=True, coordinator_only=False):
        # Two stories stand side by side: each counts, and the one that presses is shown.
        told = (record_of(head) for head in tx.heads(stored.id))
        near = next((each for each in told if isinstance(each, Worry) and _near(each, day)), None)
        if near:
            found[stored.id] = replace(stored, record=near)
    lines = [line for line in _lines(tx, found.values()) if line.pressing(day)]
    return tuple(sorted(lines, key=lambda line: (line.deadline or day, line.title)))


def _near(worry: Worry | WorryLine, day: date) -> bool:
    near = worry.deadline is not None and (worry.deadline - day).days <= SOON
    return worry.state not in _DONE and (near or worry.urgency is Urgency.NOW)


def _lines(tx: Reader, found: Iterable[Stored[Worry]]) -> list[WorryLine]:
    """Worries as lines, in the same order; one whose family is not here any longer has none."""
    names = {stored.id: stored.record for stored in tx.all(Person)}
    homes = {stored.id: stored.record.detainee for stored in tx.all(HomeFront)}
    places = {stored.record.person: stored.record.facility for stored in tx.all(Detention)}
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
    return lines


def how_many_wait(store: Store) -> int:
    """How many pieces are not at the office yet."""
    with store.read() as tx:
        return tx.waiting()[0]


def waiting_here(tx: Reader) -> Waiting:
    """How much is not at the office yet, and since when."""
    count, oldest = tx.waiting()
    records = tx.waiting_records() if count else {}
    return Waiting(
        count=count, oldest=oldest, worries=records.get(Worry.KIND, 0), talks=records.get(Conversation.KIND, 0)
    )


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
