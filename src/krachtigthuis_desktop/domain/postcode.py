"""A postcode as people type it, spelt as it is printed: `3311ab` is `3311 AB`."""

from __future__ import annotations

import re

from ..errors import InputError, InputFault

_DUTCH = re.compile(r"([1-9]\d{3})\s?([A-Z]{2})")
_NEIGHBOUR = re.compile(r"\d{4,5}")
"""Belgian, German, French: digits alone."""


def read_postcode(typed: str) -> str:
    """The postcode as it is printed, empty for nothing. Raises InputError(POSTCODE_WRONG, field="postcode")."""
    text = " ".join(typed.upper().split())
    if found := _DUTCH.fullmatch(text):
        return f"{found[1]} {found[2]}"
    if not text or _NEIGHBOUR.fullmatch(text):
        return text
    raise InputError(InputFault.POSTCODE_WRONG, field="postcode")
