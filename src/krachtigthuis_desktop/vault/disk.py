"""A small file that after a power cut is the old one or the new one, and what the disk says in our words."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import VaultError, VaultFault

NEW = ".new"
OLD = ".old"
"""End the names of a file that does not count yet, and of one kept until the new one is proved."""

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_OTHERS_MAY_WRITE = 0o022

_CODES = {
    errno.ENOSPC: VaultFault.DISK_FULL,
    errno.EDQUOT: VaultFault.DISK_FULL,
    errno.EACCES: VaultFault.READ_ONLY,
    errno.EPERM: VaultFault.READ_ONLY,
    errno.EROFS: VaultFault.READ_ONLY,
    errno.ENOENT: VaultFault.MISSING,
    errno.ENOTDIR: VaultFault.MISSING,
    errno.ENAMETOOLONG: VaultFault.NO_PLACE,
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raises VaultError in place of an OSError: DISK_FULL, READ_ONLY, MISSING or DISK_FAILED."""
    try:
        yield
    except OSError as fault:
        code = _CODES.get(fault.errno or 0, VaultFault.DISK_FAILED)
        raise VaultError(code, path=path) from None


def write_durably(path: Path, data: bytes) -> None:
    """Put `data` at `path`, flushed to the disk; until then the old file stands. Raises VaultError."""
    try:
        put_in_place(prepare(path, data), path)
    except VaultError:
        remove(path.with_name(path.name + NEW))
        raise


def prepare(path: Path, data: bytes, ending: str = NEW) -> Path:
    """`data` in a file beside `path`, flushed; all that needs room on the disk has happened then."""
    beside = path.with_name(path.name + ending)
    with told(path), os.fdopen(os.open(beside, _NEW_FILE, 0o600), "wb") as file:
        make_private(beside)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return beside


def put_in_place(prepared: Path, path: Path) -> None:
    """Give a prepared file its name, in one step that survives a power cut."""
    rename(prepared, path)
    with told(path):
        flush_folder(path.parent)


def rename(prepared: Path, path: Path) -> None:
    """Give a prepared file its name; a power cut may still undo it."""
    with told(path):
        prepared.replace(path)


def make_private(path: Path) -> None:
    """Only this account may read it, a folder likewise, whatever stood there before and whatever the umask is."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):  # another's file, or a disk without rights
        path.chmod(0o700 if path.is_dir() else 0o600)


def others_may_write(folder: Path) -> bool:
    """Whether another account could change files here."""
    return sys.platform != "win32" and bool(folder.stat().st_mode & _OTHERS_MAY_WRITE)


def remove(path: Path) -> None:
    """Remove a file if it is there and can be removed."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def flush_folder(folder: Path) -> None:
    """Make renames in a folder survive a power cut; Windows has no such call and does it by itself."""
    if sys.platform == "win32":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
