"""What the office does: settle, change, assign, send back, erase, revoke, renew keys, decide what was set apart."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from krachtigthuis_desktop.care.writing import write_down
from krachtigthuis_desktop.domain.records import HomeFront, Record, Worry
from krachtigthuis_desktop.office import assigning, erasing, quarantine, revoking, rotating, settling
from krachtigthuis_desktop.storage import Reader, Stored
from tests.office.bureau import ROOT_PHRASE

from .world import World


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
    world.rotations += 1


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
        if item.kind is quarantine.Kind.BUNDLE:
            world.refused_files.add(item.id)
    world.note_refused()


def _some_worry(world: World, tx: Reader) -> Stored[Worry] | None:
    worries = [each for home in world.homes for each in tx.all(Worry, home=home)]
    return world.random.choice(worries) if worries else None


def _home(stored: Stored[Worry]) -> UUID:
    assert stored.home is not None
    return stored.home
