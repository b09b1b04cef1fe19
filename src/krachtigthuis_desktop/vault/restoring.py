"""Putting a backup back into a new home, with any of its three ways in. All of it stands, or nothing does.

Before the slots stand, and so before anything can be opened, whoever calls has begun the vault anew: a vault that
was put back goes on under another incarnation than the one it is a copy of.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from ..crypto import keyfile, slots
from ..crypto.cost import DEFAULT, Cost
from ..crypto.keyfile import KeySlots
from ..crypto.slots import PassphraseSlot, Slot
from ..domain.identity import Random
from ..errors import InputError, InputFault, ProgramError, ProgramFault, VaultError, VaultFault
from ..storage import Store, Writer
from . import backup_form, backup_store, ballast, opened
from .folder import Folder, check_empty
from .new_home import new_home, put_slots
from .opened import OpenVault
from .process import leave_no_core
from .ways import Unlock, by_phrase


def restore(
    folder: Path,
    home: Path,
    unlock: Unlock,
    *,
    begin: Callable[[Writer], None],
    new_phrase: str | None = None,
    slot: str | None = None,
    cost: Cost = DEFAULT,
    random: Random = secrets.token_bytes,
) -> OpenVault:
    """The vault of a backup in an empty or new home, open.

    `begin` gives it a new incarnation, in one transaction with the rest. `new_phrase` is needed where no passphrase
    opened it, and takes the place of the one in `slot` (id or name; on a laptop there is only one).
    Raises StickError: NONE, UNREADABLE; VaultError: NOT_A_BACKUP, BACKUP_DAMAGED, NEWER, SLOT_HOSTILE, NOT_EMPTY,
    READ_ONLY, DISK_FULL, DISK_FAILED, NO_SUCH_SLOT, and what the way in raises; InputError naming `phrase`.
    """
    leave_no_core()
    target = Folder(home)
    check_empty(target)
    backup = backup_form.read_form(folder)
    found, data_key = unlock(backup.keys)
    backup_store.check_ours(backup, data_key)
    new = _renewed(backup.keys, found, data_key, new_phrase=new_phrase, slot=slot, cost=cost, random=random)
    made = tuple(new if new and each.id == new.id else each for each in backup.keys.slots)
    with new_home(target) as lock, ExitStack() as undo:
        backup_store.copy_store(backup, target.store)
        store = backup_store.open_copy(backup, target.store, data_key)
        undo.callback(store.close)
        keys = _begun(store, backup.keys, made, data_key, begin)
        ballast.lay(target)
        put_slots(target, keys, lambda written: _check_opens(written, new, data_key, new_phrase))
        with store.read() as tx:
            kind, label = tx.meta(opened.KIND) or "", tx.meta(opened.LABEL) or ""
        undo.pop_all()
    return OpenVault(
        home=home,
        vault_id=backup.vault_id,
        kind=kind,
        label=label,
        slot=found.id,
        name=found.name if isinstance(found, PassphraseSlot) else "",
        store=store,
        keys=keys,
        data_key=data_key,
        lock=lock,
    )


def _begun(
    store: Store, keys: KeySlots, made: tuple[Slot, ...], data_key: bytes, begin: Callable[[Writer], None]
) -> KeySlots:
    """The new slots, counted above both what the store knows and what the backup says; the store knows them first."""
    with store.write() as tx:
        before = tx.meta("incarnation")
        begin(tx)
        if tx.meta("incarnation") == before:
            raise ProgramError(ProgramFault.UNEXPECTED, detail="a vault was put back without a new incarnation")
        inside = opened.own_slots(tx)
        counter = max(inside.counter if inside else 0, keys.counter) + 1
        new = keyfile.seal_slots(keys.vault, counter, made, data_key)
        opened.put_own_slots(tx, new)
        tx.set_meta(opened.BACKUPS, str(keys.backup))
    return new


def _renewed(
    keys: KeySlots,
    found: Slot,
    data_key: bytes,
    *,
    new_phrase: str | None,
    slot: str | None,
    cost: Cost,
    random: Random,
) -> PassphraseSlot | None:
    """The slot of the new phrase, with the id and name of the one that it replaces; None where the old one stays."""
    if new_phrase is None:
        if not isinstance(found, PassphraseSlot):
            raise InputError(InputFault.TEXT_EMPTY, field="phrase")
        return None
    old = _to_renew(keys, found, slot)
    return slots.wrap_with_phrase(
        data_key, new_phrase, vault=keys.vault, id=old.id, name=old.name, cost=cost, random=random
    )


def _to_renew(keys: KeySlots, found: Slot, slot: str | None) -> PassphraseSlot:
    if slot is not None:
        wanted = [each for each in keys.passphrases() if slot in {each.id, each.name}]
    else:
        wanted = [found] if isinstance(found, PassphraseSlot) else list(keys.passphrases())
    if len(wanted) != 1:
        raise VaultError(VaultFault.NO_SUCH_SLOT, **({"name": slot} if slot else {}))
    return wanted[0]


def _check_opens(written: KeySlots, new: PassphraseSlot | None, data_key: bytes, phrase: str | None) -> None:
    """The new phrase opens the slots as they stand on the disk."""
    if new and phrase and by_phrase(phrase, slot=new.id)(written)[1] != data_key:
        raise VaultError(VaultFault.DISK_FAILED)
