"""The way of Windows to paper, with Qt's own printer that draws into a file: what can go wrong on it is said."""

from __future__ import annotations

import io
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler, qWarning
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from krachtigthuis_desktop.errors import LetterError, LetterFault
from krachtigthuis_desktop.gui.windows_printing import draw, pictures, ready
from krachtigthuis_desktop.letters import render
from tests.letters.stories import a_letter

pytestmark = pytest.mark.usefixtures("program")


class Printer(QPrinter):
    """Draws into a file. `fails`: the next page cannot be begun; `warns`: what the engine says at the end of a page."""

    def __init__(self, file: Path, *, fails: bool = False, warns: str = "") -> None:
        super().__init__(QPrinter.PrinterMode.HighResolution)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(file))
        self.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
        self.fails, self.warns = fails, warns

    def newPage(self) -> bool:  # noqa: N802 Qt's name
        if self.warns:
            qWarning(self.warns)
        return not self.fails and super().newPage()


def test_every_page_is_printed_on_a4_from_the_edge_of_the_paper(tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    draw(pictures(render(a_letter())), ready(Printer(file), "ACD-EFG-HJ2"))
    with pdfplumber.open(io.BytesIO(file.read_bytes())) as book:
        sizes = [(round(page.width), round(page.height)) for page in book.pages]
        placed = [
            (round(each["x0"]), round(each["top"]), round(each["width"])) for page in book.pages for each in page.images
        ]
    assert sizes == [(595, 842)] * 2
    assert placed == [(0, 0, 595)] * 2


@pytest.mark.parametrize("rubbish", [b"", b"no document", render(a_letter())[:400]])
def test_what_is_no_document_is_refused_before_a_job_begins(rubbish: bytes) -> None:
    with pytest.raises(LetterError) as no:
        pictures(rubbish)
    assert no.value.code is LetterFault.PRINTER


def test_a_page_that_cannot_be_begun_is_said_and_the_job_is_ended(tmp_path: Path) -> None:
    printer = Printer(tmp_path / "out.pdf", fails=True)
    with pytest.raises(LetterError) as no:
        draw(pictures(render(a_letter())), ready(printer, "x"))
    assert no.value.code is LetterFault.PRINTER
    assert not printer.paintEngine().isActive()


def test_what_the_engine_only_warns_of_counts_as_not_printed_and_is_passed_on(
    tmp_path: Path,
) -> None:
    heard: list[str] = []
    before = qInstallMessageHandler(lambda _kind, _context, text: heard.append(text))
    try:
        printer = ready(Printer(tmp_path / "out.pdf", warns="QWin32PrintEngine::newPage: EndPage failed"), "x")
        with pytest.raises(LetterError):
            draw(pictures(render(a_letter())), printer)
        qWarning("after")
    finally:
        qInstallMessageHandler(before)
    assert heard == ["QWin32PrintEngine::newPage: EndPage failed", "after"]


def test_a_warning_of_something_else_is_no_failure(tmp_path: Path) -> None:
    heard: list[tuple[QtMsgType, str]] = []
    before = qInstallMessageHandler(lambda kind, _context, text: heard.append((kind, text)))
    try:
        draw(pictures(render(a_letter())), ready(Printer(tmp_path / "out.pdf", warns="something else"), "x"))
    finally:
        qInstallMessageHandler(before)
    assert [text for _kind, text in heard] == ["something else"]
