"""How the window finds what two people told differently."""

from __future__ import annotations

from ....i18n import tr
from ...entry import Entry
from ...office_at import OfficeAt
from .model import ConflictsModel
from .view import ConflictsView


def entry(at: OfficeAt) -> Entry:
    """The screen "conflicts"; its count is what waits."""
    model = ConflictsModel(at.desk, at.hand, at.run, at.acted)
    return Entry(
        "conflicts",
        tr("Two accounts"),
        "git-compare",
        lambda: ConflictsView(model),
        lambda: at.waiting.conflicts or None,
    )
