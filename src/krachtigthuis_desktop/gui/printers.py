"""The printers of this computer, whichever system it has."""

from __future__ import annotations

import sys

from .printing import Cups, Printer

if sys.platform == "win32":
    from .windows_printing import WindowsPrinter as Usual
else:
    Usual = Cups


def usual_printer() -> Printer:
    """What the screens are handed when no other printer is named."""
    return Usual()
