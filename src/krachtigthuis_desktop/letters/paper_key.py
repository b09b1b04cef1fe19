"""The paper key as a sheet to print: the key as QR code and in groups of four, what it is for, where it belongs."""

from __future__ import annotations

from datetime import date

import segno

from ..i18n import Language, Words, words
from . import names, sheet
from .blocks import GAP, SMALL, TEXT
from .flow import Piece, Style, paragraph
from .fonts import Face, Setter
from .pen import MM, Pen

GROUP = 4
_TITLE = Style(Face.BOLD, 18, 24)
_HEADING = Style(Face.BOLD, 12, 18)
_KEY = Style(Face.BOLD, 14, 24)
_SIDE = 52 * MM
"""The QR code without its quiet zone."""
_PER_LINE = 5


def paper_key_sheet(key: str, *, laptop: str, made_on: date, language: Language = Language.DUTCH) -> bytes:
    """One A4 with the key. `laptop` is the label its owner gave it; `key` is what opens the vault, in capitals."""
    setter, said, pen = Setter(), words(language), Pen(title="", language=language.value)
    x, width = sheet.LEFT * MM, sheet.BODY_WIDTH * MM
    when = names.long_date(made_on, said)
    top = 26 * MM
    title = paragraph(setter, said.tr("Paper key"), _TITLE, x, width)
    made = said.tr("For: {laptop}. Made on {date}.", laptop=laptop, date=when)
    top = _draw(pen, [*title, *paragraph(setter, made, TEXT, x, width)], top) + 8 * MM
    _draw_code(pen, key, x, top)
    beside = x + _SIDE + 12 * MM
    lines = paragraph(setter, said.tr("What it is for"), _HEADING, beside, width - _SIDE - 12 * MM)
    for text in _purpose(said):
        lines += paragraph(setter, text, TEXT, beside, width - _SIDE - 12 * MM, before=4)
    top = max(_draw(pen, lines, top), top + _SIDE) + 10 * MM
    top = _draw_key(pen, setter, said, key, top) + 6 * MM
    rules = paragraph(setter, said.tr("Where to keep it"), _HEADING, x, width)
    for text in _keeping(said):
        rules += paragraph(setter, text, TEXT, x, width, before=4)
    _draw(pen, rules, top)
    pen.next_page()
    return pen.finish()


def groups(key: str) -> list[str]:
    """The key in groups of four, as it is printed and read aloud; the prefix with its hyphens is one group."""
    prefix = key[: key.rfind("-") + 2] if "-" in key else ""
    rest = key[len(prefix) :]
    return [*([prefix] if prefix else []), *(rest[start : start + GROUP] for start in range(0, len(rest), GROUP))]


def _purpose(said: Words) -> tuple[str, ...]:
    return (
        said.tr("Did you forget your passphrase? With this paper you open the vault again and choose a new one."),
        said.tr("You do not need the passphrase for it. Whoever has this paper and the laptop can read everything."),
    )


def _keeping(said: Words) -> tuple[str, ...]:
    return (
        said.tr("Keep it at home or at the office, in a place that locks. Never together with the laptop."),
        said.tr("Do not take it along on a visit. Do not photograph or scan it, do not mail it."),
        said.tr("Lost it, or did somebody see it? Tell the office today and make a new one in the program."),
        said.tr("Capitals, spaces and hyphens do not matter when you type it. Every typing error is noticed."),
    )


def _draw(pen: Pen, pieces: list[Piece], top: float) -> float:
    for piece in pieces:
        top += piece.before
        piece.draw(pen, top)
        top += piece.height
    return top


def _draw_key(pen: Pen, setter: Setter, said: Words, key: str, top: float) -> float:
    """The groups in rows inside a box, numbered as on the screen: what stands before the first four has no number."""
    x, width = sheet.LEFT * MM, sheet.BODY_WIDTH * MM
    top = _draw(pen, paragraph(setter, said.tr("The key"), _HEADING, x, width), top) + GAP / 2
    first, *parts = groups(key)
    rows = [[first], *(parts[start : start + _PER_LINE] for start in range(0, len(parts), _PER_LINE))]
    pen.box(x, top, width, len(rows) * _KEY.leading + 2 * GAP)
    for place, row in enumerate(rows):
        base = top + GAP + place * _KEY.leading + 17
        for column, part in enumerate(row):
            left = x + (5 + column * 27) * MM
            if place:
                number = str((place - 1) * _PER_LINE + column + 1)
                pen.line(setter.line(number, Face.REGULAR), left, base, SMALL.size)
                left += 6 * MM
            pen.line(setter.line(part, _KEY.face), left, base, _KEY.size)
    return top + len(rows) * _KEY.leading + 2 * GAP


def _draw_code(pen: Pen, key: str, x: float, top: float) -> None:
    """The QR code of exactly the key, error correction M, no smaller code tricks."""
    matrix = segno.make_qr(key, error="m", boost_error=False).matrix
    side = _SIDE / len(matrix)
    for row, modules in enumerate(matrix):
        start = None
        for column, dark in enumerate((*modules, 0)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                pen.bar(x + start * side, top + row * side, (column - start) * side, side)
                start = None
