"""Icons (Lucide, ISC) in the colour of their role, drawn sharp for every screen and kept.

An icon never stands alone: the widget that shows it has a word or an accessible name.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from .. import paths
from .theme import LIGHT, Theme

BESIDE_TEXT, IN_TAG = 20, 15


@cache
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon in that colour, `size` pixels square on a screen of that ratio. FileNotFoundError: no such icon."""
    return _drawn(_source(name).replace("currentColor", colour), size, ratio)


@cache
def icon(name: str, colour: str, size: int) -> QIcon:
    """The same as QIcon, for controls that draw it themselves; sharp up to three times the size."""
    result = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        result.addPixmap(pixmap(name, colour, size, ratio))
    return result


@cache
def program(theme: Theme, size: int, ratio: float = 1.0) -> QPixmap:
    """The house with the lit door, in the colours of the theme."""
    drawing = _source("krachtigthuis")
    for usual, now in (
        (LIGHT.primary, theme.primary),
        (LIGHT.on_primary, theme.on_primary),
        (LIGHT.spark, theme.spark),
    ):
        drawing = drawing.replace(usual, f"@{now[1:]}")
    return _drawn(drawing.replace("@", "#"), size, ratio)


def _drawn(drawing: str, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawing.encode("utf-8"))).render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
