"""Where things lie: the program's own plain files, the settings of this user, and the sticks.

Nothing here reads or writes a record. After a call the folder it names exists only if it says so.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

import platformdirs

from . import files

if sys.platform == "win32":
    from .windows import disk as windows_disk
    from .windows import drives

PROGRAM = "krachtigthuis"
_OF_THE_SYSTEM = ("/", "/boot", "/home", "/usr", "/var")
_BELOW_THE_SYSTEM = ("/boot/", "/usr/", "/var/", "/snap/")
"""Mount points of a system that was itself started from USB."""
_OF_STICKS = ("/media/", "/run/media/")
_BLOCK = 1024 * 1024
_OCTAL = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True)
class Drive:
    """A stick that is plugged in: where it stands, what it is called, and bytes free and in all."""

    path: Path
    label: str
    free: int
    size: int


@cache
def resources() -> Path:
    """Fonts, icons, wordings, lists and locale: inside the package when installed, in the checkout otherwise."""
    package = Path(__file__).parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent.parent / "resources"


def locale_dir() -> Path:
    return resources() / "locale"


def settings_file() -> Path:
    """The settings that may be read without a key (language, text size, known vault folders)."""
    return Path(platformdirs.user_config_dir(PROGRAM, appauthor=False)) / "settings.json"


def policy_file() -> Path:
    """What the organisation fixed for this computer: where only an administrator may write, whatever the user's own
    surroundings say (so not XDG_CONFIG_DIRS).
    """
    of_all = platformdirs.site_config_dir("Krachtig Thuis", appauthor=False)
    return Path(of_all if sys.platform == "win32" else "/etc/krachtigthuis") / "policy.json"


def default_home() -> Path:
    """Where a new vault is put when nobody says otherwise."""
    return Path(platformdirs.user_data_dir(PROGRAM, appauthor=False)) / "vault"


def read_plain(path: Path, most: int, *, links: bool = False) -> bytes:
    """At most `most` bytes of a plain file. Raises OSError, also for a link, a pipe, a device or a folder by that name.

    Whoever hands us a stick chooses what lies on it: a pipe named like a bundle would be waited for for ever, and a
    link would have us read a file of this computer. `links`: a person named the file, and a link is his own.
    """
    with open_plain(path, links=links) as file:
        return file.read(most)


def open_plain(path: Path, *, links: bool = False) -> BinaryIO:
    """A plain file to read. Raises OSError as `read_plain` does."""
    return os.fdopen(_opened(path, links=links), "rb")


def read_past_cache(path: Path) -> Iterator[bytes]:
    """The blocks of a plain file as the disk has them: what the system remembers of it is forgotten first.

    A file system that knows no such wish answers from memory (some shares, RAM disks). Raises OSError as above.
    """
    if sys.platform == "win32":
        yield from windows_disk.read_past_cache(path)
    else:
        with open_plain(path) as file:
            if sys.platform == "linux":
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            while block := file.read(_BLOCK):
                yield block


def write_private(path: Path, data: bytes) -> None:
    """A new file that only this account may read, flushed. Raises OSError, also where something stands, or a link.

    Nothing half written stays.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            files.flush(file.fileno())
    except BaseException:
        files.remove(path)
        raise


def sticks(blocks: Path = Path("/sys/block"), mounts: Path = Path("/proc/self/mounts")) -> tuple[Drive, ...]:
    """The sticks that stand open now, by path. One that is pulled out while we look is left out.

    Linux: what the kernel calls removable or hangs on USB. Windows: likewise, when it has a medium.
    """
    found = map(_drive, stick_folders(blocks, mounts))
    return tuple(drive for drive in found if drive is not None)


