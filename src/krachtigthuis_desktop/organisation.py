"""What the organisation fixed for this computer: one file that an administrator puts there, and no user may change.

Absent: nothing is fixed. Present and not understood, also a rule that this version does not know: the program says so
and goes no further, for a rule that is passed over in silence is no rule. `docs/policy.md` is the page about it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from . import paths
from .errors import ProgramError, ProgramFault
from .i18n import Language

LOCK_MINUTES = range(1, 61)
"""After how many idle minutes a vault may be set to lock."""
_HIDE_MINUTES = range(1, 31)
_MOST = 65_536


@dataclass(frozen=True, kw_only=True)
class Rules:
    """Each None (or True): left to the user. `lock_minutes` and `hide_minutes` are the most that is allowed."""

    language: Language | None = None
    lock_minutes: int | None = None
    hide_minutes: int | None = None
    home: Path | None = None
    """Where new vaults come; `~` and variables of the system stand for those of the user."""
    office_card: Path | None = None
    """The file that a new laptop is offered; its six words are compared all the same."""
    letters_as_pdf: bool = True
    """False: letters are printed, never saved as a file."""


def read(file: Path | None = None) -> Rules:
    """The rules of this computer. Raises ProgramError(RULES_BROKEN) with `path`, and `name` where it is one rule."""
    place = file or paths.policy_file()
    if not os.path.lexists(place):
        return Rules()
    try:
        text = paths.read_plain(place, _MOST, links=True)
        facts = json.loads(text.decode("utf-8-sig"), object_pairs_hook=_once)
        if len(text) == _MOST or not isinstance(facts, dict):
            raise TypeError  # noqa: TRY301 one way to call a file broken
    except (OSError, ValueError, TypeError, RecursionError):
        raise ProgramError(ProgramFault.RULES_BROKEN, path=place) from None
    return _understood(facts, place)


def _understood(facts: Mapping[str, object], place: Path) -> Rules:
    read: dict[str, object] = {}
    for name, value in facts.items():
        try:
            read[name] = _READ[name](value)
        except (KeyError, ValueError, RuntimeError):
            raise ProgramError(ProgramFault.RULES_BROKEN, path=place, name=name) from None
    return Rules(**read)  # type: ignore[arg-type]  # each value was made by the reader of its field


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Of two rules by one name nobody can say which one counts."""
    facts = dict(pairs)
    if len(facts) != len(pairs):
        raise ValueError
    return facts


def _language(value: object) -> Language:
    return Language(str(value))


def _minutes(allowed: range) -> Callable[[object], int]:
    def read_minutes(value: object) -> int:
        if type(value) is not int or value not in allowed:
            raise ValueError
        return value

    return read_minutes


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError  # noqa: TRY004 as every value that cannot be taken
    return value


def _path(value: object) -> Path:
    """A whole path. Raises ValueError for anything else, RuntimeError where the user has no home."""
    path = Path(os.path.expandvars(str(value))).expanduser()
    if not isinstance(value, str) or not path.is_absolute() or "$" in str(path) or "%" in str(path):
        raise ValueError
    return path


_READ: Mapping[str, Callable[[object], object]] = {
    "language": _language,
    "lock_minutes": _minutes(LOCK_MINUTES),
    "hide_minutes": _minutes(_HIDE_MINUTES),
    "home": _path,
    "office_card": _path,
    "letters_as_pdf": _yes_or_no,
}
