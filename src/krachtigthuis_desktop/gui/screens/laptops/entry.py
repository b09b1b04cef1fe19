"""How the window finds the laptops."""

from __future__ import annotations

from collections.abc import Callable

from ....i18n import tr
from ...entry import Entry
from ...office_at import OfficeAt
from .model import LaptopsModel
from .view import LaptopsView


def entry(at: OfficeAt, go: Callable[..., None]) -> Entry:
    """The screen "laptops"."""
    model = LaptopsModel(at.desk(), at.clock, at.run, at.acted)
    return Entry("laptops", tr("Laptops"), "laptop", lambda: LaptopsView(model, go))
