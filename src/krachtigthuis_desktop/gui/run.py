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
