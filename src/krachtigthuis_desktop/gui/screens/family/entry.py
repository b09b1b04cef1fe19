"""How the window finds the page of one family."""

from __future__ import annotations

from collections.abc import Callable

from ....care.opened import Opened
from ....i18n import tr
from ...entry import Entry, Place
from ...run import Run
from .model import FamilyModel
from .view import FamilyView


def entry(opened: Opened, run: Run, go: Callable[..., None]) -> Entry:
    """The screen "family", without a place of its own: `go("family", home front)` shows it."""
    model = FamilyModel(opened, run)
    return Entry("family", tr("Family"), "users", lambda: FamilyView(model, go), place=Place.NONE, under="families")
