"""A row with controls of its own: something before, two lines of text, something after (a tick box, a button).

For lists where a row does more than open; `Rows` is for the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from .. import fonts, look
from .card import Line
from .flow import Flow
from .words import Words


class LineRow(QWidget):
    """`after` goes under the text when there is little room. `clicked`: what a press on the row itself does.

    A button in `after` does the same: the row is for the mouse alone.
    """

    def __init__(
        self,
        title: str,
        second: str = "",
        *,
        before: QWidget | None = None,
        after: Sequence[QWidget] = (),
        bold: bool = False,
        clicked: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._clicked = clicked
        if clicked:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.title = Words(title, bold=bold)
        self.second = Words(second, size=fonts.SECOND, tone="soft")
        if not second:
            # Never shown here: what has no parent yet would be a window of its own, with words of a record in it.
            self.second.hide()
        words = QWidget()
        down = QVBoxLayout(words)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.title)
        down.addWidget(self.second)
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        if before:
            self._grid.addWidget(before, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(words, 0, 1)
        self._after = Flow(*after) if after else None
        self._beside: bool | None = None
        self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        inside = self.rect().contains(event.position().toPoint())
        if self._clicked and inside and event.button() == Qt.MouseButton.LeftButton:
            self._clicked()
        else:
            super().mouseReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._grid.setContentsMargins(look.space(16), look.space(8), look.space(16), look.space(8))
        self._grid.setHorizontalSpacing(look.space(12))
        self._grid.setVerticalSpacing(look.space(4))
        if self._after is None:
            return
        beside = self._after.sizeHint().width() <= self.width() * 0.45 and not look.is_narrow(self)
        if beside != self._beside:
            self._beside = beside
            self._grid.removeWidget(self._after)
            self._grid.addWidget(self._after, *((0, 2) if beside else (1, 1)))


class Lines(QWidget):
    """Rows under each other with a line between."""

    def __init__(self, *rows: QWidget) -> None:
        super().__init__()
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(0)
        self.show_rows(rows)

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Replace all rows."""
        while item := self._down.takeAt(0):
            if old := item.widget():
                # It lives until the event loop comes round; until then it must not show.
                old.hide()
                old.deleteLater()
        for place, row in enumerate(rows):
            if place:
                self._down.addWidget(Line())
            self._down.addWidget(row)
