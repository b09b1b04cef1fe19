"""Looking at a vault: from outside, before any key, and from inside, whether all of it is whole."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from ..crypto.keyfile import KeySlots
from ..crypto.slots import TWO, OfficePairsSlot, Slot
from ..errors import KrachtigError, VaultError, VaultFault
from . import ballast, copies
from .folder import Folder, check_vault
from .lock import is_held
from .opened import OpenVault


@dataclass(frozen=True)
class SlotSeen:
    """A way in, as everybody can see it: `kind` is passphrase, paper or office; a name only in the office.

    `keys` is how many keys it takes: two where the office wants two people together.
    """

    id: str
    kind: str
    name: str
    keys: int = 1


@dataclass(frozen=True)
class Seen:
    """A vault from outside. `faults` says what is wrong with `keys.json` and `keys.bak`, None for nothing."""

    vault_id: str
    slots: tuple[SlotSeen, ...]
    faults: tuple[VaultFault | None, VaultFault | None]
    in_use: bool


@dataclass(frozen=True)
class Report:
    """A vault from inside. `damage` holds what the store's own check says no with; None: every page is whole."""

    seen: Seen
    slots_changed_outside: bool
    damage: KrachtigError | None
    ballast: bool
    free: int

    @property
    def whole(self) -> bool:
        return self.damage is None and not self.slots_changed_outside and self.seen.faults == (None, None)


def look(home: Path) -> Seen:
    """What can be said without a key. Raises VaultError: MISSING, OTHER_PROGRAM, SLOTS_DAMAGED, SLOT_HOSTILE."""
    folder = Folder(home)
    check_vault(folder)
    found = copies.read(folder)
    keys = copies.to_try(found)[0]
    return Seen(keys.vault, slots_of(keys), (found[0].fault, found[1].fault), is_held(folder.lock))


LOOKED_AT = 64_000_000
"""Bytes of a store that is looked at after each opening: a second at most. A larger one is an office's."""


def look_inside(vault: OpenVault) -> None:
    """After each opening, beside the work: are these the pages that were saved last?

    Raises StoreError(OLD_PAGES), VaultError(DAMAGED).
    """
    if vault.folder.store.stat().st_size <= LOOKED_AT:
        vault.store.check_saved()


def check(vault: OpenVault) -> Report:
    """Look at every page, row and hash and both copies of the slots; some seconds per 100 MB."""
    damage: KrachtigError | None = None
    try:
        vault.store.check()
        vault.store.compare()
    except KrachtigError as fault:
        damage = fault
    found = copies.read(vault.folder)
    free = shutil.disk_usage(vault.home).free
    seen = Seen(vault.vault_id, slots_of(vault.keys), (found[0].fault, found[1].fault), in_use=True)
    return Report(seen, vault.slots_changed_outside, damage, ballast.lay(vault.folder), free)


def is_vault(home: Path) -> bool:
    """Whether a vault stands in this folder, open or not, whole or not."""
    try:
        check_vault(Folder(home))
    except VaultError:
        return False
    return True


def slots_of(keys: KeySlots) -> tuple[SlotSeen, ...]:
    named = {slot.id: slot.name for slot in keys.passphrases()}
    return tuple(_seen(slot, named.get(slot.id, "")) for slot in keys.slots)


def _seen(slot: Slot, name: str) -> SlotSeen:
    if isinstance(slot, OfficePairsSlot):
        return SlotSeen(slot.id, "office", name, keys=TWO)
    return SlotSeen(slot.id, str(slot.__struct_config__.tag), name)
