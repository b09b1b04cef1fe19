"""A laptop forgets a family; and the account looks whether the office really had all of it (P8)."""

from __future__ import annotations

from uuid import UUID

from krachtigthuis_desktop.errors import InputError, NotAllowed
from krachtigthuis_desktop.prison import forgetting

from .world import Vault, World


def forget(world: World) -> None:
    """One family that may be forgotten, or one that may not: then nothing happens."""
    forget_in(world, world.a_vault(), world.random.choice(world.homes))


def forget_in(world: World, vault: Vault, home: UUID) -> None:
    with vault.store.read() as tx:
        gone = {each.id: each.sha256 for each in tx.revisions([row.revision for row in tx.receipts_of_home(home)])}
    try:
        forgetting.forget(vault.store, home, now=world.at(vault))
    except (InputError, NotAllowed):
        return
    world.tell(f"{vault.branch.name} forgets {world.homes.index(home)}")
    with world.desk.store.read() as tx:
        there = tx.hashes(list(gone))
    missing = [id_ for id_, sha256 in gone.items() if there.get(id_) != sha256]
    with vault.store.read() as tx, world.desk.store.read() as centre:
        heard = tx.meta("office_incarnation") or tx.meta("return_incarnation")
        knows = not world.put_back or heard == centre.meta("incarnation")
    if missing and knows:  # nobody can know that an office was put back before it says so
        world.account.faults.append(f"{vault.branch.name} forgot what the office does not have: {missing}")
