"""The final name on a stick stands only on a whole, checked file, whatever the stick does (SECURITY T29, T12)."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from krachtigthuis_desktop.bundle import put_on_stick
from krachtigthuis_desktop.bundle import stick as stick_room
from krachtigthuis_desktop.errors import StickError, StickFault
from tests import share
from tests.bundle import parcels, putting
from tests.bundle.putting import DATA, NAME, Said

OLDER = b"the same bundle, sealed yesterday"


def _fault(folder: Path) -> StickError:
    with pytest.raises(StickError) as refused:
        put_on_stick(folder, NAME, DATA)
    return refused.value


def _whole(folder: Path) -> bool:
    """No final file, the older one, or all of the new one."""
    final = folder / NAME
    return not final.exists() or final.read_bytes() in {OLDER, DATA}


def test_a_file_arrives_whole_under_its_name_and_nothing_else_stays(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    path = put_on_stick(tmp_path, NAME, DATA, told=lambda done, total: told.append((done, total)))
    assert path.read_bytes() == DATA
    assert list(tmp_path.iterdir()) == [tmp_path / NAME]
    assert told[-1] == (len(DATA), len(DATA))
    assert told == sorted(told)


def test_a_bundle_is_written_again_over_the_same_name(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(OLDER)
    assert put_on_stick(tmp_path, NAME, DATA).read_bytes() == DATA


def test_what_a_pulled_stick_left_behind_is_cleaned_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    for name in ("KTH-FEDCBA9876543210.age.part", f"{NAME}.part", "foto.jpg", "film.part"):
        (tmp_path / name).write_bytes(b"half")
    put_on_stick(tmp_path, NAME, DATA)
    assert {path.name for path in tmp_path.iterdir()} == {NAME, "foto.jpg", "film.part"}


def test_a_link_that_somebody_left_is_not_written_through(tmp_path: Path) -> None:
    treasure = tmp_path / "treasure"
    treasure.write_bytes(b"mine")
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / f"{NAME}.part").symlink_to(treasure)
    (folder / NAME).symlink_to(treasure)
    put_on_stick(folder, NAME, DATA)
    assert treasure.read_bytes() == b"mine"
    assert (folder / NAME).read_bytes() == DATA
    assert not (folder / NAME).is_symlink()


@pytest.mark.parametrize("name", ["gone", "file"])
def test_without_a_stick_it_is_said_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert _fault(tmp_path / name).code is StickFault.NONE


def test_names_suit_every_stick_and_tell_nothing() -> None:
    names = {parcels.a_bundle().name for _ in range(20)}
    assert len(names) == 20
    assert all(re.fullmatch(r"KTH-[0-9A-F]{16}\.age", name) for name in names)


def test_what_comes_back_otherwise_is_no_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stick that says it wrote, and gives other bytes."""
    (tmp_path / NAME).write_bytes(OLDER)
    real = stick_room._read_back
    monkeypatch.setattr(stick_room, "_read_back", lambda path: real(path)[:-1] + b"?")
    assert _fault(tmp_path).code is StickFault.READ_BACK
    assert (tmp_path / NAME).read_bytes() == OLDER
    assert len(list(tmp_path.iterdir())) == 1


def test_a_full_stick_says_how_much_is_needed_and_free(tmp_path: Path) -> None:
    said = putting.in_small_world(tmp_path, "size=64k")
    assert said == Said(f"stick_full needed={len(DATA)} free=65536", 0, "")


def test_a_stick_without_room_for_a_name_is_full(tmp_path: Path) -> None:
    said = putting.in_small_world(tmp_path, "size=1m,nr_inodes=1")
    assert said.word.startswith(f"stick_full needed={len(DATA)}")


def test_a_read_only_stick_says_so(tmp_path: Path) -> None:
    assert putting.in_small_world(tmp_path, "ro") == Said("stick_read_only", 0, "")


def test_a_stick_with_room_takes_it(tmp_path: Path) -> None:
    assert putting.in_small_world(tmp_path, "size=1m") == Said("done", 0, "")


def _points(folder: Path) -> list[tuple[str, int]]:
    """Every call that touches the stick, found by doing it once."""
    log = folder.parent / "strace.log"
    assert putting.traced(folder, "-o", str(log)) == Said("done", 0, "")
    called = Counter(re.findall(r"^\d+ +(\w+)\(", log.read_text(), re.MULTILINE))
    return [(call, number + 1) for call in putting.CALLS for number in range(called[call])]


def _stick(tmp_path: Path, name: str) -> Path:
    """A stick with an older bundle of the same name and a leftover."""
    folder = tmp_path / name
    folder.mkdir()
    (folder / NAME).write_bytes(OLDER)
    (folder / "KTH-FEDCBA9876543210.age.part").write_bytes(b"half")
    return folder


@pytest.mark.parametrize("error", ["EIO", "ENOSPC", "EROFS", "ENOENT"])
def test_a_stick_that_fails_at_any_call_is_named_and_holds_no_half_bundle(tmp_path: Path, error: str) -> None:
    """Each fault at each call that touches the stick; an I/O error always at all of them."""
    points = _points(_stick(tmp_path, "first"))
    assert {call for call, _ in points} >= {"openat", "write", "fsync", "read", "rename"}
    every = 1 if error == "EIO" else share.full(3, 1)
    for place, (call, number) in enumerate(points[::every]):
        folder = _stick(tmp_path, f"{place}")
        said = putting.traced(folder, "-o", os.devnull, "-e", f"inject={call}:error={error}:when={number}")
        assert said.status == 0, (call, number, said)
        assert said.noise == "", (call, number, said)
        assert said.word == "done" or said.word.startswith("stick_"), (call, number, said)
        assert _whole(folder), (call, number)
        assert said.word != "done" or (folder / NAME).read_bytes() == DATA, (call, number)
        assert not (folder / f"{NAME}.part").exists() or call == "unlink", (call, number)


def test_a_stick_that_is_pulled_at_any_call_holds_no_half_bundle(tmp_path: Path) -> None:
    """The process is killed at the call: nothing of ours runs any more, and the next time cleans up."""
    points = _points(_stick(tmp_path, "first"))
    for place, (call, number) in enumerate(points[:: share.full(2, 1)]):
        folder = _stick(tmp_path, f"{place}")
        putting.traced(folder, "-o", os.devnull, "-e", f"inject={call}:signal=KILL:when={number}")
        assert _whole(folder), (call, number)
        put_on_stick(folder, NAME, DATA)
        assert list(folder.iterdir()) == [folder / NAME]
