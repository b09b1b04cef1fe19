"""The two copies of the key slots, `keys.json` and `keys.bak`: one may be lost, and one is written before the other.

The vault itself knows which one is in force. At every moment at least one whole copy stands on the disk.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .. import paths
from ..crypto import keyfile
from ..crypto.keyfile import KeySlots
from ..errors import VaultError, VaultFault
from . import disk
from .folder import Folder


@dataclass(frozen=True)
class Copy:
    """One copy as it was found: its slots, or what is wrong with it."""

    path: Path
    keys: KeySlots | None
    fault: VaultFault | None


def read(folder: Folder) -> tuple[Copy, Copy]:
    """Both copies as they are. Raises nothing for a damaged one, VaultError when the folder cannot be read."""
    return _read(folder.keys), _read(folder.spare_keys)


def to_try(copies: tuple[Copy, Copy]) -> list[KeySlots]:
    """The whole copies that differ, the highest counter first. Which slots are in force, only the open vault knows.

    So a copy that somebody filled with rubbish never stands in the way of the other, and an older slot that opens
    is refused inside. Raises VaultError when none is whole: SLOT_HOSTILE when one asks for the impossible, NEWER when
    one is of a later version of the program, else SLOTS_DAMAGED.
    """
    whole = sorted((copy.keys for copy in copies if copy.keys), key=lambda keys: -keys.counter)
    if not whole:
        faults = {copy.fault for copy in copies}
        told = next((code for code in (VaultFault.SLOT_HOSTILE, VaultFault.NEWER) if code in faults), None)
        raise VaultError(told or VaultFault.SLOTS_DAMAGED)
    return [keys for place, keys in enumerate(whole) if keys not in whole[:place]]


def write(folder: Folder, keys: KeySlots, proof: Callable[[KeySlots], None]) -> None:
    """Put new slots on the disk: one copy, read back and proved by `proof`, and only then the other.

    All that needs room is written before the first name changes, also the way back. When anything fails, what
    stood there before is in force. Raises VaultError, and what `proof` raises.
    """
    data, before = keyfile.to_bytes(keys), _read(folder.keys)
    back: Path | None = None
    try:
        if before.keys:
            back = disk.prepare(folder.keys, keyfile.to_bytes(before.keys), disk.OLD)
        first, second = disk.prepare(folder.keys, data), disk.prepare(folder.spare_keys, data)
        disk.put_in_place(first, folder.keys)
        proof(_read_back(folder.keys, keys))
        disk.rename(second, folder.spare_keys)
    except BaseException:
        _put_back(folder, back)
        raise
    finally:
        sweep(folder)
    # Both names are new: there is no way back. A folder that does not flush now can at worst show the old spare
    # copy after a power cut, which the counter tells from the newer one.
    with contextlib.suppress(OSError):
        disk.flush_folder(folder.home)


def sweep(folder: Folder) -> None:
    """Remove what a change of the slots, or a power cut during one, left beside the copies."""
    for path in (folder.keys, folder.spare_keys):
        for ending in (disk.NEW, disk.OLD):
            disk.remove(path.with_name(path.name + ending))


def repair(folder: Folder, keys: KeySlots) -> bool:
    """Make both copies these slots again. False when the disk does not let us; then it is tried at the next opening."""
    data = keyfile.to_bytes(keys)
    sweep(folder)
    try:
        for copy in read(folder):
            if copy.keys != keys:
                disk.write_durably(copy.path, data)
    except VaultError:
        return False
    return True


def _read(path: Path) -> Copy:
    try:
        data = paths.read_plain(path, keyfile.MAX_BYTES + 1)
    except FileNotFoundError:
        return Copy(path, None, VaultFault.MISSING)
    except OSError:
        return Copy(path, None, VaultFault.DISK_FAILED)
    try:
        return Copy(path, keyfile.parse(data), None)
    except VaultError as fault:
        return Copy(path, None, fault.code)


def _read_back(path: Path, keys: KeySlots) -> KeySlots:
    if _read(path).keys != keys:
        raise VaultError(VaultFault.DISK_FAILED, path=path)
    return keys


def _put_back(folder: Folder, back: Path | None) -> None:
    """Withdraw a first copy that was not confirmed; if even a rename fails, the newer one is in force, and whole."""
    if back is None:
        disk.remove(folder.keys)
        return
    with contextlib.suppress(VaultError):
        disk.put_in_place(back, folder.keys)
