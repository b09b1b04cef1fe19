"""What can happen between one moment and the next. Each step says in one line what it did."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from krachtigthuis_desktop.care import conversations, families
from krachtigthuis_desktop.care.writing import write_down
from krachtigthuis_desktop.domain.records import HomeFront, Record, Worry
from krachtigthuis_desktop.errors import InputError, NotAllowed
from krachtigthuis_desktop.office import assigning, erasing, quarantine, revoking, rotating, settling
from krachtigthuis_desktop.prison.incarnation import begin_anew
from krachtigthuis_desktop.storage import Reader, Stored
from tests import builders
from tests.office.bureau import ROOT_PHRASE

from . import hostile
from .forget import forget
from .world import STICKS, Vault, World


def write(world: World) -> None:
    """Somebody writes a new worry, changes one, or closes a family."""
    write_in(world, world.a_vault())


def write_in(world: World, vault: Vault) -> None:
    with vault.store.read() as tx:
        here = [home for home in world.homes if tx.get(HomeFront, home)]
    if not here:
        return
    home = world.random.choice(here)
    what = world.random.choices(["new", "change", "person", "close"], [3, 5, 1, 1])[0]
    world.tell(f"{vault.branch.name} writes: {what} in {world.homes.index(home)}")
    try:
        _write(world, vault, home, what)
    except (InputError, NotAllowed) as refused:
        world.tell(f"  not written: {refused}")
    world.note_written(vault)


def _write(world: World, vault: Vault, home: UUID, what: str) -> None:
    hand, store = world.hand(vault), vault.store
    match what:
        case "new":
            facts = {"conversation": None, "raised_by": families.family(store, home).detainee.id, "about": ()}
            conversations.record_worry(store, home, builders.a_worry(own_words=world.words(), **facts), hand=hand)
        case "person":
            families.add_person(store, home, builders.a_person(first_name=world.words()), hand=hand)
        case "close":
            with store.read() as tx:
                closed = tx.need(HomeFront, home).record.closed
            if closed is None:
                families.close_family(store, home, why=world.words(), hand=hand)
            else:
                families.reopen_family(store, home, hand=hand)
        case _:
            with store.read() as tx:
                worries = tx.all(Worry, home=home)
            if worries:
                old = world.random.choice(worries)
                new = replace(old.record, own_words=world.words())
                conversations.change_worry(store, old.id, new, base=old.head, hand=hand)


def take_along(world: World) -> None:
    vault, stick = world.a_vault(), world.random.choice(STICKS)
    world.tell(f"{vault.branch.name} takes along on {stick}: {len(world.take(vault, stick))}")


def lose_stick(world: World) -> None:
    stick = world.random.choice(STICKS)
    world.tell(f"{stick} is lost")
    shutil.rmtree(world.stick(stick))
    world.stick(stick).mkdir()


def copy_stick(world: World) -> None:
    one, other = world.random.sample(STICKS, 2)
    world.tell(f"{one} is copied onto {other}")
    for file in world.stick(one).iterdir():
        shutil.copy2(file, world.stick(other))


def import_files(world: World) -> None:
    files = world.on_sticks()
    world.random.shuffle(files)
    some = files[: world.random.randint(1, len(files))] if files else []
    world.tell(f"the office imports {len(some)} of {len(files)}")
    if some:
        world.bring(some)


def make_return(world: World) -> None:
    player = world.random.choice(world.cast.players)
    if player.device not in world.revoked:
        world.tell(f"the office makes a return for {player.name}")
        world.answer(player.device)


def apply_return(world: World) -> None:
    vault = world.a_vault()
    files = world.returns.get(vault.device, [])
    if files:
        place = world.random.randrange(len(files))
        world.tell(f"{vault.branch.name} applies return file {place} of {len(files)}")
        world.apply(vault, files[place])


def lose_return(world: World) -> None:
    files = world.returns.get(world.a_vault().device, [])
    if files:
        world.tell("a return is lost")
        files.pop(world.random.randrange(len(files)))


def settle(world: World) -> None:
    """Two testimonies become one: the first, the second or a third."""
    found = settling.conflicts(world.desk)
    if found:
        settle_one(world, world.random.choice(found))


def settle_one(world: World, conflict: settling.Conflict) -> None:
    two = conflict.testimonies[:2]
    values = [each.record for each in two if each.record is not None]
    if not values:
        return
    value: Record = world.random.choice(values)
    if isinstance(value, Worry) and world.random.random() < 0.5:
        value = replace(value, own_words=world.words())
    world.tell(f"the office settles {conflict.kind} in {world.homes.index(conflict.home or conflict.record)}")
    between = (two[0].revision, two[1].revision)
    settling.settle(world.desk, conflict.record, value, between=between, reason="Gebeld", hand=world.staff())
    world.note_office()


def office_edits(world: World) -> None:
    with world.desk.store.read() as tx:
        worry = _some_worry(world, tx)
    if worry:
        world.tell(f"the office changes a worry in {world.homes.index(_home(worry))}")
        new = replace(worry.record, own_words=world.words())
        with world.desk.store.write() as tx:
            write_down(tx, new, hand=world.staff(), home=worry.home, id_=worry.id, base=worry.head)
        world.note_office()


def assign(world: World) -> None:
    home = world.random.choice(world.homes)
    trusted = [each for each in world.cast.players if each.device not in world.revoked]
    some = world.random.sample(trusted, world.random.randint(1, len(trusted))) if trusted else []
    with world.desk.store.read() as tx:
        there = tx.get(HomeFront, home) is not None
    if there and some:
        world.tell(f"{world.homes.index(home)} is assigned to {[each.name for each in some]}")
        assigning.assign(world.desk, home, [each.device for each in some], hand=world.staff())
        world.note_office()


def send_back(world: World) -> None:
    home = world.random.choice(world.homes)
    with world.desk.store.read() as tx:
        front = tx.get(HomeFront, home)
    devices = [each for each in (front.record.volunteers if front else ()) if each not in world.revoked]
    if devices:
        world.tell(f"{world.homes.index(home)} is sent back")
        assigning.send_back(world.desk, home, world.random.choice(devices), hand=world.staff())


def erase(world: World) -> None:
    """A worry is erased; now and then a whole family."""
    with world.desk.store.read() as tx:
        worry = _some_worry(world, tx)
    if worry is None:
        return
    wanted = _home(worry) if world.random.random() < 0.2 else worry.id
    world.tell(
        f"the office erases {'family' if wanted == worry.home else 'a worry in'} {world.homes.index(_home(worry))}"
    )
    world.account.erased.add(wanted)
    erasing.erase(world.desk, [wanted], now=world.tick())


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
        world.add_vault(vault.player, vault.file, f"{vault.branch.name}'")


def revoke(world: World) -> None:
    player = world.random.choice(world.cast.players)
    if not world.revoked:
        world.tell(f"{player.name} is revoked")
        world.revoked.add(player.device)
        revoking.revoke(
            world.desk, player.device, reason=revoking.Reason.STOLEN, root_phrase=ROOT_PHRASE, now=world.tick()
        )


def rotate(world: World) -> None:
    world.tell("the office renews its keys")
    rotating.rotate(world.desk, root_phrase=ROOT_PHRASE, now=world.tick())


def decide(world: World) -> None:
    items = quarantine.waiting(world.desk)
    if items:
        decide_one(world, world.random.choice(items))


def decide_one(world: World, item: quarantine.Apart) -> None:
    """Release what may be, or refuse it. What a hostile laptop put under another's name is always refused."""
    honest = item.kind is quarantine.Kind.BUNDLE or not item.needs_two
    what = f"{item.kind.value} {item.reason} {item.seq or ''}"
    if item.releasable and honest and world.random.random() < 0.5 and world.released(item):
        world.tell(f"the office releases {what}")
    else:
        world.tell(f"the office refuses {what}")
        quarantine.refuse(world.desk, item.id, why="Niet goed", now=world.tick())
    world.note_refused()


