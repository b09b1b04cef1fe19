"""Where the window that asks for a file opens."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from krachtigthuis_desktop.gui.parts import ask_files
from krachtigthuis_desktop.gui.parts.ask_files import ask_file, ask_folder


@pytest.mark.parametrize("ask", [ask_file, ask_folder])
@pytest.mark.parametrize("there", [True, False])
def test_it_opens_on_the_stick_or_at_home(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool, ask: object
) -> None:
    stick, home = tmp_path / "stick", tmp_path / "home"
    for folder in (stick, home):
        folder.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(ask_files, "stick_folders", lambda: (stick,) if there else ())
    over = QWidget()
    qtbot.addWidget(over)
    assert callable(ask)
    ask(over, "Kies", lambda _path: None)
    (dialog,) = over.findChildren(QFileDialog)
    assert Path(dialog.directory().absolutePath()) == (stick if there else home)
    dialog.reject()


def test_the_folders_that_were_chosen_are_kept_nowhere(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt writes them into a file of its own when a dialog ends."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "config"))
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(ask_files, "stick_folders", lambda: (stick,))
    over = QWidget()
    qtbot.addWidget(over)
    ask_folder(over, "Kies", lambda _path: None)
    (dialog,) = over.findChildren(QFileDialog)
    assert stick in [Path(each.toLocalFile()) for each in dialog.sidebarUrls()]
    dialog.accept()
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []
