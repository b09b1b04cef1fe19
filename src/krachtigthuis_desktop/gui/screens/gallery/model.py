"""What the gallery shows: one example of every part, with invented people. Nothing here is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

TOTAL_BYTES = 2_100_000


@dataclass
class Gallery:
    """The choices that can be tried; `changed` is called after each."""

    changed: Callable[[], None] = lambda: None
    about: tuple[str, ...] = ("noor",)
    how_soon: str = "this_week"
    heaviness: int | None = 7
    unsafe: str = ""
    written: int = 1_300_000
    thrown_away: bool = True
    pressed: list[str] = field(default_factory=list)

    def choose_about(self, keys: tuple[str, ...]) -> None:
        self.about = keys
        self.changed()

    def choose_how_soon(self, key: str) -> None:
        self.how_soon = key
        self.changed()

    def choose_heaviness(self, number: int | None) -> None:
        self.heaviness = number
        self.changed()

    def choose_unsafe(self, key: str) -> None:
        self.unsafe = key
        self.changed()

    def bring_back(self) -> None:
        """Undo: what was thrown away is there again."""
        self.thrown_away = False
        self.changed()

    def press(self, what: str) -> None:
        self.pressed.append(what)
        self.changed()
