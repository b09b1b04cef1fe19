"""From the content of a letter to the bytes of its PDF: the very bytes that are shown, printed and logged.

The same content and layout give the same bytes. On each page stand the number and "page x of y"; around
the window stands nothing but the address.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..domain.identity import show_number
from ..domain.letter_content import LetterContent
from ..errors import LetterError, LetterFault
from ..i18n import Language, Words, words
from . import sheet
from .blocks import GAP, SMALL, STRONG, TEXT, frame_of, pieces_of
from .flow import Piece, Placed, Style, bottom, paginate, paragraph, spaced
from .fonts import Face, Line, Setter
from .pen import MM, Pen
from .tail import SlipBlock, closing_of

MOST_PAGES = 8
"""A longer letter is not read; the story belongs in the record, the letter tells what is needed."""
_ADDRESS = (Style(Face.REGULAR, 10, 13.6), Style(Face.REGULAR, 9, 11.6))
"""The second one when the first does not fit into the window."""
_ADDRESS_HEIGHT = 31 * MM
_HEAD = Style(Face.BOLD, 12, 16)


def render(content: LetterContent, *, layout: sheet.Layout | None = None) -> bytes:
    """The PDF of a letter.

    Raises LetterError: MISSING_CHARACTER for what no font can draw, TOO_LONG for an address that does not
    fit the window (`field`) or more than MOST_PAGES pages (`pages`, `most`).
    """
    setter, said = Setter(), words(Language(content.language))
    page = _Page(setter, content, said)
    address = _address(setter, content.address, layout or sheet.Layout())
    slip = SlipBlock(setter, content, content.slip) if content.slip else None
    pages = _pages(_body(setter, content), closing_of(setter, content), page.foot_height, slip)
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

    def __init__(self, setter: Setter, content: LetterContent, said: Words) -> None:
        self._setter, self._content, self._said = setter, content, said
        self._foot = paragraph(setter, content.privacy, SMALL, sheet.LEFT * MM, sheet.BODY_WIDTH * MM)
        self.foot_height = sum(piece.height for piece in self._foot)

    def first(self, pen: Pen, pages: int, address: list[Placed]) -> None:
        """Letterhead, contact, address, date, number and fold mark."""
        content, x = self._content, sheet.LEFT * MM
        if content.letterhead:
            for place, sentence in enumerate(content.letterhead.sentences):
                style = TEXT if place else _HEAD
                self._write(
                    pen, sentence.text, x, sheet.HEAD * MM + place * 15, style, sheet.SECOND_COLUMN * MM - x - 8
                )
        for place, text in enumerate(content.contact):
            self._write(pen, text, sheet.SECOND_COLUMN * MM, sheet.HEAD * MM + place * TEXT.leading, TEXT, 65 * MM)
        for each in address:
            each.piece.draw(pen, each.top)
        self._write(pen, content.date_line, x, sheet.DATE_LINE * MM, TEXT, 95 * MM)
        self._reference(pen, sheet.DATE_LINE * MM, 1, pages)
        pen.stroke(sheet.FOLD_MARK[0] * MM, sheet.FOLD * MM, sheet.FOLD_MARK[1] * MM, sheet.FOLD * MM, width=0.5)

    def next(self, pen: Pen, number: int, pages: int) -> None:
        self._reference(pen, 14 * MM, number, pages)

    def foot(self, pen: Pen, cut: float | None) -> None:
        """The privacy footer at the end of the page, or above the line where the slip is torn off."""
        top = sheet.FOOT * MM if cut is None else cut - self.foot_height - 2 * GAP
        pen.stroke(sheet.LEFT * MM, top - 4, sheet.RIGHT * MM, top - 4, width=0.4)
        for piece in self._foot:
            piece.draw(pen, top)
            top += piece.height

    def _reference(self, pen: Pen, top: float, number: int, pages: int) -> None:
        content, said = self._content, self._said
        lines = [
            (said.tr("Our number: {number}", number=show_number(content.number)), STRONG),
            (said.tr("Page {page} of {pages}", page=number, pages=pages), TEXT),
        ]
        x = sheet.SECOND_COLUMN * MM
        for place, (text, style) in enumerate(lines):
            self._write(pen, text, x, top + place * TEXT.leading, style, 65 * MM)
        if content.copy_number > 1:
            self._write(pen, said.trc("letter", "copy"), sheet.LEFT * MM, 8 * MM, STRONG, 60 * MM)

    def _write(self, pen: Pen, text: str, x: float, top: float, style: Style, room: float) -> None:  # noqa: PLR0917
        """One line; a longer one is set smaller, so that it ends where its room ends."""
        line = self._setter.line(text, style.face)
        size = min(style.size, room * 1000 / line.width) if line.width else style.size
        pen.line(line, x, top + style.leading / 2 + style.size * 0.36, size)


def _body(setter: Setter, content: LetterContent) -> list[Piece]:
    """Subject, salutation, the frame and the blocks."""
    x, width = sheet.LEFT * MM, sheet.BODY_WIDTH * MM
    pieces: list[Piece] = []
    for place, sentence in enumerate(content.subject.sentences):
        pieces += paragraph(setter, sentence.text, STRONG if place == 0 else TEXT, x, width)
    pieces += paragraph(setter, content.salutation, TEXT, x, width, before=GAP * 1.25)
    if content.frame:
        pieces += spaced(frame_of(setter, content.frame), GAP)
    for block in content.blocks:
        pieces += pieces_of(setter, block)
    return pieces


def _pages(body: list[Piece], closing: list[Piece], foot: float, slip: SlipBlock | None) -> list[list[Placed]]:
    """The text on pages. The last one has room for the slip, under the places to sign and not alone."""
    end = sheet.BODY_END * MM
    areas = {"first": (sheet.FIRST_BODY * MM, end), "following": (sheet.NEXT_BODY * MM, end)}
    pages = paginate([*body, *closing], **areas)
    if slip and bottom(pages[-1]) > slip.top - foot - 4 * GAP:
        pages = paginate(body, **areas)
        pages += paginate(closing, first=areas["following"], following=areas["following"])
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
