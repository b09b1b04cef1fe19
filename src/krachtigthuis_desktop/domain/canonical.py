"""Canonical JSON: one value, one row of bytes, so that a hash means something (DESIGN 5).

Bytes as `json.dumps(sort_keys=True, separators=(',',':'), ensure_ascii=False)` in UTF-8, keys ASCII,
text NFC without refused characters, no floats, integers below 2^53, depth at most 8.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NoReturn

from .text import MAX_TEXT, fault_in

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]

MAX_INTEGER = 2**53 - 1
MAX_DEPTH = 8


class NotCanonical(ValueError):
    """The value or bytes are not canonical JSON; the message says where, never quoting the content."""


def to_bytes(value: Json) -> bytes:
    """The canonical bytes of a value that this program made itself. Text is not checked again."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def from_bytes(data: bytes, long_texts: Mapping[str, int] | None = None) -> Json:
    """The value of canonical bytes from outside.

    `long_texts` names the keys whose text may be longer than MAX_TEXT, with their own limit.
    Raises NotCanonical for everything else: other encodings, double keys, floats, large numbers, depth.
    """
    try:
        text = data.decode("utf-8", errors="strict")
        value: Json = json.loads(text, parse_float=_refuse, parse_constant=_refuse, parse_int=_integer)
        check(value, long_texts)
        again = to_bytes(value)
    except NotCanonical:
        raise
    except (ValueError, RecursionError) as fault:  # includes UnicodeError and JSONDecodeError
        raise NotCanonical(type(fault).__name__) from None
    if again != data:
        raise NotCanonical("not in canonical form")
    return value


def check(  # noqa: C901 one line per JSON type
    value: Json, long_texts: Mapping[str, int] | None = None
) -> None:
    """Raise NotCanonical when a value may not stand in canonical JSON."""
    limits = long_texts or {}
    waiting: list[tuple[Json, int, int]] = [(value, 1, MAX_TEXT)]
    while waiting:
        item, depth, limit = waiting.pop()
        if depth > MAX_DEPTH:
            raise NotCanonical("nested too deep")
        if isinstance(item, str):
            if fault_in(item, limit):
                raise NotCanonical("a text is too long or holds a refused character")
        elif isinstance(item, dict):
            for key, inner in item.items():
                if not isinstance(key, str) or not key.isascii() or fault_in(key, 200):
                    raise NotCanonical("a key is not plain ASCII")
                waiting.append((inner, depth + 1, limits.get(key, MAX_TEXT)))
        elif isinstance(item, list):
            waiting.extend((inner, depth + 1, limit) for inner in item)
        elif isinstance(item, bool) or item is None:
            continue
        elif not isinstance(item, int) or abs(item) > MAX_INTEGER:
            raise NotCanonical("a number is not a small whole one")


def _refuse(_literal: str) -> NoReturn:
    raise NotCanonical("a number is not a whole one")


def _integer(literal: str) -> int:
    if len(literal) > 17:  # noqa: PLR2004 2^53 has sixteen digits, and a sign
        raise NotCanonical("a number is too large")
    return int(literal)
