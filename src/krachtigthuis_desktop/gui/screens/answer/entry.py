"""How the window finds the answers of the office: from Meenemen."""

from __future__ import annotations

from collections.abc import Callable

from ....care.opened import Opened
from ....i18n import tr
from ....vault import OpenVault
from ...entry import Entry, Place
from ...run import Run
from .model import AnswerModel
from .view import AnswerView


def entry(
    opened: Opened,
    vault: Callable[[], OpenVault],
    replaced: Callable[[OpenVault], None],
    run: Run,
    go: Callable[..., None],
    *,
    recount: Callable[[], None],
) -> Entry:
    """The screen "answer". A newer office card makes a new `OpenVault`, which goes to `replaced`.

    `recount` hears that what waits here may be another number now.
    """
    model = AnswerModel(opened, vault, replaced, run, recount=recount)
    return Entry(
        "answer",
        tr("Answer of the office"),
        "mail-open",
        lambda: AnswerView(model, go),
        place=Place.NONE,
        under="handover",
    )
