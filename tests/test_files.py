"""What the disk says and does, as it is told apart; the numbers of Windows are given by hand."""

from __future__ import annotations

import ast
import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from krachtigthuis_desktop import files, paths
from krachtigthuis_desktop.bundle.stick import stick_error
from krachtigthuis_desktop.errors import StickFault, VaultFault
from krachtigthuis_desktop.files import Trouble
from krachtigthuis_desktop.vault import disk

from .house import House


def of_windows(number: int, translated: int = errno.EACCES) -> OSError:
    """As Python raises it there: most numbers become one errno."""
    fault = OSError(translated, "as Windows says it", "E:\\KTH-1.age")
    fault.winerror = number  # type: ignore[attr-defined]  # Linux has no such number
    return fault


@pytest.mark.parametrize(
    ("number", "stick", "vault"),
    [
        (19, StickFault.READ_ONLY, VaultFault.READ_ONLY),
        (5, StickFault.READ_ONLY, VaultFault.READ_ONLY),
        (21, StickFault.GONE, VaultFault.MISSING),
        (31, StickFault.GONE, VaultFault.MISSING),
        (1167, StickFault.GONE, VaultFault.MISSING),
        (1006, StickFault.GONE, VaultFault.MISSING),
        (23, StickFault.BROKEN, VaultFault.DISK_FAILED),
        (27, StickFault.BROKEN, VaultFault.DISK_FAILED),
        (29, StickFault.BROKEN, VaultFault.DISK_FAILED),
        (30, StickFault.BROKEN, VaultFault.DISK_FAILED),
        (1117, StickFault.BROKEN, VaultFault.DISK_FAILED),
        (32, StickFault.HELD, VaultFault.HELD),
        (33, StickFault.HELD, VaultFault.HELD),
    ],
)
def test_what_windows_calls_not_permitted_is_told_apart(number: int, stick: StickFault, vault: VaultFault) -> None:
    assert stick_error(of_windows(number), Path("E:/"), 1).code is stick
    assert disk.code_of(of_windows(number)) is vault


@pytest.mark.parametrize("number", [39, 112, 1295])
def test_a_full_disk_is_full_also_where_python_calls_it_wrong_use(number: int, tmp_path: Path) -> None:
    told = stick_error(of_windows(number, errno.EINVAL), tmp_path, 70)
    assert (told.code, told.facts["needed"]) == (StickFault.FULL, 70)
    assert disk.code_of(of_windows(number, errno.EINVAL)) is VaultFault.DISK_FULL


def test_a_file_in_the_place_of_a_folder_is_no_failing_disk() -> None:
    assert disk.code_of(of_windows(267, errno.EINVAL)) is VaultFault.MISSING


@pytest.mark.parametrize(("code", "means"), [(errno.ENOSPC, Trouble.FULL), (errno.EROFS, Trouble.READ_ONLY)])
def test_without_a_number_of_windows_the_errno_counts(code: int, means: Trouble) -> None:
    assert files.trouble(OSError(code, "")) is means
    assert files.trouble(OSError(errno.EIO, "")) is None


def failing(times: int, fault: OSError) -> tuple[Callable[[], str], list[int]]:
    tries: list[int] = []

    def act() -> str:
        tries.append(len(tries))
        if len(tries) <= times:
            raise fault
        return "done"

    return act, tries


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_file_that_is_looked_into_is_waited_for(number: int) -> None:
    act, tries = failing(5, of_windows(number))
    waited: list[float] = []
    assert files.patiently(act, wait=waited.append) == "done"
    assert (len(tries), len(waited)) == (6, 5)


def test_nobody_waits_longer_than_two_seconds() -> None:
    act, _tries = failing(100, of_windows(32))
    waited: list[float] = []
    with pytest.raises(OSError, match="as Windows says it"):
        files.patiently(act, wait=waited.append)
    assert 1 <= sum(waited) <= 2


@pytest.mark.parametrize("fault", [of_windows(21), of_windows(112), OSError(errno.EACCES, "on Linux")])
def test_what_does_not_pass_by_itself_is_said_at_once(fault: OSError) -> None:
    act, tries = failing(1, fault)
    with pytest.raises(OSError, match=r"on Linux|as Windows"):
        files.patiently(act, wait=lambda _seconds: pytest.fail("waited"))
    assert len(tries) == 1


def test_what_is_removed_and_renamed_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"1")
    unlink, left = Path.unlink, [2]

    def held(path: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002 its own form
        if left[0]:
            left[0] -= 1
            raise of_windows(32)
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    disk.remove(file)
    assert not file.exists()


def test_a_file_is_read_past_what_the_system_remembers(tmp_path: Path) -> None:
    data = os.urandom(3 * 1024 * 1024 + 17)
    paths.write_private(tmp_path / "a", data)
    assert b"".join(paths.read_past_cache(tmp_path / "a")) == data


def test_a_link_is_not_read_past_the_cache_either(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(OSError, match="link"):
        list(paths.read_past_cache(tmp_path / "b"))


_ONLY_IN_FILES = {"fsync", "unlink", "rename", "rmtree", "rmdir", "renames", "removedirs"}


def test_only_one_room_flushes_renames_and_removes() -> None:
    """Elsewhere a call of the standard library would wait for no virus scanner and keep no name through a power cut."""
    house = House()
    found = [
        house.where(file, node.lineno)
        for name, file in house.files.items()
        if name not in {"files", "windows.disk"}
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if ast.unparse(node.func.value) != "files" and ast.unparse(node.func.value) != "disk"
        if node.func.attr in _ONLY_IN_FILES
        or (node.func.attr == "replace" and len(node.args) == 1 and not node.keywords)
        or ast.unparse(node.func) in {"os.replace", "os.remove"}
    ]
    assert found == []
