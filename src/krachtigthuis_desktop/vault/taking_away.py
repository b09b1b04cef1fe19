"""Taking a vault away for good: first what opens it, then the rest. Whether it may go, its owner was asked before.

From the moment that the last key file is gone nothing opens the store any more, and the mark beside it says that
it may be swept away: a power cut in between leaves a vault, or nothing of worth.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from .. import files
from ..errors import VaultError
from . import disk
from .folder import remove_if_empty
from .opened import OpenVault


def take_away(vault: OpenVault) -> None:
    """Overwrite and remove the key files, then the store and all else, and give the lock back.

    A disk that spreads its writes may keep what was overwritten: for that there is the encryption of the whole disk.
    Raises VaultError(DISK_FAILED, READ_ONLY); then the vault still opens, or only unreadable rests lie there.
    """
    folder = vault.folder
    vault.store.close()
    disk.write_durably(folder.making, b"")
    for path in folder.store_files()[:-1]:
        disk.remove(path)
    for path in folder.key_files():
        _destroy(path)
    with disk.told(folder.home):
        disk.flush_folder(folder.home)
    for backup in folder.home.glob("KTH-backup-*"):  # of a version that still made one here: it opens as the vault did
        take_back(backup)
    for path in folder.ours():
        if path not in {folder.lock, folder.making}:
            disk.remove(path)
    disk.remove(folder.making)
    vault.lock.away()
    remove_if_empty(folder.home)


def _destroy(path: Path) -> None:
    """Other bytes in its place, flushed, and then the file is gone."""
    with disk.told(path):
        try:
            with path.open("r+b") as file:
                file.write(os.urandom(os.fstat(file.fileno()).st_size))
                file.flush()
                files.flush(file.fileno())
            files.remove(path, missing_ok=False)
        except FileNotFoundError:
            return


def take_back(home: Path) -> None:
    """Away with a home that was made a moment ago, before anybody learned what opens it: keys first, then all of it.

    What cannot be removed stays, and opens with nothing.
    """
    for path in [*home.rglob("keys.json*"), *home.rglob("keys.bak*")]:
        with contextlib.suppress(VaultError):
            _destroy(path)
    files.remove_folder(home)
