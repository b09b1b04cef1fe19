"""A referral letter, beside ReportLab drawing the same lines in one style."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from statistics import median

import pdfplumber
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from krachtigthuis_desktop import paths
from krachtigthuis_desktop.letters import render
from tests.bench import Row
from tests.letters.stories import a_letter

PLAIN = "bench-plain"
TIMES = 60


def rows() -> Iterator[Row]:
    letter = a_letter()
    pages = _lines(render(letter))
    pdfmetrics.registerFont(TTFont(PLAIN, str(paths.resources() / "fonts" / "NotoSans-Regular.ttf")))
    ours, floor = _side_by_side(lambda: render(letter), lambda: _plain(pages))
    yield Row(name="a referral letter of two pages", ours=ours, floor=floor, goal=2.0, unit="ms")


def _lines(pdf: bytes) -> list[list[tuple[float, float, str]]]:
    """Each line of the letter as it stands on its page: from the left, from below, its text."""
    with pdfplumber.open(io.BytesIO(pdf)) as book:
        return [
            [(line["x0"], float(page.height) - line["bottom"], line["text"]) for line in page.extract_text_lines()]
            for page in book.pages
        ]


def _plain(pages: list[list[tuple[float, float, str]]]) -> None:
    """ReportLab alone: no measuring, no wrapping, one face."""
    canvas = Canvas(io.BytesIO(), invariant=1, pageCompression=1, initialFontName=PLAIN)
    for page in pages:
        canvas.setFont(PLAIN, 10)
        for left, up, text in page:
            canvas.drawString(left, up, text)
        canvas.showPage()
    canvas.save()


def _side_by_side(ours: Callable[[], object], floor: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of both, by turns, so that a busy moment of the machine meets both."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(TIMES):
        for place, work in enumerate((ours, floor)):
            start = time.perf_counter()
            work()
            taken[place].append((time.perf_counter() - start) * 1000)
    return median(taken[0]), median(taken[1])
