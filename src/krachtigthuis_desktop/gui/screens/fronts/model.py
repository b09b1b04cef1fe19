"""Families and laptops as plain values: whose each family is, who gets it, and sending it back whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from ....care.hand import Hand
from ....domain.names import by_full_name
from ....errors import KrachtigError
from ....office import assigning
from ....office.assigning import Front
from ....office.desk import Desk
from ....office.laptops import Laptop, overview
from ...run import Run

MANY = 8
"""With more laptops than this the others are chosen from a list box."""


class Said(StrEnum):
    """What was done last."""

    ASSIGNED = "assigned"
    SENT_BACK = "sent_back"


@dataclass
class FrontsModel:
    """`changed` is called after each answer, `acted` after something was done. `only` shows one laptop's families."""

    desk: Callable[[], Desk]
    hand: Callable[[], Hand]
    run: Run
    acted: Callable[[], None] = lambda: None
    changed: Callable[[], None] = lambda: None
    fronts: tuple[Front, ...] = ()
    laptops: tuple[Laptop, ...] = ()
    loaded: bool = False
    only: str = ""
    selected: str = ""
    chosen: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    """Taken from the list box for the family that is shown."""
    said: Said | None = None
    busy: bool = False
    error: KrachtigError | None = None

    def load(self) -> None:
        """Every family by name, and the laptops that are trusted."""
        desk, now = self.desk(), self.hand().now

        def done(found: tuple[tuple[Front, ...], tuple[Laptop, ...]]) -> None:
            self.fronts, laptops = found
            trusted = (each for each in laptops if each.revoked is None)
            self.laptops = tuple(sorted(trusted, key=lambda each: by_full_name(each.holder_name or each.holder)))
            self.loaded = True
            if self.shown is None or not self.chosen:
                self._show(self.shown or (self.listed[0] if self.listed else None))
            self.changed()

        self.run(lambda: (assigning.fronts(desk), overview(desk, now=now)), done, self._failed)

    @property
    def listed(self) -> tuple[Front, ...]:
        """All of them, or those of one laptop."""
        return tuple(each for each in self.fronts if not self.only or self.only in each.volunteers)

    @property
    def shown(self) -> Front | None:
        return next((each for each in self.listed if str(each.id) == self.selected), None)

    @property
    def homeless(self) -> int:
        """Open families that no trusted laptop has."""
        trusted = {each.device for each in self.laptops}
        return sum(not each.closed and not trusted.intersection(each.volunteers) for each in self.fronts)

    def open(self, what: str) -> None:
        """The families of this laptop, or this one family among all of them; empty: all of them."""
        if _is_family(what):
            self.only, self.selected, self.chosen, self.said, self.error = "", what, (), None, None
        else:
            self.show_only(what)

    def show_only(self, device: str) -> None:
        """The families of this laptop; empty: all of them."""
        self.only = device
        if self.shown is None:
            self._show(self.listed[0] if self.listed else None)
        self.changed()

    def select(self, home: str) -> None:
        if home != self.selected:
            self._show(next((each for each in self.listed if str(each.id) == home), None))
            self.said, self.error = None, None
            self.changed()

    def choose(self, devices: tuple[str, ...]) -> None:
        self.chosen = devices
        self.changed()

    @property
    def offered(self) -> tuple[Laptop, ...]:
        """The laptops that stand there to be ticked: all of them, or of many those that have the family or get it."""
        if len(self.laptops) <= MANY:
            return self.laptops
        has = {*(self.shown.volunteers if self.shown else ()), *self.added}
        return tuple(each for each in self.laptops if each.device in has)

    def add(self, device: str) -> None:
        """From the list box: this laptop gets it too."""
        if device and device not in self.chosen:
            self.added, self.chosen = (*self.added, device), (*self.chosen, device)
            self.changed()

    @property
    def may_assign(self) -> bool:
        shown = self.shown
        return shown is not None and set(self.chosen) != set(shown.volunteers) and not self.busy

    def assign(self) -> None:
        """From now on it belongs to these laptops; who gets it new gets it whole with the next answer."""
        shown = self.shown
        if not self.may_assign or shown is None:
            return
        desk, hand, chosen = self.desk(), self.hand(), self.chosen
        self._do(lambda: assigning.assign(desk, shown.id, chosen, hand=hand), Said.ASSIGNED)

    def send_back(self, device: str) -> None:
        """A laptop that put it away gets it whole again."""
        shown = self.shown
        if shown is None or self.busy:
            return
        desk, hand = self.desk(), self.hand()
        self._do(lambda: assigning.send_back(desk, shown.id, device, hand=hand), Said.SENT_BACK)

    def _do(self, work: Callable[[], None], said: Said) -> None:
        def done(_nothing: None) -> None:
            self.busy, self.said = False, said
            self.load()
            self.acted()

        self.busy, self.error, self.said = True, None, None
        self.changed()
        self.run(work, done, self._failed)

    def _show(self, front: Front | None) -> None:
        self.selected = str(front.id) if front else ""
        self.chosen, self.added = front.volunteers if front else (), ()

    def _failed(self, error: KrachtigError) -> None:
        self.busy, self.error = False, error
        self.changed()


def _is_family(what: str) -> bool:
    """An id of a record; that of a laptop is longer."""
    try:
        UUID(what)
    except ValueError:
        return False
    return "-" in what
