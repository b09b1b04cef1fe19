"""How the window finds the list of letters."""

from __future__ import annotations

from collections.abc import Callable

from ....care.opened import Opened
from ....i18n import tr
from ...entry import Entry
from ...run import Run
from .model import LettersModel
from .view import LettersView


def entry(opened: Opened, run: Run, go: Callable[..., None]) -> Entry:
    """The screen "letters", in the navigation."""
    model = LettersModel(opened, run)
    return Entry("letters", tr("Letters"), "mail", lambda: LettersView(model, go))
