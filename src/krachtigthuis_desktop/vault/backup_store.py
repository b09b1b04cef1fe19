"""The store of a backup, copied into a private place of ours and opened there: never on the stick itself.

Beside a file on a stick anybody may lay a journal that the engine would play back. What is copied is the one file
that the signature covers; it is opened only when its hash is the signed one.
"""

from __future__ import annotations

from pathlib import Path

from ..crypto import keyfile, signing
from ..errors import StoreError, VaultError, VaultFault
from ..storage import Store, open_vault_file
from . import backup_form, elsewhere, opened
from .backup_form import Backup
from .making import SIGNING_SEED

_DAMAGED = {
    VaultFault.WRONG_KEY,
    VaultFault.DAMAGED,
    VaultFault.NOT_ENCRYPTED,
    VaultFault.OTHER_PROGRAM,
    VaultFault.MISSING,
}


def check_ours(backup: Backup, data_key: bytes) -> None:
    """Raise VaultError(BACKUP_DAMAGED) when somebody without the data key wrote the file with the keys."""
    if not keyfile.mac_fits(backup.keys, data_key):
        raise backup_form.damaged(backup.folder, backup_form.KEYS)


def copy_store(backup: Backup, target: Path) -> None:
    """Raises VaultError(BACKUP_DAMAGED) when it is not what was signed; StickError(UNREADABLE); VaultError."""
    if elsewhere.copied(backup.folder / backup_form.STORE, target) != backup.store_sha256:
        raise backup_form.damaged(backup.folder, backup_form.STORE)


def open_copy(backup: Backup, target: Path, data_key: bytes) -> Store:
    """Open what was copied, and look at all of it: it is this vault's, and its own device signed the backup.

    Raises VaultError: BACKUP_DAMAGED, NEWER, DISK_FULL, DISK_FAILED.
    """
    try:
        store = open_vault_file(target, data_key)
    except VaultError as fault:
        raise _told(fault, backup) from None
    try:
        _check(store, backup)
    except BaseException:
        store.close()
        raise
    return store


def _check(store: Store, backup: Backup) -> None:
    try:
        with store.read() as tx:
            vault_id, seed = tx.meta(opened.VAULT_ID), tx.secret(SIGNING_SEED)
        store.check()
    except (VaultError, StoreError) as fault:
        raise _told(fault, backup) from None
    if vault_id != backup.vault_id or seed is None or signing.public_key(seed).hex() != backup.signer:
        raise backup_form.damaged(backup.folder, "signed by another")


def _told(fault: VaultError | StoreError, backup: Backup) -> VaultError | StoreError:
    if isinstance(fault, StoreError) or fault.code in _DAMAGED:
        return backup_form.damaged(backup.folder, str(fault.code))
    return fault
