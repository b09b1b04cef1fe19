"""The three texts of a worry, kept apart by line and icon as well as by colour.

Solid green bar and quote: in own words. Solid blue bar and eye: seen or heard. Dashed grey bar and
pencil: an impression. The same marks stand in lists and letters.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QLineF, QMimeData, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QTextDocumentFragment
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout

from ...domain.text import with_newlines
from .. import fonts, icons, look
from ..theme import colour
from .field import Buddy, Fault
from .flow import Flow
from .handle import handle, put
from .picture import Picture
from .tab_order import HandsFocus
from .words import Words


class Voice(StrEnum):
    """Whose text it is."""

    OWN_WORDS = "own_words"
    SEEN = "seen"
    IMPRESSION = "impression"


MARKS = {Voice.OWN_WORDS: "message-square-quote", Voice.SEEN: "eye", Voice.IMPRESSION: "pencil-line"}
_EDGES = {Voice.OWN_WORDS: "primary", Voice.SEEN: "info.edge", Voice.IMPRESSION: "field"}
_BAR = 4


class TextArea(QPlainTextEdit):
    """Several lines of plain text. Tab goes to the next field; it grows with its text up to `most` lines."""

    def __init__(self, lines: int = 3, most: int = 12) -> None:
        super().__init__()
        self._lines, self._most = lines, most
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        lines = min(max(self._lines, round(self.document().size().height())), self._most)
        return QSize(look.px(300), lines * self.fontMetrics().lineSpacing() + 2 * look.space(12))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(look.px(120), self.sizeHint().height())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Only the plain text of what is pasted, each line as a line."""
        text = source.text() or QTextDocumentFragment.fromHtml(source.html()).toPlainText()
        self.insertPlainText(with_newlines(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape is the window's, not the field's."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)


class VoiceText(HandsFocus):
    """One of the three texts: its bar, icon, label, hint and field."""

    def __init__(
        self,
        voice: Voice,
        label: str,
        *,
        identifier: str,
        hint: str = "",
        lines: int = 3,
        typed: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self._voice, self._hint = voice, hint
        self.area = handle(TextArea(lines), identifier, label, hint)
        self._fault = Fault()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.space(18), 0, 0, 0)
        layout.setSpacing(look.space(4))
        head = QHBoxLayout()
        head.setSpacing(look.space(8))
        head.addWidget(Picture(MARKS[voice], size=18), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Flow(Buddy(label, self.area), Words(hint, size=fonts.SECOND, tone="soft")), 1)
        layout.addLayout(head)
        layout.addWidget(self.area)
        layout.addWidget(self._fault)
        self.hand_focus_to(self.area)
        if typed:
            self.area.textChanged.connect(lambda: typed(self.area.toPlainText()))

    def text(self) -> str:
        return self.area.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a text from the model; the cursor stays when nothing changed."""
        if self.area.toPlainText() != text:
            self.area.setPlainText(text)

    def wrong(self, sentence: str) -> None:
        """Say what is wrong; the text stays."""
        put(self.area, "wrong", bool(sentence))
        self._fault.say(sentence)
        self.area.setAccessibleDescription(sentence or self._hint)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        draw_bar(painter, self._voice, look.px(_BAR) / 2, self.height())


def draw_bar(painter: QPainter, voice: Voice, x: float, height: float) -> None:
    """The bar of a voice, down a text of that height."""
    pen = QPen(QColor(colour(look.theme(), _EDGES[voice])), look.px(_BAR))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if voice is Voice.IMPRESSION:
        pen.setDashPattern([2, 1])
    painter.setPen(pen)
    painter.drawLine(QLineF(x, 0, x, height))


def voice_icon(voice: Voice) -> Picture:
    """The mark of a voice on its own, for lists."""
    return Picture(MARKS[voice], size=icons.BESIDE_TEXT)
