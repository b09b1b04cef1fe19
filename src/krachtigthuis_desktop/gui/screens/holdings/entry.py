"""How the window finds what this laptop still holds: from Meenemen, Today and the settings."""

from __future__ import annotations

from collections.abc import Callable

from ....care.opened import Opened
from ....i18n import tr
from ...entry import Entry, Place
from ...run import Run
from .model import HoldingsModel
from .view import HoldingsView


def entry(opened: Opened, run: Run, go: Callable[..., None]) -> Entry:
    """The screen "holdings", without a place of its own."""
    model = HoldingsModel(opened, run)
    return Entry(
        "holdings",
        tr("What is still on this laptop?"),
        "laptop",
        lambda: HoldingsView(model, go),
        place=Place.NONE,
        under="handover",
    )
