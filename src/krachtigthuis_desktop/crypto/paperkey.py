"""The paper key: an age identity as a person copies it from paper, in groups of four.

The printed sheet shows the whole identity, so stock `age` opens the slot with it. Every single typo and every
swap of two letters is seen (bech32), and where possible the group to look at again is named.
"""

from __future__ import annotations

import re

from ..errors import InputError, InputFault
from . import bech32

PREFIX = "AGE-SECRET-KEY-1"
GROUP = 4

_HRP = "age-secret-key-"
_IGNORED = re.compile(r"[\s\-\u2010-\u2015_.,]+")  # spaces and every hyphen a word processor makes of one
_MAX_TYPED = 1_000


def groups(secret: str) -> tuple[str, ...]:
    """The identity for paper: its fixed beginning, then its letters in fours (the last group has two)."""
    letters = secret.removeprefix(PREFIX)
    return (PREFIX, *(letters[start : start + GROUP] for start in range(0, len(letters), GROUP)))


def parse_typed(typed: str) -> str:
    """The identity a person typed, with or without its beginning, in any case and spacing.

    Raises InputError(PAPER_KEY_TYPO) with `letters` and `expected` (how many there are and should be) and
    `group`: the number of the group after the fixed beginning to look at, 0 when it cannot be said.
    """
    plain = _IGNORED.sub("", typed[:_MAX_TYPED]).lower()
    letters = plain.removeprefix(_IGNORED.sub("", PREFIX).lower())
    strange = [place for place, letter in enumerate(letters) if letter not in bech32.ALPHABET]
    if strange or len(letters) != bech32.KEY_LETTERS:
        raise _typo(letters, strange)
    try:
        bech32.decode(_HRP, letters)
    except ValueError:
        raise _typo(letters, sorted(bech32.places_of_one_typo(_HRP, letters))) from None
    return PREFIX + letters.upper()


def _typo(letters: str, places: list[int]) -> InputError:
    suspects = {place // GROUP + 1 for place in places}
    group = min(suspects) if len(suspects) == 1 or (suspects and len(letters) != bech32.KEY_LETTERS) else 0
    return InputError(
        InputFault.PAPER_KEY_TYPO,
        field="paper_key",
        group=group,
        letters=len(letters),
        expected=bech32.KEY_LETTERS,
    )
