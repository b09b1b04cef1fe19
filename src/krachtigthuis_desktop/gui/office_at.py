"""What every screen of an office is handed: the desk of now, whose hand it is, the clock, and the numbers that wait."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from ..care.hand import Hand
from ..office.at_hand import AtHand, at_hand
from ..office.desk import Desk
from .run import Run


@dataclass
class OfficeAt:
    """`desk` gives the desk with the passphrase slots of now; `counted` hears that the numbers changed."""

    desk: Callable[[], Desk]
    hand: Callable[[], Hand]
    clock: Callable[[], datetime]
    run: Run
    counted: Callable[[], None] = lambda: None
    waiting: AtHand = field(default_factory=AtHand)
    watching: list[Callable[[], None]] = field(default_factory=list)
    """Screens that show one of the numbers themselves."""

    def acted(self) -> None:
        """Something was done: count what waits anew. When it cannot be counted, the screen itself says why."""
        desk, day = self.desk(), self.clock().astimezone().date()

        def done(found: AtHand) -> None:
            self.waiting = found
            self.counted()
            for each in self.watching:
                each()

        self.run(lambda: at_hand(desk, day), done, lambda _error: None)
