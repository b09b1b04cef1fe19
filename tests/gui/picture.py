"""Pictures of screens, compared point by point with the ones in `tests/gui/pictures`.

With our own letters and no hinting a picture is the same on every machine. KT_PICTURES=write makes the
pictures anew: look at them before committing. A picture that differs is left in the temporary folder.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

FOLDER = Path(__file__).parent / "pictures"


def assert_same_picture(
    widget: QWidget, name: str, *, width: int = 1280, height: int = 800, but_for: tuple[QWidget, ...] = ()
) -> None:
    """Show the widget in that size and compare it with `NAME.png`. Nothing has the focus in it.

    `but_for` is not compared: Qt 6.12 draws the dashed edge of a button that is off otherwise than 6.11.
    """
    actual = take(widget, width=width, height=height)
    file = FOLDER / f"{name}.png"
    if os.environ.get("KT_PICTURES") == "write":
        FOLDER.mkdir(exist_ok=True)
        if not file.exists() or QImage(str(file)).convertToFormat(QImage.Format.Format_RGB888) != actual:
            actual.save(str(file), "PNG", 0)  # type: ignore[call-overload]
        return
    assert file.exists(), f"there is no picture {name} yet: run with KT_PICTURES=write"
    expected = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB888)
    if _without(actual, widget, but_for) != _without(expected, widget, but_for):
        beside = Path(tempfile.gettempdir()) / f"{name}.actual.png"
        actual.save(str(beside))
        raise AssertionError(f"{name} looks different: compare {beside} with {file}")


def take(widget: QWidget, *, width: int = 1280, height: int = 800) -> QImage:
    """The widget as it shows in that size."""
    widget.resize(width, height)
    widget.show()
    QApplication.processEvents()
    if focus := widget.focusWidget():
        focus.clearFocus()
    QApplication.processEvents()
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)


def _without(picture: QImage, widget: QWidget, parts: tuple[QWidget, ...]) -> QImage:
    """The picture with those parts painted over."""
    painted = picture.copy()
    painter = QPainter(painted)
    for part in parts:
        painter.fillRect(part.rect().translated(part.mapTo(widget, QPoint(0, 0))), Qt.GlobalColor.white)
    painter.end()
    return painted
