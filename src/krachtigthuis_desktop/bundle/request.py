"""A laptop asks to be enrolled: its id and two public keys, signed with the one that it will sign with. No name.

A laptop that is known asks for new keys with the same kind of file: it names the key of before, which signs it too.
Another desk of the office asks for the keys with it, under a purpose of its own.
"""

from __future__ import annotations

import msgspec
from msgspec import UNSET, UnsetType

from ..crypto import agefile, fingerprint, signing
from ..errors import TrustError, TrustFault
from .card import PublicKey
from .manifest import Hex16, Moment, Recipient
from .signed import Fault, read_signed, write_signed

NAMESPACE = "krachtigthuis-enrol-v1"
JOIN_NAMESPACE = "krachtigthuis-join-v1"
VERSION = 1
WITH_EARLIER_KEY = 2
"""The version of a request for new keys."""
MAX_BYTES = 4_000


class Request(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`signing` is a public key in hex, `recipient` what answers are sealed for."""

    v: int = VERSION
    device: Hex16
    signing: PublicKey
    recipient: Recipient
    created: Moment
    earlier: PublicKey | UnsetType = UNSET
    """The signing key that the office knows; only in a request for new keys."""

    @property
    def renews(self) -> str | None:
        """The key that this request replaces; None when it asks to be enrolled."""
        return None if self.earlier is UNSET else self.earlier


def make_request(request: Request, *, seed: bytes, earlier_seed: bytes | None = None) -> bytes:
    """The request with its proof that the laptop holds the key, and the one of before when it asks for new keys."""
    return _made(request, (seed, earlier_seed) if earlier_seed else (seed,), NAMESPACE)


def make_join_request(request: Request, *, seed: bytes) -> bytes:
    """The request of another desk of the office; `device` is the desk's own id."""
    return _made(request, (seed,), JOIN_NAMESPACE)


def read_request(data: bytes) -> Request:
    """A request whose key signed it. Raises TrustError: BAD_REQUEST, LOW_ORDER_KEY, BAD_KEY."""
    return _read(data, NAMESPACE)


def read_join_request(data: bytes) -> Request:
    """The same of a desk. Raises as `read_request`."""
    request = _read(data, JOIN_NAMESPACE)
    if request.renews is not None:
        raise TrustError(TrustFault.BAD_REQUEST)
    return request


def _made(request: Request, seeds: tuple[bytes, ...], namespace: str) -> bytes:
    return write_signed("request", request, seeds=seeds, namespace=namespace)


def _read(data: bytes, namespace: str) -> Request:
    if len(data) > MAX_BYTES:
        raise TrustError(TrustFault.BAD_REQUEST)
    try:
        signed = read_signed("request", data, Request, namespace)
    except Fault:
        raise TrustError(TrustFault.BAD_REQUEST) from None
    request = signed.value
    keys = {bytes.fromhex(key) for key in (request.signing, request.renews) if key is not None}
    for key in keys:
        signing.check_public_key(key)
    agefile.check_recipient(request.recipient)
    version, proofs = (VERSION, 1) if request.renews is None else (WITH_EARLIER_KEY, 2)
    if request.v != version or signed.signers != keys or len(keys) != proofs:
        raise TrustError(TrustFault.BAD_REQUEST)
    return request


def request_words(data: bytes) -> tuple[str, ...]:
    """Six words over the whole request, for the two screens."""
    return fingerprint.words_of(data)
