"""What a name, a number or a right means on Windows; no call of Windows is needed for that."""

from __future__ import annotations

import errno
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from krachtigthuis_desktop.errors import VaultError, VaultFault
from krachtigthuis_desktop.vault import folder, lock
from krachtigthuis_desktop.windows import disk, drives, places, rights

ME = "S-1-5-21-1-2-3-1001"


@pytest.mark.parametrize("name", ["NUL.age", "con", "Com1.age", "LPT9", "aux.tar.gz", "nul ", "COM²"])
def test_a_name_of_a_device_is_no_file(name: str) -> None:
    assert disk.is_device(name)


@pytest.mark.parametrize("name", ["KTH-1.age", "NULL.age", "COM10.age", "console", "COM.age"])
def test_other_names_are(name: str) -> None:
    assert not disk.is_device(name)


@pytest.mark.parametrize("name", [r"\\server\share\Kluis", r"\\?\UNC\server\share\Kluis", "//server/share/x"])
def test_a_share_is_seen_by_its_name(name: str) -> None:
    assert places.is_share(PureWindowsPath(name))


@pytest.mark.parametrize("name", [r"C:\Kluis", r"\\?\C:\Kluis", r"D:\a b\é"])
def test_a_disk_of_this_computer_is_none(name: str) -> None:
    assert not places.is_share(PureWindowsPath(name))


def test_linux_knows_no_such_names() -> None:
    assert not places.is_share(PurePosixPath("//server/share"))


def test_a_long_path_is_the_place_that_it_means() -> None:
    assert places.plain(PureWindowsPath(r"\\?\C:\Kluis#1")) == PureWindowsPath(r"C:\Kluis#1")


def test_a_vault_on_a_share_is_refused_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(places, "is_elsewhere", lambda path: path == tmp_path)
    for check in (folder.check_empty, folder.check_vault):
        with pytest.raises(VaultError) as refused:
            check(folder.Folder(tmp_path))
        assert refused.value.code is VaultFault.NETWORK


@pytest.mark.parametrize(
    ("kind", "bus", "counts"),
    [
        (drives.REMOVABLE, drives.USB, True),
        (drives.REMOVABLE, None, True),
        (drives.FIXED, drives.USB, True),
        (drives.FIXED, drives.SD, True),
        (drives.FIXED, 11, False),
        (drives.FIXED, 17, False),
        (drives.FIXED, None, False),
        (4, drives.USB, False),
        (5, drives.USB, False),
    ],
)
def test_what_hangs_on_usb_is_a_stick_whatever_it_calls_itself(kind: int, bus: int | None, counts: bool) -> None:  # noqa: FBT001
    assert drives.is_stick(kind, bus) is counts


def test_a_stick_is_called_by_its_name() -> None:
    assert drives.shown("E:\\", "EXODUS") == "EXODUS (E:)"
    assert drives.shown("E:\\", "") == "E:"


@pytest.mark.parametrize(
    ("number", "taken"),
    [(errno.EACCES, True), (errno.EDEADLK, True), (None, True), (0, True), (errno.EBADF, False), (errno.EINVAL, False)],
)
def test_on_windows_a_lock_that_is_not_given_is_taken(number: int | None, taken: bool) -> None:  # noqa: FBT001
    fault = OSError() if number is None else OSError(number, "")
    assert lock.is_taken(fault, "win32") is taken


def test_a_disk_without_locks_is_not_taken_on_linux() -> None:
    assert not lock.is_taken(OSError(errno.ENOLCK, ""), "linux")


@pytest.mark.parametrize(
    "words",
    [
        # What a folder in C:\ gets from above.
        "D:AI(A;OICIID;FA;;;BA)(A;OICIID;FA;;;SY)(A;OICIID;0x1200a9;;;BU)(A;ID;0x1301bf;;;AU)(A;OICIIOID;SDGXGWGR;;;AU)",
        f"D:P(A;OICI;FA;;;{ME})(A;OICI;FA;;;WD)",
        f"D:P(A;OICI;FA;;;{ME})(A;OICI;0x1301bf;;;S-1-5-21-1-2-3-1002)",
        f"D:P(A;OICI;FA;;;{ME})(A;OICI;DCLCRPCR;;;BU)",
        "D:NO_ACCESS_CONTROL",
        "",
    ],
)
def test_a_folder_that_others_may_change_is_seen(words: str) -> None:
    assert rights.others_may_write(words, ME)


@pytest.mark.parametrize(
    "words",
    [
        rights.private(ME),
        f"D:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;FA;;;{ME})",
        f"D:P(A;OICI;FA;;;{ME})(A;OICI;0x1200a9;;;BU)",
        f"D:P(D;OICI;FA;;;WD)(A;OICI;FA;;;{ME})",
    ],
)
def test_a_folder_that_only_its_owner_may_change_is_not(words: str) -> None:
    assert not rights.others_may_write(words, ME)
