"""Bech32 (BIP 173) as age uses it: 32 bytes as letters with a checksum that sees up to four typos.

After `decode` the text had its one spelling; `places_of_one_typo` says where a single slip may stand.
"""

from __future__ import annotations

ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
KEY_LETTERS = 58
"""52 letters for 32 bytes, and six of checksum."""

_CHECK, _BITS, _PADDING = 6, 5, 4
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def decode(prefix: str, letters: str) -> bytes:
    """The 32 bytes behind lower-case `letters`. Raises ValueError on any slip."""
    if len(letters) != KEY_LETTERS or not fits(prefix, letters):
        raise ValueError("not a key in bech32")
    value = 0
    for letter in letters[:-_CHECK]:
        value = value << _BITS | ALPHABET.index(letter)
    if value & (1 << _PADDING) - 1:
        raise ValueError("not a key in bech32")
    return (value >> _PADDING).to_bytes(32, "big")


def encode(prefix: str, key: bytes) -> str:
    """The letters of 32 bytes, without the prefix and its 1."""
    value = int.from_bytes(key, "big") << _PADDING
    count = KEY_LETTERS - _CHECK
    places = [value >> _BITS * (count - 1 - place) & 31 for place in range(count)]
    check = _remainder([*_spread(prefix), *places, *[0] * _CHECK]) ^ 1
    places += [check >> _BITS * (_CHECK - 1 - place) & 31 for place in range(_CHECK)]
    return "".join(ALPHABET[place] for place in places)


def fits(prefix: str, letters: str) -> bool:
    """Whether all letters are of the alphabet and the checksum is right."""
    if any(letter not in ALPHABET for letter in letters):
        return False
    return _remainder([*_spread(prefix), *map(ALPHABET.index, letters)]) == 1


def places_of_one_typo(prefix: str, letters: str) -> set[int]:
    """Where one changed letter, or one swap with the next, would make the checksum right. Empty: more is wrong."""
    found = set()
    for place, letter in enumerate(letters):
        before, after = letters[:place], letters[place + 1 :]
        tries = [before + other + after for other in ALPHABET if other != letter]
        tries += [before + after[0] + letter + after[1:]] if after else []
        if any(fits(prefix, each) for each in tries):
            found.add(place)
    return found


def _spread(prefix: str) -> list[int]:
    return [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]


def _remainder(values: list[int]) -> int:
    total = 1
    for value in values:
        top = total >> 25
        total = (total & 0x1FFFFFF) << _BITS ^ value
        for bit, generator in enumerate(_GENERATOR):
            total ^= generator if top >> bit & 1 else 0
    return total
