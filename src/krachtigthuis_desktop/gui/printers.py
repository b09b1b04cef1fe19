"""The printers of this computer, whichever system it has."""

from __future__ import annotations

import sys

from .printing import Cups, Printer

if sys.platform == "win32":
    from .windows_printing import WindowsPrinter


def usual_printer() -> Printer:
    """What the screens are handed when no other printer is named."""
    if sys.platform == "win32":
        return WindowsPrinter()
    return Cups()
