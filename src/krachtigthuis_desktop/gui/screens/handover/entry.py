"""How the window finds Meenemen."""

from __future__ import annotations

from collections.abc import Callable

from ....care.opened import Opened
from ....i18n import tr
from ...entry import Entry
from ...run import Run
from .model import HandoverModel
from .view import HandoverView


def entry(opened: Opened, run: Run, go: Callable[..., None], counted: Callable[[], None]) -> Entry:
    """The screen "handover". Its count is what waits, once it was looked at; `counted` hears that it was."""
    model = HandoverModel(opened, run, counted=counted)
    return Entry(
        "handover", tr("Take along"), "package", lambda: HandoverView(model, go), lambda: model.waiting or None
    )
