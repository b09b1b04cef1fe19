"""The Ed25519 key a device or an office signs with, and which public keys are refused.

After `check_public_key` a key is a point of the curve whose signatures mean something: a key of low
order verifies a signature that anybody can make, and `cryptography` takes it without a word.
"""

from __future__ import annotations

import secrets

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ..domain.identity import Random
from ..errors import TrustError, TrustFault

SEED_BYTES = 32
PUBLIC_KEY_BYTES = 32

_PRIME = 2**255 - 19
_SIGN = 1 << 255
_D = -121665 * pow(121666, -1, _PRIME) % _PRIME

# The y of all points whose order divides eight, in every spelling that fits in 255 bits; with either sign bit
# these are the fourteen encodings (the same seven stand in libsodium's ge25519_has_small_order).
_ORDER_EIGHT = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_LOW_ORDER_Y = frozenset({0, 1, _ORDER_EIGHT, _PRIME - _ORDER_EIGHT, _PRIME - 1, _PRIME, _PRIME + 1})


def new_signing_key(random: Random = secrets.token_bytes) -> bytes:
    """A new secret seed of 32 bytes."""
    return random(SEED_BYTES)


def public_key(seed: bytes) -> bytes:
    """The 32 bytes that everybody may know of this seed."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def is_low_order(key: bytes) -> bool:
    """True for the fourteen encodings whose signatures prove nothing."""
    return int.from_bytes(key, "little") & ~_SIGN in _LOW_ORDER_Y


def check_public_key(key: bytes) -> None:
    """Raise TrustError unless this may be registered: LOW_ORDER_KEY, or BAD_KEY when it is no key at all."""
    if len(key) != PUBLIC_KEY_BYTES:
        raise TrustError(TrustFault.BAD_KEY)
    if is_low_order(key):
        raise TrustError(TrustFault.LOW_ORDER_KEY)
    y = int.from_bytes(key, "little") & ~_SIGN
    if y >= _PRIME or not _on_curve(y):
        raise TrustError(TrustFault.BAD_KEY)


def _on_curve(y: int) -> bool:
    """Whether some x fits: x² = (y² - 1) / (d·y² + 1) must be a square (RFC 8032, 5.1.3)."""
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _PRIME) % _PRIME
    return pow(square, (_PRIME - 1) // 2, _PRIME) in {0, 1}
