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
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True)
class Cleaned:
    """A typed text made storable, and the characters that had to go (for the notice)."""

    text: str
    removed: tuple[str, ...]


def clean(typed: str) -> Cleaned:
    """NFC, line ends as newline, refused characters out. The length is left to `fault_in`."""
    lines = typed.replace("\r\n", "\n").replace("\r", "\n")
    removed = tuple(dict.fromkeys(_REFUSED.findall(lines)))
    # Out first, composed after: a mark may meet its letter only when what stood between them is gone.
    return Cleaned(unicodedata.normalize("NFC", _REFUSED.sub("", lines)), removed)


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
    """The form in which texts are searched: compatibility form, without marks, without case: lukasz finds Łukasz."""
    # Folding case can bring new marks and forms about: decomposed once more after it.
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in folded if not unicodedata.combining(c)).translate(_PLAIN)
