"""The moment to keep a draft: two seconds after the last key, at least every five, and when one leaves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QWidget

WAIT = 2000
"""Milliseconds after the last key."""
LONGEST = 5000
"""Milliseconds after the first key that is not kept yet, whoever types on without a pause."""


class AfterKeys(QTimer):
    """Give `touched` to the model, call `soon` from the view's hideEvent."""

    def __init__(self, parent: QWidget, keep: Callable[[], None]) -> None:
        super().__init__(parent)
        self._since = QElapsedTimer()
        self.setSingleShot(True)
        self.timeout.connect(self._due)
        self._keep = keep

    def touched(self) -> None:
        if not self._since.isValid():
            self._since.start()
        self.start(max(0, min(WAIT, LONGEST - self._since.elapsed())))

    def soon(self) -> None:
        """In the next turn of the event loop: hiding itself never asks the worker for anything."""
        self.start(0)

    def _due(self) -> None:
        self._since.invalidate()
        self._keep()
