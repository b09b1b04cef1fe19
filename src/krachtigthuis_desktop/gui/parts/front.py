"""The page at the door: the green side with the street, and beside it one column with what is asked.

With large text or in a narrow window the green side goes.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ... import __version__
from ...i18n import tr
from .. import fonts, look
from ..navigation import House
from ..theme import colour
from .button import Button, Kind
from .page import Scroll
from .street import Street
from .words import Words

_COLUMN = 500
"""Pixels at 100 %."""
_HALF = 128


class Front(QWidget):
    """Put what is asked in `column`; what changes the look of the program goes in `top`.

    `help_asked` is emitted when the link under it was pressed.
    """

    help_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column, self.top = QVBoxLayout(), QHBoxLayout()
        self.column.setSpacing(look.space(14))
        self._side = Side()
        self._holder = QWidget()
        self._holder.setLayout(self.column)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._side)
        inside = QWidget()
        down = QVBoxLayout(inside)
        self.top.addStretch(1)
        down.addLayout(self.top)
        down.addStretch(1)
        # Not by alignment: an aligned widget gets the height of its hint, not the one its width needs.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._holder)
        middle.addStretch(1)
        down.addLayout(middle)
        down.addStretch(1)
        under = QHBoxLayout()
        under.addWidget(Words(tr("Version {version}", version=__version__), size=fonts.SECOND, tone="soft"), 1)
        under.addWidget(Button(tr("Help (F1)"), kind=Kind.LINK, identifier="front.help", clicked=self.help_asked.emit))
        down.addLayout(under)
        self._margins = down
        across.addWidget(Scroll(inside), 1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        narrow = look.is_narrow(self)
        self._side.setVisible(not narrow)
        edge = look.space(24)
        self._margins.setContentsMargins(edge, edge, edge, edge)
        room = self.width() - (0 if narrow else self._side.width()) - 2 * edge - look.space(16)
        self._holder.setFixedWidth(max(200, min(look.px(_COLUMN), room)))


class Side(QWidget):
    """The green side: the name, two sentences, the street."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(470)
        # In dark colours the main colour is a bright one: then it writes, on the dark it stands on otherwise.
        dark = QColor(look.theme().ground).lightness() < _HALF
        self._wall, tone = ("on_primary", "primary") if dark else ("primary", "on_primary")
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 48, 0, 0)
        head = QHBoxLayout()
        head.setContentsMargins(48, 0, 24, 0)
        head.setSpacing(12)
        head.addWidget(House(36))
        head.addWidget(Words("Krachtig Thuis", size=fonts.CARD, bold=True, tone=tone), 1)
        down.addLayout(head)
        words = QVBoxLayout()
        words.setContentsMargins(48, 56, 48, 0)
        words.setSpacing(10)
        words.addWidget(Words(tr("Worries about home. Help nearby."), size=fonts.TITLE, bold=True, tone=tone))
        words.addWidget(
            Words(
                tr("What you write down lies in a vault on this laptop. The program uses no network."),
                size=fonts.TEXT,
                tone=tone,
            )
        )
        down.addLayout(words)
        down.addStretch(1)
        down.addWidget(Street())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        QPainter(self).fillRect(self.rect(), QColor(colour(look.theme(), self._wall)))
