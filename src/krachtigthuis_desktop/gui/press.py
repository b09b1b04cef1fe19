"""One press, and all the work it asks for: until that is done, pressing again does nothing.

Every `Button` presses through here, so that a double click or two quick ones make one record. Plain, so that the
worker can be tested without a window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_under_way: list[Press] = []
"""The press whose action or answer runs now; the last one counts."""


class Press:
    """`action` runs when this is called, unless the work that an earlier call asked for is still under way."""

    def __init__(self, action: Callable[[], None]) -> None:
        self._action, self._waiting = action, 0

    def __call__(self) -> None:
        if not self._waiting:
            with self._going_on():
                self._action()

    def wait(self) -> Callable[[Callable[[], None]], None]:
        """One piece of work more. Give its outcome to what comes back: that runs it, and what it asks belongs here."""
        self._waiting += 1

        def deliver(outcome: Callable[[], None]) -> None:
            self._waiting -= 1
            with self._going_on():
                outcome()

        return deliver

    @contextmanager
    def _going_on(self) -> Iterator[None]:
        self._waiting += 1
        _under_way.append(self)
        try:
            yield
        finally:
            _under_way.remove(self)
            self._waiting -= 1


def part_of_the_press() -> Callable[[Callable[[], None]], None]:
    """For whoever runs work: called when it is asked for, gives what must run its outcome."""
    return _under_way[-1].wait() if _under_way else _just_run


def _just_run(outcome: Callable[[], None]) -> None:
    outcome()
