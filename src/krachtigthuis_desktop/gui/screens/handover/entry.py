"""How the window finds Meenemen."""

from __future__ import annotations

from collections.abc import Callable

from ....care.opened import Opened
from ....i18n import tr
from ...entry import Entry
from ...run import Run
from .model import HandoverModel
from .view import HandoverView


def entry(
    opened: Opened,
    run: Run,
    go: Callable[..., None],
    recount: Callable[[], None],
    count: Callable[[], int | None],
) -> Entry:
    """The screen "handover". `count` is what waits; `recount` hears that it may be another number now."""
    model = HandoverModel(opened, run, counted=recount)
    return Entry("handover", tr("Take along"), "package", lambda: HandoverView(model, go), count)
