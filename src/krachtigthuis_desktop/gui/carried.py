"""What goes along when a page at the door is built anew, in another language or size: what was typed, and the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget


def carry(old: QWidget | None, new: QWidget | None) -> None:
    """Fields are known by their handles. What the new page has of itself gives way to what somebody typed."""
    if old is None or new is None:
        return
    for line in old.findChildren(QLineEdit):
        same = new.findChild(QLineEdit, line.objectName()) if line.objectName() else None
        if same is not None:
            same.setText(line.text())
            same.setModified(line.isModified())
    focus = old.focusWidget()
    same_control = new.findChild(QWidget, focus.objectName()) if focus and focus.objectName() else None
    if same_control is not None:
        same_control.setFocus(Qt.FocusReason.OtherFocusReason)
