"""Lines of plain text laid out in a width: wrapped, never shortened, line height 1.4.

Labels, buttons and rows all lay their text here, so that a name breaks in the same way everywhere.
A word that is wider than the width is broken inside rather than cut off.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

LINE_HEIGHT = 1.4
_WIDE = 100_000.0


@dataclass(frozen=True)
class Laid:
    """Text ready to be drawn: its lines, the width they really take and their height, in pixels."""

    layout: QTextLayout
    width: int
    height: int
    lines: int

    def draw(self, painter: QPainter, x: float, y: float, colour: str) -> None:
        painter.setPen(QColor(colour))
        self.layout.draw(painter, QPointF(x, y))


def lay(
    text: str,
    font: QFont,
    width: float | None = None,
    *,
    bold: int = 0,
    underline: bool = False,
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> Laid:
    """Lay `text` in `width` pixels (None: in one line, but for its own line ends).

    The first `bold` characters are bold. Right-to-left text keeps its own direction.
    """
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption(alignment)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.setFormats(_formats(len(text), font, bold=bold, underline=underline))
    layout.setCacheEnabled(True)
    room = max(1.0, _WIDE if width is None else width)
    step = line_height(font)
    layout.beginLayout()
    lines, widest = 0, 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        line.setPosition(QPointF(0, lines * step + (step - line.height()) / 2))
        widest = max(widest, line.naturalTextWidth())
        lines += 1
    layout.endLayout()
    return Laid(layout, int(widest + 0.999), max(1, lines) * step, lines)


def line_height(font: QFont) -> int:
    """Height of one line of this font, in pixels."""
    return round(font.pixelSize() * LINE_HEIGHT)


def widest_word(text: str, font: QFont) -> int:
    """Width of the longest word: narrower than this a text is broken inside words."""
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0)


def _formats(length: int, font: QFont, *, bold: int, underline: bool) -> list[QTextLayout.FormatRange]:
    result = []
    if bold:
        thick = QFont(font)
        thick.setBold(True)
        result.append(_range(0, bold, thick))
    if underline:
        lined = QFont(font)
        lined.setUnderline(True)
        result.append(_range(0, length, lined))
    return result


def _range(start: int, length: int, font: QFont) -> QTextLayout.FormatRange:
    style = QTextCharFormat()
    style.setFont(font)
    part = QTextLayout.FormatRange()
    part.start, part.length, part.format = start, length, style
    return part
