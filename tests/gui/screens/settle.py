"""Showing a page in a size until its layout has come to rest: heights follow widths, a turn of the loop later."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

TURNS = 6


def settle(page: QWidget, width: int = 1280, height: int = 800) -> None:
    page.resize(width, height)
    page.show()
    for _turn in range(TURNS):
        QApplication.processEvents()
