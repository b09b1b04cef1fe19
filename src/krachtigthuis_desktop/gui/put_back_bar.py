"""That this office was put back from a backup: a bar above every page, until all of it was looked after.

On the page of the laptops itself its lines stand with what to do, so there the bar gives way.
"""

from __future__ import annotations

from collections.abc import Callable

from ..i18n import tr, trn
from .parts.message import Message
from .theme import Level

WHERE = "laptops"


class PutBackBar(Message):
    """`left`: how much is left to look through; `here`: the screen that is shown; `go` leads to where it is done."""

    def __init__(self, left: Callable[[], int], here: Callable[[], str], go: Callable[[str], None]) -> None:
        super().__init__(
            Level.ATTENTION, "", identifier="window.put_back", action=(tr("Look what to do"), lambda: go(WHERE))
        )
        self._left, self._here = left, here
        self.hide()

    def refresh(self) -> None:
        """Another page is shown, or something was looked after."""
        left = self._left()
        if left:
            rest = trn("{count} thing is left to look through.", "{count} things are left to look through.", left)
            self.say(tr("This office was put back from a backup."), rest)
        self.setVisible(bool(left) and self._here() != WHERE)
