"""SSHSIG: a signature that stock `ssh-keygen -Y verify` checks, and the lines that tell it whose keys count.

Only one spelling of a signature is taken: what was read is written again and compared byte for byte, since
a tolerant parser takes changed signatures. Format: OpenSSH PROTOCOL.sshsig; Ed25519 and SHA-512 only.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from ..errors import BundleReason, BundleRefused
from .signing import PUBLIC_KEY_BYTES, is_low_order, public_key

MAX_BYTES = 2_000
"""A signature of ours has some 300 bytes; more is refused unread."""

_BEGIN, _END, _WIDTH = b"-----BEGIN SSH SIGNATURE-----\n", b"-----END SSH SIGNATURE-----\n", 70
_MAGIC, _VERSION, _KEY_TYPE, _HASH = b"SSHSIG", 1, b"ssh-ed25519", b"sha512"
_SIGNATURE_BYTES = 64
_PRINCIPAL = re.compile(r"[0-9A-Za-z._@-]+")
_NAMESPACE = re.compile(r"[0-9A-Za-z._@-]{1,100}")


@dataclass(frozen=True)
class Signature:
    """A well-formed signature. It says nothing until `verify` has been called with the message."""

    public_key: bytes
    namespace: str
    signed: bytes

    def verify(self, message: bytes) -> None:
        """Raise BundleRefused(BAD_SIGNATURE) unless this key signed this message in this namespace."""
        if is_low_order(self.public_key):
            raise _refused("a key of low order")
        try:
            Ed25519PublicKey.from_public_bytes(self.public_key).verify(
                self.signed, _to_be_signed(message, self.namespace)
            )
        except (InvalidSignature, ValueError):
            raise _refused("the signature does not fit") from None


def sign(message: bytes, *, seed: bytes, namespace: str) -> bytes:
    """The armored signature, the same bytes each time and the same that `ssh-keygen -Y sign` writes."""
    if not _NAMESPACE.fullmatch(namespace):
        raise ValueError("a namespace of plain characters is needed")
    signed = Ed25519PrivateKey.from_private_bytes(seed).sign(_to_be_signed(message, namespace))
    return _armored(Signature(public_key(seed), namespace, signed))


def parse(signature: bytes) -> Signature:
    """The parts of an armored signature, not verified yet. Raises BundleRefused(BAD_SIGNATURE)."""
    if len(signature) > MAX_BYTES or not (signature.startswith(_BEGIN) and signature.endswith(_END)):
        raise _refused("not an SSH signature")
    try:
        blob = base64.b64decode(signature[len(_BEGIN) : -len(_END)].replace(b"\n", b""), validate=True)
        parts = _Parts(blob)
        parts.expect(_MAGIC + _VERSION.to_bytes(4, "big"))
        key, namespace = _inner(parts.string()), parts.string().decode("ascii")
        _reserved, _hash, signed = parts.string(), parts.string(), _inner(parts.string())
    except (binascii.Error, ValueError):
        raise _refused("not an SSH signature") from None
    found = Signature(key, namespace, signed)
    if len(key) != PUBLIC_KEY_BYTES or len(signed) != _SIGNATURE_BYTES or _armored(found) != signature:
        raise _refused("not in its only spelling")
    return found


def verify(message: bytes, signature: bytes, *, namespace: str) -> bytes:
    """The public key that signed `message` for `namespace`. Raises BundleRefused(BAD_SIGNATURE)."""
    found = parse(signature)
    if found.namespace != namespace:
        raise _refused("signed for another purpose")
    found.verify(message)
    return found.public_key


def openssh_public_key(key: bytes) -> str:
    """The public key as OpenSSH writes it: `ssh-ed25519 AAAA…`."""
    return f"{_KEY_TYPE.decode()} {base64.b64encode(_string(_KEY_TYPE) + _string(key)).decode()}"


def allowed_signers_line(
    principal: str,
    key: bytes,
    namespaces: Sequence[str],
    *,
    valid_after: datetime | None = None,
    valid_before: datetime | None = None,
) -> str:
    """One line of an OpenSSH allowed_signers file, without newline. Times are aware; the file holds UTC."""
    if not _PRINCIPAL.fullmatch(principal) or not all(_NAMESPACE.fullmatch(name) for name in namespaces):
        raise ValueError("a principal and namespaces of plain characters are needed")
    options = [f'namespaces="{",".join(namespaces)}"']
    if valid_after:
        options.append(f'valid-after="{valid_after.astimezone(UTC):%Y%m%d%H%M%S}Z"')
    if valid_before:
        options.append(f'valid-before="{valid_before.astimezone(UTC):%Y%m%d%H%M%S}Z"')
    return f"{principal} {','.join(options)} {openssh_public_key(key)}"


class _Parts:
    """Reads length-prefixed strings off the front of a blob; ValueError when it is too short."""

    def __init__(self, blob: bytes) -> None:
        self._rest = blob

    def expect(self, start: bytes) -> None:
        if not self._rest.startswith(start):
            raise ValueError
        self._rest = self._rest[len(start) :]

    def string(self) -> bytes:
        length = int.from_bytes(self._rest[:4], "big")
        found = self._rest[4 : 4 + length]
        if len(found) != length:
            raise ValueError
        self._rest = self._rest[4 + length :]
        return found


def _inner(blob: bytes) -> bytes:
    parts = _Parts(blob)
    parts.expect(_string(_KEY_TYPE))
    return parts.string()


def _armored(signature: Signature) -> bytes:
    blob = (
        _MAGIC
        + _VERSION.to_bytes(4, "big")
        + _string(_string(_KEY_TYPE) + _string(signature.public_key))
        + _string(signature.namespace.encode("ascii"))
        + _string(b"")
        + _string(_HASH)
        + _string(_string(_KEY_TYPE) + _string(signature.signed))
    )
    text = base64.b64encode(blob)
    lines = [text[start : start + _WIDTH] + b"\n" for start in range(0, len(text), _WIDTH)]
    return _BEGIN + b"".join(lines) + _END


def _to_be_signed(message: bytes, namespace: str) -> bytes:
    digest = hashlib.sha512(message).digest()
    return _MAGIC + _string(namespace.encode("ascii")) + _string(b"") + _string(_HASH) + _string(digest)


def _string(value: bytes) -> bytes:
    return len(value).to_bytes(4, "big") + value


def _refused(detail: str) -> BundleRefused:
    return BundleRefused(BundleReason.BAD_SIGNATURE, detail=detail)
