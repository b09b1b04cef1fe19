"""`run(work, done, failed)`: how a screen asks for anything that touches storage, letters or a stick.

It returns at once. `work` runs elsewhere, in the order asked; then exactly one of `done` (with what `work`
gave back) and `failed` (with our own error) runs on the window's thread. Plain, so that models can name it;
the thread behind it is in `worker`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from ..errors import KrachtigError

Result = TypeVar("Result")
Heard = TypeVar("Heard")
Failed = Callable[[KrachtigError], None]


class Run(Protocol):
    """What screens are handed."""

    def __call__(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> None: ...


def at_once(work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> None:
    """`run` for tests: everything has happened when it returns; an unknown exception comes out."""
    try:
        result = work()
    except KrachtigError as error:
        failed(error)
        return
    done(result)


class OneAtATime:
    """A `run` that takes nothing new until what it took is done: for what writes. Two quick presses make one record."""

    def __init__(self, run: Callable[[], Run]) -> None:
        self._run, self.busy = run, False

    def __call__(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> None:
        if self.busy:
            return

        def free(then: Callable[[Heard], None]) -> Callable[[Heard], None]:
            def answer(what: Heard) -> None:
                self.busy = False
                then(what)

            return answer

        self.busy = True
        self._run()(work, free(done), free(failed))
