"""Reads a PDF back: what stands where in millimetres, its text by poppler, its pages as pictures."""

from __future__ import annotations

import io
import subprocess
import unicodedata
from dataclasses import dataclass

import pdfplumber
from PIL import Image

MM = 72 / 25.4


@dataclass(frozen=True)
class Word:
    """A printed word and its box in millimetres from the top left corner of its page."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float


def words_in(pdf: bytes) -> list[Word]:
    with pdfplumber.open(io.BytesIO(pdf)) as book:
        return [
            Word(w["text"], number, w["x0"] / MM, w["x1"] / MM, w["top"] / MM, w["bottom"] / MM)
            for number, page in enumerate(book.pages, start=1)
            for w in page.extract_words(keep_blank_chars=False)
        ]


def strokes_in(pdf: bytes, page: int) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every line and rectangle on a page, in millimetres."""
    with pdfplumber.open(io.BytesIO(pdf)) as book:
        drawn = [*book.pages[page - 1].lines, *book.pages[page - 1].rects]
        return [(d["x0"] / MM, d["top"] / MM, d["x1"] / MM, d["bottom"] / MM) for d in drawn]


def text_of(pdf: bytes) -> str:
    """What poppler reads, in compatibility form (Arabic letters without their place), spaces as one."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(unicodedata.normalize("NFKC", done.stdout.decode()).split())


def pages_of(pdf: bytes) -> int:
    with pdfplumber.open(io.BytesIO(pdf)) as book:
        return len(book.pages)


def picture_of(pdf: bytes, page: int = 1, dots: int = 100) -> Image.Image:
    command = ["pdftoppm", "-r", str(dots), "-f", str(page), "-l", str(page), "-png", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return Image.open(io.BytesIO(done.stdout))
