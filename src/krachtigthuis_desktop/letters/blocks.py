"""How the blocks of a letter look: fact, told and impression are told apart without reading a word.

Her own words stand as a quotation behind a heavy bar, a fact plain behind a thin one, what was told between
quotation marks, our impression slanted behind a broken bar.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..domain.letter_content import Block, Part
from ..domain.may_go import Tone
from . import sheet
from .flow import Piece, Style, kept, paragraph, spaced
from .fonts import Face, Setter
from .pen import MM, Pen

TEXT = Style(Face.REGULAR, 10, 14)
STRONG = Style(Face.BOLD, 10, 14)
SLANTED = Style(Face.ITALIC, 10, 14)
SMALL = Style(Face.REGULAR, 8.5, 11.5)
GAP = 8.0
"""Points between blocks."""
_INDENT = 5 * MM
_NUMBER = 6 * MM
_FRAME = 4 * MM


@dataclass(frozen=True)
class _Look:
    """Style of a tone and its bar: width in points (0: none) and length of dashes (0: whole)."""

    style: Style
    bar: float = 0.0
    dash: float = 0.0
    quoted: bool = False


_LOOKS = {
    Tone.FRAME: _Look(TEXT),
    Tone.SAFETY: _Look(TEXT),
    Tone.FACT: _Look(TEXT),
    Tone.OWN_WORDS: _Look(TEXT, bar=2.4, quoted=True),
    Tone.TOLD: _Look(TEXT, bar=0.8, quoted=True),
    Tone.IMPRESSION: _Look(SLANTED, bar=0.8, dash=2.5),
}

_URGENT = _Look(STRONG)


def pieces_of(setter: Setter, block: Block) -> list[Piece]:
    """One block in the body; its heading stays with its first lines."""
    x, width = sheet.LEFT * MM, sheet.BODY_WIDTH * MM
    body = _body(setter, block, x, width)
    return _under(setter, block.heading, body, x, width)


def frame_of(setter: Setter, blocks: Sequence[Block]) -> list[Piece]:
    """The blocks in a frame, first after the salutation. A frame longer than a page goes on over the next."""
    x, width = sheet.LEFT * MM + _FRAME, sheet.BODY_WIDTH * MM - 2 * _FRAME
    inside: list[Piece] = [Piece(6, _nothing)]
    for place, block in enumerate(blocks):
        pieces = _under(setter, block.heading, _body(setter, block, x, width), x, width)
        inside += spaced(pieces, GAP * 0.6 if place else 0)
    inside.append(Piece(7, _nothing))
    whole = [replace(piece, height=piece.height + piece.before, before=0.0, draw=_lowered(piece)) for piece in inside]
    last = len(whole) - 1
    framed = [replace(piece, draw=_framed(piece, place == 0, place == last)) for place, piece in enumerate(whole)]
    framed[0], framed[-2] = replace(framed[0], keep=True), replace(framed[-2], keep=True)
    return framed


def _under(setter: Setter, heading: str, body: list[Piece], x: float, width: float) -> list[Piece]:
    if not heading:
        return spaced(body, GAP * 0.25)
    return spaced([*kept(paragraph(setter, heading, STRONG, x, width), with_next=True), *body], GAP)


def _body(setter: Setter, block: Block, x: float, width: float) -> list[Piece]:
    pieces: list[Piece] = []
    for place, sentence in enumerate(block.sentences):
        look = _URGENT if block.part is Part.ANSWER_BEFORE else _LOOKS[sentence.tone]
        indent = _NUMBER if block.numbered else _INDENT if look.bar else 0.0
        text = f"“{sentence.text.strip()}”" if look.quoted and not _is_quoted(sentence.text) else sentence.text.strip()
        lines = paragraph(setter, text, look.style, x + indent, width - indent, before=2.0 if place else 0.0)
        if block.numbered and lines:
            lines[0] = replace(lines[0], draw=_also(lines[0], _numbering(setter, place + 1, x)))
        pieces += [_barred(piece, x, look) for piece in lines] if look.bar else lines
    return pieces


def _numbering(setter: Setter, number: int, x: float) -> Callable[[Pen, float], None]:
    line = setter.line(f"{number}.", Face.REGULAR)
    return lambda pen, top: pen.line(line, x, top + TEXT.leading / 2 + TEXT.size * 0.36, TEXT.size)


def _is_quoted(text: str) -> bool:
    return text.strip()[:1] in ("“", "‘", '"', "'", "„", "«")


def _barred(piece: Piece, x: float, look: _Look) -> Piece:
    lowered = replace(piece, height=piece.height + piece.before, before=0.0, draw=_lowered(piece))

    def bar(pen: Pen, top: float) -> None:
        pen.stroke(x + 1.2, top, x + 1.2, top + lowered.height, width=look.bar, dash=look.dash)

    return replace(lowered, draw=_also(lowered, bar))


def _framed(piece: Piece, first: bool, last: bool) -> Callable[[Pen, float], None]:  # noqa: FBT001 which edges it has
    left, right = sheet.LEFT * MM, sheet.RIGHT * MM

    def edges(pen: Pen, top: float) -> None:
        low = top + piece.height
        pen.stroke(left, top, left, low, width=0.8)
        pen.stroke(right, top, right, low, width=0.8)
        if first:
            pen.stroke(left, top, right, top, width=0.8)
        if last:
            pen.stroke(left, low, right, low, width=0.8)

    return _also(piece, edges)


def _lowered(piece: Piece) -> Callable[[Pen, float], None]:
    """The drawing of a piece whose space above became part of it."""
    return lambda pen, top: piece.draw(pen, top + piece.before)


def _also(piece: Piece, more: Callable[[Pen, float], None]) -> Callable[[Pen, float], None]:
    def both(pen: Pen, top: float) -> None:
        more(pen, top)
        piece.draw(pen, top)

    return both


def _nothing(_pen: Pen, _top: float) -> None:
    """Space inside the frame."""
