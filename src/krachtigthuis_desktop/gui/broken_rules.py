"""What the window says instead of opening when the rules of the organisation cannot be read."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QMessageBox

from ..errors import KrachtigError
from ..explain import explain


def told(error: KrachtigError) -> int:
    """Say it until somebody has read it, and give the exit status."""
    words = explain(error)
    said = "\n\n".join((words.meaning, *words.todo))
    sys.stderr.write(f"{words.title}\n{said}\n")
    QMessageBox.critical(None, "Krachtig Thuis", f"{words.title}\n\n{said}")
    return 1
