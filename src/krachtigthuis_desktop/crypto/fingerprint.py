"""Six words over some bytes, for two people who compare a card or a request by reading aloud: 66 bits."""

from __future__ import annotations

import hashlib
import hmac

from . import wordlist

WORDS = 6


def words_of(data: bytes) -> tuple[str, ...]:
    """The six words of the first 66 bits of the SHA-256 of `data`."""
    value = int.from_bytes(hashlib.sha256(data).digest())
    return wordlist.named(value >> 256 - WORDS * wordlist.BITS, WORDS)


def same_words(typed: str, expected: tuple[str, ...]) -> bool:
    """Whether these are the expected words, in their order; case, spaces, commas and hyphens do not matter."""
    plain = " ".join(typed.replace(",", " ").replace("-", " ").casefold().split())
    return hmac.compare_digest(plain.encode(errors="replace"), " ".join(expected).encode())
