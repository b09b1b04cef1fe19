"""The clipboard forgets what came from this program: after ten seconds, and at lock.

It watches every copy, also those by Ctrl+C in a field, and leaves alone what another program put there.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

SECONDS = 10
_OF_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
MARKS = {
    _OF_WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"\1\0\0\0",
    _OF_WINDOWS.format("CanIncludeInClipboardHistory"): bytes(4),
    _OF_WINDOWS.format("CanUploadToCloudClipboard"): bytes(4),
    "x-kde-passwordManagerHint": b"secret",
}
"""What stands beside a text that no history and no cloud should keep: Windows (Win+V) and KDE look for it."""


def passing(text: str) -> QMimeData:
    """A text for the clipboard that only passes through it."""
    data = QMimeData()
    data.setText(text)
    for name, mark in MARKS.items():
        data.setData(name, QByteArray(mark))
    return data


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
        self._clipboard.setMimeData(passing(text))
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
            if mode is QClipboard.Mode.Clipboard:
                self._dress()

    def _dress(self) -> None:
        """What a field copied by itself, once more as what passes."""
        text = self._clipboard.text()  # empty where nothing is there at all
        if text and not set(MARKS) <= set(self._clipboard.mimeData().formats()):
            self._clipboard.setMimeData(passing(text))

    def _remember(self, mode: QClipboard.Mode) -> None:
        text = self._clipboard.text(mode)
        if text:
            self._ours[mode] = text
            self._timer.start()
