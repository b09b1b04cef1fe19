"""Beginning anew: after a restore, or when the office told of a fork, this vault goes on in a row of its own.

Numbers of bundles, counters of revisions and the log start at one again. What has no receipt goes again, unchanged;
what was known of the office stays known.
"""

from __future__ import annotations

import secrets
from datetime import datetime

import msgspec

from ..bundle import Previous
from ..bundle.manifest import read_manifest
from ..domain.identity import Random
from ..storage import BundleState, Reader, Writer
from .handover import AFTER, AUDIT_RECEIPTED

_DO_NOT_COUNT = frozenset({BundleState.SET_APART, BundleState.GIVEN_UP})
"""Bundles that the office keeps apart or never gets: nothing can come after them."""
_INCARNATION_BYTES = 16


def begin_anew(tx: Writer, now: datetime, *, random: Random = secrets.token_bytes) -> str:
    """Give this laptop a new incarnation, and say in `AFTER` which bundle it knew last. Returns the new one."""
    before = tx.meta("incarnation") or ""
    last = _last(tx, before)
    if last is not None:
        tx.set_meta(AFTER, msgspec.json.encode(last).decode())
    tx.set_meta(AUDIT_RECEIPTED, "0")
    return new_incarnation(tx, now, actor=tx.meta("device") or "", random=random)


def new_incarnation(tx: Writer, now: datetime, *, actor: str, random: Random = secrets.token_bytes) -> str:
    """Only the new row itself: all that an office needs, whose returns name nothing before them."""
    made = random(_INCARNATION_BYTES).hex()
    tx.set_meta("incarnation", made)
    tx.audit("incarnation_begun", actor=actor, now=now)
    return made


def _last(tx: Reader, incarnation: str) -> Previous | None:
    """The last bundle of this incarnation that counts; None when it made none.

    Then what the incarnation itself came after still holds, or nothing when it was the first.
    """
    counting = [out for out in tx.bundles(incarnation=incarnation) if out.state not in _DO_NOT_COUNT]
    if not counting:
        return None
    last = max(counting, key=lambda out: out.seq)
    head = read_manifest(last.manifest).audit_head
    return Previous(incarnation=incarnation, seq=last.seq, id=last.id, audit_head=head)
