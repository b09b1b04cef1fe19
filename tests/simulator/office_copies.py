"""The office is backed up, and one day put back from its backup: it forgot what came since, the laptops did not."""

from __future__ import annotations

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.office import registry
from krachtigthuis_desktop.office.backing_up import back_up as make
from krachtigthuis_desktop.office.desk import open_desk
from krachtigthuis_desktop.prison import restoring
from tests.office.bureau import PHRASE, ROOT_PHRASE

from .world import Backup, World


def back_up(world: World) -> None:
    """Onto the one disk, where three stay."""
    if world.lies:
        return
    disk = world.folder / "disk"
    disk.mkdir(exist_ok=True)
    world.tell("the office is backed up")
    made, root = make(world.desk.vault, disk, root_phrase=ROOT_PHRASE, now=world.tick())
    assert root
    world.backups.append(Backup(made.backup.folder, root.backup.folder, world.account.known(), world.rotations))


def put_back(world: World) -> None:
    """From any backup that is still there. What the keys of now opened, those of before do not: then it cannot be."""
    usable = [each for each in world.backups if each.office.exists() and each.rotations == world.rotations]
    if not usable:
        return
    chosen = world.random.choice(usable)
    world.tell(f"the office is put back from backup {world.backups.index(chosen) + 1} of {len(world.backups)}")
    world.desk.close()
    home = world.folder / f"office-{len(world.said)}"
    restoring.restore(chosen.office, home, vault.by_phrase(PHRASE), now=world.tick()).close()
    restoring.restore(chosen.root, home / "root", vault.by_phrase(ROOT_PHRASE), now=world.tick()).close()
    world.desk = open_desk(home, PHRASE)
    world.account.forget(chosen.known)
    world.put_back += 1
    believed = {each.id for each in registry.current(world.desk).devices if each.revoked is None}
    if believed & world.revoked:
        world.account.faults.append("an office that was put back believes a laptop that was revoked")
