"""Which life of the office a return comes from. A centre that was put back from a backup begins a new one.

It may have lost what it had receipted since that backup. So with the first return of a new life only those receipts of
before are believed that came with a return which this office still knows (`bundle.put_back`): the others go again. A
return of an older life that turns up later says nothing that still holds there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum, auto

import msgspec

from ..bundle import Manifest, Return
from ..bundle.put_back import PutBack
from ..storage import BundleState, Reader, Writer
from . import bringing_back
from .handover import AUDIT_RECEIPTED, RETURN_APPLIED

OF = "return_incarnation"
"""The life of the office that the return came from up to which we have everything."""
_FOLLOWED = "office_incarnation"
"""The life of the office that we follow: that of the last return that was not from before."""


class Life(Enum):
    """The life that a return comes from, as this laptop sees it."""

    SAME = auto()
    NEW = auto()
    OLD = auto()


def of(tx: Reader, manifest: Manifest) -> Life:
    """A life that we follow, one that we never saw, or one that came before the one that we follow."""
    known = tx.meta(_FOLLOWED) or tx.meta(OF)
    if known in {None, manifest.incarnation}:
        return Life.SAME
    return Life.OLD if tx.bundles_in(manifest.device, incarnation=manifest.incarnation) else Life.NEW


def last_applied(tx: Reader, manifest: Manifest) -> int:
    """The number of the last return of this life that we told of; 0 for none."""
    applied = tx.meta(RETURN_APPLIED)
    known = tx.meta(OF) or manifest.incarnation
    if applied is None or known != manifest.incarnation:
        return 0
    return msgspec.json.decode(applied, type=Return).seq


def begin(tx: Writer, manifest: Manifest, word: PutBack | None, *, now: datetime) -> int:
    """The first return of a new life is about to be taken in. Returns how many receipts no longer count.

    `word` is what the office says of its earlier lives; without it nothing of before counts.
    """
    gone = tx.forget_receipts(but_of=_believed(tx, manifest, word.returns if word else {}))
    for out in tx.bundles():
        if out.state is BundleState.RECEIPTED and not gone.isdisjoint(out.revisions):
            tx.set_bundle_state(out.id, BundleState.WRITTEN)
    log = word.log.get(tx.meta("incarnation") or "", 0) if word else 0
    tx.set_meta(AUDIT_RECEIPTED, str(min(log, int(tx.meta(AUDIT_RECEIPTED) or "0"))))
    tx.set_meta(_FOLLOWED, manifest.incarnation)
    bringing_back.begin(tx)
    tx.audit("office_put_back", actor=tx.meta("device") or "", now=now)
    return len(gone)


def _believed(tx: Reader, manifest: Manifest, known: Mapping[str, int]) -> set[str]:
    """When the returns came that this office still knows; not a moment at which another one came as well."""
    came = tx.bundles_in(manifest.device)
    lost = {each.arrived for each in came if each.seq > known.get(each.incarnation, 0)}
    return {each.arrived for each in came} - lost
