"""The folder of a vault that is being made or put back: from the first step to the last it counts as half made.

All of it stands in the end, or nothing does; what a power cut leaves is no vault, and the next try sweeps it away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .. import files
from ..crypto.keyfile import KeySlots
from ..errors import VaultError, VaultFault
from . import copies, disk
from .folder import Folder, check_empty, remove_if_empty, sweep
from .lock import Lock


@contextmanager
def new_home(folder: Folder) -> Iterator[Lock]:
    """Claim an empty or new folder, and keep its lock. When the block raises, nothing of it stays.

    Raises VaultError: NOT_EMPTY, NO_PLACE, OPEN_TO_OTHERS, READ_ONLY, IN_USE, DISK_FULL, DISK_FAILED.
    """
    check_empty(folder)
    was_there = folder.home.exists()
    lock = _claim(folder)
    try:
        disk.write_durably(folder.making, b"")
        yield lock
    except BaseException:
        sweep(folder)
        lock.away()
        if not was_there:
            remove_if_empty(folder.home)
        raise


def put_slots(folder: Folder, keys: KeySlots, proof: Callable[[KeySlots], None] = lambda _keys: None) -> None:
    """The slots last: until they stand, nothing can be opened, and the mark says that nothing is lost by that."""
    copies.write(folder, keys, proof)
    with disk.told(folder.making):
        files.remove(folder.making, missing_ok=False)
        disk.flush_folder(folder.home)


def _claim(folder: Folder) -> Lock:
    """The folder and its lock, with nothing of an earlier try in it. What somebody made meanwhile is not touched."""
    with disk.told(folder.home):
        try:
            folder.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        except (NotADirectoryError, FileExistsError):
            raise VaultError(VaultFault.NO_PLACE, path=folder.home) from None
        disk.make_private(folder.home)
        if disk.others_may_write(folder.home):
            raise VaultError(VaultFault.OPEN_TO_OTHERS, path=folder.home)
    lock = Lock(folder.lock)
    try:
        check_empty(folder)
    except BaseException:
        lock.release()
        raise
    sweep(folder)
    return lock
