"""The data of practice as read from `resources/practice`: names, sentences, organisations."""

from __future__ import annotations

import json
from functools import cache
from random import Random
from typing import Any
from uuid import UUID

from .. import paths
from ..domain.identity import new_number, uuid7

_EPOCH = 1_767_225_600_000
"""1 January 2026 in milliseconds: the ids of practice all begin there."""


@cache
def read(name: str) -> Any:
    """One file of practice data; it belongs to the program and is taken as it is."""
    return json.loads((paths.resources() / "practice" / f"{name}.json").read_text(encoding="utf-8"))


class Dice:
    """A row of choices that is the same for the same seed. For practice only: never for a key or a real record."""

    def __init__(self, *seed: object) -> None:
        self._random = Random(":".join(map(str, seed)))  # noqa: S311 it must repeat, it guards nothing

    def one(self, choices: list[Any]) -> Any:
        return self._random.choice(choices)

    def some(self, choices: list[Any], most: int) -> list[Any]:
        """Up to `most` of them, in a new order."""
        return self._random.sample(choices, min(most, len(choices)))

    def between(self, least: int, most: int) -> int:
        return self._random.randint(least, most)

    def happens(self, of_hundred: int) -> bool:
        return self._random.randrange(100) < of_hundred

    def id(self) -> UUID:
        return uuid7(_EPOCH, self._random.randbytes)

    def number(self) -> str:
        return new_number(self._random.randbytes)

    def phone(self, area: str) -> str:
        """A number of nobody: after the area come noughts."""
        return f"{area} {self._random.randrange(100):02d} {self._random.randrange(100):02d}"
