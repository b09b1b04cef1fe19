"""Sixteen MiB kept for a bad day: freed when the disk is full, so that what was typed can still be saved."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from .. import files
from ..errors import VaultError, VaultFault
from . import disk
from .folder import Folder

SIZE = 16 * 1024 * 1024
ROOM = 4 * SIZE
"""The ballast is laid again only when this much is free, or it would fill the disk itself."""

_PIECE = 1024 * 1024
T = TypeVar("T")


def lay(folder: Folder) -> bool:
    """Make the ballast whole if there is room for it. True when it lies there now."""
    try:
        if folder.ballast.exists() and folder.ballast.stat().st_size == SIZE:
            return True
        if shutil.disk_usage(folder.home).free < ROOM:
            return False
        _fill(folder.ballast)
    except OSError:
        disk.remove(folder.ballast)
        return False
    return True


def free(folder: Folder) -> bool:
    """Give the ballast back to the disk. True when there was one."""
    try:
        files.remove(folder.ballast, missing_ok=False)
    except OSError:
        return False
    return True


def spend(folder: Folder, save: Callable[[], T]) -> T:
    """What `save` gives; on a full disk once more without the ballast. Raises what `save` raises."""
    try:
        return save()
    except VaultError as fault:
        if fault.code is not VaultFault.DISK_FULL or not free(folder):
            raise
    return save()


def _fill(path: Path) -> None:
    """Really take the space: a file with a hole would keep nothing free."""
    with path.open("wb") as file:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, SIZE)
        else:
            for _piece in range(SIZE // _PIECE):
                file.write(os.urandom(_PIECE))  # random, since some disks keep no zeros
        file.flush()
        files.flush(file.fileno())
