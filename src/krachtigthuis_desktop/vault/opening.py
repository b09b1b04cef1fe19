"""Opening a vault, in the order of DESIGN 4: folder, lock, slots, key, file, vault id; then: are the slots ours?"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from pathlib import Path

from ..crypto import keyfile
from ..crypto.keyfile import KeySlots
from ..crypto.slots import PassphraseSlot, Slot
from ..errors import VaultError, VaultFault
from ..storage import Store, open_vault_file
from . import ballast, copies, disk, opened, recipients
from .copies import Copy
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
    found = copies.read(folder)
    refused: VaultError | None = None
    for keys in copies.to_try(found):
        try:
            slot, data_key = unlock(keys)
            store = _open_store(folder, keys, data_key)
        except VaultError as fault:  # the slots of another vault may lie beside ours
            refused = refused or fault
            continue
        try:
            own, changed = _own_slots(found, keys.vault, slot, data_key, store)
            if slot not in own.slots:  # it opened once; does it still?
                slot, _key = unlock(own)
            kind, label = _take_in(folder, own, store, changed=changed)
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
            slots_changed_outside=changed,
            keys=own,
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


def _own_slots(
    found: tuple[Copy, Copy], vault_id: str, slot: Slot, data_key: bytes, store: Store
) -> tuple[KeySlots, bool]:
    """The slots that are the vault's own, and whether the files were changed by somebody without the key.

    The vault knows its slots; a newer file under its HMAC is a change that was cut off before the vault knew.
    """
    there = [copy.keys for copy in found if copy.keys and copy.keys.vault == vault_id]
    ours = [keys for keys in there if keyfile.mac_fits(keys, data_key)]
    with store.read() as tx:
        inside, known = opened.own_slots(tx), int(tx.meta(opened.SLOTS_COUNTER) or "0")
        newest = [keys for keys in ours if not keys.backup and keys.counter >= known]
        own = max(([inside] if inside else []) + newest, key=lambda keys: keys.counter, default=None)
        if own is None:
            return recipients.known_slots(tx, vault_id, data_key, slot, secrets.token_bytes), True
    if own != inside:
        opened.remember_slots(store, own)
    as_left = any((keys.counter, keys.slots) == (own.counter, own.slots) for keys in ours)
    return own, not as_left or len(ours) < len(there)


def _take_in(folder: Folder, own: KeySlots, store: Store, *, changed: bool) -> tuple[str, str]:
    """Kind and label; then a damaged or older copy of slots that are ours is put right."""
    with store.read() as tx:
        kind, label = tx.meta(opened.KIND) or "", tx.meta(opened.LABEL) or ""
    if not changed:
        copies.repair(folder, own)
        for path in (folder.home, *folder.store_files(), *folder.key_files()):
            disk.make_private(path)
        disk.remove(folder.making)
        ballast.lay(folder)
    return kind, label
