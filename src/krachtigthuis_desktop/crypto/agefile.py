"""age files: sealed for recipients, opened by an identity; also what a header may look like at our door.

Taken are binary age v1 files with X25519 stanzas and the one grease stanza that age writers add, never a
passphrase (its work factor is the attacker's to choose) and never armor. Decryption is one shot: the
streaming calls of the library release text before they have seen the end.
Format: https://age-encryption.org/v1
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyrage
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from pyrage import x25519

from ..errors import BundleReason, BundleRefused, TrustError, TrustFault
from . import bech32

MAX_STANZAS = 64
_MAX_HEADER = 32_768
_VERSION = b"age-encryption.org/v1\n"
_X25519 = re.compile(rb"-> X25519 [A-Za-z0-9+/]{43}")
_GREASE = re.compile(rb"-> [\x21-\x7e]{1,8}-grease(?: [\x21-\x7e]{1,9}){0,4}")
_BODY_LINE = re.compile(rb"[A-Za-z0-9+/]{0,64}")
_X25519_BODY = re.compile(rb"[A-Za-z0-9+/]{43}")
_END = re.compile(rb"--- [A-Za-z0-9+/]{43}")
_FULL_LINE = 64
_PREFIX = "age"
_ANY_KEY = b"\x40" * 32
_NO_IDENTITY_FITS = "No matching keys found"  # pyrage has one exception for all faults; its tests pin this text


@dataclass(frozen=True)
class Identity:
    """Who can open: `secret` is AGE-SECRET-KEY-1…, `recipient` (age1…) is what others seal for."""

    secret: str
    recipient: str

    def __repr__(self) -> str:
        return f"Identity({self.recipient})"  # a secret in a traceback is a secret in a log


@dataclass(frozen=True)
class Header:
    """What can be said of an age file without a key."""

    recipients: int
    size: int


def new_identity() -> Identity:
    """A new X25519 identity; its randomness is the library's own."""
    made = x25519.Identity.generate()
    return Identity(str(made), str(made.to_public()))


def recipient_of(secret: str) -> str:
    """The recipient of a secret. Raises ValueError when it is no age identity."""
    try:
        return str(x25519.Identity.from_str(secret).to_public())
    except pyrage.IdentityError:
        raise ValueError("not an age identity") from None


def check_recipient(recipient: str) -> None:
    """Raise TrustError unless files can be sealed for it: BAD_KEY, or LOW_ORDER_KEY when anybody could open them.

    The age library does not refuse a key of low order, it panics; so it must not get one.
    """
    prefix, _one, letters = recipient.partition("1")
    try:
        point = X25519PublicKey.from_public_bytes(bech32.decode(prefix, letters))
    except ValueError:
        raise TrustError(TrustFault.BAD_KEY) from None
    if prefix != _PREFIX:
        raise TrustError(TrustFault.BAD_KEY)
    try:
        X25519PrivateKey.from_private_bytes(_ANY_KEY).exchange(point)
    except ValueError:  # the shared secret would be all zero, whatever our key
        raise TrustError(TrustFault.LOW_ORDER_KEY) from None


def check_header(data: bytes) -> Header:
    """How many recipients a binary age v1 file has. Raises BundleRefused(NOT_A_BUNDLE) for any other file."""
    if not data.startswith(_VERSION):
        raise _not_ours("not a binary age file")
    lines = iter(data[len(_VERSION) : _MAX_HEADER].split(b"\n"))
    size, recipients, greases = len(_VERSION), 0, 0
    for line in lines:
        size += len(line) + 1
        if _END.fullmatch(line):
            break
        body = _body(lines)
        size += sum(len(row) + 1 for row in body)
        if _X25519.fullmatch(line) and len(body) == 1 and _X25519_BODY.fullmatch(body[0]):
            recipients += 1
        elif _GREASE.fullmatch(line):
            greases += 1
        else:
            raise _not_ours("another kind of recipient")
    else:
        raise _not_ours("a header without end")
    if not 1 <= recipients <= MAX_STANZAS or greases > 1 or size > len(data):
        raise _not_ours("an unusual number of recipients")
    return Header(recipients, size)


def seal(data: bytes, recipients: Sequence[str]) -> bytes:
    """The age file that any one of `recipients` can open. Raises ValueError for none, TrustError for a bad one."""
    for each in recipients:
        check_recipient(each)
    try:
        return bytes(pyrage.encrypt(data, [x25519.Recipient.from_str(each) for each in recipients]))
    except pyrage.EncryptError:
        raise ValueError("cannot be sealed for nobody") from None


def unseal(data: bytes, identities: Sequence[str]) -> bytes:
    """The content, all of it or nothing. Raises BundleRefused: NOT_A_BUNDLE, WRONG_RECIPIENT, CORRUPT."""
    return unseal_with(data, identities)[0]


def unseal_with(data: bytes, identities: Sequence[str]) -> tuple[bytes, str]:
    """The content, and the recipient it was opened as. Raises as `unseal`."""
    check_header(data)
    for secret in identities:
        identity = x25519.Identity.from_str(secret)
        try:
            return bytes(pyrage.decrypt(data, [identity])), str(identity.to_public())
        except (pyrage.DecryptError, OSError) as fault:
            if str(fault) != _NO_IDENTITY_FITS:
                raise BundleRefused(BundleReason.CORRUPT, detail="cannot be decrypted") from None
    raise BundleRefused(BundleReason.WRONG_RECIPIENT)


def _body(lines: Iterator[bytes]) -> list[bytes]:
    """The body of one stanza: full lines, then one shorter line (which may be empty)."""
    body: list[bytes] = []
    for row in lines:
        if not _BODY_LINE.fullmatch(row):
            break
        body.append(row)
        if len(row) < _FULL_LINE:
            return body
    raise _not_ours("a stanza without end")


def _not_ours(detail: str) -> BundleRefused:
    return BundleRefused(BundleReason.NOT_A_BUNDLE, detail=detail)
