"""How the window finds Pakketten: the first screen of an office."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from ....i18n import tr
from ....office.desk import Desk
from ...entry import Entry
from ...run import Run
from .model import InboxModel
from .view import InboxView


def entry(desk: Desk, clock: Callable[[], datetime], run: Run, go: Callable[..., None]) -> Entry:
    """The screen "inbox". Its count is what is ready to be taken in."""
    model = InboxModel(desk, clock, run)
    return Entry("inbox", tr("Bundles"), "inbox", lambda: InboxView(model, go), lambda: len(model.ready) or None)
