"""What stands only on this laptop, for the frame of its window: the count beside Meenemen, and the last words."""

from __future__ import annotations

from collections.abc import Callable

from ..care.opened import Opened
from ..care.signals import Signals, signals
from ..care.today import how_many_wait
from .panels.signal_bar import only_here
from .parting import Last
from .run import Run


class OnlyHere:
    """One count for the whole window, looked at whenever somebody moves; `counted` hears that it was."""

    def __init__(self, opened: Opened, run: Run) -> None:
        self._store, self._run = opened.store, run
        self.counted: Callable[[], None] = lambda: None
        self.count: int | None = None
        """Pieces that are not at the office. None for nothing, and before the first answer."""

    def look(self) -> None:
        """Count anew; when that cannot be done now, the number stays that stood there."""
        self._run(lambda: how_many_wait(self._store), self._seen, lambda _error: None)

    def last_words(self, tell: Callable[[Last], None]) -> None:
        """Before the window closes: a signal about safety that the office has not heard of."""

        def done(found: Signals) -> None:
            tell(only_here(found.only_here) if found.only_here.lines else None)

        self._run(lambda: signals(self._store), done, lambda _error: tell(None))

    def _seen(self, count: int) -> None:
        self.count = count or None
        self.counted()
