"""What a text may hold, and how it is compared and searched.

Text is made clean when it is typed (`clean`), so that nothing a laptop can store is refused by the
office (`fault_in`). Limits and refused characters: DESIGN 3.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..errors import InputError, InputFault

MAX_TEXT = 20_000
"""Characters in one text; a longer story belongs in a second conversation."""

# C0 and C1 controls but newline and tab, the marks that turn reading order around, and lone surrogates.
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# Letters that have no compatibility form, as people who lack the key type them.
_PLAIN = str.maketrans(
    {"ł": "l", "ı": "i", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th", "ə": "e"}
)
# What programs of text put between two lines: Shift+Enter of Word, a new page, and what Unicode has for it.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Stands where a picture was pasted; no letter can print it.
_PICTURE = "\ufffc"
_TWINS = str.maketrans(
    {
        "ی": "ي",
        "ى": "ي",
        "ې": "ي",
        "ے": "ي",
        "ک": "ك",
        "ڪ": "ك",
        "ە": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ة": "ه",
        "ۃ": "ه",
        "ـ": "",
    }
)
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


# Joiners and choosers of a form: they are seen as little as what Unicode counts among the formats (Cf).
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
FOLD = 2
"""The version of `fold`: a store whose index was made with another makes it anew."""


@dataclass(frozen=True)
class Cleaned:
    """A typed text made storable, and the characters that had to go (for the notice)."""

    text: str
    removed: tuple[str, ...]


def clean(typed: str) -> Cleaned:
    """NFC, line ends as newline, refused characters out. The length is left to `fault_in`."""
    lines = with_newlines(typed)
    removed = tuple(dict.fromkeys((*_REFUSED.findall(lines), *re.findall(_PICTURE, lines))))
    # Out first, composed after: a mark may meet its letter only when what stood between them is gone.
    return Cleaned(unicodedata.normalize("NFC", _REFUSED.sub("", lines).replace(_PICTURE, "")), removed)


def with_newlines(typed: str) -> str:
    """Every way to end a line as a newline, so that no two words run together."""
    return _LINE_ENDS.sub("\n", typed)


def in_one_line(typed: str) -> str:
    """What is pasted into a field of one line: a line end or tab is a blank there."""
    return re.sub(r"[ ]*[\n\t]+[ ]*", " ", with_newlines(typed))


def fault_in(text: str, limit: int = MAX_TEXT) -> InputFault | None:
    """Why this text may not be stored, or None. Not NFC counts as a refused character."""
    if len(text) > limit:
        return InputFault.TEXT_TOO_LONG
    if _REFUSED.search(text) or not unicodedata.is_normalized("NFC", text):
        return InputFault.TEXT_REFUSED_CHARACTER
    return None


def check(text: str, field: str, limit: int = MAX_TEXT) -> None:
    """Raise InputError naming `field` when the text may not be stored."""
    fault = fault_in(text, limit)
    if fault:
        raise InputError(fault, field=field, limit=limit, length=len(text))


def one_line(text: str) -> str:
    """Text of somebody else as one line among others: its own breaks never begin a line of the program's."""
    return _BREAKS.sub(" ", text)


def fold(text: str) -> str:
    """The form in which texts are searched: compatibility form, without marks, without case: lukasz finds Łukasz.

    What is not seen is no letter, and letters of one shape in Arabic and Persian are one. `FOLD` counts its changes.
    """
    if text.isascii():
        return text.casefold()
    # Folding case can bring new marks and forms about: decomposed once more after it.
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    seen = (c for c in folded if not (unicodedata.combining(c) or _UNSEEN.match(c) or unicodedata.category(c) == "Cf"))
    return "".join(str(unicodedata.decimal(c, c)) for c in seen).translate(_PLAIN).translate(_TWINS)
