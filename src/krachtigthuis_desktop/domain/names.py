"""In which order names stand: by surname, without its prefix, its marks and its case (DOMAIN 12)."""

from __future__ import annotations

import re

from .text import fold

_DUTCH = re.split(" ", "van de der den des ten ter te het t s in op aan bij uit onder over voor d")
_OTHER = re.split(" ", "l la le les du del della di da dos das do von vom zu zur el al und af av")
PREFIXES = frozenset((*_DUTCH, *_OTHER))
"""Words before a surname that do not count, folded."""
_WORD = re.compile(r"[^\W_]+")


def by_surname(surname: str, first_name: str = "") -> tuple[str, str]:
    """Where a surname sorts: Van der Aa under A, Çelik under C, also when the prefix was typed with the name."""
    words = _WORD.findall(fold(surname))
    while len(words) > 1 and words[0] in PREFIXES:
        del words[0]
    return " ".join(words), fold(first_name)


def by_full_name(name: str) -> str:
    """The same for a name in one piece: its last word is taken for the surname."""
    words = fold(name).split()
    return " ".join(by_surname(words[-1], name)) if words else ""


def by_words(name: str) -> str:
    """Where the name of an organisation or a thing sorts: as it is read, without marks and case."""
    return " ".join(_WORD.findall(fold(name)))
