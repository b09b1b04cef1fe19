"""What a disk does, in one place: flush, rename, remove, and what it says when it does not.

A name that stands after these calls stands after a power cut. Another program that looks into a file for a moment
(antivirus, index, backup; Windows lets nobody rename or remove it then) is waited for.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from .windows import winerror
from .windows.winerror import Trouble

if sys.platform == "win32":
    from .windows import api
    from .windows import disk as windows_disk

__all__ = ["Trouble", "flush", "flush_folder", "patiently", "remove", "remove_folder", "rename", "replace", "trouble"]

WAITS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5)
"""Seconds between one try and the next; together a second and a half."""
_CANNOT_FLUSH = frozenset({errno.EINVAL, errno.ENOTSUP})
_MEANING = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EFBIG: Trouble.FULL,
    errno.EROFS: Trouble.READ_ONLY,
    errno.EACCES: Trouble.READ_ONLY,
    errno.EPERM: Trouble.READ_ONLY,
    errno.EBUSY: Trouble.HELD,
    errno.ETXTBSY: Trouble.HELD,
    errno.ENODEV: Trouble.GONE,
    errno.ENXIO: Trouble.GONE,
    errno.ENOENT: Trouble.MISSING,
    errno.ENOTDIR: Trouble.MISSING,
    errno.ENAMETOOLONG: Trouble.NO_PLACE,
}
T = TypeVar("T")


def trouble(fault: OSError) -> Trouble | None:
    """What the matter is; None when the system says nothing that we know (on Linux EIO is a pulled or a worn disk)."""
    number = _number(fault)
    return (winerror.meaning(number) if number else None) or _MEANING.get(fault.errno or 0)


def patiently(act: Callable[[], T], *, wait: Callable[[float], None] = time.sleep) -> T:
    """What `act` gives; while another program holds the file once more, for a second and a half. Raises OSError."""
    for seconds in WAITS:
        try:
            return act()
        except OSError as fault:
            if getattr(fault, "winerror", None) not in winerror.PASSES:
                raise
        wait(seconds)
    return act()


def replace(source: Path, target: Path) -> None:
    """Give a file another name, in place of what stands there. `flush_folder` keeps it through a power cut."""
    if sys.platform == "win32":
        patiently(lambda: windows_disk.move(source, target, over=True))
    else:
        source.replace(target)


def rename(source: Path, target: Path) -> Path:
    """Give a file or folder another name that nothing has yet. Returns `target`."""
    if sys.platform == "win32":
        patiently(lambda: windows_disk.move(source, target, over=False))
    else:
        source.rename(target)
    return target


def remove(path: Path, *, missing_ok: bool = True) -> None:
    """Remove a file. Raises OSError."""
    patiently(lambda: path.unlink(missing_ok=missing_ok))


def remove_folder(folder: Path) -> None:
    """Remove a folder and all that is in it, as far as it can be."""
    try:
        patiently(lambda: shutil.rmtree(folder))
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)


def flush(number: int) -> None:
    """What was written by this descriptor onto the disk; it must have been opened for writing (Windows asks that)."""
    os.fsync(number)


if sys.platform == "win32":

    def flush_folder(_folder: Path) -> None:
        """Nothing is left to do: `replace` and `rename` return when the name is on the disk."""

else:

    def flush_folder(folder: Path) -> None:
        """Make renames in a folder survive a power cut, where its file system can do that apart from its files.

        Raises OSError.
        """
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        except OSError as fault:
            if fault.errno not in _CANNOT_FLUSH:
                raise
        finally:
            os.close(number)


def _number(fault: OSError) -> int:
    number = getattr(fault, "winerror", None)
    if sys.platform == "win32" and number is None and fault.filename is None:
        number = api.number_of_last_call()
    return int(number or 0)
