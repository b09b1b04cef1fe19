"""The window does not open on rules that cannot be read: it says so, and which file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from krachtigthuis_desktop import paths
from krachtigthuis_desktop.errors import ProgramError
from krachtigthuis_desktop.gui import broken_rules, start


def test_a_broken_file_is_said_and_the_window_stays_closed(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "policy.json"
    file.write_text('{"lock_minutes": 99}', encoding="utf-8")
    monkeypatch.setattr(paths, "policy_file", lambda: file)
    with pytest.raises(ProgramError) as broken:
        start.Program(qapp, tmp_path / "settings.json", None, None)
    read: list[str] = []

    def look() -> None:
        (box,) = (each for each in qapp.topLevelWidgets() if isinstance(each, QMessageBox))
        read.append(box.text())
        box.accept()

    QTimer.singleShot(0, look)
    assert broken_rules.told(broken.value) == 1
    (said,) = read
    assert str(file) in said
    assert "lock_minutes" in said
