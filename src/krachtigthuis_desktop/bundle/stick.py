"""Putting a file on a stick so that its final name only ever stands on a whole, checked file.

A temporary name, flushed, read back and compared with what was meant, then renamed. FAT32 takes the names.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from ..errors import StickError, StickFault

_TEMPORARY = "KTH-"
_ENDING = ".part"
_CHUNK = 256 * 1024
Told = Callable[[int, int], None]
"""Hears bytes done and bytes in all; called on the worker."""


def put_on_stick(folder: Path, name: str, data: bytes, *, told: Told = lambda _done, _all: None) -> Path:
    """Write, flush, read back, compare, rename. Returns the path of the finished file.

    Raises StickError: NONE (no such folder), FULL, READ_ONLY, GONE, READ_BACK. No partial file stays where the
    stick can still be written.
    """
    if not os.path.isdir(folder):  # noqa: PTH112 unlike Path.is_dir it raises nothing on a stick that fails
        raise StickError(StickFault.NONE, path=folder)
    temporary, final = folder / (name + _ENDING), folder / name
    _clean(folder)
    _drop(temporary)
    free = _free(folder)
    if free is not None and free < len(data):
        raise StickError(StickFault.FULL, needed=len(data), free=free)
    try:
        _write(temporary, data, told)
        if _read_back(temporary) != data:
            raise StickError(StickFault.READ_BACK, path=final)
        temporary.replace(final)
        _flush_folder(folder)
    except OSError as fault:
        raise stick_error(fault, folder, len(data)) from None
    finally:
        _drop(temporary)
    return final


def _write(path: Path, data: bytes, told: Told) -> None:
    with path.open("xb") as file:  # never through a link that somebody left on the stick
        for at in range(0, len(data), _CHUNK):
            file.write(data[at : at + _CHUNK])
            told(min(at + _CHUNK, len(data)), len(data))
        file.flush()
        os.fsync(file.fileno())


def _read_back(path: Path) -> bytes:
    """The bytes as the stick has them: the cache is asked to forget them first, where the system can."""
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return file.read()


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as fault:
        # Some file systems of sticks cannot flush a folder; the file itself was flushed.
        if fault.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)


def _clean(folder: Path) -> None:
    """Leftovers of a stick that was pulled out: ours by name, and never whole."""
    with contextlib.suppress(OSError):
        for leftover in folder.glob(f"{_TEMPORARY}*{_ENDING}"):
            leftover.unlink(missing_ok=True)


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def _drop(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def stick_error(fault: OSError, folder: Path, needed: int) -> StickError:
    """What the system said of a stick, in our words. `needed` is how many bytes were to be written."""
    if fault.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return StickError(StickFault.FULL, needed=needed, free=_free(folder) or 0)
    if fault.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return StickError(StickFault.READ_ONLY, path=folder)
    return StickError(StickFault.GONE, path=folder)
