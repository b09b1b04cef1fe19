"""What writing a typed value again does not show: characters that no text may hold.

The typed reader proves order, spelling, lengths and sizes by its types and by writing what it read and comparing
bytes. What is left is proved here at the speed of the tools; whatever that quick look is not sure of, the rule in
`domain.canonical` decides. So an honest payload of 16 MiB is read in a moment, and no other passes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from ..domain.canonical import NotCanonical, from_bytes
from ..domain.text import fault_in

MAX_ITEMS = 750_000
"""Values in one payload that has to be looked at slowly: `[],[],…` takes twenty times its bytes in memory."""

_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')
_ASCII = bytes(range(0x80))
_NO_CONTROLS = bytes(byte for byte in range(0x100) if byte not in {*range(0x20), 0x7F})
_JAMO = range(0x1100, 0x1200)
_KIRAT_RAI = range(0x16D40, 0x16D80)


def check_spelling(data: bytes, long_texts: Mapping[str, int]) -> None:
    """Raise NotCanonical when a text holds a refused character, or is no UTF-8 or NFC."""
    if _is_plain(data):
        return
    items = _STRING.sub(b"", data)
    if items.count(b",") + items.count(b"[") + items.count(b"{") > MAX_ITEMS:
        raise NotCanonical("too many values")
    del items
    from_bytes(data, long_texts)


def _is_plain(data: bytes) -> bool:
    """True when no text in here can be wrong, by a look at the whole as one text.

    A piece of NFC text is NFC; and what stands before a text or after an escape (a quote, n, t, a backslash)
    either joins with the mark that follows, then the whole is not NFC, or it does not matter.
    """
    try:
        text = data.decode("utf-8", errors="strict")
    except UnicodeDecodeError:
        return False
    if not _plain_escapes(data):
        return False
    beyond_ascii = data.translate(None, _ASCII).decode("utf-8")
    if not data.translate(None, _NO_CONTROLS) and all(map(_stands_alone, set(beyond_ascii))):
        return True
    return fault_in(text, len(text)) is None


@cache
def _stands_alone(character: str) -> bool:
    """Allowed, composed by itself, and joining with nothing before it: so are all but marks and two scripts."""
    letter = unicodedata.category(character)[0] != "M"
    return letter and ord(character) not in _JAMO and ord(character) not in _KIRAT_RAI and fault_in(character) is None


def _plain_escapes(data: bytes) -> bool:
    """Only those of a quote, a backslash, a newline and a tab: all else stands for itself or is refused."""
    rest = data.replace(b"\\\\", b"")
    return rest.count(b"\\") == rest.count(b'\\"') + rest.count(b"\\n") + rest.count(b"\\t")
