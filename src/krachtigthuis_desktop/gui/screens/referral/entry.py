"""How the window finds the form of a question: from a worry, a family, or a letter."""

from __future__ import annotations

from collections.abc import Callable

from ....care.opened import Opened
from ....i18n import tr
from ...entry import Entry, Place
from ...run import Run
from .model import ReferralModel
from .view import ReferralView


def entry(opened: Opened, run: Run, go: Callable[..., None]) -> Entry:
    """The screen "referral", without a place of its own: `go("referral", worry, family or referral)` shows it."""
    model = ReferralModel(opened, run)
    title = tr("Ask for help")
    return Entry("referral", title, "mail", lambda: ReferralView(model, go), place=Place.NONE, under="letters")
