"""Lists to choose from: worry groups, phases, services. They are dated data that the office can replace.

A record keeps only the code. A code that no list knows (any more) is shown as it is, so that nothing
written down ever becomes unreadable; a code that is no longer offered stays in the list as closed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from ..errors import InputError, InputFault
from .text import fault_in

MAX_FILE = 256 * 1024
_MAX_CODE = 60
_MAX_LABEL = 200
_LIST_KEYS = frozenset({"name", "version", "dated", "items"})
_CHOICE_KEYS = frozenset({"code", "nl", "en"})
_MORE_KEYS = frozenset({"value", "closed", "items"})


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One thing to choose, with what may be chosen under it."""

    code: str
    nl: str
    en: str
    value: str = ""
    """What the list is for beside its label: a phone number."""
    closed: bool = False
    """True when it is no longer offered, but older records have it."""
    items: tuple[Choice, ...] = ()

    def label(self, language: str) -> str:
        """In Dutch, or in English for "en"."""
        return self.en if language == "en" else self.nl

    @property
    def offered(self) -> tuple[Choice, ...]:
        """What may be chosen under it today."""
        return tuple(item for item in self.items if not item.closed)


@dataclass(frozen=True, kw_only=True)
class ChoiceList:
    """A whole list, its version and the day it was made up. Of two versions the higher one holds."""

    name: str
    version: int
    dated: date
    items: tuple[Choice, ...]

    @property
    def offered(self) -> tuple[Choice, ...]:
        """What may be chosen today, in the order of the list."""
        return tuple(item for item in self.items if not item.closed)

    def find(self, code: str, item: str = "") -> Choice | None:
        """The choice with this code, or the one with code `item` under it."""
        found = _with_code(self.items, code)
        return _with_code(found.items, item) if found and item else found

    def label(self, code: str, language: str, item: str = "") -> str:
        """What people read; for an unknown code the code itself."""
        found = self.find(code, item)
        return found.label(language) if found else item or code

    def codes(self) -> Iterator[tuple[str, str]]:
        """What a record may hold: each code with an empty item, then with each of its items."""
        for choice in self.items:
            yield choice.code, ""
            for item in choice.items:
                yield choice.code, item.code


def parse(data: bytes) -> ChoiceList:
    """A list from the bytes of its file. Raises InputError(FILE_UNREADABLE) when anything in it is not right."""
    if len(data) > MAX_FILE:
        raise _unreadable("too large")
    try:
        raw = json.loads(data.decode(), object_pairs_hook=_once, parse_float=_no_number, parse_constant=_no_number)
        return _list(raw)
    except (ValueError, RecursionError, TypeError, KeyError) as fault:  # UnicodeError and JSONDecodeError among them
        raise _unreadable(type(fault).__name__) from None


def _list(raw: Any) -> ChoiceList:
    if not isinstance(raw, dict) or raw.keys() != _LIST_KEYS:
        raise _unreadable("keys of a list")
    version = raw["version"]
    if type(version) is not int or version < 1:
        raise _unreadable("version")
    return ChoiceList(
        name=_text(raw["name"], _MAX_CODE),
        version=version,
        dated=date.fromisoformat(raw["dated"]),
        items=_choices(raw["items"], deeper=True),
    )


def _choices(raw: Any, *, deeper: bool) -> tuple[Choice, ...]:
    """The choices of a list, or (`deeper` False) those under one of them: there is no third step."""
    if not isinstance(raw, list) or not raw:
        raise _unreadable("items")
    choices = tuple(_choice(item, deeper=deeper) for item in raw)
    if len({choice.code for choice in choices}) != len(choices):
        raise _unreadable("a code occurs twice")
    return choices


def _choice(raw: Any, *, deeper: bool) -> Choice:
    if not isinstance(raw, dict) or not _CHOICE_KEYS <= raw.keys() <= _CHOICE_KEYS | _MORE_KEYS:
        raise _unreadable("keys of a choice")
    closed = raw.get("closed", False)
    if type(closed) is not bool or ("items" in raw and not deeper):
        raise _unreadable("a choice")
    return Choice(
        code=_text(raw["code"], _MAX_CODE),
        nl=_text(raw["nl"]),
        en=_text(raw["en"]),
        value=_text(raw["value"]) if "value" in raw else "",
        closed=closed,
        items=_choices(raw["items"], deeper=False) if "items" in raw else (),
    )


def _text(raw: Any, limit: int = _MAX_LABEL) -> str:
    """A line of text that stands in one row of a list."""
    if not isinstance(raw, str) or not raw.strip() or "\n" in raw or fault_in(raw, limit):
        raise _unreadable("a text")
    return raw


def _with_code(choices: tuple[Choice, ...], code: str) -> Choice | None:
    return next((choice for choice in choices if choice.code == code), None)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Python's own reader keeps the last of two equal keys; here they refuse the file."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _no_number(_literal: str) -> NoReturn:
    raise ValueError


def _unreadable(detail: str) -> InputError:
    return InputError(InputFault.FILE_UNREADABLE, detail=detail)
