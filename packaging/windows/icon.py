"""The program's drawing as an icon for Windows."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 24, 32, 48, 64, 128, 256)


def write_ico(svg: Path, out: Path) -> None:
    """Each size drawn by itself, in one file. Needs no screen."""
    drawn = [Image.open(io.BytesIO(_png(svg, size))) for size in SIZES]
    drawn[-1].save(out, format="ICO", sizes=[(size, size) for size in SIZES], append_images=drawn[:-1])


def _png(svg: Path, size: int) -> bytes:
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(kept, "PNG")
    return bytes(kept.data().data())
