"""The phrase that opens a vault: six words made by the program, or a person's own.

`as_key` is the one form in which a phrase becomes a key. A tired person may type the six words in capitals,
with extra spaces, in either Unicode form, and they open; in an own phrase capitals count, spaces fold.
The rule looks at the shape of the phrase only, never at the list, so that a later list cannot lock anybody out.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from ..domain.identity import Random
from ..errors import InputError, InputFault
from . import wordlist

WORDS = 6
GENERATED_BITS = WORDS * wordlist.BITS
MAX_LENGTH = 1_024
"""Characters; more is refused rather than cut."""

WEAK_BELOW = 50
"""Bits: at two tries of Argon2id per second and core, 2^50 tries take some eighteen million core years."""

_SIX_WORDS = re.compile(rf"[A-Za-z]{{4,8}}(?: [A-Za-z]{{4,8}}){{{WORDS - 1}}}")
_LETTER_BITS, _DIGIT_BITS, _SIGN_BITS = 2, 3, 5
_OFTEN = ("welkom", "wachtwoord", "geheim", "password", "qwerty", "azerty", "exodus", "krachtig", "thuis", "admin")


@dataclass(frozen=True)
class Strength:
    """A careful guess in bits of what a phrase withstands; `weak` means: advise another one."""

    bits: int

    @property
    def weak(self) -> bool:
        return self.bits < WEAK_BELOW


def new_phrase(random: Random = secrets.token_bytes) -> str:
    """Six words with one space between them: 66 bits."""
    return " ".join(wordlist.named(int.from_bytes(random(GENERATED_BITS // 8 + 1)), WORDS))


def as_key(typed: str) -> bytes:
    """The bytes that the key is derived from. Raises InputError naming `phrase`: empty, too long, unreadable."""
    if len(typed) > MAX_LENGTH:
        raise InputError(InputFault.TEXT_TOO_LONG, field="phrase", limit=MAX_LENGTH, length=len(typed))
    text = " ".join(unicodedata.normalize("NFC", typed).split())
    if not text:
        raise InputError(InputFault.TEXT_EMPTY, field="phrase")
    if _SIX_WORDS.fullmatch(text):
        text = text.lower()
    try:
        return text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, as a terminal may hand in
        raise InputError(InputFault.TEXT_REFUSED_CHARACTER, field="phrase") from None


def strength(typed: str) -> Strength:
    """How much an own phrase withstands, guessed low: known words, years and rows count for little."""
    if not typed.strip():
        return Strength(0)
    text = as_key(typed).decode()
    parts = dict.fromkeys(re.findall(r"[^\W\d_]+|\d+|[^\w\s]+|_+", text.casefold()))  # a part said twice counts once
    return Strength(min(sum(_bits(part) for part in parts), 256))


def check_strong(typed: str) -> None:
    """The one rule for every phrase that a person chooses, for himself or for a colleague.

    Raises InputError(PASSPHRASE_WEAK), or that it is empty, naming `phrase`.
    """
    if not typed.strip():
        raise InputError(InputFault.TEXT_EMPTY, field="phrase")
    if strength(typed).weak:
        raise InputError(InputFault.PASSPHRASE_WEAK, field="phrase")


def _bits(part: str) -> int:
    steps = {ord(after) - ord(before) for before, after in pairwise(part)}
    if len(part) > 2 and len(steps) == 1 and steps <= {-1, 0, 1}:  # noqa: PLR2004 aaa, abc, 321
        return _SIGN_BITS
    if part.isdigit():
        return min(len(part) * _DIGIT_BITS, 9 if len(part) == 4 else 40)  # noqa: PLR2004 four digits are a year
    if not part[0].isalpha():
        return min(len(part), 2) * _SIGN_BITS
    if any(often in part for often in _OFTEN):
        return _SIGN_BITS
    if part in wordlist.words():
        return wordlist.BITS
    # A word of any language is worth some eleven bits, a long or strange one a little more.
    return min(len(part) * _LETTER_BITS + 1, wordlist.BITS + max(0, len(part) - 8))
