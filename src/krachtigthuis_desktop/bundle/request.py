"""A laptop asks to be enrolled: its id and two public keys, signed with the one that it will sign with. No name."""

from __future__ import annotations

import msgspec

from ..crypto import agefile, fingerprint, signing
from ..errors import TrustError, TrustFault
from .card import PublicKey
from .manifest import Hex16, Moment, Recipient
from .signed import Fault, read_signed, write_signed

NAMESPACE = "krachtigthuis-enrol-v1"
VERSION = 1
MAX_BYTES = 4_000


class Request(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`signing` is a public key in hex, `recipient` what answers are sealed for."""

    v: int = VERSION
    device: Hex16
    signing: PublicKey
    recipient: Recipient
    created: Moment


def make_request(request: Request, *, seed: bytes) -> bytes:
    """The request with its proof that the laptop holds the key."""
    return write_signed("request", request, seeds=(seed,), namespace=NAMESPACE)


def read_request(data: bytes) -> Request:
    """A request whose key signed it. Raises TrustError: BAD_REQUEST, LOW_ORDER_KEY, BAD_KEY."""
    if len(data) > MAX_BYTES:
        raise TrustError(TrustFault.BAD_REQUEST)
    try:
        signed = read_signed("request", data, Request, NAMESPACE)
    except Fault:
        raise TrustError(TrustFault.BAD_REQUEST) from None
    request = signed.value
    key = bytes.fromhex(request.signing)
    signing.check_public_key(key)
    agefile.check_recipient(request.recipient)
    if request.v != VERSION or signed.signers != {key}:
        raise TrustError(TrustFault.BAD_REQUEST)
    return request


def request_words(data: bytes) -> tuple[str, ...]:
    """Six words over the whole request, for the two screens."""
    return fingerprint.words_of(data)
