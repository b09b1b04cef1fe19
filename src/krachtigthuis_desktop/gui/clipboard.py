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
        self._ours: dict[QClipboard.Mode, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self.clear)
        self._clipboard.changed.connect(self._changed)

    def copy(self, text: str) -> None:
        """Put a text there for ten seconds."""
        self._clipboard.setText(text)
        self._remember(QClipboard.Mode.Clipboard)

    def clear(self) -> None:
        """Forget now what is still there of ours."""
        self._timer.stop()
        ours, self._ours = self._ours, {}
        for mode, text in ours.items():
            if self._clipboard.text(mode) == text:
                self._clipboard.clear(mode)

    def _changed(self, mode: QClipboard.Mode) -> None:
        owned = {
            QClipboard.Mode.Clipboard: self._clipboard.ownsClipboard,
            QClipboard.Mode.Selection: self._clipboard.ownsSelection,
        }
        # Not every platform knows who owns it; what changes while we have the focus was copied here.
        if mode in owned and (owned[mode]() or QGuiApplication.focusWindow()):
            self._remember(mode)

    def _remember(self, mode: QClipboard.Mode) -> None:
        text = self._clipboard.text(mode)
        if text:
            self._ours[mode] = text
            self._timer.start()
