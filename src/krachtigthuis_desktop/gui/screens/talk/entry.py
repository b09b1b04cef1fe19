"""How the window finds the beginning of a talk, and the worries that it yields."""

from __future__ import annotations

from collections.abc import Callable

from ....care.opened import Opened
from ....i18n import tr
from ...entry import Entry, Place
from ...run import Run
from .begin_model import BeginModel
from .begin_view import BeginView
from .worry_model import WorryModel
from .worry_view import WorryView


def entries(opened: Opened, run: Run, go: Callable[..., None]) -> tuple[Entry, Entry]:
    """The screens "talk" and "worry", without a place of their own.

    `go("talk")` begins one, `go("talk", home front)` with that family; `go("worry", worry)` opens a saved worry.
    """
    begin, worry = BeginModel(opened, run), WorryModel(opened, run)
    return (
        Entry(
            "talk",
            tr("New conversation"),
            "messages-square",
            lambda: BeginView(begin, go),
            place=Place.NONE,
            under="today",
            shortcut="Ctrl+N",
        ),
        Entry("worry", tr("Worry"), "cloud-rain", lambda: WorryView(worry, go), place=Place.NONE, under="today"),
    )
