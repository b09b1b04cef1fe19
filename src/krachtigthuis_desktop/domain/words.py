"""What a text in a record is: words of a person, or something that the program made or chose.

Said in the type of the field, and nowhere else. What holds for typed words (no citizen service number, one line where
there is one line) is never asked of what a machine made: ids, codes, numbers, moments.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints


class Of(Enum):
    """Whose text it is, and of which form."""

    PERSON = "words"
    PERSON_IN_ONE_LINE = "one line"
    PHONE = "phone"
    """Typed too, but many digits by nature."""
    MACHINE = "made"


Words = Annotated[str, Of.PERSON]
"""As many lines as somebody types."""
OneLine = Annotated[str, Of.PERSON_IN_ONE_LINE]
Phone = Annotated[str, Of.PHONE]
Made = Annotated[str, Of.MACHINE]
"""An id, a code of a list, a number, a moment, a name that the program filled in."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a value, with the name of its field."""

    field: str
    text: str
    of: Of

    @property
    def typed(self) -> bool:
        """True for what a person typed."""
        return self.of is not Of.MACHINE


def texts_of(value: object) -> Iterator[Text]:
    """Every text in a record, or in a value of one, in the order of its fields; nested ones and rows included."""
    kind: Any = type(value)
    for name, hint in _hints(kind).items():
        yield from _texts(name, getattr(value, name), hint)


def _texts(name: str, value: object, hint: Any) -> Iterator[Text]:
    if isinstance(value, tuple):
        for item in value:
            yield from _texts(name, item, get_args(hint)[0])
    elif hasattr(value, "__dataclass_fields__"):
        yield from texts_of(value)
    elif get_origin(hint) is Annotated and isinstance(value, str):
        yield Text(name, value, get_args(hint)[1])


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind, include_extras=True)
    return {name: hints[name] for name in getattr(kind, "__dataclass_fields__", {}) if name in hints}
