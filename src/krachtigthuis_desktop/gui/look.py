"""How the program looks now: the colours and the text size in force for this process.

`put_on` sets palette, font and style sheet of the application in one go; every widget then gets a
`StyleChange` event and draws itself again. Lengths are asked for here, never written as pixels.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from string import Template

from PySide6.QtWidgets import QApplication, QWidget

from .. import paths
from . import fonts
from .theme import LIGHT, Theme, Tint, palette

NARROW = 1100
"""Below this many pixels a window has one column."""
LARGE_TEXT = 150
"""From this text size (per cent) on a window has one column too."""


@dataclass(frozen=True)
class Look:
    """Colours and text size (per cent, 100 to 200)."""

    theme: Theme = LIGHT
    text_size: int = 100

    def px(self, pixels: float) -> int:
        """A length that grows with the text."""
        return round(pixels * self.text_size / 100)

    def space(self, pixels: float) -> int:
        """A distance between things: it grows by half as much as the text."""
        return round(pixels * (1 + (self.text_size / 100 - 1) / 2))


_in_force = Look()


def current() -> Look:
    return _in_force


def theme() -> Theme:
    return _in_force.theme


def px(pixels: float) -> int:
    """`Look.px` of the look in force."""
    return _in_force.px(pixels)


def space(pixels: float) -> int:
    """`Look.space` of the look in force."""
    return _in_force.space(pixels)


def put_on(application: QApplication, look: Look) -> None:
    """Show the program in this look from now on. `fonts.load` must have been called."""
    global _in_force
    before, _in_force = _in_force, look
    first = not application.styleSheet()
    if look == before and not first:
        return
    # Each of these goes over every widget of every page: only what is another one now.
    if first:
        application.setStyle("Fusion")
    if first or look.theme is not before.theme:
        application.setPalette(palette(look.theme))
    if first or look.text_size != before.text_size:
        application.setFont(fonts.font(look.px(fonts.TEXT)))
    application.setStyleSheet(style_sheet(look))


def is_narrow(widget: QWidget) -> bool:
    """Whether the window that holds this widget has room for one column only."""
    return _in_force.text_size >= LARGE_TEXT or widget.window().width() < NARROW


def style_sheet(look: Look) -> str:
    """The one style sheet, filled with the colours and lengths of `look`. KeyError for an unknown name."""
    names: dict[str, object] = {"edge": look.theme.edge, "chosen": 2, "focus": 3}
    for field in fields(look.theme):
        value = getattr(look.theme, field.name)
        if isinstance(value, Tint):
            names |= {f"{field.name}_{part.name}": getattr(value, part.name) for part in fields(value)}
        elif field.name != "edge":
            names[field.name] = value
    names |= {f"t{size}": look.px(size) for size in range(1, 61)}
    names |= {f"s{size}": look.space(size) for size in range(61)}
    # What a wider edge takes, the padding gives back: nothing jumps when the focus comes.
    names |= {f"p{size}": look.space(size) - 1 for size in range(3, 61)}
    names |= {f"p{size}f": look.space(size) - 3 for size in range(3, 61)}
    names |= {f"p{size}c": look.space(size) - 2 for size in range(3, 61)}
    template = (paths.resources() / "style" / "krachtigthuis.qss").read_text(encoding="utf-8")
    return Template(template).substitute(names)
