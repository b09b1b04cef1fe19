"""The clipboard forgets what came from this program: after ten seconds, and at lock.

It watches every copy, also those by Ctrl+C in a field, and leaves alone what another program put there.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

SECONDS = 10


class ClipboardGuard(QObject):
    """Clears what this program copied. Keep it as long as the window lives."""

    def __init__(self, clipboard: QClipboard | None = None, milliseconds: int = SECONDS * 1000) -> None:
        super().__init__()
        self._clipboard = clipboard or QGuiApplication.clipboard()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(self._copied)
        self._clipboard.selectionChanged.connect(self._copied)

    def copy(self, text: str) -> None:
        """Put a text there for ten seconds."""
        self._clipboard.setText(text)

    def clear(self) -> None:
        """Forget now, when what is there is ours."""
        self._timer.stop()
        for mode, ours in (
            (QClipboard.Mode.Clipboard, self._clipboard.ownsClipboard()),
            (QClipboard.Mode.Selection, self._clipboard.ownsSelection()),
        ):
            if ours and self._clipboard.text(mode):
                self._clipboard.clear(mode)

    def _copied(self) -> None:
        if self._clipboard.ownsClipboard() or self._clipboard.ownsSelection():
            self._timer.start()
