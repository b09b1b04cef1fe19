"""The pen: draws on one PDF in points from the top left corner, the same bytes for the same strokes.

Nothing about the writer goes into the file but what is on the paper: no author, no program, no date.
"""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from . import sheet
from .fonts import Face, Line, widths

MM = 72 / 25.4
PAGE = (sheet.WIDTH * MM, sheet.HEIGHT * MM)


class Pen:
    """Draws page after page. `title` is the reference, the only thing in the file's description."""

    def __init__(self, *, title: str, language: str) -> None:
        self._bytes = BytesIO()
        widths(Face.REGULAR)
        self._canvas = Canvas(
            self._bytes,
            pagesize=PAGE,
            invariant=1,
            pageCompression=1,
            initialFontName=Face.REGULAR.value,
            lang=language,
        )
        self._canvas.setTitle(title)
        for leave_out in (self._canvas.setAuthor, self._canvas.setSubject, self._canvas.setCreator):
            leave_out("")
        # As large as it is, or the address leaves the window; on one side, since the slip is torn off.
        self._canvas.setViewerPreference("PrintScaling", "None")
        self._canvas.setViewerPreference("Duplex", "Simplex")
        self._text = self._canvas.beginText()
        self._hand: tuple[Face, float] | None = None
        self._ink: tuple[float, float] | None = None

    def line(self, line: Line, x: float, y: float, size: float) -> None:
        """The line with its baseline at `y`, from `x` on."""
        for run in line.runs:
            if self._hand != (run.face, size):
                self._text.setFont(run.face.value, size)
                self._hand = (run.face, size)
            self._text.setTextOrigin(x + run.right * size / 1000, PAGE[1] - y + run.up * size / 1000)
            self._text.textOut(run.text)
            x += run.width * size / 1000

    def stroke(self, x1: float, y1: float, x2: float, y2: float, *, width: float = 0.6, dash: float = 0) -> None:
        """A straight line; `dash` is the length of its dashes, 0 for a whole one."""
        self._take(width, dash)
        self._canvas.line(x1, PAGE[1] - y1, x2, PAGE[1] - y2)

    def box(self, x: float, y: float, width: float, height: float, *, dash: float = 0) -> None:
        """An empty rectangle with its top left corner at `x`, `y`."""
        self._take(0.6, dash)
        self._canvas.rect(x, PAGE[1] - y - height, width, height)

    def bar(self, x: float, y: float, width: float, height: float) -> None:
        """A filled rectangle with its top left corner at `x`, `y`."""
        self._canvas.rect(x, PAGE[1] - y - height, width, height, stroke=0, fill=1)

    def _take(self, width: float, dash: float) -> None:
        if self._ink != (width, dash):
            self._canvas.setLineWidth(width)
            self._canvas.setDash(*((dash, dash) if dash else ()))
            self._ink = (width, dash)

    def next_page(self) -> None:
        """Ends this page; what follows stands on the next."""
        self._canvas.drawText(self._text)
        self._canvas.showPage()
        self._text = self._canvas.beginText()
        self._hand = self._ink = None

    def finish(self) -> bytes:
        """The file. The last page was ended by `next_page`."""
        self._canvas.save()
        return self._bytes.getvalue()
