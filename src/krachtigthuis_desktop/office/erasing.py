"""Erasure on somebody's right or wish: the text goes here and on every laptop, a line says that, not what (DOMAIN 10).

The order travels with every return. What comes later for an erased record or home front is kept without its text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ..bundle import read
from ..errors import InputError, InputFault, KrachtigError, TrustError, TrustFault
from ..storage import Quarantined, iso
from . import backup_note, registry, urgent
from .arrival import Door, door
from .desk import Desk
from .identity import is_administrator
from .kept import give_up_kept
from .put_back import ERASED_HERE


@dataclass(frozen=True, kw_only=True)
class Erased:
    """How much went. `in_bundles`: set-apart bundles that hold such text and that people still must decide about."""

    revisions: int
    set_apart: int
    in_bundles: tuple[str, ...] = ()
    noted: bool = True
    """Whether it stands beside every backup; a folder that is not there now gets it later."""


def erase(desk: Desk, ids: Sequence[UUID], *, now: datetime) -> Erased:
    """Erase records or whole home fronts, for good. Each id is a record or a home front in the centre.

    Raises TrustError(NEEDS_ADMINISTRATOR), InputError(NOT_FOUND) for an id that nothing here has.
    """
    with desk.vault.store.read() as tx:
        if not is_administrator(tx, desk.actor):
            raise TrustError(TrustFault.NEEDS_ADMINISTRATOR)
    at = door(desk, registry.current(desk))
    with desk.store.write() as tx:
        told = {line.record for line in tx.lines_about(ERASED_HERE)}  # forgotten here: the office was put back
        for id_ in ids:
            if not tx.history(id_) and id_ not in told:
                raise InputError(InputFault.NOT_FOUND, field="record", which="record")
        gone = tx.erase(ids, now=now)
        urgent.forget_erased(tx)
        give_up_kept(tx)
        for id_ in ids:
            tx.announce("erasure", str(id_), data=iso(now))
            tx.audit("erased", actor=desk.actor, now=now, record=id_)
        held = tuple(item.id for item in tx.quarantined() if _holds(item, at, {*ids}))
    desk.store.sweep()
    noted = backup_note.renew(desk.vault, desk.store, now=now)
    return Erased(revisions=gone.revisions, set_apart=gone.set_apart, in_bundles=held, noted=noted)


def _holds(item: Quarantined, at: Door, ids: set[UUID]) -> bool:
    """Whether a bundle that was set apart holds text of these; it is released without it, or refused."""
    if item.reason.partition(":")[0] in {"revision", "attachment_without_record"}:
        return False
    try:
        bundle = read(item.content, identities=at.identities, trusted=at.trusted)
    except KrachtigError:
        return False
    return any(not ids.isdisjoint({each.record, each.home}) for each in bundle.revisions)
