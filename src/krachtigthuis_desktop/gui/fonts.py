"""The letters on the screen: Noto Sans from our own files, and its sizes as factors.

Sizes are given in pixels at 100 %; `look.px` turns them into what the reader's text size asks for.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from .. import paths

FAMILY = "Noto Sans"
FILES = (
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "NotoSans-Italic.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold.ttf",
)

TITLE = 28
RESULT = 22
CARD = 18
MAIN_BUTTON = 17
TEXT = 16
LABEL = 15
SECOND = 14
SMALL = 13


def load() -> None:
    """Make the program's own letters known to Qt. Raises FileNotFoundError when one is missing."""
    for name in FILES:
        file = paths.resources() / "fonts" / name
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise FileNotFoundError(file)


def font(pixels: int, *, bold: bool = False) -> QFont:
    """Noto Sans of that many pixels on the screen; other scripts fall back to our Arabic and the system."""
    result = QFont([FAMILY, "Noto Sans Arabic"])
    result.setPixelSize(pixels)
    result.setBold(bold)
    # Full hinting moves letters apart at some sizes; without it pictures are equal on every machine.
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return result
