"""Which life of the office a return comes from. A centre that was put back from a backup begins a new one.

It may have lost what it had receipted since that backup. So with the first return of a new life no receipt of before
is believed any longer: what that centre has, it says again; what it lost goes again. A return of an older life that
turns up later says nothing that still holds there.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto

import msgspec

from ..bundle import Manifest, Return
from ..storage import BundleState, Reader, Writer
from .handover import AUDIT_RECEIPTED, RETURN_APPLIED

OF = "return_incarnation"
"""The life of the office that the last applied return came from."""


class Life(Enum):
    """The life that a return comes from, as this laptop sees it."""

    SAME = auto()
    NEW = auto()
    OLD = auto()


def of(tx: Reader, manifest: Manifest) -> Life:
    """A life that we follow, one that we never saw, or one that came before the one that we follow."""
    known = tx.meta(OF)
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


def begin(tx: Writer, *, now: datetime) -> int:
    """The first return of a new life is about to be taken in. Returns how many receipts no longer count."""
    count = tx.forget_receipts()
    for out in tx.bundles():
        if out.state is BundleState.RECEIPTED:
            tx.set_bundle_state(out.id, BundleState.WRITTEN)
    tx.set_meta(AUDIT_RECEIPTED, "0")
    tx.audit("office_put_back", actor=tx.meta("device") or "", now=now)
    return count
