"""To a printer of Windows: there Qt draws the pages of the PDF, since Windows printers take no PDF.

Not verified on Windows yet; the steps are held by a test with a printer of Qt's that draws into a file. What stands
here follows Qt's source (QWin32PrintEngine): the end of a job always says that it went well, so its warnings are
listened to; a page that could not be begun is told by `newPage`; margins of 0 make it pass over a whole layout.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMessageLogContext, QSize, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ..errors import LetterError, LetterFault
from .printing import writes_a_file

_DOTS = 300
"""Dots per inch: fine enough for letters, small enough for a printer's memory."""
_ENGINE = "QWin32PrintEngine"


class WindowsPrinter:
    """See `printing.Printer`."""

    def queues(self) -> tuple[str, ...]:
        usual = QPrinterInfo.defaultPrinterName()
        paper = [name for name in QPrinterInfo.availablePrinterNames() if not writes_a_file(name)]
        return tuple(sorted(paper, key=lambda name: (name != usual, name.casefold())))

    def send(self, pdf: bytes, job: str, *, queue: str) -> None:
        info = QPrinterInfo.printerInfo(queue)
        if info.isNull() or writes_a_file(queue):
            raise LetterError(LetterFault.NO_PRINTER)
        pages = pictures(pdf)
        draw(pages, ready(QPrinter(info, QPrinter.PrinterMode.HighResolution), job))


def pictures(pdf: bytes) -> list[QImage]:
    """Every page as a picture, before a job is begun: nothing of a letter comes out when one cannot be made."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready or not document.pageCount():
        raise LetterError(LetterFault.PRINTER, detail="pages")
    pages = []
    for page in range(document.pageCount()):
        points = document.pagePointSize(page)
        size = QSize(round(points.width() / 72 * _DOTS), round(points.height() / 72 * _DOTS))
        picture = document.render(page, size)
        if picture.isNull():
            raise LetterError(LetterFault.PRINTER, detail=f"page {page + 1}")
        pages.append(picture)
    return pages


def ready(printer: QPrinter, job: str) -> QPrinter:
    """A4, one-sided, from the edge of the paper. Raises LetterError when the printer takes no A4."""
    printer.setDocName(job)
    printer.setResolution(_DOTS)
    printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    # Size and edge apart: a layout with margins of 0 is refused whole by a printer that has some.
    if not printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4)):
        raise LetterError(LetterFault.PRINTER, detail="A4")
    printer.setFullPage(True)
    return printer


def draw(pages: list[QImage], printer: QPrinter) -> None:
    """The pages, from the corner of the paper. Raises LetterError when the printer did not take all of them."""
    painter = QPainter()
    with _warnings() as warned:
        begun = painter.begin(printer)
        whole = begun
        for place, picture in enumerate(pages if begun else []):
            if place and not printer.newPage():
                whole = False
                break
            # Its own dots, whatever the printer made of the wish for so many.
            width = round(picture.width() * printer.resolution() / _DOTS)
            height = round(picture.height() * printer.resolution() / _DOTS)
            painter.drawImage(0, 0, picture.scaled(width, height) if width != picture.width() else picture)
        if begun:
            whole = painter.end() and whole  # always, or the job hangs open
    if not whole or warned or printer.printerState() is QPrinter.PrinterState.Error:
        raise LetterError(LetterFault.PRINTER, detail="job" if begun else "begin")


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """What the print engine of Windows warned of meanwhile; every message goes on to who listened before."""
    found: list[str] = []

    def listen(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if _ENGINE in text:
            found.append(text)
        if before:
            before(kind, context, text)

    before = qInstallMessageHandler(listen)
    try:
        yield found
    finally:
        qInstallMessageHandler(before)
