"""The office card: who the office is, in public, signed by its root. Six words over it pin the root key.

The words are over the office's id and root keys only, so that a printed card stays right when names change.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, UnsetType

from ..crypto import agefile, fingerprint, signing
from ..domain.canonical import Json, to_bytes
from ..errors import BundleRefused, TrustError, TrustFault
from .content import decoded
from .manifest import Hex16, Moment, Recipient
from .signed import Fault, Signed, read_signed, write_signed

NAMESPACE = "krachtigthuis-card-v1"
VERSION = 1
WITH_THRESHOLD = 2
"""The version of a card that says how many recovery identities it takes; written only when it says so."""
OF_THREE = 3
MAX_BYTES = 300_000
PublicKey = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
Keys = Annotated[tuple[PublicKey, ...], msgspec.Meta(min_length=1, max_length=4)]
Recipients = Annotated[tuple[Recipient, ...], msgspec.Meta(min_length=1, max_length=16)]
Name = Annotated[str, msgspec.Meta(max_length=200)]


class OfficeCard(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`roots` are public keys in hex, `recovery` recipients open the office slot of a laptop."""

    v: int = VERSION
    office: Hex16
    roots: Keys
    recipients: Recipients
    recovery: Recipients
    recovery_threshold: Literal[2] | UnsetType = UNSET
    """How many of the three recovery identities it takes together; left out when any one opens alone."""
    names: tuple[Name, ...] = ()
    reply_to: tuple[Name, ...] = ()
    place: Name = ""
    contact: Name = ""
    phone: Name = ""
    hours: Name = ""
    logo: str | None = None
    """A picture for letters, base64."""
    created: Moment

    @property
    def threshold(self) -> int:
        """How many recovery identities open the office slot of a laptop: one, or two of three."""
        return 1 if self.recovery_threshold is UNSET else self.recovery_threshold


def sign_card(card: OfficeCard, *, seeds: Sequence[bytes]) -> bytes:
    """`office-card.json`, signed by each of these root seeds: after a change of root by the earlier ones too."""
    return write_signed("card", card, seeds=seeds, namespace=NAMESPACE)


def read_card(data: bytes) -> OfficeCard:
    """A card that is signed by one of the roots it names. Whether it is *the* card, its six words say.

    Raises TrustError(BAD_CARD).
    """
    return _checked(data).value


def card_signers(data: bytes) -> frozenset[str]:
    """Every root (hex) whose signature on this card holds. Raises TrustError(BAD_CARD)."""
    return frozenset(key.hex() for key in _checked(data).signers)


def _checked(data: bytes) -> Signed[OfficeCard]:
    try:
        signed = _read(data)
        _check_keys(signed.value)
    except (Fault, TrustError, BundleRefused):
        raise TrustError(TrustFault.BAD_CARD) from None
    return signed


def _read(data: bytes) -> Signed[OfficeCard]:
    if len(data) > MAX_BYTES:
        raise Fault
    signed = read_signed("card", data, OfficeCard, NAMESPACE)
    card = signed.value
    if not _is_of_its_version(card) or not signed.signers & {bytes.fromhex(root) for root in card.roots}:
        raise Fault
    if card.logo is not None:
        decoded(card.logo, MAX_BYTES)
    return signed


def _is_of_its_version(card: OfficeCard) -> bool:
    """A threshold makes it a card of version 2, and needs three that are not the same."""
    if card.recovery_threshold is UNSET:
        return card.v == VERSION
    return card.v == WITH_THRESHOLD and len(card.recovery) == len(set(card.recovery)) == OF_THREE


def _check_keys(card: OfficeCard) -> None:
    """A key of low order is a door for everybody: better seen here than when the first bundle is sealed."""
    for root in card.roots:
        signing.check_public_key(bytes.fromhex(root))
    for recipient in (*card.recipients, *card.recovery):
        agefile.check_recipient(recipient)


def card_words(card: OfficeCard) -> tuple[str, ...]:
    """The six words that stand on the printed card."""
    return root_words(card.office, card.roots)


def root_words(office: str, root_keys: Sequence[str]) -> tuple[str, ...]:
    """The six words of an office with these root keys (hex), whatever else its card says."""
    roots: list[Json] = [*sorted(root_keys)]
    return fingerprint.words_of(to_bytes({"office": office, "roots": roots}))
