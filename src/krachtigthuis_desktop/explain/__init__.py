"""The words for everything the program says no with, for window and command line alike.

Errors carry facts, words come from here: a title, what it means, what you can do. Calm, plain, without
blame, in the language in force. A next code: its line in `errors`, its words in the table of its family.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from ..errors import BundleReason, Fact, KrachtigError, ProgramFault, RuleReason
from ..i18n import tr
from . import put_back
from .bundles import BUNDLES, FROM_THE_OFFICE
from .desks import DESKS
from .fields import field_name
from .inputs import AT_OFFICE, INPUTS
from .letters import LETTERS
from .offices import PROGRAM, STORES, TRUST
from .rules import ASK, RULES
from .said import Explanation, Said, spoken
from .sticks import STICKS
from .vaults import OTHER_PHRASES, VAULTS

_FAMILIES: tuple[Mapping[Any, Said], ...] = (
    BUNDLES,
    VAULTS,
    STICKS,
    INPUTS,
    RULES,
    TRUST,
    put_back.REFUSED,
    DESKS,
    STORES,
    LETTERS,
    PROGRAM,
)

WORDS: Mapping[StrEnum, Said] = {code: said for family in _FAMILIES for code, said in family.items()}
"""Every code with its words; the values of the codes are unique over all families."""

_OF_WHICH = OTHER_PHRASES | AT_OFFICE
_MEGABYTE = 1_000_000
_NOT_FOR_PEOPLE = frozenset({"detail", "person"})


def explain(error: KrachtigError, *, on_laptop: bool = False) -> Explanation:
    """The words for one of our errors. `on_laptop`: a bundle was read that came from the office."""
    if isinstance(error.code, RuleReason):
        return explain_rule(error.code)
    said = WORDS.get(error.code, PROGRAM[ProgramFault.UNEXPECTED])
    said = _OF_WHICH.get((error.code, str(error.facts.get("which"))), said)
    if on_laptop and isinstance(error.code, BundleReason):
        said = FROM_THE_OFFICE.get(error.code, said)
    return said.filled(shown(error.facts))


def explain_rule(
    reason: RuleReason,
    person_name: str | None = None,
    *,
    ask: Sequence[str] = (),
    reader: str | None = None,
) -> Explanation:
    """Why the one question was answered with no.

    `person_name` is whose say it is, `ask` the names of those whose yes would open it, `reader` who would
    read it. Each may be left out: then the sentence does without.
    """
    known = {"name": person_name, "reader": reader}
    words = RULES[reason].filled({name: value for name, value in known.items() if value})
    asked = tuple(spoken(ASK, {"ask": name}) for name in ask)
    return Explanation(title=words.title, meaning=words.meaning, todo=(*asked, *words.todo) or (spoken(ASK, {}),))


def explain_unknown(_error: BaseException | None = None) -> Explanation:
    """The calm words for what nobody foresaw. Nothing of the error itself is shown: it may quote a record."""
    return PROGRAM[ProgramFault.UNEXPECTED].filled({})


def shown(facts: Mapping[str, Fact]) -> dict[str, object]:
    """Facts as people read them: bytes as MB, a day as 1-3-2026, a field by its label.

    Facts for a technician are left out, and so is a field that has no label.
    """
    ready: dict[str, object] = {}
    for name, fact in facts.items():
        match name, fact:
            case _ if name in _NOT_FOR_PEOPLE:
                continue
            case "group", 0:
                continue  # it cannot be said which group of the paper key is wrong
            case "needed" | "free", int():
                ready[name] = _megabytes(fact, up=name == "needed")
            case "field", str():
                if label := field_name(fact):
                    ready[name] = label
            case _, date():
                ready[name] = f"{fact.day}-{fact.month}-{fact.year}"
            case _:
                ready[name] = fact
    needed, free = facts.get("needed"), facts.get("free")
    if isinstance(needed, int) and isinstance(free, int) and needed > free:
        ready["missing"] = _megabytes(needed - free, up=True)
    return ready


def _megabytes(size: int, *, up: bool) -> str:
    """Whole megabytes; what is needed is never said too low, what is free never too high."""
    return tr("{number} MB", number=-(-size // _MEGABYTE) if up else size // _MEGABYTE)


__all__ = ["WORDS", "Explanation", "explain", "explain_rule", "explain_unknown", "field_name"]
