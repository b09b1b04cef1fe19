"""A sheet to hold into an envelope: where its window is, and how far the address must move."""

from __future__ import annotations

from ..i18n import Language, words
from . import sheet
from .blocks import SMALL, STRONG, TEXT
from .flow import Style, paragraph
from .fonts import Face, Setter
from .pen import MM, Pen

_TITLE = Style(Face.BOLD, 14, 20)
_NUMBER = 6 * MM
_PRINTED = 198.0
"""So far to the right printers print (mm)."""


def window_test_sheet(*, layout: sheet.Layout | None = None, language: Language = Language.DUTCH) -> bytes:
    """One A4: a fold mark, a millimetre scale over the place of the window, and how to read it."""
    layout = layout or sheet.Layout()
    window = sheet.windows()[layout.window]
    setter, said, pen = Setter(), words(language), Pen(title="", language=language.value)
    x, width = sheet.LEFT * MM, sheet.BODY_WIDTH * MM
    top = 16 * MM
    for piece in paragraph(setter, said.tr("Test sheet for window envelopes"), _TITLE, x, width):
        piece.draw(pen, top)
    _grid(pen, setter, window, layout)
    pen.stroke(sheet.FOLD_MARK[0] * MM, sheet.FOLD * MM, sheet.FOLD_MARK[1] * MM, sheet.FOLD * MM, width=0.5)
    top = 112 * MM
    steps = (
        said.tr("1. Print this page at 100 %. Do not choose “fit to page”."),
        said.tr("2. Fold it at the mark on the left, put it into the envelope and look through the window."),
        said.tr("3. The whole address at the thick line must be seen, and nothing outside the thin frame."),
        said.tr("4. Shift the letter in the envelope to all sides and look again."),
        said.tr("5. Is it not right? Read on the scale how many millimetres, and enter that under Settings."),
    )
    for step in steps:
        number, _space, text = step.partition(" ")
        pieces = paragraph(setter, text, TEXT, x + _NUMBER, width - _NUMBER, before=4)
        pen.line(setter.line(number, Face.REGULAR), x, top + 4 + TEXT.leading / 2 + TEXT.size * 0.36, TEXT.size)
        for piece in pieces:
            top += piece.before
            piece.draw(pen, top)
            top += piece.height
    pen.next_page()
    return pen.finish()


def _grid(pen: Pen, setter: Setter, window: sheet.Window, layout: sheet.Layout) -> None:
    """The window as we think it is, the place of the address in it, and a scale of 5 and 10 mm along it."""
    left, top = window.left + layout.shift_right, window.top + layout.shift_down
    pen.box(left * MM, top * MM, window.width * MM, window.height * MM)
    address = layout.address_left * MM
    for place, text in enumerate(("ABCDEFG 1234", "ABCDEFG 1234", "ABCDEFG 1234", "1234 AB\u00a0\u00a0ABCDEFG")):
        pen.line(setter.line(text, Face.BOLD), address, layout.address_middle * MM - 18 + place * 13.6, STRONG.size)
    half = 14.5
    pen.stroke(
        address - 4, (layout.address_middle - half) * MM, address - 4, (layout.address_middle + half) * MM, width=2
    )
    for step in range(-10, int(window.width) + 11, 5):
        if left + step > _PRINTED:
            break
        long = 4.0 if step % 10 == 0 else 2.0
        pen.stroke((left + step) * MM, (top - 2) * MM, (left + step) * MM, (top - 2 - long) * MM, width=0.4)
        if step % 10 == 0:
            pen.line(setter.line(str(step), Face.REGULAR), (left + step) * MM - 3, (top - 7) * MM, SMALL.size)
    for step in range(0, int(window.height) + 11, 5):
        long = 4.0 if step % 10 == 0 else 2.0
        pen.stroke((left - 2) * MM, (top + step) * MM, (left - 2 - long) * MM, (top + step) * MM, width=0.4)
        if step % 10 == 0:
            pen.line(setter.line(str(step), Face.REGULAR), (left - 12) * MM, (top + step) * MM + 3, SMALL.size)
