"""T12 and T10 for a backup, for putting one back and for taking a vault away: a stick that is full, fails or is pulled,
a process that is killed, at every call to the disk.

A folder with the name of a backup is whole, always; the vault and the backups that stood there are as they were.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.errors import StickFault, VaultError, VaultFault
from tests.share import full
from tests.vault import faulty_disk
from tests.vault.backups import ANEW, back_up, names, numbers, restored
from tests.vault.faulty_disk import Point
from tests.vault.world import NOW, PHRASE, Made

pytestmark = [
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace makes the faults; CI installs it"),
    pytest.mark.timeout(3_600),
]

FAIR = 2
REFUSALS = {StickFault.FULL, StickFault.GONE, StickFault.READ_ONLY, StickFault.READ_BACK, StickFault.UNREADABLE}
NEW = "KTH-backup-0000000000000000"
Fault = Callable[[Point], str]


def points(home: Path, count: int, *act: str) -> list[Point]:
    """The calls that are few are the ones between the files; of the pages a share.

    Always among them: the last name that is given, and the last flush, which comes after it.
    """
    found = faulty_disk.points(home, *act)
    pages = [point for point in found if point.call == "pwrite64"]
    seldom = [point for point in found if point.call != "pwrite64"]
    named = [[point for point in seldom if point.call == call][-1] for call in ("rename", "fsync") if seldom]
    chosen = faulty_disk.share(seldom, count) + faulty_disk.share(pages, count // 2) + named
    return list(dict.fromkeys(chosen))


def stick_of(tmp_path: Path, made: Made, name: str) -> Path:
    """With three backups on it already, so that a fourth makes one of them go."""
    first = tmp_path / "first"
    if not first.exists():
        for _number in range(3):
            back_up(made, first)
    shutil.copytree(first, tmp_path / name)
    return tmp_path / name


def check_stick(made: Made, stick: Path, point: Point, *, stands: bool) -> None:
    """Every folder with a final name is whole; either all that stood there stands, or the new one has come."""
    found = numbers(stick)
    assert (NEW in names(stick)) == stands, point
    assert found[-3:-1] == [2, 3] if stands else found == [1, 2, 3], point
    with made.open() as opened:
        assert vault.check(opened).whole, point


@pytest.mark.parametrize("fault", [Point.full_from_here, Point.failing])
def test_a_stick_that_fails_during_a_backup_leaves_what_stood_there(made: Made, tmp_path: Path, fault: Fault) -> None:
    act = ("backup", made.paper)
    words = set()
    for number, point in enumerate(points(made.home, full(FAIR, 200), *act, str(stick_of(tmp_path, made, "counted")))):
        stick = stick_of(tmp_path, made, str(number))
        said = faulty_disk.during(made.home, fault(point), *act, str(stick))
        words.add(said.word)
        assert (said.status, said.noise) == (0, ""), (point, said)
        assert said.word == "done" or said.word in REFUSALS, (point, said)
        stands = NEW in names(stick)
        # The last flush is that of the folder: then the backup stands already, though nobody can promise it.
        assert said.word != "done" or stands, (point, said)
        check_stick(made, stick, point, stands=stands)
        shutil.rmtree(stick)
    assert words & REFUSALS  # or no fault was felt at all


def test_a_kill_during_a_backup_leaves_it_whole_or_not_there(made: Made, tmp_path: Path) -> None:
    act = ("backup", made.paper)
    stood = set()
    for number, point in enumerate(points(made.home, full(FAIR, 200), *act, str(stick_of(tmp_path, made, "counted")))):
        stick = stick_of(tmp_path, made, str(number))
        said = faulty_disk.during(made.home, point.killing(), *act, str(stick))
        assert said.word == "", (point, said)
        stands = NEW in names(stick)
        check_stick(made, stick, point, stands=stands)
        stood.add(stands)
        back_up(made, stick)  # and the next sweeps what the kill left
        assert not list(stick.glob("*.half")), point
        assert len(names(stick)) == 3, point
        shutil.rmtree(stick)
    assert stood == {True, False}


@pytest.mark.parametrize("fault", [Point.full_from_here, Point.killing])
def test_a_backup_is_put_back_whole_or_there_is_room_to_try_again(made: Made, tmp_path: Path, fault: Fault) -> None:
    act = ("restore", made.paper, str(back_up(made, tmp_path / "stick")), PHRASE)
    words = set()
    for number, point in enumerate(points(tmp_path / "counted", full(FAIR, 60), *act)):
        home = tmp_path / str(number)
        said = faulty_disk.during(home, fault(point), *act)
        words.add(said.word)
        if said.word not in {"", "done"}:
            assert not home.exists(), (point, said)
        if not vault.is_vault(home):
            restored(Path(act[2]), home, made.paper, PHRASE).close()
        with Made(home, made.paper).open() as opened, opened.store.read() as tx:
            assert tx.meta("incarnation") == ANEW, point
        assert Made(home, made.paper).opens_with(PHRASE), point
        shutil.rmtree(home)
    if fault is Point.killing:
        assert words == {""}
    else:
        assert words & {VaultFault.DISK_FULL, VaultFault.DISK_FAILED}  # or no fault was felt at all
        assert words <= {"done", *VaultFault}


def test_a_kill_while_a_vault_is_taken_away_leaves_a_vault_or_a_place_to_make_one(made: Made, tmp_path: Path) -> None:
    stood = set()
    for number, point in enumerate(points(made.copy(tmp_path / "counted").home, full(FAIR, 60), "retire", made.paper)):
        trial = made.copy(tmp_path / str(number))
        said = faulty_disk.during(trial.home, point.killing(), "retire", trial.paper)
        assert said.word == "", (point, said)
        stood.add(vault.is_vault(trial.home))
        if vault.is_vault(trial.home):
            vault.take_away(trial.open())
        else:
            vault.create(trial.home, kind=vault.LAPTOP, phrase=PHRASE, now=NOW, cost=vault.FLOOR)[0].close()
            vault.open_with_phrase(trial.home, PHRASE).close()
        shutil.rmtree(trial.home, ignore_errors=True)
    assert stood == {True, False}


def test_overwritten_slots_under_the_mark_are_a_place_to_make_one_and_without_it_damage(made: Made) -> None:
    """The power went between the last overwriting and the last removal; the same bytes without the mark are a fault."""
    for name in ("keys.json", "keys.bak"):
        (made.home / name).write_bytes(bytes(range(128, 256)) * 8)
    with pytest.raises(VaultError, match=VaultFault.SLOTS_DAMAGED.value):
        made.open()
    (made.home / "making").write_bytes(b"")
    assert not vault.is_vault(made.home)
    vault.create(made.home, kind=vault.LAPTOP, phrase=PHRASE, now=NOW, cost=vault.FLOOR)[0].close()
    assert made.opens_with(PHRASE)


def test_whole_slots_under_the_mark_are_a_vault(made: Made) -> None:
    (made.home / "keys.bak").write_bytes(bytes(range(128, 256)) * 8)
    (made.home / "making").write_bytes(b"")
    assert vault.is_vault(made.home)
    with made.open() as opened:
        assert vault.check(opened).whole
