"""How the window finds Terugsturen."""

from __future__ import annotations

from ....i18n import tr
from ...entry import Entry
from ...office_at import OfficeAt
from .model import ReturnsModel
from .view import ReturnsView


def entry(at: OfficeAt) -> Entry:
    """The screen "returns"; its count is how many laptops wait for something that is on no stick yet."""
    model = ReturnsModel(at.desk, at.clock, at.run, at.acted)
    return Entry("returns", tr("Send back"), "send", lambda: ReturnsView(model), lambda: at.waiting.returns or None)
