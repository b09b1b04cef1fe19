"""What this laptop holds as plain values: which families, what of each, and which may leave it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from ....care.opened import Opened
from ....errors import KrachtigError
from ....prison import forgetting
from ....prison.forgetting import Forgotten, Holding
from ...run import Run


@dataclass
class HoldingsModel:
    """`changed` is called after each answer. `gone` is what left the laptop just now, by name."""

    opened: Opened
    run: Run
    changed: Callable[[], None] = lambda: None
    holdings: tuple[Holding, ...] | None = None
    gone: tuple[str, ...] = ()
    busy: bool = False
    error: KrachtigError | None = None

    def load(self) -> None:
        store, now = self.opened.store, self.opened.clock()
        self.run(lambda: forgetting.holdings(store, now=now), self._loaded, self._failed)

    def leave(self) -> None:
        """The page is left: what was said of it is old the next time."""
        self.gone, self.error = (), None

    @property
    def may_go(self) -> tuple[Holding, ...]:
        return tuple(each for each in self.holdings or () if each.may_go)

    @property
    def overdue(self) -> tuple[Holding, ...]:
        """Closed so long ago that they should be gone."""
        return tuple(each for each in self.holdings or () if each.overdue)

    def forget(self, home: UUID) -> None:
        """Let one family leave the laptop. Whether it may is asked again where it happens."""
        if self.busy:
            return
        store, now = self.opened.store, self.opened.clock()
        self._begin()
        self.run(lambda: (forgetting.forget(store, home, now=now),), self._forgotten, self._failed)

    def forget_all(self) -> None:
        """Let every family go that may."""
        if self.busy or not self.may_go:
            return
        store, now = self.opened.store, self.opened.clock()
        self._begin()
        self.run(lambda: forgetting.forget_all(store, now=now), self._forgotten, self._failed)

    def _begin(self) -> None:
        self.busy, self.error, self.gone = True, None, ()

    def _forgotten(self, gone: tuple[Forgotten, ...]) -> None:
        homes = {each.home for each in gone}
        self.busy = False
        self.gone = tuple(each.name for each in self.holdings or () if each.home in homes)
        self.load()

    def _loaded(self, holdings: tuple[Holding, ...]) -> None:
        self.holdings = holdings
        self.changed()

    def _failed(self, error: KrachtigError) -> None:
        self.busy, self.error = False, error
        self.changed()
