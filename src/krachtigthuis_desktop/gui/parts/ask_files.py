"""Asking for a folder or for files. Never by a window of the system: that one would not hide with F9.

It opens on the stick, or in the person's own folder when there is none, never in that of the program.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, QSize, QUrl
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from ...i18n import tr
from ...paths import stick_folders
from .. import look
from .handle import put

_WIDE, _HIGH, _PART = 760, 480, 0.9


def ask_folder(over: QWidget, title: str, chosen: Callable[[Path], None]) -> None:
    """Ask for a folder; `chosen` hears it, and nothing is heard when the person thinks better of it."""
    dialog = _dialog(over, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()


def ask_file(over: QWidget, title: str, chosen: Callable[[Path], None], *, kind: str = "") -> None:
    """Ask for one file that exists. `kind` is a filter as Qt writes it: "*.json"."""
    dialog = _dialog(over, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    if kind:
        dialog.setNameFilter(kind)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()


def ask_files(over: QWidget, title: str, chosen: Callable[[tuple[Path, ...]], None], *, kind: str = "") -> None:
    """Ask for one file or more."""
    dialog = _dialog(over, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    if kind:
        dialog.setNameFilter(kind)
    dialog.filesSelected.connect(lambda names: chosen(tuple(Path(name) for name in names)))
    dialog.open()


def dress(dialog: QFileDialog) -> QFileDialog:
    """Give Qt's own dialog our language, room to read, and buttons that look like buttons; it opens at home."""
    # Qt keeps the folders that were chosen in a file of its own: into nothing with them.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    dialog.setDirectory(str(Path.home()))
    dialog.setSidebarUrls([QUrl.fromLocalFile(str(each)) for each in (*stick_folders(), Path.home())])
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    # Qt's own Dutch leaves these two in English.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("Folder:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("Kind of file:"))
    dialog.setViewMode(QFileDialog.ViewMode.List)
    for button in dialog.findChildren(QPushButton):
        button.setIcon(QIcon())
        put(button, "kind", "plain")
    dialog.resize(QSize(look.px(_WIDE), look.px(_HIGH)).boundedTo(dialog.screen().availableSize() * _PART))
    return dialog


def _dialog(over: QWidget, title: str) -> QFileDialog:
    dialog = dress(QFileDialog(over.window(), title))
    if sticks := stick_folders():
        dialog.setDirectory(str(sticks[0]))
    dialog.setObjectName("ask.files")
    dialog.finished.connect(dialog.deleteLater)
    return dialog
