"""The typefaces that are put into each PDF, and whether they have what somebody typed.

Noto Sans for Latin, Greek and Cyrillic, Noto Sans Arabic for Arabic script. After `Setter.line` every
character has a glyph: one that none of them has raises LetterError(MISSING_CHARACTER) with the character
and its name. Never a box, never a silent gap.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NoReturn

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from .. import paths
from ..errors import LetterError, LetterFault
from . import arabic, marks

_BASIC_PLANE = 0xFFFF
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
"""Direction marks and break hints: they steer, there is nothing of them to draw."""
_STAND_INS = frozenset("\ufffc\ufffd")
"""For a picture that was pasted along, and for a character that was lost: the typefaces draw a box for them."""
_JOINERS = re.compile("[\u200c\u200d]")
"""They steer how Arabic letters join, see `arabic.shape`, and are not drawn either."""


class Face(StrEnum):
    REGULAR = "NotoSans-Regular"
    BOLD = "NotoSans-Bold"
    ITALIC = "NotoSans-Italic"
    ARABIC = "NotoSansArabic-Regular"
    ARABIC_BOLD = "NotoSansArabic-Bold"


@dataclass(frozen=True)
class Run:
    """Characters that one face draws, in the order of the eye. Width in thousandths of the size."""

    face: Face
    text: str
    width: float
    right: float = 0.0
    up: float = 0.0
    """How far it is moved from where it would stand: only a mark over or under a letter is."""


@dataclass(frozen=True)
class Line:
    """One line ready to be drawn."""

    runs: tuple[Run, ...]
    width: float
    from_right: bool = False
    """True for a paragraph that is read from right to left: it hangs on the right edge."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@cache
def widths(face: Face) -> Mapping[str, float]:
    """What this face can draw, and how wide. Registers the face with ReportLab on first use."""
    file = paths.resources() / "fonts" / f"{face.value}.ttf"
    font = TTFont(face.value, str(file), asciiReadable=0)  # only what is used goes along: half the size and time
    pdfmetrics.registerFont(font)
    known = font.face.charWidths
    usual = font.face.defaultWidth
    return {chr(code): known.get(code, usual) for code in font.face.charToGlyph if 32 <= code <= _BASIC_PLANE}  # noqa: PLR2004 controls are not drawn


class Setter:
    """Sets the words of one document. It remembers their widths only as long as the document is made."""

    def __init__(self) -> None:
        self._widths: dict[tuple[str, Face], float] = {}

    def wrap(self, text: str, face: Face, width: float, first: float = 0.0) -> list[Line]:
        """The lines of a text in a column. `width` and the indent of the `first` line in thousandths of the size.

        A newline begins a new line, a word that is too long is cut. An empty text gives no line.
        """
        lines: list[Line] = []
        for paragraph in prepare(text).split("\n"):
            base = arabic.direction(paragraph)
            rows = self._rows(arabic.shape(paragraph), face, width, first)
            lines.extend(self._line(row, face, base) for row in rows)
            first = 0.0
        return lines

    def line(self, text: str, face: Face) -> Line:
        """The text on one line, however long."""
        text = prepare(text).replace("\n", " ")
        return self._line(arabic.shape(text), face, arabic.direction(text))

    def _rows(self, paragraph: str, face: Face, width: float, first: float) -> list[str]:
        rows: list[str] = []
        row: list[str] = []
        space = self._width(" ", face)
        used = first
        for word in paragraph.split(" "):
            if not word:
                continue
            needed = self._width(word, face)
            if row and used + space + needed > width:
                rows.append(" ".join(row))
                row, used = [], 0.0
            if needed > width:
                *whole, word = self._cut(word, face, width)  # noqa: PLW2901 the rest of it goes on
                rows.extend(whole)
                needed = self._width(word, face)
            used += needed + (space if row else 0.0)
            row.append(word)
        return [*rows, " ".join(row)] if row else rows

    def _cut(self, word: str, face: Face, width: float) -> list[str]:
        """A word that is wider than the column, in pieces that fit."""
        pieces, piece, used = [], "", 0.0
        for character in word:
            needed = self._width(character, face)
            if piece and used + needed > width:
                pieces.append(piece)
                piece, used = "", 0.0
            piece += character
            used += needed
        return [*pieces, piece]

    def _width(self, word: str, face: Face) -> float:
        key = (word, face)
        known = self._widths.get(key)
        if known is None:
            own = widths(face)
            try:
                known = sum(map(own.__getitem__, word))
            except KeyError:
                known = sum(run.width for run in _runs(word, face))
            self._widths[key] = known
        return known

    def _line(self, row: str, face: Face, base: str) -> Line:
        if base == "R" or arabic.is_rtl(row):
            row = arabic.visual(row, base)
        own = widths(face)
        if all(map(own.__contains__, row)) and not any(map(marks.is_mark, row)):
            width = sum(map(own.__getitem__, row))
            return Line((Run(face, row, width),), width, base == "R")
        runs = _runs(row, face)
        return Line(runs, sum(run.width for run in runs), base == "R")


def prepare(text: str) -> str:
    """The text as it is set: composed, tabs as spaces, other line ends as newline, unseen marks out."""
    if text.isascii():
        return text.replace("\t", " ")
    text = unicodedata.normalize("NFC", text).replace("\t", " ").replace("\u2028", "\n").replace("\u2029", "\n")
    text = _UNSEEN.sub("", text)
    for character in text:
        if character in _STAND_INS:
            _refuse(character)
    if not arabic.is_arabic(text):
        return _JOINERS.sub("", text)
    for character in text:
        if arabic.unjoinable(character):
            _refuse(character)
    return text


def _runs(text: str, face: Face) -> tuple[Run, ...]:
    """The text in pieces of one face each: the wanted one where it can, the Arabic one where it must."""
    other = Face.ARABIC_BOLD if face is Face.BOLD else Face.ARABIC
    own, arabic_face = widths(face), widths(other)
    runs: list[Run] = []
    letter: tuple[str, float] | None = None
    stack: marks.Box | None = None
    for character in text:
        if marks.is_mark(character):
            stack, run = _mark(character, face, letter, stack)
            runs.append(run)
            continue
        using = face if character in own else other
        if using is other and character not in arabic_face:
            _refuse(character)
        width = (own if using is face else arabic_face)[character]
        letter, stack = ((character, width) if using is face else None), None
        if runs and runs[-1].face is using and not marks.is_mark(runs[-1].text[-1]):
            runs[-1] = Run(using, runs[-1].text + character, runs[-1].width + width)
        else:
            runs.append(Run(using, character, width))
    return tuple(runs)


def _mark(
    character: str, face: Face, letter: tuple[str, float] | None, stack: marks.Box | None
) -> tuple[marks.Box, Run]:
    """The mark over or under its letter and the marks that stand there; refused where it cannot be placed."""
    shapes = marks.outlines(pdfmetrics.getFont(face.value).face)
    mark, base = shapes.box(character), shapes.box(letter[0]) if letter else None
    if letter is None or mark is None or base is None or not marks.can_be_placed(character):
        _refuse(character)
    stack = stack or base
    right, up = marks.placed(mark, stack, unicodedata.combining(character))
    # The pen stands behind the letter by now.
    return marks.grown(stack, mark, up), Run(face, character, 0.0, right - letter[1], up)


def _refuse(character: str) -> NoReturn:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, code)
    raise LetterError(LetterFault.MISSING_CHARACTER, character=character, name=name, codepoint=code)
