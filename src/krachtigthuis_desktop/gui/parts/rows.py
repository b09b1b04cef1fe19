"""A list of rows: mark, bold name, soft line, tags, chevron. Names wrap, the tags go under them when narrow.

`Rows` is one stop for Tab; arrow keys move, Enter or a click opens. It is as high as its rows, since the
page around it scrolls; `most` limits that for long lists, which then scroll by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy

from .. import look
from .handle import handle
from .row import Row
from .row_delegate import ROW, RowDelegate

Index = QModelIndex | QPersistentModelIndex


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: tuple[Row, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 Qt's name
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.spoken()
        return None


class Rows(QListView):
    """The rows. `opened` hears the key of the row that is pressed, `current` of the one the arrows are on.

    Both hear a person only: what the program shows or chooses is known to whoever asked for it.
    """

    def __init__(
        self,
        name: str,
        *,
        identifier: str,
        opened: Callable[[str], None] | None = None,
        current: Callable[[str], None] | None = None,
        most: int = 0,
    ) -> None:
        super().__init__()
        handle(self, identifier, name)
        self._opened, self._current, self._most = opened, current, most
        self._showing = False
        self._rows = _Model()
        self.setModel(self._rows)
        self.setItemDelegate(RowDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if not most:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the same row stays chosen when it is still there."""
        if tuple(rows) == self._rows.rows:
            return
        chosen = self.key()
        self._rows.show(tuple(rows))
        self.choose(chosen)
        self._fit()

    def rows(self) -> tuple[Row, ...]:
        return self._rows.rows

    def key(self) -> str:
        """The key of the chosen row; empty when none is."""
        index = self.currentIndex()
        return self._rows.rows[index.row()].key if index.isValid() else ""

    def choose(self, key: str) -> None:
        """Choose the row with this key; an unknown key chooses nothing."""
        place = next((place for place, row in enumerate(self._rows.rows) if row.key == key), -1)
        self._showing = True
        self.setCurrentIndex(self._rows.index(place, 0) if place >= 0 else QModelIndex())
        self._showing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Coming in by Tab stands on the first row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows.rows:
            self.setCurrentIndex(self._rows.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()
            self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(look.px(300), self._tall())

    def _open(self, index: Index) -> None:
        if index.isValid() and self._opened:
            self._opened(self._rows.rows[index.row()].key)

    def _moved(self, index: QModelIndex, _was: QModelIndex) -> None:
        if self._current and index.isValid() and not self._showing:
            self._current(self._rows.rows[index.row()].key)

    def _fit(self) -> None:
        self.setFixedHeight(self._tall())

    def _tall(self) -> int:
        count = len(self._rows.rows)
        shown = min(count, self._most) if self._most else count
        return sum(self.sizeHintForIndex(self._rows.index(place, 0)).height() for place in range(shown))
