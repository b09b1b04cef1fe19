"""How the window finds which laptop has which family: from the laptops."""

from __future__ import annotations

from collections.abc import Callable

from ....i18n import tr
from ...entry import Entry, Place
from ...office_at import OfficeAt
from .model import FrontsModel
from .view import FrontsView


def entry(at: OfficeAt, go: Callable[..., None]) -> Entry:
    """The screen "fronts"; `what` is the device of which the families are shown."""
    model = FrontsModel(at.desk, at.hand, at.run, at.acted)
    return Entry(
        "fronts",
        tr("Families and laptops"),
        "users",
        lambda: FrontsView(model, go),
        place=Place.NONE,
        under="laptops",
    )
