"""Today as plain values: the place that was chosen, the lists for that place, and the search.

The model says what stands where; the words of a state and the rows come from here, the widgets do not decide.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from ....care import finding, news
from ....care import today as care
from ....care.families import FamilyLine
from ....care.finding import Found
from ....care.half_written import HalfWritten
from ....care.news import Told, ToTell
from ....care.opened import Opened
from ....care.signals import Signals
from ....care.today import WorryLine
from ....errors import KrachtigError
from ...run import Run

EVERYWHERE = ""
"""The key of the choice *Alle plaatsen*."""
MOST_FOUND = 20
"""Results of a search that are shown; the page says when there are more."""


@dataclass(frozen=True)
class Place:
    """A place of visit and how many families are there."""

    key: str
    families: int


@dataclass
class TodayModel:
    """`changed` is called after each answer. `load` asks anew; the old lists stay until the new ones are there."""

    opened: Opened
    run: Run
    changed: Callable[[], None] = lambda: None
    place: str = EVERYWHERE
    seen: care.Today | None = None
    asked: str = ""
    found: tuple[Found, ...] = ()
    finds_more: bool = False
    """There are more results than are shown."""
    told: Told | None = None
    """The last press on *Verteld*, while it can be taken back."""
    told_to: str = ""
    busy: bool = False
    error: KrachtigError | None = None
    day: date = field(init=False)

    def __post_init__(self) -> None:
        self.day = self.opened.hand().today

    @property
    def first_name(self) -> str:
        return self.opened.name.split()[0] if self.opened.name.split() else ""

    @property
    def hour(self) -> int:
        """The hour of the day here, for the greeting."""
        return self.opened.clock().astimezone().hour

    def load(self) -> None:
        """Read everything again. What fails is in `error`, in words by `explain`."""
        store, self.day, day, place = self.opened.store, self.opened.hand().today, self.opened.hand().today, self.place

        def done(seen: care.Today) -> None:
            if place == self.place:
                self._loaded(seen)

        self.run(lambda: care.today(store, day, place=place), done, self._failed)

    def choose_place(self, key: str) -> None:
        """The families there, and of their worries the newest."""
        self.place = key
        self.changed()
        self.load()

    def search(self, text: str) -> None:
        """Search while somebody types; a late answer for an earlier text is dropped by the view."""
        store = self.opened.store

        def done(hits: tuple[Found, ...]) -> None:
            self.asked, self.found, self.finds_more = text, hits[:MOST_FOUND], len(hits) > MOST_FOUND
            self.changed()

        def work() -> tuple[Found, ...]:
            return finding.find(store, text, limit=MOST_FOUND + 1)

        self.run(work, done, self._failed)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of visit in the order of their names."""
        names = sorted({family.facility for family in self._families() if family.facility}, key=str.casefold)
        return tuple(Place(name, sum(f.facility == name for f in self._families())) for name in names)

    @property
    def pressing(self) -> tuple[WorryLine, ...]:
        """What cannot wait, whatever place was chosen: a deadline elsewhere is one here too."""
        return self.seen.pressing if self.seen else ()

    @property
    def worries(self) -> tuple[WorryLine, ...]:
        """The newest that do not press, in the chosen place; `worries_in_all` says of how many."""
        lines = self.seen.worries if self.seen else ()
        return tuple(line for line in lines if self._here(line.facility))

    @property
    def worries_in_all(self) -> int:
        return self.seen.worries_in_all if self.seen else 0

    @property
    def signals(self) -> Signals:
        """Every signal about safety, whatever place was chosen."""
        return self.seen.signals if self.seen else Signals()

    @property
    def half_written(self) -> tuple[HalfWritten, ...]:
        """What somebody began and did not end."""
        return self.seen.half_written if self.seen else ()

    @property
    def closed(self) -> int:
        """Families that were closed and are still here."""
        return self.seen.closed if self.seen else 0

    @property
    def to_tell(self) -> tuple[ToTell, ...]:
        """Answers for those in this place, the newest first."""
        lines = self.seen.to_tell if self.seen else ()
        here = {family.home for family in self.families}
        return tuple(line for line in lines if line.home in here)

    @property
    def refused(self) -> int:
        """Pieces that the office did not take over, and nobody looked at."""
        return self.seen.refused if self.seen else 0

    @property
    def overdue(self) -> tuple[str, ...]:
        """Whose families should have left this laptop by now."""
        return self.seen.overdue if self.seen else ()

    def tell(self, key: str) -> None:
        """*Verteld*: one press. It stands under nobody's eyes any longer, and can be taken back."""
        item = next((each for each in self.to_tell if each.key == key), None)
        if item is None or item.why_not or self.busy:
            return
        store, hand = self.opened.store, self.opened.hand()

        def done(told: Told) -> None:
            self.busy, self.told, self.told_to = False, told, item.detainee
            self.load()

        self.busy = True
        self.run(lambda: news.tell(store, item, hand=hand), done, self._failed)

    def untell(self) -> None:
        """The last press taken back."""
        if self.told is None or self.busy:
            return
        store, told, hand = self.opened.store, self.told, self.opened.hand()

        def done(_none: None) -> None:
            self.busy, self.told = False, None
            self.load()

        self.busy = True
        self.run(lambda: news.untell(store, told, hand=hand), done, self._failed)

    @property
    def families(self) -> tuple[FamilyLine, ...]:
        return tuple(family for family in self._families() if self._here(family.facility))

    @property
    def family_count(self) -> int:
        """All families, of every place."""
        return len(self._families())

    @property
    def waiting(self) -> int | None:
        """Pieces that stand only here; None before the first answer."""
        return self.seen.waiting.count if self.seen else None

    @property
    def waiting_worries(self) -> int:
        return self.seen.waiting.worries if self.seen else 0

    @property
    def waiting_talks(self) -> int:
        return self.seen.waiting.talks if self.seen else 0

    @property
    def waiting_since(self) -> date | None:
        oldest = self.seen.waiting.oldest if self.seen else ""
        return date.fromisoformat(oldest[:10]) if oldest else None

    @property
    def is_empty(self) -> bool:
        """Nothing is written down here: no family, open or closed, and nothing half-written."""
        seen = self.seen
        return seen is not None and not (seen.families or seen.closed or seen.half_written or seen.signals.lines)

    def _families(self) -> tuple[FamilyLine, ...]:
        return self.seen.families if self.seen else ()

    def _here(self, facility: str) -> bool:
        return self.place in (EVERYWHERE, facility)

    def _loaded(self, seen: care.Today) -> None:
        self.seen, self.error = seen, None
        if self.place not in {EVERYWHERE, *(place.key for place in self.places)}:
            self.choose_place(EVERYWHERE)
        self.changed()

    def _failed(self, error: KrachtigError) -> None:
        self.busy, self.error = False, error
        self.changed()
