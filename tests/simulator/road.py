"""What happens on the road: sticks that are filled, lost, copied and brought, returns that are made, lost and applied."""

from __future__ import annotations

import shutil

from .world import STICKS, World


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
