"""Opening a vault, in the order of DESIGN 4: folder, lock, slots, key, file, vault id; then: are the slots ours?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from ..crypto import keyfile, slots
from ..crypto.keyfile import KeySlots
from ..crypto.slots import OfficeSlot, PaperSlot, PassphraseSlot, Slot
from ..errors import VaultError, VaultFault
from ..storage import Store, open_vault_file
from . import ballast, copies, disk, opened
from .folder import Folder, check_vault
from .lock import Lock
from .opened import OpenVault
from .process import leave_no_core

Unlock = Callable[[KeySlots], tuple[Slot, bytes]]
"""Finds the slot that opens and gives its data key, or raises VaultError."""


def open_with_phrase(home: Path, phrase: str, *, slot: str | None = None) -> OpenVault:
    """Open with a passphrase. `slot` is the id or the name of a slot; without it each passphrase slot is tried.

    Raises VaultError: MISSING, OTHER_PROGRAM, READ_ONLY, IN_USE, SLOTS_DAMAGED, SLOT_HOSTILE, NO_SUCH_SLOT,
    WRONG_PASSPHRASE, WRONG_KEY, NOT_ENCRYPTED, DAMAGED, NEWER, DISK_FULL, DISK_FAILED; InputError naming `phrase`.
    """

    def unlock(keys: KeySlots) -> tuple[Slot, bytes]:
        wanted = [each for each in keys.passphrases() if slot is None or slot in {each.id, each.name}]
        if not wanted:
            raise VaultError(VaultFault.NO_SUCH_SLOT, **({"name": slot} if slot else {}))
        return _first_that_opens(
            (each, partial(slots.unwrap_with_phrase, each, phrase, vault=keys.vault)) for each in wanted
        )

    return _open(home, unlock)


def open_with_paper(home: Path, secret: str) -> OpenVault:
    """Open with the paper key, as `paperkey.parse_typed` gives it. Raises as above, WRONG_PAPER_KEY for a wrong one."""
    return _open(home, lambda keys: _with_identity(keys, PaperSlot, secret))


def open_with_office(home: Path, secret: str) -> OpenVault:
    """Open with a recovery identity of the office. Raises as `open_with_paper`; NO_SUCH_SLOT before enrolment."""
    return _open(home, lambda keys: _with_identity(keys, OfficeSlot, secret))


def _with_identity(keys: KeySlots, kind: type[PaperSlot | OfficeSlot], secret: str) -> tuple[Slot, bytes]:
    wanted = [each for each in keys.slots if isinstance(each, kind)]
    if not wanted:
        raise VaultError(VaultFault.NO_SUCH_SLOT)
    return _first_that_opens(
        (each, partial(slots.unwrap_with_identity, each, secret, vault=keys.vault)) for each in wanted
    )


def _first_that_opens(tries: Iterator[tuple[Slot, Callable[[], bytes]]]) -> tuple[Slot, bytes]:
    refused = VaultError(VaultFault.NO_SUCH_SLOT)
    for slot, unwrap in tries:
        try:
            return slot, unwrap()
        except VaultError as fault:
            refused = fault
    raise refused


def _open(home: Path, unlock: Unlock) -> OpenVault:
    leave_no_core()
    folder = Folder(home)
    check_vault(folder)
    lock = Lock(folder.lock)
    try:
        return _open_locked(folder, lock, unlock)
    except BaseException:
        lock.release()
        raise


def _open_locked(folder: Folder, lock: Lock, unlock: Unlock) -> OpenVault:
    refused: VaultError | None = None
    for keys in copies.in_force(copies.read(folder)):
        try:
            slot, data_key = unlock(keys)
            store = _open_store(folder, keys, data_key)
        except VaultError as fault:  # the slots of another vault may lie beside ours
            refused = refused or fault
            continue
        try:
            kind, label, ours = _take_in(folder, keys, data_key, store)
        except BaseException:
            store.close()
            raise
        return OpenVault(
            home=folder.home,
            vault_id=keys.vault,
            kind=kind,
            label=label,
            slot=slot.id,
            name=slot.name if isinstance(slot, PassphraseSlot) else "",
            store=store,
            slots_changed_outside=not ours,
            keys=keys,
            data_key=data_key,
            lock=lock,
        )
    raise refused or VaultError(VaultFault.SLOTS_DAMAGED)


def _open_store(folder: Folder, keys: KeySlots, data_key: bytes) -> Store:
    store = open_vault_file(folder.store, data_key)
    try:
        with store.read() as tx:
            vault_id = tx.meta(opened.VAULT_ID)
    except BaseException:
        store.close()
        raise
    if vault_id != keys.vault:
        store.close()
        raise VaultError(VaultFault.WRONG_KEY, path=folder.home)
    return store


def _take_in(folder: Folder, keys: KeySlots, data_key: bytes, store: Store) -> tuple[str, str, bool]:
    """Kind, label, and whether the slots are ours and the newest; then a damaged or older copy is put right."""
    with store.read() as tx:
        kind, label = tx.meta(opened.KIND) or "", tx.meta(opened.LABEL) or ""
        known = int(tx.meta(opened.SLOTS_COUNTER) or "0")
    ours = keyfile.mac_fits(keys, data_key) and keys.counter >= known
    if ours:
        copies.repair(folder, keys)
        if keys.counter > known:  # a change of the slots was cut off before the store knew
            opened.remember_counter(store, keys)
        disk.remove(folder.making)
        ballast.lay(folder)
    return kind, label, ours
