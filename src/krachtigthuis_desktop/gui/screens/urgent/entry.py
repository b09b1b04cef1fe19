"""How the window finds what cannot wait."""

from __future__ import annotations

from collections.abc import Callable

from ....i18n import tr
from ...entry import Entry
from ...office_at import OfficeAt
from .model import UrgentModel
from .view import UrgentView


def entry(at: OfficeAt, go: Callable[..., None] = lambda *_where: None) -> Entry:
    """The screen "urgent"; its count is what nobody ticked off yet."""
    model = UrgentModel(at.desk, at.clock, at.run, at.acted)
    title = tr("Cannot wait")
    return Entry("urgent", title, "clock-alert", lambda: UrgentView(model, go), lambda: at.waiting.urgent or None)
