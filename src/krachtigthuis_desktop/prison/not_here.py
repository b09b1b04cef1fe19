"""Home fronts that are not on this laptop: forgotten here, or assigned and taken away again before they came.

Of these a return may tell something all the same: that one left him, or that a conflict was settled. Alone that
would stand here without its people, or wait for ever, with text about a family that is not his. A home front comes
whole or not at all (`bundle.whole`).
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from uuid import UUID

from ..domain.revision import Revision
from ..storage import Reader, Writer


def fitting(tx: Reader, revisions: Sequence[Revision], whole: AbstractSet[UUID]) -> tuple[Revision, ...]:
    """Those of home fronts that are here or come whole; and what hangs under none."""
    may = tx.homes() | whole
    return tuple(each for each in revisions if each.home is None or each.home in may)


def drop(tx: Writer, whole: AbstractSet[UUID]) -> int:
    """Take away what waits of home fronts of which nothing came here. Returns how many.

    A part of a return may have come without the part before it, and the home front was taken away since. One that
    comes whole just now, in parts, keeps what waits.
    """
    held = tx.held_back()
    stay = (tx.homes() | whole) if held else set()
    gone = [each.id for each in held if each.home is not None and each.home not in stay]
    tx.drop_waiting(gone)
    return len(gone)
