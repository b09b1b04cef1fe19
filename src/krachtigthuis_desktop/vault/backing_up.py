"""Making a backup: written under a name that does not count, flushed, opened, read back, and only then named.

Three whole backups of a vault stay in one folder; the older ones go after the new one stands.
"""

from __future__ import annotations

import hashlib
import secrets
import shutil
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from .. import files
from ..crypto import keyfile, sshsig
from ..domain.identity import Random
from ..errors import StickError, StickFault, TrustError, TrustFault, VaultError, VaultFault
from ..storage import open_vault_file
from . import backup_form, backups_there, ballast, elsewhere, note, opened
from .backup_form import Backup
from .folder import check_outside
from .making import LAPTOP, OFFICE, SIGNING_SEED
from .opened import OpenVault

_BESIDE_STORE = 100_000
"""Room for the three small files."""
_OF_THE_STICK = {
    VaultFault.DISK_FULL: StickFault.FULL,
    VaultFault.READ_ONLY: StickFault.READ_ONLY,
    VaultFault.DISK_FAILED: StickFault.GONE,
}


@dataclass(frozen=True, kw_only=True)
class BackedUp:
    """A backup that stands, read back and checked, and how many older ones of this vault went."""

    backup: Backup
    removed: int


def back_up(vault: OpenVault, to: Path, *, now: datetime, random: Random = secrets.token_bytes) -> BackedUp:
    """A backup of an open vault in a folder or on a stick. The vault itself goes on as it was.

    Raises StickError: NONE, FULL, READ_ONLY, GONE, READ_BACK; VaultError: IN_ITSELF; DAMAGED, DISK_FULL,
    DISK_FAILED for the vault itself. No half backup stays where the stick can still be written, and what stood there
    before stands.
    """
    elsewhere.check_folder(to)
    check_outside(vault.home, to)
    backups_there.sweep(to)
    needed = vault.folder.store.stat().st_size + _BESIDE_STORE
    with elsewhere.writing(to, needed):
        free = shutil.disk_usage(to).free
    if free < needed:
        raise StickError(StickFault.FULL, needed=needed, free=free)
    number = backups_there.next_number(vault, to, opened.last_backup(vault.store))
    ballast.spend(vault.folder, lambda: _note(vault, to, number, now))
    final = to / backup_form.new_name(random(8))
    half = final.with_name(final.name + backups_there.HALF)
    try:
        with elsewhere.writing(to, needed):
            half.mkdir(mode=0o700)
            _write(vault, half, number, needed)
            backup = _checked(vault, half)
            files.rename(half, final)
            elsewhere.flush_folder(to)
    except BaseException:
        backups_there.remove(half)
        raise
    return BackedUp(backup=replace(backup, folder=final), removed=backups_there.keep_newest(vault, to, final))


def _note(vault: OpenVault, to: Path, number: int, now: datetime) -> None:
    """The number is given away before it is used: one that was broken off leaves a hole, never two of a number."""
    with vault.store.write() as tx:
        actor = (tx.meta("device") or "") if vault.kind == LAPTOP else vault.slot
        tx.set_meta(opened.BACKUPS, str(number))
        if vault.kind == OFFICE:
            note.remember(tx, to)
        tx.audit("backup_begun", actor=actor, now=now, result=f"backup_{number}")


def _write(vault: OpenVault, half: Path, number: int, needed: int) -> None:
    with vault.store.read() as tx:
        seed = tx.secret(SIGNING_SEED)
    if seed is None:
        raise TrustError(TrustFault.BAD_KEY)
    try:
        vault.store.vacuum_into(half / backup_form.STORE)
    except VaultError as fault:
        if fault.code not in _OF_THE_STICK:
            raise
        raise _told(_OF_THE_STICK[fault.code], half.parent, needed) from None
    keys = keyfile.to_bytes(
        keyfile.seal_slots(vault.vault_id, vault.keys.counter, vault.keys.slots, vault.data_key, backup=number)
    )
    elsewhere.write(half / backup_form.KEYS, keys)
    listed = backup_form.sums(
        keys=hashlib.sha256(keys).hexdigest(), store=elsewhere.sha256_of(half / backup_form.STORE)
    )
    elsewhere.write(half / backup_form.SUMS, listed)
    signature = sshsig.sign(listed, seed=seed, namespace=backup_form.NAMESPACE)
    elsewhere.write(half / backup_form.SIGNATURE, signature)
    elsewhere.flush_folder(half)


def _checked(vault: OpenVault, half: Path) -> Backup:
    """Opened with the key, every page and every hash looked at, and read back from the stick once more.

    Pages authenticate themselves, so what was written and what was meant are compared by that; the reading back
    shows that the stick holds it.
    """
    try:
        copy = open_vault_file(half / backup_form.STORE, vault.data_key)
        try:
            copy.check()
            with copy.read() as tx:
                same = tx.meta(opened.VAULT_ID) == vault.vault_id
        finally:
            copy.close()
        backup = backup_form.check_backup(half)
    except (VaultError, StickError):
        raise StickError(StickFault.READ_BACK, path=half.parent) from None
    if not same:
        raise StickError(StickFault.READ_BACK, path=half.parent)
    return backup


def _told(code: StickFault, folder: Path, needed: int) -> StickError:
    if code is StickFault.FULL:
        return StickError(code, needed=needed, free=shutil.disk_usage(folder).free)
    return StickError(code, path=folder)
