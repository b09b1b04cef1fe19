"""T12 and T10 for making a vault and changing its slots: no space, an I/O error or a kill at every call to the disk.

Afterwards the vault is whole and stands before or after the change, never between; a refusal is one of ours.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.errors import VaultFault
from tests.share import full
from tests.vault import faulty_disk
from tests.vault.faulty_disk import Point, Said
from tests.vault.world import OTHER_PHRASE, PHRASE, Made, make

pytestmark = [
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace makes the faults; CI installs it"),
    pytest.mark.timeout(1_800),
]

FAIR = 4
"""Points per kind of fault in each run; all of them with KT_FULL=1."""

REFUSALS = {VaultFault.DISK_FULL, VaultFault.DISK_FAILED, VaultFault.READ_ONLY, VaultFault.MISSING}


Fault = Callable[[Point], str]


def is_whole(made: Made) -> bool:
    with made.open() as opened:
        return vault.check(opened).whole


def changed(made: Made) -> bool:
    """Whether the new phrase is in force; exactly one of the two must be."""
    old, new = made.opens_with(PHRASE), made.opens_with(OTHER_PHRASE)
    assert old != new
    return new


def half_files(home: Path) -> list[str]:
    return [path.name for path in home.iterdir() if path.suffix in {".new", ".old"}]


def change_points(made: Made, tmp_path: Path, count: int) -> list[Point]:
    trial = made.copy(tmp_path / "counted")
    return faulty_disk.share(faulty_disk.points(trial.home, "change", trial.paper, OTHER_PHRASE), count)


@pytest.mark.parametrize("fault", [Point.full_from_here, Point.failing])
def test_a_disk_that_fails_during_a_change_of_phrase_leaves_one_phrase_in_force(
    made: Made, tmp_path: Path, fault: Fault
) -> None:
    words = set()
    for number, point in enumerate(change_points(made, tmp_path, full(FAIR, 10_000))):
        trial = made.copy(tmp_path / str(number))
        said = faulty_disk.during(trial.home, fault(point), "change", trial.paper, OTHER_PHRASE)
        words.add(said.word)
        assert (said.status, said.noise) == (0, ""), (point, said)
        assert said.word == "done" or said.word in REFUSALS, (point, said)
        # A disk that lets nothing be removed leaves a spare file, and the next opening removes it.
        assert point.call.startswith("unlink") or half_files(trial.home) == [], point
        assert changed(trial) == (said.word == "done"), (point, said)
        assert is_whole(trial), point
        assert half_files(trial.home) == [], point
    assert words & REFUSALS  # or no fault was felt at all


def test_a_kill_during_a_change_of_phrase_leaves_the_vault_before_or_after_it(made: Made, tmp_path: Path) -> None:
    outcomes = set()
    for number, point in enumerate(change_points(made, tmp_path, full(FAIR, 10_000))):
        trial = made.copy(tmp_path / str(number))
        said = faulty_disk.during(trial.home, point.killing(), "change", trial.paper, OTHER_PHRASE)
        assert said.word == "", (point, said)
        assert is_whole(trial), point
        assert half_files(trial.home) == [], point
        outcomes.add(changed(trial))
    assert outcomes == {True, False}


def create_points(tmp_path: Path, count: int) -> list[Point]:
    found = faulty_disk.points(tmp_path / "counted", "create", PHRASE)
    # The steps of the schema write hundreds of pages; the calls that are few are the ones between the files.
    seldom = [point for point in found if point.call != "pwrite64"]
    pages = [point for point in found if point.call == "pwrite64"]
    return faulty_disk.share(seldom, count) + faulty_disk.share(pages, max(2, count // 4))


def check_created(home: Path, said: Said, point: Point) -> None:
    """It stands and opens, or nothing of it is there."""
    if said.word == "done":
        vault.open_with_phrase(home, PHRASE).close()
    else:
        assert said.word in REFUSALS, (point, said)
        assert not home.exists(), (point, said)


@pytest.mark.parametrize("fault", [Point.full_from_here, Point.failing])
def test_a_disk_that_fails_while_a_vault_is_made_leaves_nothing(tmp_path: Path, fault: Fault) -> None:
    words = set()
    for number, point in enumerate(create_points(tmp_path, full(FAIR, 40))):
        home = tmp_path / str(number)
        said = faulty_disk.during(home, fault(point), "create", PHRASE)
        words.add(said.word)
        assert (said.status, said.noise) == (0, ""), (point, said)
        check_created(home, said, point)
    assert words & REFUSALS  # or no fault was felt at all


def test_a_kill_while_a_vault_is_made_leaves_a_vault_or_a_place_to_make_one(tmp_path: Path) -> None:
    stood = set()
    for number, point in enumerate(create_points(tmp_path, full(FAIR, 40))):
        home = tmp_path / str(number)
        said = faulty_disk.during(home, point.killing(), "create", PHRASE)
        assert said.word == "", (point, said)
        stood.add(vault.is_vault(home))
        if vault.is_vault(home):
            vault.open_with_phrase(home, PHRASE).close()
        else:
            assert Made(home, make(home).paper).opens_with(PHRASE)
    assert stood == {True, False}
