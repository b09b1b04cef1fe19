"""A home front that was assigned to this laptop and taken away again before it came: nothing of it waits here.

The office tells who had a home front that it left him. When the return that would have brought it was never made, or
was lost, that word finds nothing to follow on; it would wait for ever, with text about a family that is not his.
"""

from __future__ import annotations

from uuid import UUID

from ..domain.records import HomeFront
from ..domain.revision import Revision
from ..storage import Writer
from ..storage.journal import record_of


def drop(tx: Writer) -> int:
    """Take away what waits of home fronts that are not here and not ours by the last word. Returns how many."""
    held: dict[UUID, list[Revision]] = {}
    for each in tx.held_back():
        if each.home is not None:
            held.setdefault(each.home, []).append(each)
    here = tx.homes() if held else set()
    gone = [each.id for home, those in held.items() if home not in here and _left(tx, those) for each in those]
    tx.drop_waiting(gone)
    return len(gone)


def _left(tx: Writer, held: list[Revision]) -> bool:
    """Whether the last word about who has this home front is that we do not."""
    fronts = [each for each in held if each.kind == HomeFront.KIND]
    replaced = {base for each in fronts for base in each.bases}
    last = [record_of(each) for each in fronts if each.id not in replaced]
    device = tx.meta("device")
    return bool(last) and not any(isinstance(each, HomeFront) and device in each.volunteers for each in last)
