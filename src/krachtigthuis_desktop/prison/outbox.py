"""What is not at the office yet, and since when: on this laptop only, or on its way on a stick."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..storage import BundleState, Store
from .handover import OnItsWay, outbox

_UNDERWAY = frozenset({BundleState.PREPARED, BundleState.WRITTEN, BundleState.SET_APART})


@dataclass(frozen=True, kw_only=True)
class NotThere:
    """Counts of what the office has not said that it has. `since` is when the oldest was written down ("" for none)."""

    count: int
    since: str
    kinds: dict[str, int]
    on_no_stick: int
    """Of these, what stands in no bundle that reached a stick."""
    rejected: int
    """What the office did not take; its writer corrects it."""
    bundles: tuple[OnItsWay, ...]
    """Without an answer yet, the newest first."""


def not_there(store: Store) -> NotThere:
    """Look at what waits for a word of the office."""
    with store.read() as tx:
        waiting = tx.unreceipted()
        written = {id_ for out in tx.bundles() if out.state is BundleState.WRITTEN for id_ in out.revisions}
        rejected = len(tx.rejected())
    return NotThere(
        count=len(waiting),
        since=min((each.recorded for each in waiting), default=""),
        kinds=dict(Counter(each.kind for each in waiting)),
        on_no_stick=sum(each.id not in written for each in waiting),
        rejected=rejected,
        bundles=tuple(each for each in outbox(store) if each.state in _UNDERWAY),
    )
