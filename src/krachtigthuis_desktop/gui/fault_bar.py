"""What went wrong outside every page, said on top of the window; and where it was, for the log."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow

from ..i18n import tr
from .level import Level
from .parts.message import Message

_SHOWN = 15_000
"""Milliseconds."""


def show(window: QMainWindow, lead: str, rest: str, *, stays: bool = False) -> None:
    """A bar that goes by itself, or stays until somebody has read it."""
    bar = Message(
        Level.STOP if stays else Level.ATTENTION,
        lead,
        rest,
        identifier="program.fault",
        action=(tr("I have read it"), lambda: bar.deleteLater()),  # noqa: PLW0108 the one of then
    )
    # Above what stands in the window, not over it: it covers no button.
    window.setMenuWidget(bar)
    bar.show()
    if not stays:
        QTimer.singleShot(_SHOWN, bar.deleteLater)


def place_of(error: BaseException) -> str:
    """Module and line of where it was raised."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
