"""Putting a file on a stick so that its final name only ever stands on a whole, checked file.

A temporary name, flushed, read back and compared with what was meant, then renamed. FAT32 takes the names.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from .. import files, paths
from ..errors import StickError, StickFault

_TEMPORARY = "KTH-"
_ENDING = ".part"
_CHUNK = 256 * 1024
_CODES: dict[files.Trouble | None, StickFault] = {
    files.Trouble.FULL: StickFault.FULL,
    files.Trouble.READ_ONLY: StickFault.READ_ONLY,
    files.Trouble.HELD: StickFault.HELD,
    files.Trouble.BROKEN: StickFault.BROKEN,
}
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
        files.replace(temporary, final)
        files.flush_folder(folder)
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
        files.flush(file.fileno())


def _read_back(path: Path) -> bytes:
    """The bytes as the stick has them, past the cache where the system can."""
    return b"".join(paths.read_past_cache(path))


def _clean(folder: Path) -> None:
    """Leftovers of a stick that was pulled out: ours by name, and never whole."""
    with contextlib.suppress(OSError):
        for leftover in folder.glob(f"{_TEMPORARY}*{_ENDING}"):
            files.remove(leftover)


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def _drop(path: Path) -> None:
    with contextlib.suppress(OSError):
        files.remove(path)


def stick_error(fault: OSError, folder: Path, needed: int) -> StickError:
    """What the system said of a stick, in our words. `needed` is how many bytes were to be written."""
    code = _CODES.get(files.trouble(fault), StickFault.GONE)
    if code is StickFault.FULL:
        return StickError(code, needed=needed, free=_free(folder) or 0)
    return StickError(code, path=folder)
