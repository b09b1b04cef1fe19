"""Every screen of a laptop."""

from __future__ import annotations

from collections.abc import Callable

from ..care.opened import Opened
from ..organisation import Rules
from ..vault import OpenVault
from .entry import Entry
from .only_here import OnlyHere
from .run import Run
from .screens.answer.entry import entry as answer
from .screens.families.entry import entry as families
from .screens.family.entry import entry as family
from .screens.handover.entry import entry as handover
from .screens.holdings.entry import entry as holdings
from .screens.letter.entry import entry as letter
from .screens.letters.entry import entry as letters
from .screens.office_link.entry import entry as office_link
from .screens.referral.entry import entry as referral
from .screens.talk.entry import entries as talk
from .screens.today.entry import entry as today

Go = Callable[..., None]


def laptop_entries(
    opened: Opened,
    run: Run,
    go: Go,
    here: OnlyHere,
    *,
    rules: Rules,
    vault: Callable[[], OpenVault],
    replaced: Callable[[OpenVault], None],
) -> tuple[Entry, ...]:
    """The first one first. `vault` gives the one of now, `replaced` hears of another in its place."""
    return (
        today(opened, run, go),
        families(opened, run, go),
        letters(opened, run, go),
        handover(opened, run, go, here.look, lambda: here.count),
        *talk(opened, run, go),
        family(opened, run, go),
        letter(opened, run, go, as_pdf=rules.letters_as_pdf),
        referral(opened, run, go),
        holdings(opened, run, go),
        answer(opened, vault, replaced, run, go, recount=here.look),
        office_link(vault, replaced, opened.clock, run, go, card=rules.office_card),
    )
