"""A small file that after a power cut is the old one or the new one, and what the disk says in our words."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .. import files
from ..errors import VaultError, VaultFault
from ..files import Trouble

if sys.platform == "win32":
    from ..windows import rights

NEW = ".new"
OLD = ".old"
"""End the names of a file that does not count yet, and of one kept until the new one is proved."""

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_OTHERS_MAY_WRITE = 0o022

_CODES = {
    Trouble.FULL: VaultFault.DISK_FULL,
    Trouble.READ_ONLY: VaultFault.READ_ONLY,
    Trouble.HELD: VaultFault.HELD,
    Trouble.GONE: VaultFault.MISSING,
    Trouble.MISSING: VaultFault.MISSING,
    Trouble.NO_PLACE: VaultFault.NO_PLACE,
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raises VaultError in place of an OSError: DISK_FULL, READ_ONLY, HELD, MISSING, NO_PLACE or DISK_FAILED."""
    try:
        yield
    except OSError as fault:
        raise VaultError(code_of(fault), path=path) from None


def code_of(fault: OSError) -> VaultFault:
    """What the disk said, in our words."""
    found = files.trouble(fault)
    return _CODES.get(found, VaultFault.DISK_FAILED) if found else VaultFault.DISK_FAILED


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
        files.flush(file.fileno())
    return beside


def put_in_place(prepared: Path, path: Path) -> None:
    """Give a prepared file its name, in one step that survives a power cut."""
    rename(prepared, path)
    with told(path):
        flush_folder(path.parent)


def rename(prepared: Path, path: Path) -> None:
    """Give a prepared file its name; a power cut may still undo it."""
    with told(path):
        files.replace(prepared, path)


if sys.platform == "win32":

    def make_private(path: Path) -> None:
        """Only this account, the system and administrators may use a folder and all below; files have that from it."""
        if path.is_dir():
            with contextlib.suppress(OSError):  # another's folder, or a disk without rights
                rights.make_private(str(path))

    def others_may_write(folder: Path) -> bool:
        """Whether another account could change files here. A disk without rights, as a stick, is not asked."""
        try:
            return rights.is_open_to_others(str(folder))
        except OSError:
            return False

else:

    def make_private(path: Path) -> None:
        """Only this account may read it, a folder likewise, whatever stood there before and whatever the umask is."""
        with contextlib.suppress(OSError):  # another's file, or a disk without rights
            path.chmod(0o700 if path.is_dir() else 0o600)

    def others_may_write(folder: Path) -> bool:
        """Whether another account could change files here."""
        return bool(folder.stat().st_mode & _OTHERS_MAY_WRITE)


def remove(path: Path) -> None:
    """Remove a file if it is there and can be removed."""
    try:
        files.remove(path)
    except OSError:
        return


def flush_folder(folder: Path) -> None:
    """Make renames in a folder survive a power cut. Raises OSError."""
    files.flush_folder(folder)
