"""What a task bar shows of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from krachtigthuis_desktop.gui import desktop


def test_every_window_has_the_icon_of_the_program_in_every_size(qtbot: QtBot, qapp: QApplication) -> None:
    desktop.settle(qapp)
    assert sorted(each.width() for each in qapp.windowIcon().availableSizes()) == [16, 24, 32, 48, 64, 128, 256]
