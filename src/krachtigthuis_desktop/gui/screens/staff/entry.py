"""How the window finds who can open this office: from the laptops."""

from __future__ import annotations

from collections.abc import Callable

from ....i18n import tr
from ....vault import OpenVault
from ...entry import Entry, Place
from ...office_at import OfficeAt
from .model import StaffModel
from .view import StaffView


def entry(at: OfficeAt, replaced: Callable[[OpenVault], None], go: Callable[..., None]) -> Entry:
    """The screen "staff". `replaced` hears the vault with its new slots."""
    model = StaffModel(at.desk, at.clock, at.run, replaced)
    return Entry(
        "staff",
        tr("Who can open here"),
        "key-round",
        lambda: StaffView(model, go),
        place=Place.NONE,
        under="laptops",
    )