def stick_folders(blocks: Path = Path("/sys/block"), mounts: Path = Path("/proc/self/mounts")) -> tuple[Path, ...]:
    """Where sticks stand open, by path. Asks the system, never a stick: one that hangs holds nobody up."""
    if sys.platform == "win32":
        return tuple(Path(root) for root in drives.sticks())
    else:  # noqa: RET505 mypy looks at one of the two
        return tuple(sorted(set(_linux_drives(blocks, mounts))))


def _drive(folder: Path) -> Drive | None:
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return None
    return Drive(folder, _label(folder), usage.free, usage.total)


def _label(folder: Path) -> str:
    if sys.platform == "win32":
        return drives.label(str(folder))
    else:  # noqa: RET505
        return folder.name or str(folder)


def _linux_drives(blocks: Path, mounts: Path) -> Iterator[Path]:
    """The mount points of every partition of a removable disk, also one that was unlocked from it."""
    try:
        disks = [disk for disk in blocks.iterdir() if _is_removable(disk)]
        unlocked = {_name_of(disk): disk for disk in blocks.glob("dm-*")}
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return
    parts = {name for disk in disks for name in _partitions(disk)}
    for line in lines:
        device, _space, rest = line.partition(" ")
        place = mount_point(rest.split(" ", 1)[0])
        name = device.removeprefix("/dev/")
        if not device.startswith("/dev/") or place in _OF_THE_SYSTEM or place.startswith(_BELOW_THE_SYSTEM):
            continue
        if name in parts or (name.startswith("mapper/") and _unlocked_from(name, unlocked, parts, place)):
            yield Path(place)


def mount_point(written: str) -> str:
    """A path as the kernel writes it in its lists of mounts, with its spaces."""
    return _OCTAL.sub(lambda found: chr(int(found[1], 8)), written)


def _is_removable(disk: Path) -> bool:
    """A stick, or a card in the slot of the laptop; never a drive for discs."""
    if disk.name.startswith("sr"):
        return False
    try:
        removable = (disk / "removable").read_text(encoding="ascii").strip() == "1"
    except OSError:
        return False
    return removable or "/usb" in str(disk.resolve()) or _is_card(disk)


def _is_card(disk: Path) -> bool:
    """The kernel calls a card reader fixed, and tells a card (SD) from memory that is soldered in (MMC)."""
    if not disk.name.startswith("mmcblk"):
        return False
    try:
        return (disk / "device" / "type").read_text(encoding="ascii").strip() == "SD"
    except OSError:
        return not list(disk.parent.glob(f"{disk.name}boot*"))


def _unlocked_from(name: str, unlocked: Mapping[str, Path], parts: set[str], place: str) -> bool:
    """Whether what stands open under this name was unlocked from a removable disk.

    Where the kernel does not say from what, it counts when it stands where desktops put sticks.
    """
    disk = unlocked.get(name.removeprefix("mapper/"))
    below = _below(disk) if disk else set()
    return bool(below & parts) if below else place.startswith(_OF_STICKS)


def _below(disk: Path) -> set[str]:
    """The names of all that a mapped disk stands on."""
    names = {each.name for each in (disk / "slaves").glob("*")}
    deeper = [_below(disk.parent / name) for name in names if name.startswith("dm-") and name != disk.name]
    return names.union(*deeper)


def _name_of(disk: Path) -> str:
    try:
        return (disk / "dm" / "name").read_text(encoding="utf-8").strip()
    except OSError:
        return disk.name


def _partitions(disk: Path) -> Iterator[str]:
    yield disk.name
    yield from (part.name for part in disk.glob(f"{disk.name}*") if part.is_dir())


if sys.platform == "win32":

    def _opened(path: Path, *, links: bool) -> int:
        return windows_disk.open_file(path, links=links)

else:

    def _opened(path: Path, *, links: bool) -> int:
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        if not links:
            if path.is_symlink():
                raise OSError(errno.ELOOP, "a link")
            flags |= getattr(os, "O_NOFOLLOW", 0)
        handle = os.open(path, flags)
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise OSError(errno.EINVAL, "not a plain file")
        return handle
