"""What was copied here is gone after a while and at lock."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from krachtigthuis_desktop.gui.clipboard import MARKS, ClipboardGuard


def test_a_copied_text_is_forgotten_after_its_time(qtbot: QtBot) -> None:
    guard = ClipboardGuard(milliseconds=60)
    guard.copy("Ruigrok")

    assert QGuiApplication.clipboard().text() == "Ruigrok"
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "")


def test_what_a_field_copied_is_forgotten_too(qtbot: QtBot) -> None:
    guard = ClipboardGuard(milliseconds=60_000)
    line = QLineEdit("Ruigrok")
    qtbot.addWidget(line)
    line.show()
    qtbot.waitUntil(line.isActiveWindow)
    line.selectAll()
    line.copy()
    assert QGuiApplication.clipboard().text() == "Ruigrok"

    guard.clear()

    assert QGuiApplication.clipboard().text() == ""


def test_what_another_program_put_there_meanwhile_stays(qtbot: QtBot) -> None:
    guard = ClipboardGuard(milliseconds=60_000)
    guard.copy("Ruigrok")
    QGuiApplication.clipboard().setText("from elsewhere")

    guard.clear()

    assert QGuiApplication.clipboard().text() == "from elsewhere"


def marks() -> dict[str, bytes]:
    there = QGuiApplication.clipboard().mimeData()
    return {name: bytes(there.data(name).data()) for name in MARKS if there.hasFormat(name)}


def test_no_history_and_no_cloud_is_to_keep_what_was_copied(qtbot: QtBot) -> None:
    guard = ClipboardGuard(milliseconds=60_000)
    guard.copy("Ruigrok")
    assert marks() == MARKS
    guard.clear()


def test_what_a_field_copied_is_marked_likewise(qtbot: QtBot) -> None:
    guard = ClipboardGuard(milliseconds=60_000)
    line = QLineEdit("Ruigrok")
    qtbot.addWidget(line)
    line.show()
    qtbot.waitUntil(line.isActiveWindow)
    line.selectAll()
    line.copy()
    qtbot.waitUntil(lambda: marks() == MARKS)
    assert QGuiApplication.clipboard().text() == "Ruigrok"
    guard.clear()
