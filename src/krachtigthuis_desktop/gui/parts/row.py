"""What a row of a list shows, as plain values: models make them, `rows` shows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ...domain.names import PREFIXES
from ...domain.text import fold
from ..level import Level


class Shape(StrEnum):
    DETAINEE = "detainee"
    PERSON = "person"
    SERVICE = "service"


def initials(name: str) -> str:
    """Two letters at most: the first of the first word and of the last that is not a prefix."""
    words = [word for word in name.split() if word[0].isalpha()]
    if not words:
        return "?"
    last = next((word for word in reversed(words[1:]) if fold(word).strip("’'") not in PREFIXES), "")
    return (words[0][0] + last[:1]).upper()


@dataclass(frozen=True)
class TagText:
    """What a tag says and how loud."""

    icon: str
    words: str
    level: Level = Level.QUIET


@dataclass(frozen=True)
class Row:
    """What one row shows. `key` comes back when it is opened; `mark` is initials or a service's icon."""

    key: str
    title: str
    second: str = ""
    mark: str = ""
    shape: Shape = Shape.PERSON
    tags: tuple[TagText, ...] = ()
    opens: bool = True
    heading: bool = True

    def spoken(self) -> str:
        """The row as one sentence for a screen reader."""
        return ", ".join(part for part in (self.title, self.second, *(tag.words for tag in self.tags)) if part)
