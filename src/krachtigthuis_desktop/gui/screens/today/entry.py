"""How the window finds Today: the first screen of a laptop."""

from __future__ import annotations

from collections.abc import Callable

from ....care.opened import Opened
from ....i18n import tr
from ...entry import Entry
from ...run import Run
from .model import TodayModel
from .view import TodayView


def entry(opened: Opened, run: Run, go: Callable[..., None]) -> Entry:
    """The screen "today"."""
    model = TodayModel(opened, run)
    return Entry("today", tr("Today"), "sun", lambda: TodayView(model, go))
