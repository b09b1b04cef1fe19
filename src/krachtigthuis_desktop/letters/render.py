"""From the content of a letter to the bytes of its PDF: the very bytes that are shown, printed and logged.

The same content and layout give the same bytes. On each page stand the number and "page x of y"; around
the window stands nothing but the address.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..domain.identity import show_number
from ..domain.letter_content import LetterContent
from ..errors import LetterError, LetterFault
from ..i18n import Language, Words, words
from . import sheet
from .blocks import GAP, SMALL, STRONG, TEXT, Column, type_of
from .flow import Draw, Piece, Placed, Style, bottom, last_group, paginate, spaced
from .fonts import Face, Line, Setter
from .pen import MM, Pen
from .tail import SlipBlock, closing_of

MOST_PAGES = 8
"""A longer letter is not read; the story belongs in the record, the letter tells what is needed."""
_ADDRESS = (Style(Face.REGULAR, 10, 13.6), Style(Face.REGULAR, 9, 11.6))
"""The second one when the first does not fit into the window."""
_ADDRESS_HEIGHT = 31 * MM
_HEAD = Style(Face.BOLD, 12, 16)
_OURS = Style(Face.REGULAR, 9, 11.4)
"""Our address, and whom to ask."""


def render(content: LetterContent, *, layout: sheet.Layout | None = None) -> bytes:
    """The PDF of a letter.

    Raises LetterError: MISSING_CHARACTER for what no font can draw, TOO_LONG for an address or our own lines
    that do not fit above the text (`field`) or more than MOST_PAGES pages (`pages`, `most`).
    """
    setter, said = Setter(), words(Language(content.language))
    column = Column(setter, type_of(content.variant))
    page = _Page(setter, content, said, column)
    address = _address(setter, content.address, layout or sheet.Layout())
    slip = SlipBlock(setter, content, content.slip) if content.slip else None
    pages = _pages(_body(content, column), closing_of(setter, content, column), page.foot_height, slip)
    if len(pages) > MOST_PAGES:
        raise LetterError(LetterFault.TOO_LONG, pages=len(pages), most=MOST_PAGES)
    pen = Pen(title=show_number(content.number), language=content.language)
    for number, placed in enumerate(pages, start=1):
        if number == 1:
            page.first(pen, len(pages), address)
        else:
            page.next(pen, number, len(pages))
        for each in placed:
            each.piece.draw(pen, each.top)
        last = slip if number == len(pages) else None
        page.foot(pen, last.top if last else None)
        if last:
            last.draw(pen)
        pen.next_page()
    return pen.finish()


class _Page:
    """What stands on the pages around the text: letterhead, contact, number and page, privacy footer."""

    def __init__(self, setter: Setter, content: LetterContent, said: Words, column: Column) -> None:
        self._setter, self._content, self._said = setter, content, said
        self._foot = column.line(content.privacy, column.type.small)
        self.foot_height = sum(piece.height for piece in self._foot)
        self._above = [*self._letterhead(), *self._contact()]

    def first(self, pen: Pen, pages: int, address: list[Placed]) -> None:
        """Letterhead, contact, address, date, number and fold mark."""
        for each in (*self._above, *address):
            each.piece.draw(pen, each.top)
        line = self._setter.line(self._content.date_line, Face.REGULAR)
        pen.line(line, sheet.LEFT * MM, sheet.DATE_LINE * MM + _baseline(TEXT), TEXT.size)
        self._reference(pen, sheet.DATE_LINE * MM, 1, pages)
        pen.stroke(sheet.FOLD_MARK[0] * MM, sheet.FOLD * MM, sheet.FOLD_MARK[1] * MM, sheet.FOLD * MM, width=0.5)

    def next(self, pen: Pen, number: int, pages: int) -> None:
        self._reference(pen, 14 * MM, number, pages)

    def foot(self, pen: Pen, cut: float | None) -> None:
        """The privacy footer at the end of the page, or above the line where the slip is torn off."""
        end = sheet.FOOT_END * MM if cut is None else cut - 2 * GAP
        top = end - self.foot_height
        pen.stroke(sheet.LEFT * MM, top - 4, sheet.RIGHT * MM, top - 4, width=0.4)
        for piece in self._foot:
            piece.draw(pen, top)
            top += piece.height

    def _letterhead(self) -> list[Placed]:
        """Our name, and our address under it."""
        content, width = self._content, (sheet.SECOND_COLUMN - sheet.LEFT - 4) * MM
        names = [sentence.text for sentence in content.letterhead.sentences] if content.letterhead else []
        lines = [(text, TEXT if place else _HEAD) for place, text in enumerate(names)]
        lines += [(text, _OURS) for text in content.return_to]
        rows = [
            Piece(style.leading, _at(row, style, sheet.LEFT * MM))
            for text, style in lines
            for row in self._setter.wrap(text, style.face, width * 1000 / style.size)
        ]
        return _above_window(rows, "names")

    def _contact(self) -> list[Placed]:
        """Label and text in two columns; a long text goes on under itself."""
        x, after = sheet.SECOND_COLUMN * MM, sheet.THIRD_COLUMN * MM
        rows: list[Piece] = []
        for label, text in self._content.contact:
            for place, row in enumerate(
                self._setter.wrap(text, _OURS.face, (sheet.CONTACT_END - sheet.THIRD_COLUMN) * MM * 1000 / _OURS.size)
            ):
                title = None if place else self._setter.line(label, Face.REGULAR)
                rows.append(Piece(_OURS.leading, _both(title, row, x, after)))
        return _above_window(rows, "contact")

    def _reference(self, pen: Pen, top: float, number: int, pages: int) -> None:
        content, said = self._content, self._said
        lines = [
            (said.tr("Our number (reference): {number}", number=show_number(content.number)), STRONG),
            (said.tr("Page {page} of {pages}", page=number, pages=pages), TEXT),
        ]
        for place, (text, style) in enumerate(lines):
            line = self._setter.line(text, style.face)
            x = sheet.RIGHT * MM - line.width * style.size / 1000
            pen.line(line, x, top + place * TEXT.leading + _baseline(style), style.size)
        if content.copy_number > 1:
            line = self._setter.line(said.trc("letter", "copy"), Face.BOLD)
            pen.line(line, sheet.LEFT * MM, 7 * MM + _baseline(STRONG), STRONG.size)


def _baseline(style: Style) -> float:
    return style.leading / 2 + style.size * 0.36


def _at(row: Line, style: Style, x: float) -> Draw:
    return lambda pen, top: pen.line(row, x, top + _baseline(style), style.size)


def _both(label: Line | None, row: Line, x: float, after: float) -> Draw:
    def draw(pen: Pen, top: float) -> None:
        if label:
            pen.line(label, x, top + _baseline(_OURS), SMALL.size)
        pen.line(row, after, top + _baseline(_OURS), _OURS.size)

    return draw


def _above_window(rows: list[Piece], field: str) -> list[Placed]:
    """The rows from the head of the sheet on; nothing is set smaller to fit. Raises LetterError(TOO_LONG)."""
    placed, top = [], sheet.HEAD * MM
    for row in rows:
        placed.append(Placed(row, top))
        top += row.height
    if top > sheet.HEAD_END * MM:
        raise LetterError(LetterFault.TOO_LONG, field=field)
    return placed


def _body(content: LetterContent, column: Column) -> list[Piece]:
    """Subject, salutation, the frame and the blocks; in a copy these are quoted, between what is said to her."""
    type_ = column.type
    pieces: list[Piece] = []
    for place, sentence in enumerate(content.subject.sentences):
        pieces += column.line(sentence.text, type_.text if place else type_.strong)
    pieces += column.line(content.salutation, before=type_.gap * 1.2)
    if not content.before:
        framed = spaced(column.frame(content.frame), type_.gap) if content.frame else []
        return [*pieces, *framed, *column.blocks(content.blocks)]
    pieces += column.blocks(content.before)
    pieces += spaced(column.quoted(column.quote().blocks((*content.frame, *content.blocks))), type_.gap * 1.5)
    return [*pieces, *spaced(column.blocks(content.after), type_.gap * 1.5)]


def _pages(body: list[Piece], closing: list[Piece], foot: float, slip: SlipBlock | None) -> list[list[Placed]]:
    """The text on pages. At least two lines of it stand with the closing; the last page has room for the slip."""
    end = sheet.FOOT_END * MM - foot - 2 * GAP
    areas = {"first": (sheet.FIRST_BODY * MM, end), "following": (sheet.NEXT_BODY * MM, end)}
    pieces = [*body[:-2], *(replace(piece, keep=True) for piece in body[-2:]), *closing]
    pages = paginate(pieces, **areas)
    if slip and bottom(pages[-1]) > slip.top - foot - 3.5 * GAP:
        start = last_group(pieces)
        pages = paginate(pieces[:start], **areas)
        pages += paginate(pieces[start:], first=areas["following"], following=areas["following"])
    return pages


def _address(setter: Setter, lines: Sequence[str], layout: sheet.Layout) -> list[Placed]:
    """The address around the middle of the window; a long line goes on under itself."""
    for style in _ADDRESS:
        rows: list[Line] = []
        for line in lines:
            rows += setter.wrap(line, style.face, sheet.ADDRESS_WIDTH * MM * 1000 / style.size)
        height = len(rows) * style.leading
        if height <= _ADDRESS_HEIGHT:
            x, top = layout.address_left * MM, layout.address_middle * MM - height / 2
            return [Placed(_row(row, style, x), top + place * style.leading) for place, row in enumerate(rows)]
    raise LetterError(LetterFault.TOO_LONG, field="address")


def _row(row: Line, style: Style, x: float) -> Piece:
    return Piece(style.leading, lambda pen, top: pen.line(row, x, top + style.leading * 0.72, style.size))
