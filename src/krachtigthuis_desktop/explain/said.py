"""How words stand in the tables: whole English sentences with named places, and how they are filled.

A sentence may have several wordings, the one with most places first: the first whose places are all
known is spoken, so that a fact that was not given never leaves a hole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

from ..i18n import tr

Wordings = str | tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """What a person sees: a short bold title, what it means, and what he or she can do, step by step."""

    title: str
    meaning: str
    todo: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Said:
    """The same in the source language. A title has no places."""

    title: str
    meaning: Wordings
    todo: tuple[Wordings, ...] = ()

    def filled(self, facts: Mapping[str, object]) -> Explanation:
        """In the language in force. A step whose places are not known is left out."""
        steps = (spoken(step, facts) for step in self.todo)
        return Explanation(
            title=tr(self.title),
            meaning=spoken(self.meaning, facts),
            todo=tuple(step for step in steps if step),
        )


def spoken(wordings: Wordings, facts: Mapping[str, object]) -> str:
    """The first wording whose places are all known, translated and filled; empty when there is none."""
    for wording in (wordings,) if isinstance(wordings, str) else wordings:
        needed = places(wording)
        if needed <= facts.keys():
            return tr(wording, **{name: facts[name] for name in needed})
    return ""


def places(sentence: str) -> frozenset[str]:
    """The names of the places in a sentence."""
    return frozenset(name for _text, name, _format, _conversion in Formatter().parse(sentence) if name)
