"""Several steps in a row, as people do them: a visit home and back, two who change the same, a family that is let go."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from krachtigthuis_desktop.care import conversations
from krachtigthuis_desktop.domain.records import HomeFront, Worry
from krachtigthuis_desktop.errors import InputError, NotAllowed
from krachtigthuis_desktop.office import assigning

from . import writing
from .forget import forget_in
from .world import STICKS, Vault, World


def visit(world: World) -> None:
    """Home and back. Now and then it breaks off half-way: the stick stays in a pocket, or the return does."""
    visit_of(world, world.a_vault(), thorough=False)


def visit_of(world: World, vault: Vault, *, thorough: bool) -> None:
    files = world.take(vault, world.random.choice(STICKS))
    world.tell(f"{vault.branch.name} comes by with {len(files)}")
    if not thorough and world.random.random() < 0.2:
        return
    if files:
        world.bring(files)
    if vault.device in world.revoked:
        return
    for file in world.answer(vault.device):
        if thorough or world.random.random() < 0.8:
            world.apply(vault, file)


def both_change(world: World) -> None:
    """Two laptops change the same worry, each without knowing of the other."""
    found = [(home, worry) for home in world.homes for worry in _shared(world, home)]
    if found:
        home, worry = world.random.choice(found)
        world.tell(f"two change the same worry in {world.homes.index(home)}")
        for vault in world.vaults:
            _change(world, vault, worry)


def let_go(world: World) -> None:
    """A family is closed or handed over, and long after that the laptop forgets it; later it may be sent back."""
    vault, home = world.a_vault(), world.random.choice(world.homes)
    with vault.store.read() as tx:
        here = tx.get(HomeFront, home)
    with world.desk.store.read() as tx:
        there = tx.get(HomeFront, home)
    others = [each.device for each in world.cast.players if each.device not in {vault.device, *world.revoked}]
    if here is None or there is None or vault.device in world.revoked or not others:
        return
    if world.random.random() < 0.5:
        writing.close(world, vault, home)
    else:
        world.tell(f"{world.homes.index(home)} is handed over")
        assigning.assign(world.desk, home, [world.random.choice(others)], hand=world.staff())
        world.note_office()
    visit_of(world, vault, thorough=True)
    if world.random.random() < 0.3:
        writing.write_in(world, world.a_vault())
    world.now += timedelta(days=8)
    forget_in(world, vault, home)
    if world.random.random() < 0.5:
        world.tell(f"{world.homes.index(home)} is his again")
        assigning.assign(world.desk, home, [vault.device, *others[:1]], hand=world.staff())
        world.note_office()


def _shared(world: World, home: UUID) -> list[UUID]:
    """Worries of this family, by when they were written down."""
    with world.desk.store.read() as tx:
        return [each.id for each in tx.all(Worry, home=home)]


def _change(world: World, vault: Vault, worry: UUID) -> None:
    with vault.store.read() as tx:
        stored = tx.get(Worry, worry)
    if stored is None:
        return
    new = replace(stored.record, own_words=world.words())
    try:
        conversations.change_worry(vault.store, worry, new, base=stored.head, hand=world.hand(vault))
    except (InputError, NotAllowed) as refused:
        world.tell(f"  not written: {refused}")
    world.note_written(vault)
