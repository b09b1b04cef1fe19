"""Names of records: a uuid for the machine, a short number for people.

A uuid7 is a key, never an order. The human number is eight random characters and one check character,
shown 3-3-3; a double found at import is shown to a person, never guessed (DOMAIN 3).
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from ..errors import InputError, InputFault

Random = Callable[[int], bytes]
"""Gives that many random bytes: `secrets.token_bytes`, or a fixed row in a test."""

ALPHABET = "ACDEFGHJKLMNPQRTUVWXYZ234679"
"""28 characters that are not mistaken for one another on paper (no B8, I1, O0, S5)."""

_LENGTH = 8


def uuid7(milliseconds: int, random: Random) -> UUID:
    """A uuid of version 7 (RFC 9562): 48 bits of time since 1970, then random bits."""
    tail = int.from_bytes(random(10))
    value = (milliseconds & (1 << 48) - 1) << 80 | tail
    value = value & ~(0xF << 76) | 7 << 76
    return UUID(int=value & ~(0x3 << 62) | 2 << 62)


def new_number(random: Random) -> str:
    """Eight random characters and their check character, without hyphens."""
    number = ""
    while len(number) < _LENGTH:
        for byte in random(2 * _LENGTH):
            if byte < 252 and len(number) < _LENGTH:  # noqa: PLR2004 252 = 9 x 28, so that no character is likelier
                number += ALPHABET[byte % len(ALPHABET)]
    return number + _check_character(number)


def show_number(number: str) -> str:
    """As people read it aloud: ACD-EFG-HJK."""
    return "-".join(number[i : i + 3] for i in range(0, len(number), 3))


def read_number(typed: str) -> str:
    """The number a person typed, without hyphens and spaces. Raises InputError(NUMBER_WRONG) on any typo."""
    number = "".join(c for c in typed.upper() if c not in " -.")
    if not has_form(number) or _check_character(number[:-1]) != number[-1]:
        raise InputError(InputFault.NUMBER_WRONG, field="number")
    return number


def has_form(number: str) -> bool:
    """Whether this is nine of our signs, as every number is; a typo in it may still be found (`read_number`)."""
    return len(number) == _LENGTH + 1 and all(c in ALPHABET for c in number)


def _check_character(number: str) -> str:
    """Luhn mod 28 (ISO/IEC 7812's Luhn in another base): every single typo and nearly every swap shows."""
    size, total = len(ALPHABET), 0
    for place, character in enumerate(reversed(number)):
        value = ALPHABET.index(character) * (2 if place % 2 == 0 else 1)
        total += value // size + value % size
    return ALPHABET[-total % size]