def _with_snapshot(world: World) -> Vault | None:
    some = [each for each in world.vaults if each.snapshots]
    return world.random.choice(some) if some else None


def _replace(world: World, vault: Vault, how: str) -> Vault:
    vault.store.close()
    world.vaults.remove(vault)
    new = world.add_vault(vault.player, world.random.choice(vault.snapshots), f"{vault.branch.name}-{how}")
    new.snapshots = vault.snapshots
    return new


def _some_worry(world: World, tx: Reader) -> Stored[Worry] | None:
    worries = [each for home in world.homes for each in tx.all(Worry, home=home)]
    return world.random.choice(worries) if worries else None


def _home(stored: Stored[Worry]) -> UUID:
    assert stored.home is not None
    return stored.home


Step = Callable[[World], None]
STEPS: dict[Step, int] = {
    write: 30,
    take_along: 14,
    import_files: 12,
    make_return: 9,
    apply_return: 12,
    lose_stick: 2,
    copy_stick: 2,
    lose_return: 1,
    settle: 3,
    office_edits: 3,
    assign: 3,
    send_back: 2,
    erase: 1,
    days: 3,
    clock: 1,
    snapshot: 3,
    roll_back: 1,
    restore: 1,
    clone: 1,
    revoke: 1,
    rotate: 1,
    decide: 2,
    forget: 4,
    hostile.forge: 3,
}
"""Each with its weight."""
