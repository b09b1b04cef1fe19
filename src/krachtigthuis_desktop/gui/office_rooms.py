"""Every screen of an office."""

from __future__ import annotations

from collections.abc import Callable

from ..vault import OpenVault
from .entry import Entry
from .office_at import OfficeAt
from .screens.apart.entry import entry as apart
from .screens.conflicts.entry import entry as conflicts
from .screens.fronts.entry import entry as fronts
from .screens.inbox.entry import entry as inbox
from .screens.laptops.entry import entry as laptops
from .screens.office_card.entry import entry as office_card
from .screens.returns.entry import entry as returns
from .screens.staff.entry import entry as staff
from .screens.urgent.entry import entry as urgent


def office_entries(at: OfficeAt, replaced: Callable[[OpenVault], None], go: Callable[..., None]) -> tuple[Entry, ...]:
    """The first one first. `replaced` hears the vault when its passphrase slots changed."""
    return (
        inbox(at, go),
        urgent(at, go),
        conflicts(at),
        apart(at),
        returns(at),
        laptops(at, go),
        fronts(at, go),
        staff(at, replaced, go),
        office_card(at.desk(), at.clock, at.run),
    )
