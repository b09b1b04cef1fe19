"""The moment to keep a draft: two seconds after the last key, or as soon as the screen is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

WAIT = 2000
"""Milliseconds after the last key."""


class AfterKeys(QTimer):
    """Give `touched` to the model, call `soon` from the view's hideEvent."""

    def __init__(self, parent: QWidget, keep: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.timeout.connect(keep)

    def touched(self) -> None:
        self.start(WAIT)

    def soon(self) -> None:
        """In the next turn of the event loop: hiding itself never asks the worker for anything."""
        self.start(0)
