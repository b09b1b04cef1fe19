"""How the window finds the office card."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from ....i18n import tr
from ....office.desk import Desk
from ...entry import Entry
from ...run import Run
from .model import OfficeCardModel
from .view import OfficeCardView


def entry(desk: Desk, clock: Callable[[], datetime], run: Run) -> Entry:
    """The screen "office_card"."""
    model = OfficeCardModel(desk, clock, run)
    return Entry("office_card", tr("Office card"), "id-card", lambda: OfficeCardView(model))
