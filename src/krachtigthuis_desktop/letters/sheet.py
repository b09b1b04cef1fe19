"""The sheet: A4 after Dutch practice, where the window is, and what must stay empty around it.

All measures are millimetres from the top left corner. Which windows there are is data
(`resources/wordings/windows.json`), since their place differs per maker; `Layout` adds the offsets that
somebody measured with the test sheet.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from .. import paths

WIDTH, HEIGHT = 210.0, 297.0
LEFT, BODY_WIDTH = 35.0, 140.0
"""The body stands from 35 mm, 140 mm wide: 35 mm stays free at the right."""
RIGHT = LEFT + BODY_WIDTH
SECOND_COLUMN, THIRD_COLUMN, CONTACT_END = 103.0, 128.0, 185.0
"""Whom to ask: the labels, what stands behind them, and how far that goes."""
HEAD, HEAD_END = 12.0, 41.0
"""Letterhead and contact stand between; the window begins under that, with room for a letter that slides."""
DATE_LINE = 86.0
FIRST_BODY = 96.0
"""Top of the text on the first page."""
NEXT_BODY = 30.0
"""Top of the text on the next pages, under their number."""
FOOT_END = 284.0
"""Where the privacy footer ends. The text ends above it."""
FOLD = 99.0
FOLD_MARK = (5.0, 10.0)
"""From and to, off the edge where printers do not print."""
ADDRESS_WIDTH = 70.0
ADDRESS_MIDDLE = 63.5
CLEAR = 5.0
"""So far around the window nothing stands but the address: a letter slides in its envelope."""


@dataclass(frozen=True, kw_only=True)
class Window:
    """An envelope window: its outline on the folded sheet, and where the address begins."""

    code: str
    text_left: float
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Which window the office's envelopes have, and how far it lies from the usual place (right and down)."""

    window: str = "left"
    shift_right: float = 0.0
    shift_down: float = 0.0

    @property
    def address_left(self) -> float:
        return windows()[self.window].text_left + self.shift_right

    @property
    def address_middle(self) -> float:
        return ADDRESS_MIDDLE + self.shift_down


@cache
def windows() -> dict[str, Window]:
    """The windows we know by their code, from the data file."""
    data = json.loads((paths.resources() / "wordings" / "windows.json").read_text(encoding="utf-8"))
    return {each["code"]: Window(**each) for each in data["windows"]}
