"""The colours, each by its role: light, dark and high contrast, as frozen values.

Nothing else in the program names a colour. `PAIRS` lists what stands on what; a test computes the
contrast of every pair (WCAG 2.2, 1.4.3 and 1.4.11), so that a changed colour cannot become unreadable.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

from ..settings import ThemeName
from .level import Level as Level  # noqa: PLC0414 views find it beside the colours


@dataclass(frozen=True)
class Tint:
    """A coloured ground with its text and its edge."""

    ground: str
    text: str
    edge: str


@dataclass(frozen=True)
class Theme:
    """All colours of one appearance. `edge` is the width of a button's edge in pixels at 100 %."""

    name: ThemeName
    ground: str
    nav: str
    surface: str
    inset: str
    select: str
    ink: str
    soft: str
    line: str
    field: str
    primary: str
    hover: str
    on_primary: str
    warm: Tint
    quiet: Tint
    good: Tint
    attention: Tint
    stop: Tint
    info: Tint
    wall: str
    spark: str
    edge: int = 1
    tag_edge: bool = False

    def tint(self, level: Level) -> Tint:
        """The three colours of a level."""
        return {
            Level.STOP: self.stop,
            Level.ATTENTION: self.attention,
            Level.GOOD: self.good,
            Level.INFO: self.info,
            Level.QUIET: self.quiet,
        }[level]


LIGHT = Theme(
    name=ThemeName.LIGHT,
    ground="#F1F4EF",
    nav="#E4EBE3",
    surface="#FFFFFF",
    inset="#F7F9F6",
    select="#D8E8E0",
    ink="#1D2826",
    soft="#4C5955",
    line="#CDD6CD",
    field="#6C7872",
    primary="#1A5C50",
    hover="#124539",
    on_primary="#FFFFFF",
    warm=Tint("#F7E6C8", "#573B00", "#573B00"),
    quiet=Tint("#E4EBE3", "#1D2826", "#6C7872"),
    good=Tint("#DEF0E1", "#1C5A31", "#2F7F48"),
    attention=Tint("#FFF0CC", "#654200", "#A87100"),
    stop=Tint("#FCE7E3", "#8B1C13", "#B3261E"),
    info=Tint("#E1ECF5", "#1D476A", "#3A6C96"),
    wall="#737A71",
    spark="#E3A72F",
)

DARK = Theme(
    name=ThemeName.DARK,
    ground="#161C1A",
    nav="#1B2321",
    surface="#222B28",
    inset="#1C2422",
    select="#2C4A42",
    ink="#ECF1EC",
    soft="#B4C0BA",
    line="#3C4844",
    field="#8D9B95",
    primary="#86D3BE",
    hover="#A4E2D0",
    on_primary="#0B2B25",
    warm=Tint("#4A3B22", "#F6DFB4", "#F6DFB4"),
    quiet=Tint("#1B2321", "#ECF1EC", "#8D9B95"),
    good=Tint("#1E3A29", "#A9E3B7", "#6BBE83"),
    attention=Tint("#40320F", "#FFDB8A", "#D9A43A"),
    stop=Tint("#4A211D", "#FFC0B6", "#F08A7C"),
    info=Tint("#1E3446", "#B3D7F5", "#78ABD6"),
    wall="#7C847F",
    spark="#E3A72F",
)

CONTRAST = Theme(
    name=ThemeName.CONTRAST,
    ground="#000000",
    nav="#000000",
    surface="#000000",
    inset="#000000",
    select="#00313D",
    ink="#FFFFFF",
    soft="#FFFFFF",
    line="#FFFFFF",
    field="#FFFFFF",
    primary="#FFE14A",
    hover="#FFFFFF",
    on_primary="#000000",
    warm=Tint("#000000", "#FFFFFF", "#FFFFFF"),
    quiet=Tint("#000000", "#FFFFFF", "#FFFFFF"),
    good=Tint("#000000", "#7CFF9B", "#7CFF9B"),
    attention=Tint("#000000", "#FFE14A", "#FFE14A"),
    stop=Tint("#000000", "#FF9C8F", "#FF9C8F"),
    info=Tint("#000000", "#8FD8FF", "#8FD8FF"),
    wall="#FFFFFF",
    spark="#FFE14A",
    edge=2,
    tag_edge=True,
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}

# (what is read, what it stands on)
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *(("ink", ground) for ground in ("ground", "nav", "surface", "inset", "select")),
    *(("soft", ground) for ground in ("ground", "nav", "surface", "inset", "select")),
    *(("primary", ground) for ground in ("ground", "surface", "inset", "select")),
    ("on_primary", "primary"),
    ("on_primary", "hover"),
    *((f"{tint}.text", f"{tint}.ground") for tint in ("warm", "quiet", "good", "attention", "stop", "info")),
    *((f"{tint}.text", ground) for tint in ("good", "attention", "stop") for ground in ("ground", "surface")),
)
# (a line that says something, what it stands on)
LINE_PAIRS: tuple[tuple[str, str], ...] = (
    *(("field", ground) for ground in ("ground", "surface", "inset")),
    *((f"{tint}.edge", f"{tint}.ground") for tint in ("good", "attention", "stop", "info")),
    *((f"{tint}.edge", "surface") for tint in ("good", "attention", "stop", "info")),
    ("wall", "surface"),
    ("primary", "nav"),
)


def colour(theme: Theme, role: str) -> str:
    """The colour of a role written as `ink` or `stop.edge`."""
    value: object = theme
    for part in role.split("."):
        value = getattr(value, part)
    if not isinstance(value, str):
        raise TypeError(role)
    return value


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(hexadecimal: str) -> float:
    channels = (int(hexadecimal[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)  # noqa: PLR2004
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def palette(theme: Theme) -> QPalette:
    """The colours in the roles that Qt's own controls ask for."""
    roles = QPalette.ColorRole
    result = QPalette()
    for role, value in {
        roles.Window: theme.ground,
        roles.WindowText: theme.ink,
        roles.Base: theme.surface,
        roles.AlternateBase: theme.inset,
        roles.Text: theme.ink,
        roles.PlaceholderText: theme.soft,
        roles.Button: theme.surface,
        roles.ButtonText: theme.ink,
        roles.BrightText: theme.stop.text,
        roles.Highlight: theme.select,
        roles.HighlightedText: theme.ink,
        roles.Link: theme.primary,
        roles.LinkVisited: theme.primary,
        roles.Accent: theme.primary,
        roles.Light: theme.surface,
        roles.Midlight: theme.inset,
        roles.Mid: theme.line,
        roles.Dark: theme.field,
        roles.Shadow: theme.line,
        roles.ToolTipBase: theme.surface,
        roles.ToolTipText: theme.ink,
    }.items():
        result.setColor(role, QColor(value))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        # What cannot be used now stays readable; the reason stands beside it.
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.soft))
    return result
