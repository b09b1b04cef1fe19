"""The end of a letter: where it is signed, and the slip that is torn off at the foot of its last page."""

from __future__ import annotations

from dataclasses import replace

from ..domain.identity import show_number
from ..domain.letter_content import LetterContent, Slip
from ..i18n import Language, Words, words
from . import sheet
from .blocks import GAP, SMALL, STRONG, TEXT
from .flow import Piece, Style, kept, paragraph, spaced
from .fonts import Face, Setter
from .pen import MM, Pen

_FIELD = 21.0
"""Points from one line to fill in to the next: room for handwriting."""
_COLUMN = 76 * MM
_SLIP_FOOT = 286 * MM
"""Nothing is printed below; most printers cannot."""


def closing_of(setter: Setter, content: LetterContent) -> list[Piece]:
    """Greeting, contact, our name when it may stand there; then the places to sign. All on one page."""
    x, width = sheet.LEFT * MM, sheet.BODY_WIDTH * MM
    pieces: list[Piece] = []
    if content.closing:
        greeting, *who = content.closing
        names = [sentence.text for sentence in content.letterhead.sentences] if content.letterhead else []
        pieces += paragraph(setter, greeting, TEXT, x, width, before=GAP * 1.5)
        for place, text in enumerate((*who, *names)):
            pieces += paragraph(setter, text, TEXT, x, width, before=0 if place else 4)
    for place, label in enumerate(content.sign):
        pieces.append(_signature(setter, label, words(Language(content.language)), before=GAP * (1 if place else 1.5)))
    return kept(pieces)


class SlipBlock:
    """The slip, measured. It stands at the foot of a page and is never cut by its end."""

    def __init__(self, setter: Setter, content: LetterContent, slip: Slip) -> None:
        said = words(Language(content.language))
        self._cut = setter.line(said.tr("Tear off here"), Face.REGULAR)
        self._pieces = _slip_pieces(setter, content, slip, said)
        height = sum(piece.before + piece.height for piece in self._pieces)
        self.top = _SLIP_FOOT - height
        """Where it is torn off, in points from the top."""

    def draw(self, pen: Pen) -> None:
        """The tear-off line over the whole width, and what is under it."""
        half = self._cut.width * SMALL.size / 2000
        middle = sheet.WIDTH * MM / 2
        pen.stroke(5 * MM, self.top, middle - half - 6, self.top, dash=3)
        pen.stroke(middle + half + 6, self.top, (sheet.WIDTH - 5) * MM, self.top, dash=3)
        pen.line(self._cut, middle - half, self.top + 2.8, SMALL.size)
        top = self.top
        for piece in self._pieces:
            piece.draw(pen, top + piece.before)
            top += piece.before + piece.height


def _slip_pieces(setter: Setter, content: LetterContent, slip: Slip, said: Words) -> list[Piece]:
    x, width = sheet.LEFT * MM, sheet.BODY_WIDTH * MM
    number = said.tr("Our number: {number}", number=show_number(content.number))
    head = [_beside(paragraph(setter, slip.heading, _LARGE, x, width / 2), setter, number)]
    fields = [_field(setter, label) for label in slip.fields]
    names = [sentence.text for sentence in content.letterhead.sentences] if content.letterhead else []
    back = ", ".join((*names, *slip.reply_to))
    how: list[Piece] = []
    if back:
        how += paragraph(setter, said.tr("Back to: {address}", address=back), SMALL, x, width, before=GAP)
    for sentence in slip.how.sentences:
        how += paragraph(setter, sentence.text, SMALL, x, width, before=2 if how else GAP)
    return [*spaced(head, 12), *fields, *how]


_LARGE = Style(Face.BOLD, 12, 17)


def _beside(heading: list[Piece], setter: Setter, text: str) -> Piece:
    """The heading with the number at the right end of its line."""
    line = setter.line(text, Face.BOLD)
    x = sheet.RIGHT * MM - line.width * STRONG.size / 1000
    piece = heading[0]

    def draw(pen: Pen, top: float) -> None:
        piece.draw(pen, top)
        pen.line(line, x, top + 12.8, STRONG.size)

    return replace(piece, draw=draw)


def _field(setter: Setter, label: str) -> Piece:
    line = setter.line(label, Face.REGULAR)

    def draw(pen: Pen, top: float) -> None:
        low = top + _FIELD - 4
        pen.line(line, sheet.LEFT * MM, low, TEXT.size)
        pen.stroke(sheet.LEFT * MM + 60 * MM, low + 2, sheet.RIGHT * MM, low + 2, width=0.5)

    return Piece(_FIELD, draw)


def _signature(setter: Setter, label: str, said: Words, *, before: float) -> Piece:
    """A line to sign on, its label under it, and a line for the date beside it."""
    who = setter.wrap(label, Face.REGULAR, _COLUMN * 1000 / SMALL.size)
    date = setter.line(said.tr("Date"), Face.REGULAR)
    x, right = sheet.LEFT * MM, sheet.RIGHT * MM
    line = 30.0

    def draw(pen: Pen, top: float) -> None:
        pen.stroke(x, top + line, x + _COLUMN, top + line, width=0.5)
        pen.stroke(x + _COLUMN + 8 * MM, top + line, right, top + line, width=0.5)
        for place, row in enumerate(who):
            pen.line(row, x, top + line + 10 + place * SMALL.leading, SMALL.size)
        pen.line(date, x + _COLUMN + 8 * MM, top + line + 10, SMALL.size)

    return Piece(line + 3 + SMALL.leading * len(who), draw, before=before)
