"""What every record is: a frozen value with a human number, whose texts are fit to be stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar
from uuid import UUID

from ..text import MAX_TEXT, check
from ..words import Made

_WITHOUT_TEXT = frozenset({type(None), bool, int, date, UUID})


@dataclass(frozen=True, kw_only=True)
class Record:
    """Base of all kinds. Raises InputError when a text is too long or holds a refused character."""

    KIND: ClassVar[str]
    number: Made

    def __post_init__(self) -> None:
        # A bundle brings thousands: what is plainly in order is not walked through.
        for name in self.__dataclass_fields__:
            value = getattr(self, name)
            kind = type(value)
            if kind in _WITHOUT_TEXT or value == () or isinstance(value, Enum):
                continue
            if kind is str and len(value) <= MAX_TEXT and value.isascii() and value.isprintable():
                continue
            for inner, text in texts_in(value, name):
                check(text, inner)

    @property
    def strict(self) -> bool:
        """True when only the coordinator may read it; it then has a search index of its own."""
        return False

    def words(self) -> tuple[str, ...]:
        """The texts by which a person may find this record."""
        return ()


def texts_in(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Each text in a value with the name of its field, nested values and tuples included."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item, name)
    else:
        for inner in getattr(value, "__dataclass_fields__", ()):
            yield from texts_in(getattr(value, inner), inner)
