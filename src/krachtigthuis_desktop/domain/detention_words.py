"""Words in free text that give away that somebody is in detention: a facility, a phase, a sentence, an offence.

Which words those are is data (the list `detention_words`). A pattern is one or more words: `cel` is that word
alone, `gevangen*` begins so, `*detentie*` has it anywhere, and `zit … vast` leaves room for a few words between.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .lists import ChoiceList
from .text import fold

GAP = "…"
_START = 3
MOST_BETWEEN = 3
"""Words that may stand where a pattern says …: *zit al drie maanden vast*."""

_NOT_A_PLACE = frozenset({"other"})
# v.i. and P.I. are one word; every other full stop ends one.
_WORD = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])|[^\W_]+")
_BROKEN = re.compile(r"(?<=\w)-\s*\n\s*(?=[^\W\d_])")


Pattern = tuple[str, ...]


@dataclass(frozen=True)
class Patterns:
    """What to look for: the patterns by the first letters of their first word, and those that may begin anywhere."""

    by_start: Mapping[str, Sequence[Pattern]]
    anywhere: Sequence[Pattern]

    def found_in(self, text: str) -> tuple[str, ...]:
        """The words of `text` that give it away, as they were typed, each once, in the order of reading."""
        typed = _WORD.findall(_whole(text))
        words = [fold(word).replace(".", "") for word in typed]
        found: dict[str, None] = {}
        for start, word in enumerate(words):
            for pattern in (*self.by_start.get(word[:_START], ()), *self.anywhere):
                if end := _end(words, start, pattern):
                    found[" ".join(typed[start:end])] = None
        return tuple(_longest(found))


def patterns(words: ChoiceList, facilities: ChoiceList, phases: ChoiceList, more: Iterable[str] = ()) -> Patterns:
    """What to look for: the list, whole names of facilities and phases, and `more` names that point to detention."""
    listed = [label for group in words.items for item in group.items for label in (item.nl, item.en)]
    places = [label for item in facilities.items if item.code not in _NOT_A_PLACE for label in (item.nl, item.en)]
    # A phase of one word is in the list when it gives anything away: *vrij* and *nazorg* do not.
    stages = [label for item in phases.items for label in (item.nl, item.en) if " " in _bare(label)]
    split = dict.fromkeys(_split(_bare(label)) for label in (*listed, *places, *stages, *more))
    by_start: dict[str, list[Pattern]] = {}
    anywhere = []
    for pattern in filter(None, split):
        first = pattern[0]
        # What begins shorter than the key may go on in many ways: it is looked for at every word.
        if first.startswith("*") or (first.endswith("*") and len(first) <= _START):
            anywhere.append(pattern)
        else:
            by_start.setdefault(first.strip("*")[:_START], []).append(pattern)
    return Patterns(by_start, anywhere)


def _split(label: str) -> Pattern:
    """A pattern as folded words; stars and … stay."""
    parts = re.findall(rf"{GAP}|\*?(?:{_WORD.pattern})\*?", label)
    return tuple(part if part == GAP else fold(part).replace(".", "") for part in parts)


def _bare(label: str) -> str:
    """Without what stands in brackets."""
    return re.sub(r"\(.*?\)", "", label).strip()


def _whole(text: str) -> str:
    """Words that were broken off at the end of a line, or hold marks that nobody sees, made whole."""
    seen = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    return _BROKEN.sub("", seen)


def _end(words: Sequence[str], start: int, pattern: Pattern) -> int:
    """Where the pattern ends when it begins at `start`; 0 when it does not stand there."""
    place = start
    for index, part in enumerate(pattern):
        if part == GAP:
            continue
        reach = MOST_BETWEEN if index and pattern[index - 1] == GAP else 0
        near = (at for at in range(place, min(place + reach + 1, len(words))) if _is(words[at], part))
        at = next(near, None)
        if at is None:
            return 0
        place = at + 1
    return place


def _is(word: str, part: str) -> bool:
    bare = part.strip("*")
    if part.startswith("*"):
        return bare in word if part.endswith("*") else word.endswith(bare)
    return word.startswith(bare) if part.endswith("*") else word == bare


def _longest(found: Iterable[str]) -> list[str]:
    """Not the parts of what was found whole: *PI Alphen*, and not *PI* beside it."""
    words = [*found]
    return [word for word in words if not any(word != other and f" {word} " in f" {other} " for other in words)]
