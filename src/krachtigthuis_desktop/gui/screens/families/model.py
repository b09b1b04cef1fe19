"""All families as plain values, narrowed while somebody types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ....care import families
from ....care.families import FamilyLine
from ....care.opened import Opened
from ....domain.finding import finder
from ....errors import KrachtigError
from ...run import Run


@dataclass
class FamiliesModel:
    """`load` asks anew; the old list stays until the new one is there."""

    opened: Opened
    run: Run
    changed: Callable[[], None] = lambda: None
    asked: str = ""
    error: KrachtigError | None = None
    all: tuple[FamilyLine, ...] | None = None
    done: tuple[FamilyLine, ...] = ()
    """Those that were closed, as long as they are on this laptop."""

    def load(self) -> None:
        store = self.opened.store
        self.run(lambda: (families.families(store), families.families(store, closed=True)), self._loaded, self._failed)

    def search(self, text: str) -> None:
        """By the beginning of any word of the name, the place or the number."""
        self.asked = text
        self.changed()

    @property
    def families(self) -> tuple[FamilyLine, ...]:
        """Those that are open."""
        return self._found(self.all or ())

    @property
    def closed(self) -> tuple[FamilyLine, ...]:
        return self._found(self.done)

    @property
    def is_empty(self) -> bool:
        """No family is here, open or closed."""
        return self.all == () and not self.done

    def _found(self, lines: tuple[FamilyLine, ...]) -> tuple[FamilyLine, ...]:
        fits = finder(self.asked)
        return tuple(line for line in lines if fits(line.findable))

    def _loaded(self, found: tuple[tuple[FamilyLine, ...], tuple[FamilyLine, ...]]) -> None:
        self.all, self.done = found
        self.error = None
        self.changed()

    def _failed(self, error: KrachtigError) -> None:
        self.error = error
        self.changed()
