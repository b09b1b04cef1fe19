"""What writing a typed value again does not show: odd characters, and numbers that are too large.

The typed reader proves order, spelling and lengths by writing what it read and comparing bytes. What is left is
proved here at the speed of the tools; whatever that quick look is not sure of, the rule in `domain.canonical`
decides. So an honest payload of 16 MiB is read in a moment, and no other passes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..domain.canonical import NotCanonical, from_bytes
from ..domain.text import fault_in

MAX_ITEMS = 750_000
"""Values in one payload that has to be looked at slowly: `[],[],…` takes twenty times its bytes in memory."""

_LARGE_NUMBER = re.compile(rb"[\[:,]-?[0-9]{16}")
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')


def check_spelling(data: bytes, long_texts: Mapping[str, int]) -> None:
    """Raise NotCanonical when a text holds a refused character, is no UTF-8 or NFC, or a number is too large."""
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
    return fault_in(text, len(text)) is None and _plain_escapes(data) and not _LARGE_NUMBER.search(data)


def _plain_escapes(data: bytes) -> bool:
    """Only those of a quote, a backslash, a newline and a tab: all else stands for itself or is refused."""
    rest = data.replace(b"\\\\", b"")
    return rest.count(b"\\") == rest.count(b'\\"') + rest.count(b"\\n") + rest.count(b"\\t")
