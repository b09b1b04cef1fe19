"""Showing a text from the model in a text area without disturbing who types in it."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from ....domain.text import clean


def put_text(area: QPlainTextEdit, text: str) -> None:
    """Show a text from the model; while it is typed the cursor stays where it is, also when a character had to go."""
    if clean(area.toPlainText()) == clean(text):
        return
    place = area.textCursor().position()
    area.blockSignals(True)
    area.setPlainText(text)
    area.blockSignals(False)
    cursor = area.textCursor()
    cursor.setPosition(min(place, area.document().characterCount() - 1))
    area.setTextCursor(cursor)
