"""Every pair of colours that stands on another can be read (WCAG 2.2: text 4.5, lines 3)."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication, QListView

from krachtigthuis_desktop import paths
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.theme import LINE_PAIRS, TEXT_PAIRS, THEMES, Theme, colour, contrast, palette

THEME = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name.value)


def test_contrast_is_measured_as_wcag_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@THEME
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids=" on ".join)
def test_every_text_can_be_read(theme: Theme, pair: tuple[str, str]) -> None:
    assert contrast(colour(theme, pair[0]), colour(theme, pair[1])) >= 5.1


@THEME
@pytest.mark.parametrize("pair", LINE_PAIRS, ids=" on ".join)
def test_every_line_that_says_something_can_be_seen(theme: Theme, pair: tuple[str, str]) -> None:
    assert contrast(colour(theme, pair[0]), colour(theme, pair[1])) >= 3.4


@THEME
@pytest.mark.parametrize("size", [100, 130, 200])
def test_the_style_sheet_is_filled_completely(theme: Theme, size: int) -> None:
    sheet = look.style_sheet(look.Look(theme, size))

    assert "$" not in sheet
    assert theme.primary in sheet


def test_no_colour_is_named_outside_the_theme() -> None:
    gui = paths.resources().parent / "src" / "krachtigthuis_desktop" / "gui"
    named = [file for file in gui.rglob("*.py") if re.search(r"#[0-9A-Fa-f]{6}\b", file.read_text(encoding="utf-8"))]
    named += [
        file for file in (paths.resources() / "style").iterdir() if re.search(r"#[0-9A-Fa-f]{6}\b", file.read_text())
    ]

    assert [file.name for file in named] == ["theme.py"]


@THEME
def test_qts_own_controls_get_our_colours(theme: Theme) -> None:
    result = palette(theme)

    assert result.window().color().name().upper() == theme.ground
    assert result.base().color().name().upper() == theme.surface
    assert result.highlightedText().color().name().upper() == theme.ink


@THEME
def test_a_list_that_qt_opens_by_itself_has_a_ground(program: QApplication, theme: Theme) -> None:
    """As under the line of a file dialog: it has no parent whose colour would show through."""
    look.put_on(program, look.Look(theme))
    shown = QListView()
    shown.resize(200, 100)
    assert shown.grab().toImage().pixelColor(100, 80).name().upper() == theme.surface.upper()
