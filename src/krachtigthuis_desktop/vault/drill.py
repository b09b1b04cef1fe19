"""A drill: does this backup come back, with this key? Tried for real, and nothing of it stays.

The copy lies beside the home, encrypted as it was, readable for this account only; it goes when the block ends,
and what a power cut leaves goes at the next drill.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..domain.records import KINDS
from . import backup_form, backup_store, disk, opened
from .backup_form import Backup
from .folder import Folder, remove_if_empty
from .lock import Lock
from .process import leave_no_core
from .ways import Unlock

ENDING = ".drill"


@dataclass(frozen=True, kw_only=True)
class Drill:
    """A backup that opened and is whole. `counts` is how many records of each kind it holds, `drafts` how many forms.

    `slot` is the id of the slot that opened it.
    """

    backup: Backup
    kind: str
    label: str
    slot: str
    counts: dict[str, int]
    drafts: int


def try_backup(folder: Path, unlock: Unlock, *, home: Path) -> Drill:
    """Open a backup as `restore` would, count what is in it, and leave nothing. `home` says on which disk.

    Raises as `restore` does; VaultError(IN_USE) while another drill runs beside that home.
    """
    leave_no_core()
    backup = backup_form.read_form(folder)
    slot, data_key = unlock(backup.keys)
    backup_store.check_ours(backup, data_key)
    with _place(beside(home)) as place:
        backup_store.copy_store(backup, place.store)
        store = backup_store.open_copy(backup, place.store, data_key)
        try:
            with store.read() as tx:
                counted = {kind: tx.count(record) for kind, record in KINDS.items()}
                return Drill(
                    backup=backup,
                    kind=tx.meta(opened.KIND) or "",
                    label=tx.meta(opened.LABEL) or "",
                    slot=slot.id,
                    counts={kind: count for kind, count in counted.items() if count},
                    drafts=len(tx.drafts()),
                )
        finally:
            store.close()


def beside(home: Path) -> Path:
    """Where the copy of a drill lies: on the disk of the home, never in it, so that no vault is disturbed."""
    whole = home.absolute()
    return whole.with_name(whole.name + ENDING)


@contextmanager
def _place(home: Path) -> Iterator[Folder]:
    """A folder for this drill alone, empty at first and gone at last."""
    place = Folder(home)
    with disk.told(home):
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = Lock(place.lock)
    try:
        _clear(place)
        yield place
    finally:
        _clear(place)
        lock.release()
        disk.remove(place.lock)
        remove_if_empty(home)


def _clear(place: Folder) -> None:
    for path in place.store_files():
        disk.remove(path)
