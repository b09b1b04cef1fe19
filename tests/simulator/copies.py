"""What happens to a vault as a file: copied aside, put back, restored, cloned; and to its clock."""

from __future__ import annotations

import shutil
from datetime import timedelta

from krachtigthuis_desktop.prison.incarnation import begin_anew

from .world import Vault, World


def days(world: World) -> None:
    count = world.random.randint(1, 10)
    world.tell(f"{count} days go by")
    world.now += timedelta(days=count)


def clock(world: World) -> None:
    vault = world.a_vault()
    vault.skew = timedelta(days=world.random.choice([-3650, -400, -1, 0, 1, 400, 3650]))
    world.tell(f"the clock of {vault.branch.name} is off by {vault.skew.days} days")


def snapshot(world: World) -> None:
    vault = world.a_vault()
    file = world.folder / f"snapshot-{len(world.said)}.db"
    shutil.copy2(vault.file, file)
    vault.snapshots.append(file)
    world.tell(f"{vault.branch.name} is copied aside")


def roll_back(world: World) -> None:
    """An older vault in the place of the one of now, behind the program's back."""
    vault = _with_snapshot(world)
    if vault:
        world.tell(f"{vault.branch.name} is rolled back")
        _replace(world, vault, "rolled")


def restore(world: World) -> None:
    """A backup is put back by the program: it begins anew."""
    vault = _with_snapshot(world)
    if vault:
        world.tell(f"{vault.branch.name} is restored")
        new = _replace(world, vault, "restored")
        with new.store.write() as tx:
            begin_anew(tx, world.at(new))


def clone(world: World) -> None:
    vault = world.a_vault()
    if len(world.vaults) < 5:
        world.tell(f"{vault.branch.name} is cloned")
        new = world.add_vault(vault.player, vault.file, f"{vault.branch.name}'")
        # It goes on in the same row: what the office was warned of in that row, it was warned of for both.
        beside = [each - {vault.branch.name} for each in world.account.noticed if vault.branch.name in each]
        world.account.noticed |= {each | {new.branch.name} for each in beside}


def _with_snapshot(world: World) -> Vault | None:
    some = [each for each in world.vaults if each.snapshots]
    return world.random.choice(some) if some else None


def _replace(world: World, vault: Vault, how: str) -> Vault:
    vault.store.close()
    world.vaults.remove(vault)
    new = world.add_vault(vault.player, world.random.choice(vault.snapshots), f"{vault.branch.name}-{how}")
    new.snapshots = vault.snapshots
    return new
