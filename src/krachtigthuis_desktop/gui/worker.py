"""The one worker thread behind `run`; the window never waits for it.

An unknown exception goes to one hook, and `failed` hears `ProgramError` so that the screen is usable again.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ..errors import KrachtigError, ProgramError, ProgramFault
from .press import part_of_the_press
from .run import Failed, Result

Unexpected = Callable[[BaseException], None]


class Worker(QObject):
    """The one worker thread. `unexpected` hears every exception that is not ours, on the window's thread."""

    _finished = Signal(object)

    def __init__(self, unexpected: Unexpected) -> None:
        super().__init__()
        self._unexpected = unexpected
        self._jobs: queue.SimpleQueue[Callable[[], Callable[[], None]] | None] = queue.SimpleQueue()
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="worker", daemon=True)
        self._thread.start()

    def run(self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> None:
        """See `run`. Call it from the window's thread."""
        deliver = part_of_the_press()

        def outcome() -> Callable[[], None]:
            try:
                result = work()
            except KrachtigError as error:
                return _call(failed, error)
            except BaseException as error:  # noqa: BLE001 the one place where everything unknown is caught
                return self._lost(error, failed)
            return lambda: done(result)

        def job() -> Callable[[], None]:
            came = outcome()
            return lambda: deliver(came)

        self._jobs.put(job)

    def close(self, seconds: float = 10) -> bool:
        """Let the work that was asked end, at most so long. False: something is still running (lock wins)."""
        self._jobs.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while job := self._jobs.get():
            self._finished.emit(job())

    @Slot(object)
    def _deliver(self, outcome: Callable[[], None]) -> None:
        outcome()

    def _lost(self, error: BaseException, failed: Failed) -> Callable[[], None]:
        def say() -> None:
            self._unexpected(error)
            failed(ProgramError(ProgramFault.UNEXPECTED))

        return say


def _call(failed: Failed, error: KrachtigError) -> Callable[[], None]:
    return lambda: failed(error)
