"""The icon in the sizes that desktops ask for, drawn from the one drawing there is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer


def draw(svg: Path, size: int, to: Path) -> None:
    """A square PNG of so many pixels. Needs no screen."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    to.parent.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(to), "PNG"):
        raise OSError(to)
