"""Files outside the home, on a stick or in a folder that somebody named: read, copied and written in our words.

Reading asks the system to forget what it knows of the file, so that it is the stick that answers.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .. import files, paths
from ..bundle.stick import stick_error
from ..errors import StickError, StickFault
from . import disk


@contextmanager
def writing(folder: Path, needed: int) -> Iterator[None]:
    """Raises StickError in place of an OSError: FULL with `needed` and `free`, READ_ONLY or GONE."""
    try:
        yield
    except OSError as fault:
        raise stick_error(fault, folder, needed) from None


def check_folder(folder: Path) -> None:
    """Raise StickError(NONE) unless there is such a folder."""
    if not os.path.isdir(folder):  # noqa: PTH112 unlike Path.is_dir it raises nothing on a stick that fails
        raise StickError(StickFault.NONE, path=folder)


def write(path: Path, data: bytes) -> None:
    """A new file of this account alone, flushed; never through a link that somebody left. Raises OSError."""
    paths.write_private(path, data)


def flush_folder(folder: Path) -> None:
    """Flush the names in a folder where its file system can; the files themselves were flushed. Raises OSError."""
    disk.flush_folder(folder)


def sha256_of(path: Path) -> str:
    """The hash of a plain file, as the stick has it. Raises StickError(UNREADABLE)."""
    digest = hashlib.sha256()
    for block in _blocks(path):
        digest.update(block)
    return digest.hexdigest()


def copied(source: Path, target: Path) -> str:
    """Copy a file from elsewhere into a home, flushed, and give the hash of what was copied.

    Raises StickError(UNREADABLE) for the source; VaultError(DISK_FULL, DISK_FAILED, READ_ONLY) for the target.
    """
    digest = hashlib.sha256()
    blocks = _blocks(source)
    with disk.told(target):
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            for block in blocks:
                digest.update(block)
                file.write(block)
            file.flush()
            files.flush(file.fileno())
    return digest.hexdigest()


def _blocks(path: Path) -> Iterator[bytes]:
    try:
        yield from paths.read_past_cache(path)
    except OSError:
        raise StickError(StickFault.UNREADABLE, path=path) from None
