"""The door for typed text: no citizen service number goes into a record.

A nine-digit number that passes the 11-test stays a draft until it is gone, or until the writer says
*Het is een ander nummer*, which is logged (DOMAIN 3). Every record goes through this door in `write_down`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..domain.bsn import numbers_in
from ..domain.records import Record
from ..domain.words import Of, texts_of
from ..errors import InputError, InputFault


@dataclass
class OtherNumbers:
    """Of which numbers this person said that they are another number, while the vault stands open.

    A number itself is never a fact of an error (those may be logged): what was stopped is kept here, by its digits.
    """

    asked: tuple[str, ...] = field(default=(), repr=False)
    """At which numbers the last record was stopped."""
    said: set[str] = field(default_factory=set, repr=False)

    def say_asked(self) -> None:
        """*Het is een ander nummer*, of those that the last record was stopped at."""
        self.said.update(self.asked)
        self.asked = ()


def check_texts(record: Record, before: Iterable[Record], numbers: OtherNumbers, *, reason: str = "") -> bool:
    """Raise InputError(LOOKS_LIKE_BSN) naming the field of a number about which nothing was said.

    What stood in the record before was asked about then; `reason` is why it is changed.
    Returns whether it holds a number that was spoken of now.
    """
    found = dict.fromkeys(numbers_in(reason), "reason") | strange_numbers(record)
    known = {number for each in before for number in strange_numbers(each)}
    fresh = {number: name for number, name in found.items() if number not in known}
    unknown = {number: name for number, name in fresh.items() if number not in numbers.said}
    numbers.asked = tuple(unknown)
    if unknown:
        raise InputError(InputFault.LOOKS_LIKE_BSN, field=next(iter(unknown.values())))
    return bool(fresh)


def strange_numbers(record: Record) -> dict[str, str]:
    """Numbers in what was typed that may be a citizen service number, each with its field."""
    return {
        number: each.field
        for each in texts_of(record)
        if each.typed and each.of is not Of.PHONE
        for number in numbers_in(each.text)
    }
