"""The six words of an office as a sheet to print and cut: the same strip several times, one for each volunteer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..i18n import Language, words
from . import names, sheet
from .blocks import TEXT
from .flow import Piece, Style, paragraph
from .fonts import Face, Setter
from .pen import MM, Pen

STRIPS = 4
_HEIGHT = 62 * MM
_TOP = 20 * MM
_TITLE = Style(Face.BOLD, 12, 18)
_WORDS = Style(Face.BOLD, 18, 28)


def card_words_sheet(six: Sequence[str], *, office: str, made_on: date, language: Language = Language.DUTCH) -> bytes:
    """One A4 with the words four times. `office` is the name on its card. Raises LetterError for a name that cannot be
    printed.
    """
    setter, said, pen = Setter(), words(language), Pen(title="", language=language.value)
    x, width = sheet.LEFT * MM, sheet.BODY_WIDTH * MM
    when = names.long_date(made_on, said)
    for strip in range(STRIPS):
        top = _TOP + strip * _HEIGHT
        lines: list[Piece] = [
            *paragraph(setter, said.tr("The six words of this office"), _TITLE, x, width),
            *paragraph(setter, " ".join(six), _WORDS, x, width, before=4),
            *paragraph(setter, said.tr("{office}, {date}.", office=office, date=when), TEXT, x, width, before=4),
            *paragraph(
                setter,
                said.tr("Does the laptop show other words? Stop, and call the office. Keep this off the stick."),
                TEXT,
                x,
                width,
            ),
        ]
        for piece in lines:
            top += piece.before
            piece.draw(pen, top)
            top += piece.height
    pen.next_page()
    return pen.finish()
