"""What cannot wait as plain values: each until somebody ticks it off, which can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ....errors import KrachtigError
from ....office import cannot_wait
from ....office.cannot_wait import CannotWait, Matter
from ....office.desk import Desk
from ...run import Run


@dataclass
class UrgentModel:
    """`changed` is called after each answer, `acted` when something was ticked off or put back."""

    desk: Callable[[], Desk]
    clock: Callable[[], datetime]
    run: Run
    acted: Callable[[], None] = lambda: None
    changed: Callable[[], None] = lambda: None
    found: CannotWait = CannotWait()
    loaded: bool = False
    done: Matter | None = None
    """What was ticked off last: it can be put back."""
    busy: bool = False
    error: KrachtigError | None = None

    def load(self) -> None:
        """Everything that waits, and what was ticked off last."""
        desk, day = self.desk(), self.clock().astimezone().date()

        def done(found: CannotWait) -> None:
            self.found, self.loaded = found, True
            self.changed()

        self.run(lambda: cannot_wait.cannot_wait(desk, day), done, self._failed)

    def tick_off(self, matter: Matter) -> None:
        """Somebody saw to it."""
        desk, now = self.desk(), self.clock()
        self._do(lambda: cannot_wait.tick_off(desk, matter.record, now=now), matter)

    def put_back(self, matter: Matter) -> None:
        """It was ticked off by mistake."""
        desk, now = self.desk(), self.clock()
        self._do(lambda: cannot_wait.put_back(desk, matter.record, now=now), None)

    def _do(self, work: Callable[[], None], matter: Matter | None) -> None:
        if self.busy:
            return

        def done(_nothing: None) -> None:
            self.busy, self.done = False, matter
            self.load()
            self.acted()

        self.busy, self.error, self.done = True, None, None
        self.changed()
        self.run(work, done, self._failed)

    def _failed(self, error: KrachtigError) -> None:
        self.busy, self.error = False, error
        self.changed()
