"""Names and states of controls: what a screen reader says, what a test finds, what the style sheet sees."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

Some = TypeVar("Some", bound=QWidget)


def handle(widget: Some, identifier: str, name: str = "", about: str = "") -> Some:
    """Give a control its handle, the same in every language ("worry.save").

    `name` is what a screen reader says when the control shows no words of its own, `about` what it adds.
    """
    widget.setObjectName(identifier)
    widget.setAccessibleIdentifier(identifier)
    if name:
        widget.setAccessibleName(name)
    if about:
        widget.setAccessibleDescription(about)
    return widget


def put(widget: QWidget, state: str, value: str | bool) -> None:  # noqa: FBT001 a property has a value
    """Set a property that the style sheet looks at (`kind`, `level`, `wrong`) and show it."""
    if widget.property(state) == value:
        return
    widget.setProperty(state, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
