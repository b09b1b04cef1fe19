"""Key slots: three ways to the one data key of a vault (DESIGN 4).

A passphrase slot wraps it with AES-256-GCM under an Argon2id key, its whole header as associated data. The
paper slot and the office slot are age files, so stock `age` opens them. Each wrap names its vault.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ..domain import canonical
from ..domain.identity import Random
from ..errors import BundleRefused, VaultError, VaultFault
from . import agefile, phrase
from .cost import SALT_BYTES, Cost

DATA_KEY_BYTES = 32
_NONCE_BYTES = 12
_WRAPPED_BYTES = DATA_KEY_BYTES + 16


class PassphraseSlot(
    msgspec.Struct, frozen=True, kw_only=True, tag="passphrase", tag_field="kind", forbid_unknown_fields=True
):
    """One person's way in. In the office `id` is the actor in the log; on a laptop `name` is empty."""

    id: str
    name: str
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes

    def __post_init__(self) -> None:
        if (len(self.salt), len(self.nonce), len(self.wrapped)) != (SALT_BYTES, _NONCE_BYTES, _WRAPPED_BYTES):
            raise ValueError("not a passphrase slot")


class AgeSlot(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The data key in an age file. A 2-of-3 slot is an age file in an age file."""

    id: str
    wrapped: bytes


class PaperSlot(AgeSlot, frozen=True, kw_only=True, tag="paper", tag_field="kind", forbid_unknown_fields=True):
    """Opened by the key on paper."""


class OfficeSlot(AgeSlot, frozen=True, kw_only=True, tag="office", tag_field="kind", forbid_unknown_fields=True):
    """Opened by any of the office's recovery identities."""


Slot = PassphraseSlot | PaperSlot | OfficeSlot


def new_data_key(random: Random = secrets.token_bytes) -> bytes:
    """The 32 random bytes that the whole vault is encrypted with."""
    return random(DATA_KEY_BYTES)


def wrap_with_phrase(
    data_key: bytes,
    typed: str,
    *,
    vault: str,
    id: str,  # noqa: A002 the slot's own word
    name: str = "",
    cost: Cost,
    random: Random = secrets.token_bytes,
) -> PassphraseSlot:
    """A new passphrase slot. Raises InputError naming `phrase` for an impossible one."""
    secret, salt, nonce = phrase.as_key(typed), random(SALT_BYTES), random(_NONCE_BYTES)
    empty = PassphraseSlot(id=id, name=name, cost=cost, salt=salt, nonce=nonce, wrapped=bytes(_WRAPPED_BYTES))
    wrapped = AESGCM(cost.derive(secret, salt)).encrypt(nonce, data_key, _header(empty, vault))
    return msgspec.structs.replace(empty, wrapped=wrapped)


def unwrap_with_phrase(slot: PassphraseSlot, typed: str, *, vault: str) -> bytes:
    """The data key. Raises VaultError(WRONG_PASSPHRASE), also for a slot that was changed or is another vault's."""
    key = slot.cost.derive(phrase.as_key(typed), slot.salt)
    try:
        return AESGCM(key).decrypt(slot.nonce, slot.wrapped, _header(slot, vault))
    except InvalidTag:
        raise VaultError(VaultFault.WRONG_PASSPHRASE) from None


def wrap_for_paper(data_key: bytes, recipient: str, *, vault: str, id: str) -> PaperSlot:  # noqa: A002
    """A new paper slot for the recipient of the key on paper."""
    return PaperSlot(id=id, wrapped=agefile.seal(_content(data_key, vault), [recipient]))


def wrap_for_office(data_key: bytes, recipients: Sequence[str], *, vault: str, id: str) -> OfficeSlot:  # noqa: A002
    """A new office slot that each of the recovery recipients opens alone."""
    return OfficeSlot(id=id, wrapped=agefile.seal(_content(data_key, vault), recipients))


def unwrap_with_identity(slot: PaperSlot | OfficeSlot, secret: str, *, vault: str) -> bytes:
    """The data key of an age slot. Raises VaultError(WRONG_PAPER_KEY) when it does not open or is another vault's."""
    try:
        found = canonical.from_bytes(agefile.unseal(slot.wrapped, [secret]))
        if isinstance(found, dict) and found.keys() == {"key", "vault"} and found["vault"] == vault:
            data_key = bytes.fromhex(str(found["key"]))
            if len(data_key) == DATA_KEY_BYTES:
                return data_key
    except (BundleRefused, ValueError):
        pass
    raise VaultError(VaultFault.WRONG_PAPER_KEY)


def _header(slot: PassphraseSlot, vault: str) -> bytes:
    """All that a slot says but the wrapped key, and whose it is: nothing of it can be changed unseen."""
    fields: canonical.Json = msgspec.to_builtins(slot)
    assert isinstance(fields, dict)  # noqa: S101 for the type checker: a struct becomes a dict
    return canonical.to_bytes({**{k: v for k, v in fields.items() if k != "wrapped"}, "vault": vault})


def _content(data_key: bytes, vault: str) -> bytes:
    """In words that a person with stock `age` understands: the raw key in hex, and the vault it opens."""
    return canonical.to_bytes({"key": data_key.hex(), "vault": vault})
