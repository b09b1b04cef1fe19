"""The screen below the window: whether there is one, and how much of it a window may take."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from PySide6.QtCore import QSize

from ..i18n import tr

_SIZE, _FRAME = QSize(1280, 800), QSize(8, 40)
_NEED_A_SCREEN = {"", "xcb", "wayland", "wayland-egl"}
"""Qt's platforms that show on a screen; its others (offscreen, minimal, vnc) need none."""


def fitting(room: QSize) -> QSize:
    """The size of a new window. An older laptop shows 1366 x 768, and the foot with its button must be on it."""
    return _SIZE.boundedTo(room - _FRAME)


def has_screen(environment: Mapping[str, str], *, system: str = sys.platform) -> bool:
    """Whether Qt can begin: it ends the process without a word when it finds no screen."""
    if not system.startswith("linux"):
        return True
    asked = {each.partition(":")[0] for each in environment.get("QT_QPA_PLATFORM", "").split(";")}
    if asked - _NEED_A_SCREEN:
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def no_screen() -> str:
    return tr(
        "There is no screen here. Start the program on a computer with a screen. "
        "Or walk through it without one: “{tour}”, or “{make}” in the folder of the sources.",
        tour="krachtigthuis tour --into DIR",
        make="make run",
    )
