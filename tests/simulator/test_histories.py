"""200 histories through real vaults and real files: the centre equals the account that is kept beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.share import full

from .cast import Cast, a_cast
from .ending import finish
from .steps import STEPS
from .world import World


@pytest.fixture(scope="session")
def cast(tmp_path_factory: pytest.TempPathFactory) -> Cast:
    return a_cast(tmp_path_factory.mktemp("cast"))


def play(cast: Cast, folder: Path, seed: int) -> None:
    """One history; when something is wrong, its seed, every step and every fault."""
    with World.begin(cast, folder, seed) as world:
        try:
            for step in world.random.choices([*STEPS], [*STEPS.values()], k=world.random.randint(15, 40)):
                step(world)
            faults = finish(world)
        except BaseException:
            print(f"seed {seed}", *world.said, sep="\n")  # noqa: T201 pytest shows it of a test that fails
            raise
        assert not faults, "\n".join([f"seed {seed}", *world.said, "", *faults])


@pytest.mark.parametrize("seed", range(full(8, 200)))
def test_whatever_happens_on_the_road_the_centre_equals_the_account(cast: Cast, tmp_path: Path, seed: int) -> None:
    play(cast, tmp_path, seed)
