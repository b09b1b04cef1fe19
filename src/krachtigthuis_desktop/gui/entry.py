"""What the window knows of a screen: a key, a word, an icon, how to make it, and perhaps a count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from .parts.page import Page

PERMISSION = "permission:"
"""Before the id of what a form is opened for: begin at the permission."""


class Place(StrEnum):
    """Where the way to a screen stands: in the navigation, at its foot, or nowhere (reached from a screen)."""

    TOP = "top"
    FOOT = "foot"
    NONE = "none"


@dataclass(frozen=True)
class Entry:
    """One screen. `count` must be quick: it gives what a model already knows (None: no count).

    `under` names the entry that is marked in the navigation while a screen without a place is shown.
    """

    key: str
    title: str
    icon: str
    build: Callable[[], Page]
    count: Callable[[], int | None] = lambda: None
    place: Place = Place.TOP
    under: str = ""
    shortcut: str = ""
