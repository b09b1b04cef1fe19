"""Marks over and under a letter for which there is no composed character: Yoruba Ọ̀, A̋, q̇.

The typefaces draw such a mark at a fixed place, beside or through a tall letter. Here it is lifted or lowered so
that it stands clear of its letter and in the middle of it, by the outlines in the typeface itself.
"""

from __future__ import annotations

import struct
import unicodedata
from dataclasses import dataclass
from functools import cache

from reportlab.pdfbase.ttfonts import TTFontFace

ABOVE, BELOW = 230, 220
"""Classes of Unicode for marks that hang loose over and under a letter; others grow into it."""
_CLEAR = 60.0
"""Thousandths of the size between a letter and its mark."""


@dataclass(frozen=True)
class Box:
    """The outline of a glyph, in thousandths of the size."""

    left: float
    low: float
    right: float
    high: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def is_mark(character: str) -> bool:
    """Whether it stands over, under or in the letter before it, in a script that is not Arabic."""
    return character >= "\u0300" and unicodedata.category(character) == "Mn" and not _arabic(character)


def can_be_placed(character: str) -> bool:
    return unicodedata.combining(character) in {ABOVE, BELOW}


def placed(mark: Box, stack: Box, kind: int) -> tuple[float, float]:
    """How far a mark moves, right and up, to stand clear of what is there already. `kind` is ABOVE or BELOW."""
    right = stack.middle - mark.middle
    if kind == ABOVE:
        return right, max(0.0, stack.high + _CLEAR - mark.low)
    return right, min(0.0, stack.low - _CLEAR - mark.high)


def grown(stack: Box, mark: Box, up: float) -> Box:
    """The letter with the mark on it, on which the next one stands; its middle stays that of the letter."""
    return Box(stack.left, min(stack.low, mark.low + up), stack.right, max(stack.high, mark.high + up))


class Outlines:
    """The boxes of the glyphs of one typeface, read from its own tables."""

    def __init__(self, face: TTFontFace) -> None:
        self._face = face
        head, loca = face.get_table("head"), face.get_table("loca")
        (self._per_em,), (long,) = struct.unpack(">H", head[18:20]), struct.unpack(">h", head[50:52])
        form, step = (">%dL", 4) if long else (">%dH", 2)
        places = struct.unpack(form % (len(loca) // step), loca)
        self._places = places if long else tuple(2 * place for place in places)
        self._glyphs = face.get_table("glyf")

    def box(self, character: str) -> Box | None:
        """None for what has no outline: a space, or a character this typeface lacks."""
        glyph = self._face.charToGlyph.get(ord(character))
        if glyph is None or self._places[glyph] == self._places[glyph + 1]:
            return None
        start = self._places[glyph]
        edges = struct.unpack(">4h", self._glyphs[start + 2 : start + 10])
        return Box(*(edge * 1000 / self._per_em for edge in edges))


@cache
def outlines(face: TTFontFace) -> Outlines:
    """Read once for each typeface."""
    return Outlines(face)


def _arabic(character: str) -> bool:
    return "\u0590" <= character <= "\u08ff"
