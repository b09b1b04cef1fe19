"""How the window finds the list of families."""

from __future__ import annotations

from collections.abc import Callable

from ....care.opened import Opened
from ....i18n import tr
from ...entry import Entry
from ...run import Run
from .model import FamiliesModel
from .view import FamiliesView


def entry(opened: Opened, run: Run, go: Callable[..., None]) -> Entry:
    """The screen "families", in the navigation."""
    model = FamiliesModel(opened, run)
    return Entry("families", tr("Families"), "users", lambda: FamiliesView(model, go))
