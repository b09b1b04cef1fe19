"""Key slots: three ways to the one data key of a vault (DESIGN 4).

A passphrase slot wraps it with AES-256-GCM under an Argon2id key, its whole header as associated data. The
paper slot and the office slot are age files, so stock `age` opens them; an office slot for two of several keys
is an age file in an age file per pair. Each wrap names its vault.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from itertools import combinations

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
TWO = 2
MAX_OF_TWO = 6
"""With six recovery keys any two of which open, there are fifteen pairs."""
_MAX_PAIRS = MAX_OF_TWO * (MAX_OF_TWO - 1) // 2
_MAX_PAIR_BYTES = 2_000
"""One pair of ours has some 700 bytes."""


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
    """The data key in an age file."""

    id: str
    wrapped: bytes


class PaperSlot(AgeSlot, frozen=True, kw_only=True, tag="paper", tag_field="kind", forbid_unknown_fields=True):
    """Opened by the key on paper."""


class OfficeSlot(AgeSlot, frozen=True, kw_only=True, tag="office", tag_field="kind", forbid_unknown_fields=True):
    """Opened by any of the office's recovery identities."""


class OfficePairsSlot(
    msgspec.Struct, frozen=True, kw_only=True, tag="office_pairs", tag_field="kind", forbid_unknown_fields=True
):
    """Opened by any two of the office's recovery identities: per pair an age file to the one, in one to the other."""

    id: str
    pairs: tuple[bytes, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.pairs) <= _MAX_PAIRS or not all(0 < len(pair) <= _MAX_PAIR_BYTES for pair in self.pairs):
            raise ValueError("not a slot for two keys")


AnyOfficeSlot = OfficeSlot | OfficePairsSlot
Slot = PassphraseSlot | PaperSlot | OfficeSlot | OfficePairsSlot


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


def wrap_for_office(
    data_key: bytes,
    recipients: Sequence[str],
    *,
    vault: str,
    id: str,  # noqa: A002 the slot's own word
    threshold: int = 1,
) -> AnyOfficeSlot:
    """A new office slot that each of the recovery recipients opens alone, or (`threshold` 2) any two of them together.

    Raises ValueError for another threshold, or fewer than two or more than six different recipients for two;
    TrustError for a recipient nothing may be sealed for.
    """
    content = _content(data_key, vault)
    if threshold == 1:
        return OfficeSlot(id=id, wrapped=agefile.seal(content, recipients))
    if threshold != TWO or not TWO <= len(set(recipients)) == len(recipients) <= MAX_OF_TWO:
        raise ValueError("two of two to six different keys")
    pairs = (agefile.seal(agefile.seal(content, [inner]), [outer]) for inner, outer in combinations(recipients, TWO))
    return OfficePairsSlot(id=id, pairs=tuple(pairs))


def unwrap_with_identity(slot: PaperSlot, secret: str, *, vault: str) -> bytes:
    """The data key of a paper slot. Raises VaultError(WRONG_PAPER_KEY): it does not open, or is another vault's."""
    try:
        return _key_in(agefile.unseal(slot.wrapped, _checked([secret])), vault)
    except (BundleRefused, ValueError):
        raise VaultError(VaultFault.WRONG_PAPER_KEY) from None


def unwrap_with_office(slot: AnyOfficeSlot, identities: Sequence[str], *, vault: str) -> bytes:
    """The data key of an office slot, with one recovery identity or two.

    Raises VaultError: NEEDS_SECOND_KEY when one was given and two are needed, else WRONG_OFFICE_KEY.
    """
    if isinstance(slot, OfficePairsSlot) and len(set(identities)) < TWO:
        raise VaultError(VaultFault.NEEDS_SECOND_KEY)
    try:
        secrets_given = _checked(identities)
    except ValueError:
        raise VaultError(VaultFault.WRONG_OFFICE_KEY) from None
    for wrapped in slot.pairs if isinstance(slot, OfficePairsSlot) else (slot.wrapped,):
        try:
            once = _of_one(wrapped, secrets_given) if isinstance(slot, OfficePairsSlot) else wrapped
            return _key_in(agefile.unseal(once, secrets_given), vault)
        except (BundleRefused, ValueError):
            continue
    raise VaultError(VaultFault.WRONG_OFFICE_KEY)


def _of_one(wrapped: bytes, identities: Sequence[str]) -> bytes:
    """The inner file of a pair; one whose outer file has several recipients is none of ours."""
    if agefile.check_header(wrapped).recipients != 1:
        raise ValueError("not one half of a pair")
    return agefile.unseal(wrapped, identities)


def _checked(identities: Sequence[str]) -> Sequence[str]:
    """ValueError for what is no age identity."""
    for each in identities:
        agefile.recipient_of(each)
    return identities


def _key_in(content: bytes, vault: str) -> bytes:
    """ValueError unless this is what we seal, for this vault."""
    found = canonical.from_bytes(content)
    if not isinstance(found, dict) or found.keys() != {"key", "vault"} or found["vault"] != vault:
        raise ValueError("not the key of this vault")
    data_key = bytes.fromhex(str(found["key"]))
    if len(data_key) != DATA_KEY_BYTES:
        raise ValueError("not a key")
    return data_key


def _header(slot: PassphraseSlot, vault: str) -> bytes:
    """All that a slot says but the wrapped key, and whose it is: nothing of it can be changed unseen."""
    fields: canonical.Json = msgspec.to_builtins(slot)
    assert isinstance(fields, dict)  # noqa: S101 for the type checker: a struct becomes a dict
    return canonical.to_bytes({**{k: v for k, v in fields.items() if k != "wrapped"}, "vault": vault})


def _content(data_key: bytes, vault: str) -> bytes:
    """In words that a person with stock `age` understands: the raw key in hex, and the vault it opens."""
    return canonical.to_bytes({"key": data_key.hex(), "vault": vault})
