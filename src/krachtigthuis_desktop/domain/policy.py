"""How long a laptop keeps what: days that the office may change (DOMAIN 10, data)."""

from __future__ import annotations

from dataclasses import dataclass, fields

from ..errors import InputError, InputFault
from .lists import ChoiceList

MOST = 3650
"""Days; what is longer is no limit but a slip."""


@dataclass(frozen=True, kw_only=True)
class Policy:
    """All in days. Nothing is ever forgotten that the office has not receipted, whatever stands here."""

    untouched_days: int = 90
    """An open home front that nobody touched for so long may be forgotten."""
    receipt_days: int = 7
    """So long the office must have said that it has every revision."""
    closed_days: int = 30
    """So long after closing it should be gone; then the program warns daily."""
    silent_days: int = 21
    """A laptop that was not heard of for so long is named at the office."""


def policy_of(listed: ChoiceList) -> Policy:
    """The policy in the list of that name; what is missing keeps its default.

    Raises InputError(FILE_UNREADABLE) for a value that is no number of days.
    """
    known = {field.name for field in fields(Policy)}
    values = {}
    for item in listed.items:
        if item.code in known:
            if not item.value.isdecimal() or not 1 <= int(item.value) <= MOST:
                raise InputError(InputFault.FILE_UNREADABLE, field="policy")
            values[item.code] = int(item.value)
    return Policy(**values)
