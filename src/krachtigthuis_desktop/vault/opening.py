"""Opening a vault, in the order of DESIGN 4: folder, lock, slots, key, file, vault id; then: are the slots ours?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..crypto import keyfile
from ..crypto.keyfile import KeySlots
from ..crypto.slots import PassphraseSlot
from ..errors import VaultError, VaultFault
from ..storage import Store, open_vault_file
from . import ballast, copies, disk, opened
from .folder import Folder, check_vault
from .lock import Lock
from .opened import OpenVault
from .process import leave_no_core
from .ways import Unlock, by_office, by_paper, by_phrase


def open_with_phrase(home: Path, phrase: str, *, slot: str | None = None) -> OpenVault:
    """Open with a passphrase. `slot` is the id or the name of a slot; without it each passphrase slot is tried.

    Raises VaultError: MISSING, OTHER_PROGRAM, READ_ONLY, IN_USE, SLOTS_DAMAGED, SLOT_HOSTILE, NO_SUCH_SLOT,
    WRONG_PASSPHRASE, WRONG_KEY, NOT_ENCRYPTED, DAMAGED, NEWER, DISK_FULL, DISK_FAILED; InputError naming `phrase`.
    """
    return _open(home, by_phrase(phrase, slot=slot))


def open_with_paper(home: Path, secret: str) -> OpenVault:
    """Open with the paper key, as `paperkey.parse_typed` gives it. Raises as above, WRONG_PAPER_KEY for a wrong one."""
    return _open(home, by_paper(secret))


def open_with_office(home: Path, identities: Sequence[str]) -> OpenVault:
    """Open with a recovery identity of the office, or with two of them where the office wants two.

    Raises as above; NO_SUCH_SLOT before a card was pinned, WRONG_OFFICE_KEY, NEEDS_SECOND_KEY.
    """
    return _open(home, by_office(identities))


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
