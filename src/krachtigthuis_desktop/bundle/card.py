"""The office card: who the office is, in public, signed by its root. Six words over it pin the root key.

The words are over the office's id and root keys only, so that a printed card stays right when names change.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec

from ..crypto import agefile, fingerprint, signing
from ..domain.canonical import Json, to_bytes
from ..errors import BundleRefused, TrustError, TrustFault
from .content import decoded
from .manifest import Hex16, Moment, Recipient
from .signed import Fault, read_signed, write_signed

NAMESPACE = "krachtigthuis-card-v1"
VERSION = 1
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
    names: tuple[Name, ...] = ()
    reply_to: tuple[Name, ...] = ()
    place: Name = ""
    contact: Name = ""
    phone: Name = ""
    hours: Name = ""
    logo: str | None = None
    """A picture for letters, base64."""
    created: Moment


def sign_card(card: OfficeCard, *, seeds: Sequence[bytes]) -> bytes:
    """`office-card.json`, signed by each of these root seeds."""
    return write_signed("card", card, seeds=seeds, namespace=NAMESPACE)


def read_card(data: bytes) -> OfficeCard:
    """A card that is signed by one of the roots it names. Whether it is *the* card, its six words say.

    Raises TrustError(BAD_CARD).
    """
    try:
        card = _read(data)
        _check_keys(card)
    except (Fault, TrustError, BundleRefused):
        raise TrustError(TrustFault.BAD_CARD) from None
    return card


def _read(data: bytes) -> OfficeCard:
    if len(data) > MAX_BYTES:
        raise Fault
    signed = read_signed("card", data, OfficeCard, NAMESPACE)
    card = signed.value
    if card.v != VERSION or not signed.signers & {bytes.fromhex(root) for root in card.roots}:
        raise Fault
    if card.logo is not None:
        decoded(card.logo, MAX_BYTES)
    return card


def _check_keys(card: OfficeCard) -> None:
    """A key of low order is a door for everybody: better seen here than when the first bundle is sealed."""
    for root in card.roots:
        signing.check_public_key(bytes.fromhex(root))
    for recipient in (*card.recipients, *card.recovery):
        agefile.check_recipient(recipient)


def card_words(card: OfficeCard) -> tuple[str, ...]:
    """The six words that stand on the printed card."""
    roots: list[Json] = [*sorted(card.roots)]
    return fingerprint.words_of(to_bytes({"office": card.office, "roots": roots}))
