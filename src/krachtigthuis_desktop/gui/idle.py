"""How long nobody touched the program: a warning, then hide, then lock. Sleep counts as time too."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from ..organisation import LOCK_MINUTES
from ..settings import Settings


@dataclass(frozen=True)
class Patience:
    """Seconds without a key or a mouse until each step; the warning comes `warning` seconds before hiding."""

    hide: float = 120
    warning: float = 20
    lock: float = 15 * 60

    @classmethod
    def of(cls, settings: Settings) -> Patience:
        """What the user chose and the organisation allows; it hides after two minutes at most."""
        hide = min(cls.hide, 60 * (settings.rules.hide_minutes or LOCK_MINUTES.stop))
        return cls(hide=hide, lock=60 * settings.lock_minutes)


def clock() -> float:
    """Seconds that also run while the machine sleeps (on Linux the monotonic clock does not)."""
    if sys.platform == "linux":
        seconds = time.clock_gettime(time.CLOCK_BOOTTIME)
    else:
        seconds = time.monotonic()
    return seconds


class Idle(QObject):
    """Looks at the clock every second, as long as `parent` lives. `warn` hears whether the warning is due."""

    def __init__(
        self,
        patience: Patience,
        *,
        warn: Callable[[bool], None],
        hide: Callable[[], None],
        lock: Callable[[], None],
        now: Callable[[], float] = clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._patience, self._now = patience, now
        self._warn, self._hide, self._lock = warn, hide, lock
        self._touched, self._warned, self._hidden = now(), False, False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def touch(self) -> None:
        """Somebody is there. While the window is hidden only the right digits count as that."""
        if self._hidden:
            return
        self._touched = self._now()
        if self._warned:
            self._warned = False
            self._warn(False)

    def hidden(self, *, now_hidden: bool) -> None:
        """The window was hidden, by this or by a person, or came back."""
        self._hidden = now_hidden
        if not now_hidden:
            self.touch()

    def look(self) -> None:
        """Do what is due now."""
        waited = self._now() - self._touched
        if waited >= self._patience.lock:
            self._timer.stop()
            self._lock()
        elif waited >= self._patience.hide and not self._hidden:
            self._warned = False
            self._warn(False)
            self._hide()
        elif waited >= self._patience.hide - self._patience.warning and not (self._hidden or self._warned):
            self._warned = True
            self._warn(True)
