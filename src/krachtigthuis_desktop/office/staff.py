"""Who has a passphrase of this office's vault: everybody an own slot, and the slot is the actor in the log.

Only an administrator adds, removes and appoints. Nobody removes the slot that the vault stands open with, so one
administrator always stays.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from ..domain.identity import Random
from ..errors import TrustError, TrustFault, VaultError, VaultFault
from ..vault import DEFAULT, Cost, add_slot, remove_slot
from .desk import Desk
from .identity import appoint, dismiss, is_administrator


@dataclass(frozen=True, kw_only=True)
class Member:
    """One passphrase slot. `own`: the vault stands open with it. `given_by` and `given_on` are empty for the first."""

    slot: str
    name: str
    administrator: bool
    own: bool
    given_by: str = ""
    given_on: str = ""


def members(desk: Desk) -> tuple[Member, ...]:
    """Everybody with a passphrase, in the order in which they came."""
    slots = desk.vault.keys.passphrases()
    names = {each.id: each.name for each in slots}
    with desk.store.read() as tx:
        given = {line.result: line for line in reversed(tx.log(actions=("staff_added",)))}
    with desk.vault.store.read() as tx:
        return tuple(
            Member(
                slot=each.id,
                name=each.name,
                administrator=is_administrator(tx, each.id),
                own=each.id == desk.actor,
                given_by=names.get(given[each.id].actor, given[each.id].actor) if each.id in given else "",
                given_on=given[each.id].at if each.id in given else "",
            )
            for each in slots
        )


def add(
    desk: Desk, name: str, phrase: str, *, now: datetime, cost: Cost = DEFAULT, random: Random = secrets.token_bytes
) -> tuple[Desk, Member]:
    """A slot for a colleague. The desk is another value from then on.

    Raises TrustError(NEEDS_ADMINISTRATOR); InputError for the name or the phrase; what writing the slots raises.
    """
    needs_administrator(desk, "staff_added", now)
    vault, slot = add_slot(desk.vault, name, phrase, cost=cost, random=random)
    _log(desk, "staff_added", slot, now)
    return replace(desk, vault=vault), Member(slot=slot, name=name.strip(), administrator=False, own=False)


def remove(desk: Desk, named: str, *, now: datetime) -> tuple[Desk, Member]:
    """Close a colleague's way in. Raises TrustError(NEEDS_ADMINISTRATOR, OWN_SLOT), VaultError(NO_SUCH_SLOT)."""
    needs_administrator(desk, "staff_removed", now)
    gone = member(desk, named)
    if gone.own:
        raise TrustError(TrustFault.OWN_SLOT)
    vault = remove_slot(desk.vault, gone.slot)
    with vault.store.write() as tx:
        dismiss(tx, gone.slot)
    _log(desk, "staff_removed", gone.slot, now)
    return replace(desk, vault=vault), gone


def make_administrator(desk: Desk, named: str, *, now: datetime) -> Member:
    """A colleague may do what concerns the keys. Raises TrustError(NEEDS_ADMINISTRATOR), VaultError(NO_SUCH_SLOT)."""
    needs_administrator(desk, "administrator_appointed", now)
    chosen = member(desk, named)
    with desk.vault.store.write() as tx:
        appoint(tx, chosen.slot)
    _log(desk, "administrator_appointed", chosen.slot, now)
    return replace(chosen, administrator=True)


def member(desk: Desk, named: str) -> Member:
    """The one with this name or slot id. Raises VaultError(NO_SUCH_SLOT)."""
    wanted = named.strip().casefold()
    for each in members(desk):
        if wanted in {each.slot, each.name.casefold()}:
            return each
    raise VaultError(VaultFault.NO_SUCH_SLOT, name=named)


def needs_administrator(desk: Desk, action: str, now: datetime) -> None:
    """Raise TrustError(NEEDS_ADMINISTRATOR) for another slot, and log that it was asked."""
    with desk.vault.store.read() as tx:
        allowed = is_administrator(tx, desk.actor)
    if not allowed:
        _log(desk, action, "refused", now)
        raise TrustError(TrustFault.NEEDS_ADMINISTRATOR)


def _log(desk: Desk, action: str, result: str, now: datetime) -> None:
    with desk.store.write() as tx:
        tx.audit(action, actor=desk.actor, now=now, result=result)
