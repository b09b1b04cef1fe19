"""Dialogs that were open when the window was hidden: out of sight and out of the tree of a screen reader, and back."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

_MARK = "set_aside"


def set_aside(window: QWidget) -> list[QWidget]:
    """Hide every other window of the program. Give them to `leave_tree` once all is blank."""
    others = [each for each in QApplication.topLevelWidgets() if each is not window and each.isVisible()]
    for each in others:
        each.setProperty(_MARK, True)
        each.hide()
    return others


def leave_tree(others: list[QWidget]) -> None:
    """A window that is hidden is read to whoever asks; one without a window of the system is not there."""
    for each in others:
        each.destroy()


def bring_back() -> None:
    """Show them again. Looked up anew: a box that Qt itself had opened over a dialog ended when it was hidden."""
    for each in QApplication.topLevelWidgets():
        if each.property(_MARK):
            each.setProperty(_MARK, False)
            each.show()
