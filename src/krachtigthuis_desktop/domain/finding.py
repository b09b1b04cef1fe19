"""How something is found by the beginnings of words: in the index of a store and in a list on the screen alike."""

from __future__ import annotations

import re
from collections.abc import Callable

from .text import fold

MAX_WORD = 60
"""Characters of a word that count; longer ones are cut, on both sides alike."""
_WORD = re.compile(r"[^\W_]+")
_UMLAUT = re.compile("([aou])e")
_LONG_ENOUGH = 5


def words_in(typed: str) -> list[str]:
    """The folded words of a text, in order."""
    return [word[:MAX_WORD] for word in _WORD.findall(fold(typed))]


def forms_of(word: str) -> tuple[str, ...]:
    """A folded word as it may have been written: who types Mueller means Müller too."""
    plain = _UMLAUT.sub(r"\1", word) if len(word) >= _LONG_ENOUGH else word
    return (word,) if plain == word else (word, plain)


def finder(typed: str) -> Callable[[str], bool]:
    """Says of a text whether every typed word begins one of its words, as the search of the store does."""
    wanted = [forms_of(word) for word in words_in(typed)]

    def finds(text: str) -> bool:
        words = words_in(text)
        return all(any(word.startswith(forms) for word in words) for forms in wanted)

    return finds
