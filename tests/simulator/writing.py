"""What somebody at a laptop writes down: something new, a change, a family that is closed or opened again."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from krachtigthuis_desktop.care import conversations, families
from krachtigthuis_desktop.domain.records import HomeFront, Worry
from krachtigthuis_desktop.errors import InputError, NotAllowed
from tests import builders

from .world import Vault, World


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


def close(world: World, vault: Vault, home: UUID) -> None:
    """A family is closed, or opened again."""
    world.tell(f"{vault.branch.name} closes or opens {world.homes.index(home)}")
    try:
        _write(world, vault, home, "close")
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
