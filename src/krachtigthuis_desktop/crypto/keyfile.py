"""`keys.json`: the slots of one vault as bytes, and whether they are still ours.

A SHA-256 inside tells a damaged copy from a whole one before any key is known; the counter tells which whole
copy is newer. Once the vault is open, the HMAC tells whether the file was changed by somebody without the key.
"""

from __future__ import annotations

import hashlib
import hmac
import re

import msgspec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ..domain import canonical
from ..errors import VaultError, VaultFault
from .slots import OfficePairsSlot, PassphraseSlot, Slot

VERSION = 2
"""Written only where a file holds what the first version did not know: an office slot for two keys, or the number of
a backup. All other files stay of version 1, byte for byte."""

MAX_BYTES = 65_536
MAX_SLOTS = 32
MAX_NAME = 60
_VAULT = re.compile(r"[0-9a-f]{32}")
_SLOT = re.compile(r"[a-z]{2,12}-[0-9a-f]{8}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_PURPOSE = b"krachtigthuis keys.json v1"


class KeySlots(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The slots of vault `vault`; `counter` rises by one with each change. `backup`: which backup this file lies in."""

    v: int
    vault: str
    counter: int
    slots: tuple[Slot, ...]
    mac: str
    backup: int = 0

    def __post_init__(self) -> None:
        ids, names = [slot.id for slot in self.slots], [slot.name.casefold() for slot in self.passphrases()]
        whole = (
            self.v == _version(self.slots, self.backup)
            and _VAULT.fullmatch(self.vault)
            and 1 <= self.counter <= canonical.MAX_INTEGER
            and 0 <= self.backup <= canonical.MAX_INTEGER
            and 1 <= len(self.slots) <= MAX_SLOTS
            and all(_SLOT.fullmatch(each) for each in ids)
            and all(len(name) <= MAX_NAME for name in names)
            and len(set(ids)) == len(ids)
            and len(set(names)) == len(names)
            and _DIGEST.fullmatch(self.mac)
        )
        if not whole:
            raise ValueError("not the slots of a vault")

    def passphrases(self) -> tuple[PassphraseSlot, ...]:
        return tuple(slot for slot in self.slots if isinstance(slot, PassphraseSlot))


def seal_slots(vault: str, counter: int, slots: tuple[Slot, ...], data_key: bytes, *, backup: int = 0) -> KeySlots:
    """The value to write, with its HMAC under the data key. `backup` numbers the backups of a vault."""
    unsigned = KeySlots(
        v=_version(slots, backup), vault=vault, counter=counter, slots=slots, mac="0" * 64, backup=backup
    )
    return msgspec.structs.replace(unsigned, mac=_mac(unsigned, data_key))


def mac_fits(keys: KeySlots, data_key: bytes) -> bool:
    """False when somebody who did not have the data key changed the slots."""
    return hmac.compare_digest(keys.mac, _mac(keys, data_key))


def to_bytes(keys: KeySlots) -> bytes:
    """The file: canonical JSON with the SHA-256 of the rest of it inside."""
    fields = _fields(keys)
    return canonical.to_bytes({**fields, "sha256": hashlib.sha256(canonical.to_bytes(fields)).hexdigest()})


def parse(data: bytes) -> KeySlots:
    """The slots in a file from outside.

    Raises VaultError: SLOTS_DAMAGED for any changed byte, SLOT_HOSTILE when a slot asks for more memory or time
    (or less) than the bounds; nothing is derived or allocated for either. NEWER for a whole file of a later version.
    """
    if len(data) > MAX_BYTES:
        raise VaultError(VaultFault.SLOTS_DAMAGED)
    try:
        fields = canonical.from_bytes(data)
        if not isinstance(fields, dict):
            raise VaultError(VaultFault.SLOTS_DAMAGED)
        digest = fields.pop("sha256", None)
        if digest != hashlib.sha256(canonical.to_bytes(fields)).hexdigest():
            raise VaultError(VaultFault.SLOTS_DAMAGED)
        v = fields.get("v")
        if isinstance(v, int) and v > VERSION:
            raise VaultError(VaultFault.NEWER)
        keys = msgspec.convert(fields, KeySlots, strict=True)
    except (canonical.NotCanonical, msgspec.ValidationError, ValueError):
        raise VaultError(VaultFault.SLOTS_DAMAGED) from None
    if to_bytes(keys) != data:  # another spelling of the same bytes in base64
        raise VaultError(VaultFault.SLOTS_DAMAGED)
    return keys


def _version(slots: tuple[Slot, ...], backup: int) -> int:
    return VERSION if backup or any(isinstance(slot, OfficePairsSlot) for slot in slots) else 1


def _mac(keys: KeySlots, data_key: bytes) -> str:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(data_key)
    fields = {name: value for name, value in _fields(keys).items() if name != "mac"}
    return hmac.new(key, canonical.to_bytes(fields), hashlib.sha256).hexdigest()


def _fields(keys: KeySlots) -> dict[str, canonical.Json]:
    fields: dict[str, canonical.Json] = msgspec.to_builtins(keys)
    return fields
