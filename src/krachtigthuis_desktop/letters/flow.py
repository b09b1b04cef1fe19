"""Text that flows down pages: pieces of one line each, which say what may not be torn apart.

Heights are points. A heading stays with its first lines, a paragraph leaves no single line behind, and
a group that must stay whole goes to the next page as one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from .fonts import Face, Line, Setter
from .pen import Pen

Draw = Callable[[Pen, float], None]
"""Draws a piece whose top is at the given height."""


@dataclass(frozen=True)
class Style:
    """Face, size and distance between baselines, in points."""

    face: Face
    size: float
    leading: float


@dataclass(frozen=True)
class Piece:
    """What is not cut by a page: mostly one line."""

    height: float
    draw: Draw
    before: float = 0.0
    """Space above, which falls away at the top of a page."""
    keep: bool = False
    """Stays on one page with the piece after it."""


@dataclass(frozen=True)
class Placed:
    piece: Piece
    top: float


def paragraph(setter: Setter, text: str, style: Style, x: float, width: float, *, before: float = 0.0) -> list[Piece]:
    """The text as pieces, at least two lines together at each end."""
    lines = setter.wrap(text, style.face, width * 1000 / style.size)
    pieces = [Piece(style.leading, _drawing(line, style, x, width)) for line in lines]
    return spaced(together_at_ends(pieces), before)


def run_in(setter: Setter, texts: tuple[str, str], styles: tuple[Style, Style], x: float, width: float) -> list[Piece]:
    """Heading and text, each in its style: the heading begins the first line, or stands above when no word fits."""
    (heading, text), (strong, style) = texts, styles
    head = setter.line(heading, strong.face)
    indent = head.width * strong.size / 1000 + style.size * 0.7
    lines = setter.wrap(text, style.face, width * 1000 / style.size, first=indent * 1000 / style.size)
    if not lines or indent + lines[0].width * style.size / 1000 > width:
        return [
            *kept(paragraph(setter, heading, strong, x, width), with_next=True),
            *paragraph(setter, text, style, x, width),
        ]
    drawings = [_drawing(line, style, x, width) for line in lines]
    first, title = _drawing(lines[0], style, x + indent, width - indent), _drawing(head, strong, x, width)

    def draw(pen: Pen, top: float) -> None:
        title(pen, top)
        first(pen, top)

    return together_at_ends([Piece(style.leading, each) for each in (draw, *drawings[1:])])


def spaced(pieces: list[Piece], before: float) -> list[Piece]:
    """The same pieces with space above the first."""
    return [replace(pieces[0], before=before), *pieces[1:]] if pieces else []


def together_at_ends(pieces: Sequence[Piece]) -> list[Piece]:
    """No first or last line alone on a page."""
    last = len(pieces) - 1
    return [
        replace(piece, keep=piece.keep or (place < last and place in (0, last - 1)))
        for place, piece in enumerate(pieces)
    ]


def kept(pieces: Sequence[Piece], *, with_next: bool = False) -> list[Piece]:
    """All pieces on one page; `with_next`: and the one after them too."""
    return [replace(piece, keep=with_next or place < len(pieces) - 1) for place, piece in enumerate(pieces)]


def paginate(
    pieces: Sequence[Piece], *, first: tuple[float, float], following: tuple[float, float]
) -> list[list[Placed]]:
    """The pieces on pages. Each page has a top and an end; the first page has its own."""
    pages: list[list[Placed]] = [[]]
    top, end = first
    for group in _groups(pieces):
        if pages[-1] and top + group[0].before + _height(group) > end:
            pages.append([])
            top, end = following
        for piece in group:
            above = piece.before if pages[-1] else 0.0
            if pages[-1] and top + above + piece.height > end:
                pages.append([])  # longer than any page: it is cut where it must
                (top, end), above = following, 0.0
            pages[-1].append(Placed(piece, top + above))
            top += above + piece.height
    return pages


def last_group(pieces: Sequence[Piece]) -> int:
    """Where the last group of pieces that stay together begins."""
    return len(pieces) - len(_groups(pieces)[-1]) if pieces else 0


def bottom(page: Sequence[Placed]) -> float:
    """Where the text of a page ends."""
    return page[-1].top + page[-1].piece.height if page else 0.0


def _drawing(line: Line, style: Style, x: float, width: float) -> Draw:
    start = x + width - line.width * style.size / 1000 if line.from_right else x
    baseline = style.leading / 2 + style.size * 0.36  # the letters stand in the middle of their line

    def draw(pen: Pen, top: float) -> None:
        pen.line(line, start, top + baseline, style.size)

    return draw


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    open_group = False
    for piece in pieces:
        if open_group:
            groups[-1].append(piece)
        else:
            groups.append([piece])
        open_group = piece.keep
    return groups


def _height(group: Sequence[Piece]) -> float:
    """Without the space above its first piece."""
    return sum(piece.before + piece.height for piece in group) - group[0].before
