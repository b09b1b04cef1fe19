"""The folder of a vault: the names in it, and what a folder that is no vault is told."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from .. import files, paths
from ..crypto import keyfile
from ..errors import VaultError, VaultFault
from ..windows import places
from . import disk

_ENDINGS = (disk.NEW, disk.OLD)
_LONGEST = 480
"""Bytes of the path of a home: SQLite opens no file with a path of more than 512."""


@dataclass(frozen=True)
class Folder:
    """The places in a home. Nothing says that they are there."""

    home: Path

    @property
    def store(self) -> Path:
        return self.home / "vault.db"

    @property
    def keys(self) -> Path:
        return self.home / "keys.json"

    @property
    def spare_keys(self) -> Path:
        return self.home / "keys.bak"

    @property
    def ballast(self) -> Path:
        return self.home / "ballast"

    @property
    def lock(self) -> Path:
        return self.home / "lock"

    @property
    def making(self) -> Path:
        """Stands from the first to the last step of making a vault, and while one is taken away.

        Where it stands without slots, nothing beside it opens any more, or ever did.
        """
        return self.home / "making"

    def key_files(self) -> tuple[Path, ...]:
        """Every file that may hold slots; the one without which nothing opens is the last."""
        beside = [path.with_name(path.name + ending) for path in (self.keys, self.spare_keys) for ending in _ENDINGS]
        return (*beside, self.spare_keys, self.keys)

    def store_files(self) -> tuple[Path, ...]:
        """The store, what its engine leaves beside it, and the copies from before a change of the schema."""
        beside = [self.store.with_name(self.store.name + tail) for tail in ("-journal", "-wal", "-shm")]
        return (*sorted(self.home.glob(f"{self.store.name}.before-*")), *beside, self.store)

    def ours(self) -> tuple[Path, ...]:
        """Everything that making a vault may leave; the mark goes after what it marks, the lock last."""
        mark = self.making
        return (
            *self.store_files(),
            *self.key_files(),
            self.ballast,
            mark.with_name(mark.name + disk.NEW),
            mark,
            self.lock,
        )


def check_vault(folder: Folder) -> None:
    """Raise VaultError unless a vault stands here: NETWORK, MISSING, OTHER_PROGRAM, READ_ONLY."""
    check_here(folder.home)
    with disk.told(folder.home):
        names = {path.name for path in folder.home.iterdir()}
    if folder.making.name in names and not _has_slots(folder):
        raise VaultError(VaultFault.MISSING, path=folder.home)
    if folder.store.name not in names:
        others = names - {path.name for path in folder.ours()}
        has_keys = {folder.keys.name, folder.spare_keys.name} & names
        code = VaultFault.OTHER_PROGRAM if others and not has_keys else VaultFault.MISSING
        raise VaultError(code, path=folder.home)
    if not folder.store.is_file():  # a pipe would be waited for, a folder is nothing of ours
        raise VaultError(VaultFault.OTHER_PROGRAM, path=folder.home)
    if not all(os.access(path, os.R_OK | os.W_OK) for path in (folder.home, folder.store)):
        raise VaultError(VaultFault.READ_ONLY, path=folder.home)


def check_here(home: Path) -> None:
    """Raise VaultError(NETWORK) for a place on another computer: no lock and no flush can be relied on there."""
    if places.is_elsewhere(home):
        raise VaultError(VaultFault.NETWORK, path=home)


def check_empty(folder: Folder) -> None:
    """Raise VaultError unless a vault can be made here: NETWORK, NOT_EMPTY, NO_PLACE, READ_ONLY.

    Remains of a broken-off try may lie there.
    """
    check_here(folder.home)
    if len(os.fsencode(folder.home.absolute())) > _LONGEST:
        raise VaultError(VaultFault.NO_PLACE, path=folder.home)
    with disk.told(folder.home):
        if not folder.home.exists():
            return
        if not folder.home.is_dir():
            raise VaultError(VaultFault.NO_PLACE, path=folder.home)
        names = {path.name for path in folder.home.iterdir()}
    if names and not _is_half_made(folder, names):
        raise VaultError(VaultFault.NOT_EMPTY, path=folder.home)


def _is_half_made(folder: Folder, names: set[str]) -> bool:
    """Whether all this is what a broken-off making left: no slots yet, and its mark or only what comes before it."""
    mark = {folder.making.name, folder.making.name + disk.NEW, folder.lock.name}
    if {folder.keys.name, folder.spare_keys.name} & names and (folder.making.name not in names or _has_slots(folder)):
        return False
    marked = folder.making.name in names and not names - {path.name for path in folder.ours()}
    return marked or not names - mark


def _has_slots(folder: Folder) -> bool:
    """Whether a key file holds anything but the random bytes that taking a vault away leaves in its place."""
    for path in folder.key_files():
        try:
            paths.read_plain(path, keyfile.MAX_BYTES + 1).decode()
        except (FileNotFoundError, UnicodeDecodeError):
            continue
        except OSError:
            pass  # what cannot be read is not known to be gone
        return True
    return False


def check_outside(home: Path, to: Path) -> None:
    """Raise VaultError(IN_ITSELF) for a place inside the vault's own folder: what takes the one takes the other."""
    if to.resolve().is_relative_to(home.resolve()):
        raise VaultError(VaultFault.IN_ITSELF, path=to)


def sweep(folder: Folder) -> None:
    """Remove what a broken-off try left, as far as it can be; only for who holds the lock, which stays."""
    for path in folder.ours():
        if path != folder.lock:
            disk.remove(path)


def remove_if_empty(home: Path) -> None:
    """Remove the folder itself when nothing is in it."""
    with contextlib.suppress(OSError):
        files.patiently(home.rmdir)
