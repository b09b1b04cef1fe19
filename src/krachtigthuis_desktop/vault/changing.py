"""Changing whose passphrase opens a vault, and the one way in which slots are changed.

The new slots stand on the disk, read back and proved to open, before the old ones go. Each function gives the
vault as it is from then on.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace

from ..crypto import keyfile, slots
from ..crypto.cost import DEFAULT, Cost
from ..crypto.keyfile import KeySlots
from ..crypto.slots import PassphraseSlot, Slot
from ..domain.identity import Random
from ..errors import InputError, InputFault, VaultError, VaultFault
from . import ballast, copies, opened
from .opened import OpenVault


def change_phrase(
    vault: OpenVault,
    phrase: str,
    *,
    slot: str | None = None,
    cost: Cost = DEFAULT,
    random: Random = secrets.token_bytes,
) -> OpenVault:
    """Give a passphrase slot another phrase; it keeps its id and name.

    Without `slot` (id or name) it is the slot that the vault was opened with, or the only one after a paper key.
    Raises VaultError: NO_SUCH_SLOT, DISK_FULL, DISK_FAILED, READ_ONLY; InputError naming `phrase`.
    """
    old = _passphrase_slot(vault, slot)
    new = slots.wrap_with_phrase(
        vault.data_key, phrase, vault=vault.vault_id, id=old.id, name=old.name, cost=cost, random=random
    )
    return write_slots(vault, _replaced(vault, new), _opens_with(vault, new.id, phrase))


def check_phrase(vault: OpenVault, phrase: str) -> None:
    """Does this phrase open the slot that the vault was opened with? Raises VaultError(WRONG_PASSPHRASE)."""
    slot = _passphrase_slot(vault, None)
    check_key(vault, slots.unwrap_with_phrase(slot, phrase, vault=vault.vault_id))


def whose_phrase(vault: OpenVault, phrase: str) -> str:
    """The id of the colleague's slot that this phrase opens; never the one that the vault stands open with.

    So that two people are two. Raises VaultError: NO_SUCH_SLOT when there is no other, WRONG_PASSPHRASE.
    """
    others = [each for each in vault.keys.passphrases() if each.id != vault.slot]
    refused = VaultError(VaultFault.NO_SUCH_SLOT)
    for each in others:
        try:
            check_key(vault, slots.unwrap_with_phrase(each, phrase, vault=vault.vault_id))
        except VaultError as fault:
            refused = fault
        else:
            return each.id
    raise refused


def add_slot(
    vault: OpenVault,
    name: str,
    phrase: str,
    *,
    cost: Cost = DEFAULT,
    random: Random = secrets.token_bytes,
) -> tuple[OpenVault, str]:
    """A passphrase slot for a colleague, and its id (the actor in the log).

    Raises InputError naming `name` when it is empty, too long or taken; VaultError as `change_phrase`.
    """
    plain = name.strip()
    taken = {each.name.casefold() for each in vault.keys.passphrases()}
    if not plain:
        raise InputError(InputFault.TEXT_EMPTY, field="name")
    if len(plain) > keyfile.MAX_NAME or plain.casefold() in taken or len(vault.keys.slots) >= keyfile.MAX_SLOTS:
        raise InputError(InputFault.OUT_OF_RANGE, field="name", limit=keyfile.MAX_NAME)
    new = slots.wrap_with_phrase(
        vault.data_key,
        phrase,
        vault=vault.vault_id,
        id=f"staff-{random(4).hex()}",
        name=plain,
        cost=cost,
        random=random,
    )
    return write_slots(vault, (*vault.keys.slots, new), _opens_with(vault, new.id, phrase)), new.id


def remove_slot(vault: OpenVault, slot: str) -> OpenVault:
    """Close a colleague's way in. Never the one that the vault stands open with, so that one always stays.

    Raises VaultError(NO_SUCH_SLOT) also for that one, and as `change_phrase`.
    """
    gone = _passphrase_slot(vault, slot)
    others = tuple(each for each in vault.keys.slots if each.id != gone.id)
    if gone.id == vault.slot or not any(isinstance(each, PassphraseSlot) for each in others):
        raise VaultError(VaultFault.NO_SUCH_SLOT, name=slot)
    return write_slots(vault, others, lambda _keys: None)


def _passphrase_slot(vault: OpenVault, slot: str | None) -> PassphraseSlot:
    wanted = slot or vault.slot
    found = [each for each in vault.keys.passphrases() if wanted in {each.id, each.name}]
    if not found and slot is None and len(vault.keys.passphrases()) == 1:
        found = [*vault.keys.passphrases()]
    if not found:
        raise VaultError(VaultFault.NO_SUCH_SLOT, **({"name": slot} if slot else {}))
    return found[0]


def _replaced(vault: OpenVault, new: PassphraseSlot) -> tuple[Slot, ...]:
    return tuple(new if each.id == new.id else each for each in vault.keys.slots)


def _opens_with(vault: OpenVault, slot: str, phrase: str) -> Callable[[KeySlots], None]:
    """The proof that the slot as it stands on the disk opens with the phrase as it was typed."""

    def opens(keys: KeySlots) -> None:
        found = next(each for each in keys.passphrases() if each.id == slot)
        check_key(vault, slots.unwrap_with_phrase(found, phrase, vault=vault.vault_id))

    return opens


def check_key(vault: OpenVault, data_key: bytes) -> None:
    """Raise VaultError(DISK_FAILED) when a slot that was just written gives another key."""
    if data_key != vault.data_key:
        raise VaultError(VaultFault.DISK_FAILED, path=vault.home)


def write_slots(vault: OpenVault, made: tuple[Slot, ...], proof: Callable[[KeySlots], None]) -> OpenVault:
    """Put these slots in force. `proof` raises when the new ones, as read back, do not open.

    They are made from what the vault itself knows. So whatever somebody did to the files is undone by it.
    """
    keys = keyfile.seal_slots(vault.vault_id, vault.keys.counter + 1, made, vault.data_key)
    ballast.spend(vault.folder, lambda: copies.write(vault.folder, keys, proof))
    opened.remember_slots(vault.store, keys)
    return replace(vault, keys=keys, slots_changed_outside=False)
