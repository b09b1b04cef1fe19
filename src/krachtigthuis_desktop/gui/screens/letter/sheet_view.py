"""The real page on the screen: the very bytes of the PDF, drawn as sharp as the screen is at any size.

The frame of the envelope's window is drawn here only. When the page is not shown, no picture of it is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHideEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ....i18n import tr
from ... import fonts, look
from ...parts.button import Button, Kind
from ...parts.handle import handle
from ...parts.words import Words
from ...theme import LIGHT

ZOOMS = (100, 140, 200, 300, 400)
"""Per cent of the width there is. At 140 the text fills it, and its white margins lie outside."""
_READABLE = 790
"""Pixels wide: on a narrower sheet the text is smaller than that of the program, and it opens at 140 per cent."""
_MM = 25.4 / 72
_EDGE = 3
"""Of the frame around the paper, as the style sheet has it: it is there before the focus comes."""


@dataclass(frozen=True)
class Frame:
    """The window of an envelope on the first page, in millimetres."""

    left: float
    top: float
    width: float
    height: float


class SheetView(QWidget):
    """Pages one by one. Page Up and Page Down turn them, plus and minus enlarge and shrink."""

    def __init__(self) -> None:
        super().__init__()
        self._paper = _Paper()
        self._area = _Area(self._paper, key=self._key)
        self._zoom: int | None = None
        down = QVBoxLayout(self)
        down.setContentsMargins(look.space(10), look.space(8), look.space(10), look.space(10))
        down.setSpacing(look.space(8))
        across = QHBoxLayout()
        across.setSpacing(look.space(8))
        self._which = Words(size=fonts.LABEL)
        self._large = Words(size=fonts.LABEL)
        self._back = _tool("chevron-left", "letter.page.back", tr("Page before"), lambda: self.turn(-1))
        self._on = _tool("chevron-right", "letter.page.next", tr("Next page"), lambda: self.turn(1))
        self._less = _tool("zoom-out", "letter.zoom.out", tr("Smaller"), lambda: self.zoom(-1))
        self._more = _tool("zoom-in", "letter.zoom.in", tr("Larger"), lambda: self.zoom(1))
        for widget in (self._back, self._which, self._on):
            across.addWidget(widget)
        across.addStretch(1)
        for widget in (self._less, self._large, self._more):
            across.addWidget(widget)
        down.addLayout(across)
        down.addWidget(self._area)
        self._say()

    def show_pdf(self, pdf: bytes, frame: Frame | None) -> None:
        """Show this document from its first page; the same bytes again keep the page that is open."""
        if self._paper.show_pdf(pdf, frame):
            self._area.verticalScrollBar().setValue(0)
        self._say()

    def clear(self) -> None:
        self._paper.show_pdf(b"", None)
        self._say()

    def turn(self, step: int) -> None:
        """To the page so many further on."""
        self._paper.turn(step)
        self._area.verticalScrollBar().setValue(0)
        self._say()

    def zoom(self, step: int) -> None:
        self._zoom = max(0, min(len(ZOOMS) - 1, self._place() + step))
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._say()

    def _place(self) -> int:
        """Which of ZOOMS: the chosen one, before that what can be read at this width."""
        if self._zoom is not None:
            return self._zoom
        return 0 if self.width() >= look.space(_READABLE) or not self._paper.pages else 1

    def page(self) -> int:
        """The number of the page that is shown, from 1; 0 without a document."""
        return self._paper.page + 1 if self._paper.pages else 0

    def _say(self) -> None:
        paper, place = self._paper, self._place()
        self._which.say(tr("Page {page} of {pages}", page=self.page(), pages=paper.pages))
        self._large.say(tr("Whole width") if not place else tr("{number} %", number=ZOOMS[place]))
        self._back.setEnabled(paper.page > 0)
        self._on.setEnabled(paper.page + 1 < paper.pages)
        self._less.setEnabled(place > 0)
        self._more.setEnabled(place + 1 < len(ZOOMS))
        self._area.setAccessibleName(self._which.text())
        self._area.setAccessibleDescription(paper.text())
        self._area.fit(ZOOMS[place])

    def _key(self, key: int) -> bool:
        steps: dict[int, Callable[[], None]] = {
            Qt.Key.Key_PageDown: lambda: self.turn(1),
            Qt.Key.Key_PageUp: lambda: self.turn(-1),
            Qt.Key.Key_Plus: lambda: self.zoom(1),
            Qt.Key.Key_Equal: lambda: self.zoom(1),
            Qt.Key.Key_Minus: lambda: self.zoom(-1),
        }
        if step := steps.get(key):
            step()
        return step is not None


class _Area(QScrollArea):
    """As high as the page while its text fits the width, so that only an enlarged page scrolls in it."""

    def __init__(self, paper: _Paper, *, key: Callable[[int], bool]) -> None:
        super().__init__()
        handle(self, "letter.page")
        self._paper, self._key, self._percent = paper, key, 100
        self.setWidget(paper)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setProperty("kind", "sheet")

    def fit(self, percent: int) -> None:
        other, self._percent = percent != self._percent, percent
        edge = 2 * _EDGE
        width = max(120, self.width() - edge)
        self.setFixedHeight(self._paper.height_for(width * min(percent, ZOOMS[1]) // 100) + edge)
        bars = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if percent <= ZOOMS[1] else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(bars)
        self.setVerticalScrollBarPolicy(bars)
        wide = width * percent // 100
        self._paper.setFixedSize(wide, self._paper.height_for(wide))
        if other or percent == ZOOMS[1]:
            across = self.horizontalScrollBar()
            across.setRange(0, max(0, wide - width))
            across.setValue(across.maximum() // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit(self._percent)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not self._key(event.key()):
            super().keyPressEvent(event)


class _Paper(QWidget):
    """One page. The bytes are kept as long as the document reads them."""

    def __init__(self) -> None:
        super().__init__()
        self._pdf, self._buffer, self._document = b"", QBuffer(self), QPdfDocument(self)
        self._frame: Frame | None = None
        self._picture: QImage | None = None
        self.page = self.pages = 0

    def show_pdf(self, pdf: bytes, frame: Frame | None) -> bool:
        """True when these are other bytes than before."""
        if (pdf, frame) == (self._pdf, self._frame):
            return False
        self._document.close()
        self._buffer.close()
        self._pdf, self._frame, self._picture, self.page, self.pages = pdf, frame, None, 0, 0
        if pdf:
            self._buffer.setData(QByteArray(pdf))
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self._document.load(self._buffer)
            self.pages = self._document.pageCount()
        self.update()
        return True

    def turn(self, step: int) -> None:
        self.page = max(0, min(self.pages - 1, self.page + step))
        self._picture = None
        self.update()

    def text(self) -> str:
        """What stands on the page, for a screen reader."""
        return self._document.getAllText(self.page).text() if self.pages else ""

    def height_for(self, width: int) -> int:
        size = self._document.pagePointSize(self.page) if self.pages else None
        ratio = size.height() / size.width() if size and size.width() else 297 / 210
        return round(width * ratio)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self._picture = None
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        # Paper is white in every theme: this is how it comes out of the printer.
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        if not self.pages:
            return
        painter.drawImage(self.rect(), self._drawn())
        if self._frame and self.page == 0:
            self._draw_frame(painter, self._frame)

    def _drawn(self) -> QImage:
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._picture is None or self._picture.size() != size:
            self._picture = self._document.render(self.page, size)
        return self._picture

    def _draw_frame(self, painter: QPainter, frame: Frame) -> None:
        scale = self.width() / (self._document.pagePointSize(0).width() * _MM)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(LIGHT.primary), 1, Qt.PenStyle.DashLine))
        place = QRectF(frame.left * scale, frame.top * scale, frame.width * scale, frame.height * scale)
        painter.drawRoundedRect(place, 4, 4)


def _tool(icon: str, identifier: str, name: str, clicked: Callable[[], None]) -> Button:
    return Button(kind=Kind.TOOL, icon=icon, identifier=identifier, name=name, clicked=clicked)
