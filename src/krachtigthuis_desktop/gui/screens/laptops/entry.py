"""How the window finds the laptops."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from ....i18n import tr
from ....office.desk import Desk
from ...entry import Entry
from ...run import Run
from .model import LaptopsModel
from .view import LaptopsView


def entry(desk: Desk, clock: Callable[[], datetime], run: Run) -> Entry:
    """The screen "laptops"."""
    model = LaptopsModel(desk, clock, run)
    return Entry("laptops", tr("Laptops"), "laptop", lambda: LaptopsView(model))
