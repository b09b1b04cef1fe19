"""The end of a letter: where it is signed, and the slip that is torn off at the foot of its last page."""

from __future__ import annotations

from ..domain.identity import show_number
from ..domain.letter_content import LetterContent, Slip, Tick
from ..i18n import Language, Words, words
from . import sheet
from .blocks import GAP, SMALL, STRONG, Column
from .flow import Draw, Piece, kept, paragraph, spaced
from .fonts import Face, Line, Setter
from .pen import MM, Pen

_ROW = 17.0
"""Points from one line of the slip to the next: room for handwriting."""
_BOX, _TICK = 8.5, 9.2
"""Of a box to tick, and of the letters beside it."""
_SLIP_FOOT = 286.5 * MM
"""Nothing is printed below; most printers cannot."""
_SIGNATURE = 20.0
"""Points of room for a name in handwriting."""


_HERS = 12.2
"""Points between the lines of what she agrees to."""


def closing_of(setter: Setter, content: LetterContent, column: Column) -> list[Piece]:
    """Where she signs, that we ring, the greeting and who greets. All on one page."""
    type_, pieces = column.type, []
    if content.sign:
        agreed, label = content.sign
        pieces += _hers(setter, agreed, label, words(Language(content.language)))
    if content.call:
        pieces += spaced(column.blocks((content.call,)), type_.gap)
    if content.closing:
        greeting, *who = content.closing
        names = [sentence.text for sentence in content.letterhead.sentences] if content.letterhead else []
        pieces += column.line(greeting, before=type_.gap * 1.3)
        room = _SIGNATURE if content.sign else 0.0
        for place, text in enumerate(each for each in (", ".join(part for part in who if part), *names) if each):
            pieces += column.line(text, before=0 if place else room)
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
    pieces = spaced([_beside(setter, slip.heading, number)], 10)
    pieces += [piece for row in slip.rows for piece in _rows(setter, row)]
    names = [sentence.text for sentence in content.letterhead.sentences] if content.letterhead else []
    back = ", ".join((*names, *slip.reply_to))
    under = [sentence.text for sentence in slip.how.sentences]
    if back:
        under.append(said.tr("Back to: {address}", address=back))
    for place, text in enumerate(under):
        pieces += paragraph(setter, text, SMALL, x, width, before=1 if place else GAP)
    return pieces


def _beside(setter: Setter, heading: str, text: str) -> Piece:
    """The heading with the number at the right end of its line."""
    left, right = setter.line(heading, Face.BOLD), setter.line(text, Face.BOLD)

    def draw(pen: Pen, top: float) -> None:
        pen.line(left, sheet.LEFT * MM, top + 11.5, STRONG.size + 1)
        pen.line(right, sheet.RIGHT * MM - right.width * STRONG.size / 1000, top + 11.5, STRONG.size)

    return Piece(14.0, draw)


def _rows(setter: Setter, ticks: tuple[Tick, ...]) -> list[Piece]:
    """The boxes of one row. What does not fit goes on under it; the last line to write on goes to the edge."""
    rows: list[list[tuple[float, Tick, Line]]] = [[]]
    x, right = sheet.LEFT * MM, sheet.RIGHT * MM
    for tick in ticks:
        line = setter.line(tick.text, Face.REGULAR)
        wide = (_BOX + 4 if tick.box else 0) + line.width * _TICK / 1000
        if rows[-1] and x + wide + (30 * MM if tick.line else 0) > right:
            rows.append([])
            x = sheet.LEFT * MM + 10 * MM
        rows[-1].append((x, tick, line))
        x += wide + 7
    return [Piece(_ROW, _ticks(row)) for row in rows]


def _ticks(row: list[tuple[float, Tick, Line]]) -> Draw:
    def draw(pen: Pen, top: float) -> None:
        low = top + _ROW - 5
        for x, tick, line in row:
            after = x
            if tick.box:
                pen.box(x, low - _BOX + 1, _BOX, _BOX)
                after += _BOX + 4
            pen.line(line, after, low, _TICK)
            if tick.line:
                pen.stroke(after + line.width * _TICK / 1000 + 4, low + 2, sheet.RIGHT * MM, low + 2, width=0.5)

    return draw


def _hers(setter: Setter, agreed: str, label: str, said: Words) -> list[Piece]:
    """What she agrees to at the left, and beside it a line to sign on and one for the date."""
    x, right, left = sheet.LEFT * MM, sheet.RIGHT * MM, sheet.LEFT * MM + 72 * MM
    text = setter.wrap(agreed, Face.REGULAR, 69 * MM * 1000 / _TICK)
    who = setter.wrap(label, Face.REGULAR, 46 * MM * 1000 / SMALL.size)
    date = setter.line(said.tr("Date"), Face.REGULAR)
    middle = right - 18 * MM

    def draw(pen: Pen, top: float) -> None:
        for place, row in enumerate(text):
            pen.line(row, x, top + _HERS * (place + 0.72), _TICK)
        low = top + _SIGNATURE
        pen.stroke(left, low, middle - 3 * MM, low, width=0.5)
        pen.stroke(middle, low, right, low, width=0.5)
        for place, row in enumerate(who):
            pen.line(row, left, low + 9.5 + place * SMALL.leading, SMALL.size)
        pen.line(date, middle, low + 9.5, SMALL.size)

    height = max(len(text) * _HERS, _SIGNATURE + 3 + len(who) * SMALL.leading)
    return [Piece(height, draw, before=GAP)]
