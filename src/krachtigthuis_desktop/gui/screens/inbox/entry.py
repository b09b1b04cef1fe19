"""How the window finds Pakketten: the first screen of an office."""

from __future__ import annotations

from collections.abc import Callable

from ....i18n import tr
from ...entry import Entry
from ...office_at import OfficeAt
from .model import InboxModel
from .view import InboxView


def entry(at: OfficeAt, go: Callable[..., None]) -> Entry:
    """The screen "inbox". Its count is what is ready to be taken in."""
    model = InboxModel(at.desk(), at.clock, at.run, acted=at.acted, urgent=lambda: at.waiting.urgent)
    at.watching.append(lambda: model.changed())  # noqa: PLW0108 the page of then
    return Entry("inbox", tr("Bundles"), "inbox", lambda: InboxView(model, go), lambda: len(model.ready) or None)
