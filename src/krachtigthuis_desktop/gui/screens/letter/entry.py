"""How the window finds a letter: from the list of letters, a family, or the form of a question."""

from __future__ import annotations

from collections.abc import Callable

from ....care.opened import Opened
from ....i18n import tr
from ...entry import Entry, Place
from ...printers import usual_printer
from ...printing import Printer
from ...run import Run
from .model import LetterModel
from .view import LetterView


def entry(
    opened: Opened, run: Run, go: Callable[..., None], printer: Printer | None = None, *, as_pdf: bool = True
) -> Entry:
    """The screen "letter", which has no place of its own: `go("letter", referral)` shows it."""
    model = LetterModel(opened, run, printer or usual_printer(), as_pdf)
    return Entry("letter", tr("Letter"), "mail", lambda: LetterView(model, go), place=Place.NONE, under="letters")
