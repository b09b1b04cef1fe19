"""The walk over all controls that can have the focus: each must say its name to a screen reader."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QLabel, QWidget


def focusable(root: QWidget) -> list[QWidget]:
    """The controls under `root` that show and can be reached with Tab."""
    return [
        each
        for each in root.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each.isEnabled()
    ]


def nameless(root: QWidget) -> list[str]:
    """What has no name (a list box: no label of its own), as class and handle."""
    return [f"{type(each).__name__} {each.objectName()}" for each in focusable(root) if not name_of(each)]


def without_handle(root: QWidget) -> list[str]:
    """What has no language-free handle."""
    return [f"{type(each).__name__} {name_of(each)}" for each in focusable(root) if not each.accessibleIdentifier()]


def name_of(control: QWidget) -> str:
    if isinstance(control, QComboBox):
        labels = [label for label in control.window().findChildren(QLabel) if label.buddy() is control]
        return labels[0].text() if labels else ""
    if isinstance(control, QAbstractScrollArea) and control.accessibleName():
        return control.accessibleName()
    interface = QAccessible.queryAccessibleInterface(control)
    return interface.text(QAccessible.Text.Name) if interface else ""
