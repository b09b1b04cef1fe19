"""The key that opens every bundle, for the day that this program is gone: for the administrator, and logged."""

from __future__ import annotations

from datetime import datetime

from ..errors import TrustError, TrustFault
from ..storage import Reader, Writer
from .desk import Desk
from .keys import keys_of

_ADMINISTRATORS = "administrators"


def export_identity(desk: Desk, *, now: datetime) -> str:
    """The age identity of the office. Asking for it is logged, also when it is refused.

    Raises TrustError(NEEDS_ADMINISTRATOR) for a slot that is not the administrator's.
    """
    with desk.vault.store.read() as tx:
        allowed = is_administrator(tx, desk.actor)
    with desk.store.write() as tx:
        tx.audit("identity_exported", actor=desk.actor, now=now, result="ok" if allowed else "refused")
    if not allowed:
        raise TrustError(TrustFault.NEEDS_ADMINISTRATOR)
    return keys_of(desk.vault.store).identity


def is_administrator(tx: Reader, slot: str) -> bool:
    """Whether this passphrase slot of the office vault is an administrator's."""
    return slot in (tx.meta(_ADMINISTRATORS) or "").split()


def dismiss(tx: Writer, slot: str) -> None:
    """From now on it is no administrator's."""
    known = (tx.meta(_ADMINISTRATORS) or "").split()
    tx.set_meta(_ADMINISTRATORS, " ".join(each for each in known if each != slot))


def appoint(tx: Writer, slot: str) -> None:
    """Make this slot an administrator's."""
    known = (tx.meta(_ADMINISTRATORS) or "").split()
    tx.set_meta(_ADMINISTRATORS, " ".join(dict.fromkeys([*known, slot])))
