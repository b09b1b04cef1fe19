"""A vault that opened although its key file was changed outside the program: put its own keys back, or go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ....errors import KrachtigError
from ...run import Run


@dataclass
class KeysChangedModel:
    """`put_back` runs on the worker; `entered` goes on to the rooms, by either way."""

    put_back: Callable[[], object]
    run: Run
    entered: Callable[[], None]
    changed: Callable[[], None] = lambda: None
    busy: bool = False
    error: KrachtigError | None = None

    def confirm(self) -> None:
        """Only what the vault itself knows stands in the files after it."""
        if self.busy:
            return
        self.busy, self.error = True, None
        self.changed()
        self.run(self.put_back, lambda _done: self.entered(), self._failed)

    def later(self) -> None:
        """Go on; the next opening tells it again."""
        if not self.busy:
            self.entered()

    def _failed(self, error: KrachtigError) -> None:
        self.busy, self.error = False, error
        self.changed()
