"""The key that opens what the office sends to this laptop, for the day that this program is gone; asking is logged."""

from __future__ import annotations

from datetime import datetime

from ..storage import Store
from .new_keys import identities


def export_identity(store: Store, *, now: datetime) -> tuple[str, ...]:
    """The age identities of this laptop, the one of now first. Raises TrustError(NOT_A_LAPTOP)."""
    with store.write() as tx:
        found = identities(tx)
        tx.audit("identity_exported", actor=tx.meta("device") or "", now=now)
    return found
