"""How the window finds the page of the office and this laptop: from Meenemen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from ....i18n import tr
from ....vault import OpenVault
from ...entry import Entry, Place
from ...run import Run
from .model import OfficeLinkModel
from .view import OfficeLinkView


def entry(
    vault: Callable[[], OpenVault],
    replaced: Callable[[OpenVault], None],
    clock: Callable[[], datetime],
    run: Run,
    go: Callable[..., None],
) -> Entry:
    """The screen "office_link". Pinning the card makes a new `OpenVault`, which goes to `replaced`."""
    model = OfficeLinkModel(vault, replaced, clock, run)
    return Entry(
        "office_link",
        tr("The office and this laptop"),
        "id-card",
        lambda: OfficeLinkView(model, go),
        place=Place.NONE,
        under="handover",
    )
