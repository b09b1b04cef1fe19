"""What the window owes the desktop it stands on: its own name and icon, and on Windows no pictures of it."""

from __future__ import annotations

import sys

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from . import icons
from .theme import LIGHT

if sys.platform == "win32":
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QWidget

    from ..windows import shell

_NAME = "Exodus.KrachtigThuis"
_SIZES = (16, 24, 32, 48, 64, 128, 256)


def icon() -> QIcon:
    """The house with the lit door, in every size that a desktop shows."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(icons.program(LIGHT, size))
    return made


if sys.platform == "win32":

    class NoPictures(QObject):
        """Every window that is shown, dialogs and menus too, stays out of screenshots, shared screens and Recall."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's own form
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shell.keep_out_of_pictures(int(watched.winId()))
            return False

    def settle(application: QApplication) -> None:
        """Before the first window."""
        shell.be(_NAME)
        application.installEventFilter(NoPictures(application))
        application.setWindowIcon(icon())

else:

    def settle(application: QApplication) -> None:
        """Before the first window."""
        application.setWindowIcon(icon())
