"""The lists to choose from, as they lie on this laptop: worry groups, places, phases, phone numbers."""

from __future__ import annotations

from functools import cache

from .. import paths
from ..domain.lists import ChoiceList, parse


@cache
def choices(name: str) -> ChoiceList:
    """The list of that name ("worry_groups"), read once. Raises InputError(FILE_UNREADABLE) when it is damaged."""
    return parse((paths.resources() / "lists" / f"{name}.json").read_bytes())
