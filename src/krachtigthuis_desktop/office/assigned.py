"""On which laptops a home front belongs, also while two stories about it stand side by side.

A laptop may not say so; what it wrote on an older story can stand beside the office's word all the same. Then the
office's own story counts. Where there is none, a laptop has the home front only when all stories agree on that.
"""

from __future__ import annotations

from uuid import UUID
from weakref import WeakKeyDictionary

from ..domain.records import HomeFront
from ..storage import Reader, Stored, Writer
from ..storage.journal import record_of


def laptops_of(tx: Reader, front: Stored[HomeFront]) -> frozenset[str]:
    """The laptops that this home front is assigned to."""
    if not front.disputed:
        return frozenset(front.record.volunteers)
    stories = [(each.device, record_of(each)) for each in tx.heads(front.id)]
    said = [(device, frozenset(story.volunteers)) for device, story in stories if isinstance(story, HomeFront)]
    ours = [laptops for device, laptops in said if device == tx.meta("device")]
    return frozenset.intersection(*(ours or [laptops for _device, laptops in said] or [frozenset()]))


def fronts_of(tx: Reader, device: str) -> set[UUID]:
    """The home fronts that are assigned to this laptop.

    A view does not change: whose each home front is stands in it once, however many laptops are asked about.
    """
    if isinstance(tx, Writer):
        return _by_laptop(tx).get(device, set())
    if tx not in _SEEN:
        _SEEN[tx] = _by_laptop(tx)
    return {*_SEEN[tx].get(device, ())}


_SEEN: WeakKeyDictionary[Reader, dict[str, set[UUID]]] = WeakKeyDictionary()


def _by_laptop(tx: Reader) -> dict[str, set[UUID]]:
    found: dict[str, set[UUID]] = {}
    for front in tx.all(HomeFront):
        for device in laptops_of(tx, front):
            found.setdefault(device, set()).add(front.id)
    return found
