"""Taking along as plain values: which stick, how far, what went wrong, and what is on its way.

The one sentence *U kunt de stick nu veilig verwijderen* stands only at `Stage.DONE`: after reading back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from ....care import today as care
from ....care.answered import count_refused
from ....care.opened import Opened
from ....care.signals import Signals, read_signals
from ....care.today import WaitingOf
from ....domain.dates import day_here
from ....errors import InputFault, KrachtigError, StickFault
from ....paths import Drive, sticks
from ....prison import enrolment, handover
from ....prison.enrolment import Standing
from ....prison.handover import OnItsWay, Taken
from ...run import Run
from ...sticks import keep_stick

LAST = 3
"""Bundles that are listed at first."""


class Stage(StrEnum):
    """Where the person stands."""

    NO_CARD = "no_card"
    """The office card first: without it there is nobody to encrypt for."""
    NOTHING = "nothing"
    CHOOSE = "choose"
    WRITING = "writing"
    CHECKING = "checking"
    DONE = "done"
    FAULT = "fault"


class Way(StrEnum):
    """How far a bundle is."""

    READY = "ready"
    ON_STICK = "on_stick"
    UNDERWAY = "underway"
    DELIVERED = "delivered"
    APART = "apart"
    """The office keeps it for two people to look at."""
    GIVEN_UP = "given_up"
    """It never left: a gap in the numbers, and nothing more."""


@dataclass(frozen=True)
class Seen:
    """What the worker read."""

    standing: Standing
    waiting: tuple[WaitingOf, ...]
    refused: int
    outbox: tuple[OnItsWay, ...]
    drives: tuple[Drive, ...]
    signals: Signals = Signals()
    """Those about safety that the office does not have."""


@dataclass
class HandoverModel:
    """`changed` is called after each answer. `progress` (bytes done, bytes in all) moves while it is written."""

    opened: Opened
    run: Run
    find: Callable[[], tuple[Drive, ...]] = sticks
    counted: Callable[[], None] = lambda: None
    """What waits was counted anew."""
    changed: Callable[[], None] = lambda: None
    seen: Seen | None = None
    folder: Path | None = None
    busy: bool = False
    progress: tuple[int, int] = (0, 0)
    taken: tuple[Taken, ...] = ()
    taken_at: datetime | None = None
    error: KrachtigError | None = None
    all_shown: bool = False

    def load(self) -> None:
        """Look at what waits and which sticks there are. What was just finished stays in sight."""
        store, find = self.opened.store, self.find

        def work() -> Seen:
            with store.read() as tx:
                waiting, refused = care.waiting_by_family(tx), count_refused(tx)
                signals = read_signals(tx).only_here
            return Seen(enrolment.standing(store), waiting, refused, handover.outbox(store), find(), signals)

        self.run(work, self._loaded, self._failed)

    @property
    def stage(self) -> Stage:
        if self.busy:
            done, whole = self.progress
            return Stage.CHECKING if whole and done >= whole else Stage.WRITING
        if self.error is not None:
            return Stage.FAULT
        if self.taken:
            return Stage.DONE
        if self.seen and self.seen.standing.office is None:
            return Stage.NO_CARD
        if self.seen and not self.seen.waiting:
            return Stage.NOTHING
        return Stage.CHOOSE

    @property
    def failed_at(self) -> int:
        """Which of the four steps went wrong, from 0."""
        match self.error.code if self.error else None:
            case StickFault.FULL | StickFault.GONE | StickFault.READ_ONLY | StickFault.HELD | StickFault.BROKEN:
                return 2
            case StickFault.READ_BACK:
                return 3
        return 0

    @property
    def laptop(self) -> str:
        """What the office calls this laptop; empty before it was enrolled."""
        return self.seen.standing.holder if self.seen else ""

    @property
    def waiting(self) -> int:
        """Pieces that the office does not have yet."""
        return sum(each.count for each in self.families)

    @property
    def families(self) -> tuple[WaitingOf, ...]:
        """What waits, by family; what waits longest first."""
        return self.seen.waiting if self.seen else ()

    @property
    def since(self) -> date | None:
        """The day of the oldest piece that waits."""
        return min((day_of(each.oldest) for each in self.families), default=None)

    @property
    def refused(self) -> int:
        """Pieces that the office did not take over, and nobody looked at."""
        return self.seen.refused if self.seen else 0

    @property
    def signals(self) -> Signals:
        """Signals about safety that the office has not heard of: also after the stick was made."""
        return self.seen.signals if self.seen else Signals()

    @property
    def drives(self) -> tuple[Drive, ...]:
        return self.seen.drives if self.seen else ()

    @property
    def drive(self) -> Drive | None:
        """The stick that was chosen; None for a plain folder."""
        return next((each for each in self.drives if each.path == self.folder), None)

    @property
    def is_known(self) -> bool:
        """Whether the office already trusts this laptop; until then it cannot read what comes."""
        return self.seen is None or self.seen.standing.enrolled

    @property
    def pieces(self) -> int:
        """How many pieces went along."""
        return sum(sum(each.counts.values()) for each in self.taken)

    @property
    def size(self) -> int:
        return sum(each.size for each in self.taken)

    @property
    def counts(self) -> dict[str, int]:
        """Records by kind, each once: what a volunteer would count."""
        records = frozenset[tuple[str, UUID]]().union(*(each.records for each in self.taken))
        return dict(Counter(kind for kind, _record in records))

    @property
    def bundles(self) -> tuple[OnItsWay, ...]:
        """The newest first; the last few until all are asked for."""
        outbox = self.seen.outbox if self.seen else ()
        return outbox if self.all_shown else outbox[:LAST]

    def way(self, bundle: OnItsWay) -> Way:
        """The newest that was written is on the stick; earlier ones are on their way."""
        match bundle.state.value:
            case "receipted":
                return Way.DELIVERED
            case "set_apart":
                return Way.APART
            case "prepared":
                return Way.GIVEN_UP if bundle.earlier else Way.READY
            case "given_up":
                return Way.GIVEN_UP
        outbox = self.seen.outbox if self.seen else ()
        newest = max((each.seq for each in outbox if not each.earlier), default=0)
        return Way.ON_STICK if bundle.seq == newest and not bundle.earlier else Way.UNDERWAY

    def days(self, bundle: OnItsWay) -> int:
        """Whole days since it was made."""
        return (self.opened.clock() - datetime.fromisoformat(bundle.created)).days

    def next_of(self, bundle: OnItsWay) -> OnItsWay | None:
        """The bundle after it, which carries the same pieces again."""
        outbox = self.seen.outbox if self.seen else ()
        same_row = (each for each in outbox if each.earlier == bundle.earlier)
        return None if bundle.earlier else next((each for each in same_row if each.seq == bundle.seq + 1), None)

    def choose(self, folder: Path) -> None:
        self.folder, self.error = folder, None
        self.changed()

    def show_all(self) -> None:
        self.all_shown = True
        self.changed()

    def start(self) -> None:
        """Pack, encrypt, write, read back. Nothing happens without a chosen stick, or twice at once."""
        if self.busy or self.folder is None:
            return
        store, folder, now = self.opened.store, self.folder, self.opened.clock()
        self.busy, self.error, self.taken, self.progress = True, None, (), (0, 0)
        self.changed()
        self.run(lambda: handover.take_along(store, folder, now=now, told=self._told), self._taken, self._failed)

    def again(self) -> None:
        """Another stick, or the same once more; nothing of what happened is undone."""
        self.taken, self.error, self.progress = (), None, (0, 0)
        self.changed()
        self.load()

    def choose_other(self) -> None:
        """After a fault: forget the stick too."""
        self.folder = None
        self.again()

    def _told(self, done: int, whole: int) -> None:
        # On the worker: one assignment, which the window reads when it looks.
        self.progress = (done, whole)

    def _loaded(self, seen: Seen) -> None:
        before = self.seen
        self.seen = seen
        if not self.taken:
            self.folder = keep_stick(self.folder, before.drives if before else (), seen.drives)
        self.counted()
        self.changed()

    def _taken(self, taken: tuple[Taken, ...]) -> None:
        self.busy, self.taken, self.taken_at = False, taken, self.opened.clock()
        self.changed()
        self.load()

    def _failed(self, error: KrachtigError) -> None:
        self.busy = False
        # With nothing left to take along there is no fault: the page says so by itself.
        self.error = None if error.code is InputFault.NOTHING_TO_DO else error
        self.changed()


def day_of(moment: str) -> date:
    """The day here of a moment as it is recorded."""
    return day_here(moment)
