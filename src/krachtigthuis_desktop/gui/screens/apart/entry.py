"""How the window finds what was set apart."""

from __future__ import annotations

from ....i18n import tr
from ...entry import Entry
from ...office_at import OfficeAt
from .model import ApartModel
from .view import ApartView


def entry(at: OfficeAt) -> Entry:
    """The screen "apart"; its count is what waits."""
    model = ApartModel(at.desk, at.clock, at.run, at.acted)
    return Entry("apart", tr("Set apart"), "shield-alert", lambda: ApartView(model), lambda: at.waiting.apart or None)
