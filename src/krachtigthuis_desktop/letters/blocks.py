"""How the blocks of a letter look: fact, told and impression are told apart without reading a word.

Her own words stand as a quotation behind a heavy bar, a fact plain, what was told between quotation marks
behind a thin bar, our impression slanted behind a broken one. A heading stands at the beginning of its first line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..domain.letter_content import Block, Part, Variant
from ..domain.may_go import Tone
from . import sheet
from .flow import Piece, Style, kept, paragraph, run_in, spaced
from .fonts import Face, Setter
from .pen import MM, Pen


@dataclass(frozen=True)
class Type:
    """The sizes of one kind of paper. `gap` stands between blocks."""

    text: Style
    strong: Style
    slanted: Style
    small: Style
    gap: float


def _type(size: float, leading: float, small: tuple[float, float], gap: float) -> Type:
    regular, bold, italic = (Style(face, size, leading) for face in (Face.REGULAR, Face.BOLD, Face.ITALIC))
    return Type(regular, bold, italic, Style(Face.REGULAR, *small), gap)


LETTER = _type(10, 12.8, (8.5, 10.8), 5.0)
LARGE = _type(12, 16.4, (10, 13), 9.0)
"""For the person it concerns, who may read with difficulty."""
TEXT, STRONG, SMALL, GAP = LETTER.text, LETTER.strong, LETTER.small, LETTER.gap
"""Of sheets that are no letter."""
_INDENT = 5 * MM
_NUMBER = 6 * MM
_FRAME = 4 * MM
_QUOTE = 5 * MM


def type_of(variant: Variant) -> Type:
    return LARGE if variant is Variant.HER_COPY else LETTER


@dataclass(frozen=True)
class _Look:
    """Whether a tone is slanted or quoted, and its bar: width in points (0: none), length of dashes (0: whole)."""

    slanted: bool = False
    bar: float = 0.0
    dash: float = 0.0
    quoted: bool = False


_LOOKS = {
    Tone.FRAME: _Look(),
    Tone.SAFETY: _Look(),
    Tone.FACT: _Look(),
    Tone.OWN_WORDS: _Look(bar=2.4, quoted=True),
    Tone.TOLD: _Look(bar=0.8, quoted=True),
    Tone.IMPRESSION: _Look(slanted=True, bar=0.8, dash=2.5),
}


class Column:
    """Where blocks are set: from `x`, so wide, in these sizes."""

    def __init__(
        self, setter: Setter, type_: Type, x: float = sheet.LEFT * MM, width: float = sheet.BODY_WIDTH * MM
    ) -> None:
        self._setter, self.type, self.x, self.width = setter, type_, x, width

    def inside(self, left: float, right: float = 0.0) -> Column:
        """A narrower column."""
        return Column(self._setter, self.type, self.x + left, self.width - left - right)

    def blocks(self, blocks: Sequence[Block], gap: float | None = None) -> list[Piece]:
        """All of them under each other; whole sentences of our own go on in one paragraph."""
        pieces: list[Piece] = []
        for group in _grouped(blocks):
            between = self.type.gap if gap is None else gap
            pieces += spaced(self._group(group), between if pieces or gap is None else 0.0)
        return pieces

    def line(self, text: str, style: Style | None = None, before: float = 0.0) -> list[Piece]:
        """One paragraph."""
        return paragraph(self._setter, text, style or self.type.text, self.x, self.width, before=before)

    def quoted(self, pieces: list[Piece]) -> list[Piece]:
        """Pieces of a narrower column with a rule at their left, as far as they go."""
        x = self.x + 1.5
        lowered = [
            replace(piece, height=piece.height + piece.before, before=0.0, draw=_lowered(piece)) for piece in pieces
        ]
        return [replace(piece, draw=_also(piece, _rule(piece, x, 1.2))) for piece in lowered]

    def quote(self) -> Column:
        """The column of what is quoted."""
        return self.inside(_QUOTE)

    def frame(self, blocks: Sequence[Block]) -> list[Piece]:
        """The blocks in a frame, first after the salutation. A frame longer than a page goes on over the next."""
        column = self.inside(_FRAME, _FRAME)
        pieces = column.blocks(blocks, gap=self.type.gap * 0.5)
        inside = [Piece(5, _nothing), *pieces, Piece(6, _nothing)]
        whole = [
            replace(piece, height=piece.height + piece.before, before=0.0, draw=_lowered(piece)) for piece in inside
        ]
        last, right = len(whole) - 1, self.x + self.width
        framed = [
            replace(piece, draw=_framed(piece, self.x, right, place == 0, place == last))
            for place, piece in enumerate(whole)
        ]
        framed[0], framed[-2] = replace(framed[0], keep=True), replace(framed[-2], keep=True)
        return framed

    def _group(self, group: list[Block]) -> list[Piece]:
        """One block, or several that go on in one paragraph."""
        first = group[0]
        if first.flows:
            text = " ".join(sentence.text.strip() for block in group for sentence in block.sentences)
            return self.headed(first.heading, text, self.type.text) if text else self._heading(first.heading)
        pieces: list[Piece] = []
        if first.numbered or not first.sentences:
            pieces += self._heading(first.heading)
        for place, sentence in enumerate(first.sentences):
            heading = first.heading if not place and not first.numbered else ""
            pieces += self._sentence(first, place, sentence.text.strip(), sentence.tone, heading)
        return pieces

    def _sentence(self, block: Block, place: int, text: str, tone: Tone, heading: str) -> list[Piece]:
        look = _LOOKS[tone]
        style = self.type.strong if block.part in _URGENT else self.type.slanted if look.slanted else self.type.text
        indent = _NUMBER if block.numbered else _INDENT if look.bar else 0.0
        if look.quoted and not _is_quoted(text):
            text = f"“{text}”"
        lines = self.inside(indent).headed(heading, text, style)
        lines = spaced(lines, 2.0 if place else 0.0)
        if block.numbered and lines:
            lines[0] = replace(
                lines[0], draw=_also(lines[0], _numbering(self._setter, place + 1, self.x, self.type.text))
            )
        return [_barred(piece, self.x, look) for piece in lines] if look.bar else lines

    def headed(self, heading: str, text: str, style: Style) -> list[Piece]:
        """A paragraph with its heading at the beginning of its first line."""
        if not heading:
            return self.line(text, style)
        return run_in(self._setter, (heading, text), (self.type.strong, style), self.x, self.width)

    def _heading(self, heading: str) -> list[Piece]:
        return kept(self.line(heading, self.type.strong), with_next=True) if heading else []


_URGENT = frozenset({Part.ANSWER_BEFORE})


def _grouped(blocks: Sequence[Block]) -> list[list[Block]]:
    groups: list[list[Block]] = []
    for block in blocks:
        if groups and block.flows and not block.heading and groups[-1][0].flows:
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def _numbering(setter: Setter, number: int, x: float, style: Style) -> Callable[[Pen, float], None]:
    line = setter.line(f"{number}.", Face.REGULAR)
    return lambda pen, top: pen.line(line, x, top + style.leading / 2 + style.size * 0.36, style.size)


def _is_quoted(text: str) -> bool:
    return text.strip()[:1] in ("“", "‘", '"', "'", "„", "«")


def _barred(piece: Piece, x: float, look: _Look) -> Piece:
    lowered = replace(piece, height=piece.height + piece.before, before=0.0, draw=_lowered(piece))
    return replace(lowered, draw=_also(lowered, _rule(lowered, x + 1.2, look.bar, look.dash)))


def _rule(piece: Piece, x: float, width: float, dash: float = 0.0) -> Callable[[Pen, float], None]:
    """A line beside a piece, as high as it is."""
    return lambda pen, top: pen.stroke(x, top, x, top + piece.height, width=width, dash=dash)


def _framed(piece: Piece, left: float, right: float, first: bool, last: bool) -> Callable[[Pen, float], None]:  # noqa: FBT001 which edges it has
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
