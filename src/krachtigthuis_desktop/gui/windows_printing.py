"""To a printer of Windows: there Qt draws the pages of the PDF, since Windows printers take no PDF.

Not verified: this file has not run on Windows yet.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ..errors import LetterError, LetterFault

_DOTS = 300
"""Dots per inch: fine enough for letters, small enough for a printer's memory."""


class WindowsPrinter:
    """See `printing.Printer`."""

    def queues(self) -> tuple[str, ...]:
        usual = QPrinterInfo.defaultPrinterName()
        return tuple(sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != usual, name.casefold())))

    def send(self, pdf: bytes, job: str, *, queue: str) -> None:
        info = QPrinterInfo.printerInfo(queue)
        if info.isNull():
            raise LetterError(LetterFault.NO_PRINTER)
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setDocName(job)
        printer.setResolution(_DOTS)
        printer.setFullPage(True)
        printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
        printer.setPageLayout(
            QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
        )
        buffer = QBuffer()
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument()
        document.load(buffer)
        painter = QPainter()
        if not painter.begin(printer):
            raise LetterError(LetterFault.PRINTER)
        _draw(document, printer, painter)
        if not painter.end():
            raise LetterError(LetterFault.PRINTER)


def _draw(document: QPdfDocument, printer: QPrinter, painter: QPainter) -> None:
    for page in range(document.pageCount()):
        if page and not printer.newPage():
            raise LetterError(LetterFault.PRINTER)
        points = document.pagePointSize(page)
        size = QSize(round(points.width() / 72 * _DOTS), round(points.height() / 72 * _DOTS))
        painter.drawImage(0, 0, document.render(page, size))
