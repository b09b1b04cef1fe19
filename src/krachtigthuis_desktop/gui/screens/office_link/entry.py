"""How the window finds the page of the office and this laptop: from Meenemen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

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
    *,
    card: Path | None = None,
) -> Entry:
    """The screen "office_link". Pinning the card makes a new `OpenVault`, which goes to `replaced`.

    `card`: where the organisation put it on this computer.
    """
    model = OfficeLinkModel(vault, replaced, clock, run, here=card)
    return Entry(
        "office_link",
        tr("The office and this laptop"),
        "id-card",
        lambda: OfficeLinkView(model, go),
        place=Place.NONE,
        under="handover",
    )
