"""Arabic script on paper: letters in the form their neighbours ask for, and lines in the order of the eye.

The forms come from the Unicode tables of Python itself (presentation forms A and B name the letter and
the place they stand for), so this needs no shaping engine. A letter that has no such forms cannot be
joined here and is refused, not drawn loose: see `fonts`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from bidi.algorithm import get_display

JOINER, NON_JOINER = "\u200d", "\u200c"
TATWEEL = "\u0640"
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff]")
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""The blocks of the scripts that are read from the right (Unicode, DerivedBidiClass)."""
_PRESENTATION = (*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD))
_STRONG = {"L": "L", "R": "R", "AL": "R"}


def is_arabic(text: str) -> bool:
    """True when an Arabic character is in the text."""
    return _ARABIC.search(text) is not None


def is_rtl(text: str) -> bool:
    """True when something in the text is read from right to left."""
    return _FROM_THE_RIGHT.search(text) is not None


def direction(text: str) -> str:
    """Gives "R" when the first letter that has a direction is read from the right, else "L"."""
    if not is_rtl(text):
        return "L"
    return next((_STRONG[b] for b in map(unicodedata.bidirectional, text) if b in _STRONG), "L")


def visual(line: str, base: str) -> str:
    """A shaped line in the order in which it is drawn, from left to right, brackets mirrored.

    The Python algorithm of python-bidi, since its Rust one does not mirror brackets (measured on 0.6.12).
    """
    return str(get_display(line, base_dir=base))


def unjoinable(character: str) -> bool:
    """True for an Arabic letter that joins others but has no forms to join with."""
    return is_arabic(character) and unicodedata.category(character) == "Lo" and character not in _forms()


def shape(text: str) -> str:
    """Each Arabic letter in its isolated, initial, medial or final form; lam and alef as one; the rest as it is."""
    if not is_arabic(text):
        return text
    shaped: list[str] = []
    place = 0
    while place < len(text):
        letter = text[place]
        following = _next_letter(text, place)
        pair = letter + text[place + 1] if place + 1 < len(text) else ""
        if pair in _forms():
            shaped.append(_form(pair, before=_joins_before(text, place), after=False))
            place += 2
            continue
        if letter in _forms():
            shaped.append(_form(letter, before=_joins_before(text, place), after=_takes(following)))
        elif letter not in (JOINER, NON_JOINER):
            shaped.append(letter)
        place += 1
    return "".join(shaped)


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Letter (or lam with alef) to its forms by place: isolated, final, initial, medial."""
    table: dict[str, dict[str, str]] = {}
    for code in _PRESENTATION:
        place, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        base = "".join(chr(int(letter, 16)) for letter in letters)
        is_lam_alef = len(base) == 2 and base[0] == "\u0644" and base[1] in "\u0622\u0623\u0625\u0627"  # noqa: PLR2004
        if place.startswith("<") and (len(base) == 1 or is_lam_alef) and is_arabic(base[0]):
            table.setdefault(base, {})[place.strip("<>")] = chr(code)
    return table


def _form(letters: str, *, before: bool, after: bool) -> str:
    forms = _forms()[letters]
    wanted = {
        (True, True): ("medial", "final", "isolated"),
        (True, False): ("final", "isolated"),
        (False, True): ("initial", "isolated"),
        (False, False): ("isolated",),
    }[before, after]
    return next((forms[place] for place in wanted if place in forms), letters)


def _gives(letter: str) -> bool:
    """Does this letter reach out to the one after it?"""
    return letter in (JOINER, TATWEEL) or "initial" in _forms().get(letter, {})


def _takes(letter: str) -> bool:
    """Does this letter take the hand of the one before it?"""
    return letter in (JOINER, TATWEEL) or "final" in _forms().get(letter, {})


def _joins_before(text: str, place: int) -> bool:
    """Whether the letter before, vowel signs aside, reaches out to this place."""
    for character in reversed(text[:place]):
        if unicodedata.category(character) != "Mn":
            return _gives(character)
    return False


def _next_letter(text: str, place: int) -> str:
    """The next character that is not a vowel sign, or nothing."""
    return next((c for c in text[place + 1 :] if unicodedata.category(c) != "Mn"), "")
