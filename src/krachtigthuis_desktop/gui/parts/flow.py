"""A layout that puts its widgets in lines, as words in a text: chips and rows of buttons reflow with it."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from .. import look


class FlowLayout(QLayout):
    """Left to right, then the next line; the gap follows the text size. `align_right` fills lines from the right."""

    def __init__(self, gap: int = 8, *, align_right: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._align_right = gap, align_right
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 Qt's names here and below
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        hints = [item.sizeHint() for item in self._shown()]
        gap = look.space(self._gap)
        width = sum(hint.width() for hint in hints) + gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802
        result = QSize()
        for item in self._shown():
            result = result.expandedTo(item.minimumSize())
        return result

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the lines in `rect`; the height they take."""
        gap, top = look.space(self._gap), rect.y()
        for line in self._lines(rect.width(), gap):
            tall = max(size.height() for _item, size in line)
            left = rect.x()
            if self._align_right:
                left += rect.width() - sum(size.width() for _item, size in line) - gap * (len(line) - 1)
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(left, top + (tall - size.height()) // 2), size))
                left += size.width() + gap
            top += tall + gap
        return max(0, top - rect.y() - gap)

    def _lines(self, width: int, gap: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        taken = 0
        for item in self._shown():
            hint = item.sizeHint().expandedTo(item.minimumSize())
            size = QSize(min(hint.width(), width), hint.height())
            if item.hasHeightForWidth():
                size.setHeight(max(item.heightForWidth(size.width()), item.minimumSize().height()))
            if lines and taken + gap + size.width() <= width:
                lines[-1].append((item, size))
                taken += gap + size.width()
            else:
                lines.append([(item, size)])
                taken = size.width()
        return lines


class Flow(QWidget):
    """A row of widgets that takes more lines when it must."""

    def __init__(self, *widgets: QWidget, gap: int = 8, align_right: bool = False) -> None:
        super().__init__()
        self._layout = FlowLayout(gap, align_right=align_right)
        self.setLayout(self._layout)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        self._layout.addWidget(widget)
