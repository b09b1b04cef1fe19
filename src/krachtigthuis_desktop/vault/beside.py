"""A second process beside the one that has a vault open: it is handed the data key, and works for the first.

Only the window does this, for the import that runs in a child with little memory. The lock stays with the window;
the key comes over standard input, never by arguments, environment or a file.
"""

from __future__ import annotations

from pathlib import Path

from ..crypto.keyfile import KeySlots
from ..errors import VaultError, VaultFault
from ..storage import Reader, open_vault_file
from . import opened
from .folder import Folder, check_vault
from .lock import Lock, is_held
from .opened import OpenVault
from .process import leave_no_core


class _LentLock(Lock):
    """The lock that the window holds: here there is nothing to take and nothing to give back."""

    def __init__(self) -> None:
        self._number = None


def open_beside(home: Path, data_key: bytes, *, slot: str) -> OpenVault:
    """Open the vault that another process of ours holds, with its data key. `slot` is whose hand it is, for the log.

    Raises VaultError: MISSING; NO_SUCH_SLOT for a slot that is not there; IN_USE when nobody holds the vault (then
    there is no window to work for); WRONG_KEY for another key; what opening the store raises.
    """
    leave_no_core()
    folder = Folder(home)
    check_vault(folder)
    if not is_held(folder.lock):
        raise VaultError(VaultFault.IN_USE, path=home)
    store = open_vault_file(folder.store, data_key)
    try:
        with store.read() as tx:
            keys = _slots_with(slot, tx)
            kind, label = tx.meta(opened.KIND) or "", tx.meta(opened.LABEL) or ""
    except BaseException:
        store.close()
        raise
    return OpenVault(
        home=folder.home,
        vault_id=keys.vault,
        kind=kind,
        label=label,
        slot=slot,
        name="",
        store=store,
        keys=keys,
        data_key=data_key,
        lock=_LentLock(),
    )


def _slots_with(slot: str, tx: Reader) -> KeySlots:
    keys = opened.own_slots(tx)
    if keys is None or slot not in {each.id for each in keys.slots}:
        raise VaultError(VaultFault.NO_SUCH_SLOT)
    return keys
