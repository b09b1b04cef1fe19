"""The backups of one vault in a folder: which are ours, which number comes next, and which go.

Ours is what carries our vault's id under the HMAC of our data key; every other folder there is left alone.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from .. import files, paths
from ..crypto import keyfile
from ..errors import KrachtigError, StickError, StickFault, VaultError
from . import backup_form
from .opened import OpenVault

KEPT = 3
HALF = ".half"
"""Ends the name of a folder that is being written or taken away."""


@dataclass(frozen=True)
class _Ours:
    number: int
    folder: Path


def next_number(vault: OpenVault, to: Path, last: int) -> int:
    """Higher than `last` (what this vault gave) and than all that lie here: a vault put back counts on, not again."""
    return max([last, *(each.number for each in _ours(vault, to))]) + 1


def keep_newest(vault: OpenVault, to: Path, newest: Path) -> int:
    """Leave the three newest whole backups of this vault; give how many older ones went. `newest` was checked.

    A damaged one counts for nothing: it goes when three whole ones are newer. One that cannot be removed stays.
    """
    whole = removed = 0
    for each in sorted(_ours(vault, to), key=lambda each: -each.number):
        if whole < KEPT:
            whole += each.folder == newest or _is_whole(each.folder)
        else:
            removed += remove(each.folder)
    return removed


def folders(vault: OpenVault, to: Path) -> tuple[Path, ...]:
    """Every backup of this vault in that folder. Raises StickError(UNREADABLE)."""
    return tuple(each.folder for each in _ours(vault, to))


def sweep(to: Path) -> None:
    """Take away what was broken off: ours by its name, and never whole."""
    with contextlib.suppress(OSError):
        for folder in to.iterdir():
            name = folder.name.removesuffix(HALF)
            if name != folder.name and backup_form.NAME.fullmatch(name) and not folder.is_symlink():
                remove(folder)


def remove(folder: Path) -> bool:
    """Take a backup away: its name first, so that what a pulled stick leaves does not count. True when it is gone."""
    try:
        if not folder.name.endswith(HALF):
            folder = files.rename(folder, folder.with_name(folder.name + HALF))
        for name in backup_form.FILES:
            files.remove(folder / name)
        for rest in (*backup_form.ENGINE_FILES, backup_form.NOTE, backup_form.NOTE_SIGNATURE):
            files.remove(folder / rest)
        files.patiently(folder.rmdir)
    except OSError:
        return False
    return True


def _ours(vault: OpenVault, to: Path) -> list[_Ours]:
    try:
        folders = [each for each in to.iterdir() if backup_form.NAME.fullmatch(each.name) and not each.is_symlink()]
    except OSError:
        raise StickError(StickFault.UNREADABLE, path=to) from None
    numbers = ((folder, _number(vault, folder)) for folder in folders)
    return [_Ours(number, folder) for folder, number in numbers if number]


def _number(vault: OpenVault, folder: Path) -> int:
    """The number of a backup of this vault; 0 for anything else."""
    try:
        keys = keyfile.parse(paths.read_plain(folder / backup_form.KEYS, keyfile.MAX_BYTES + 1))
    except (OSError, VaultError):
        return 0
    return keys.backup if keys.vault == vault.vault_id and keyfile.mac_fits(keys, vault.data_key) else 0


def _is_whole(folder: Path) -> bool:
    try:
        backup_form.check_backup(folder)
    except KrachtigError:
        return False
    return True
