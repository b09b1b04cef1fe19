"""A card: surface with a line around it, a title with icon and a quiet count, and what belongs in it.

Rows touch its edges (`add_full`), other content keeps 16 from them (`add`).
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from .. import fonts, look
from ..theme import colour
from .picture import Picture
from .words import Words


class Card(QFrame):
    """`edge` is the role of its line's colour: "line", or "good.edge" for a result."""

    def __init__(self, title: str = "", *, icon: str = "", count: str = "", edge: str = "line") -> None:
        super().__init__()
        self._edge = edge
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.setContentsMargins(1, 1, 1, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._title = Words(title, size=fonts.CARD, bold=True)
        self._count = Words(count, size=fonts.SECOND, tone="soft")
        if title:
            self._layout.addWidget(self._head(icon))
            self.setAccessibleName(title)

    def add_full(self, content: QWidget, stretch: int = 0) -> None:
        """Content from edge to edge, with a line above it."""
        if self._layout.count():
            self._layout.addWidget(Line())
        self._layout.addWidget(content, stretch)

    def add(self, content: QWidget | QLayout) -> None:
        """Content with room around it."""
        holder = QWidget()
        inside = QVBoxLayout(holder)
        edge = look.space(16)
        inside.setContentsMargins(edge, 0 if self._layout.count() else edge, edge, edge)
        if isinstance(content, QLayout):
            inside.addLayout(content)
        else:
            inside.addWidget(content)
        self._layout.addWidget(holder)

    def show_title(self, title: str) -> None:
        """Another title for a card that had one."""
        self._title.say(title)
        self.setAccessibleName(title)

    def show_count(self, text: str) -> None:
        self._count.say(text)

    def set_edge(self, edge: str) -> None:
        """Another colour role for its line."""
        self._edge = edge
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        theme = look.theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colour(theme, self._edge)), 1 if self._edge == "line" else 2))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)

    def _head(self, icon: str) -> QWidget:
        head = QWidget()
        across = QHBoxLayout(head)
        across.setContentsMargins(look.space(16), look.space(8), look.space(16), look.space(8))
        across.setSpacing(look.space(8))
        if icon:
            across.addWidget(Picture(icon, tone="primary"))
        across.addWidget(self._title, 1)
        across.addWidget(self._count)
        return head


class Line(QFrame):
    """A thin line between things."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        QPainter(self).fillRect(self.rect(), QColor(look.theme().line))
