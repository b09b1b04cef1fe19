"""What one row of a list shows, as a value: models make them, `rows` shows them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from .initials import Shape
from .tag import TagText

ROW = Qt.ItemDataRole.UserRole
"""The role under which a list gives its `Row`."""


@dataclass(frozen=True)
class Row:
    """What one row shows. `key` comes back when it is opened; `mark` is initials or a service's icon."""

    key: str
    title: str
    second: str = ""
    mark: str = ""
    shape: Shape = Shape.PERSON
    tags: tuple[TagText, ...] = ()
    opens: bool = True
    heading: bool = True

    def spoken(self) -> str:
        """The row as one sentence for a screen reader."""
        return ", ".join(part for part in (self.title, self.second, *(tag.words for tag in self.tags)) if part)
