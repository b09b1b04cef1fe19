"""A message bar: lead edge, icon, bold first words, the rest, and at most one action.

It is announced to a screen reader when it appears. Undo is such a bar, not a question.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from .. import fonts, look
from ..theme import Level
from .button import Button, Size
from .picture import Picture
from .words import Words

ICONS = {
    Level.STOP: "ban",
    Level.ATTENTION: "triangle-alert",
    Level.GOOD: "circle-check",
    Level.INFO: "info",
    Level.QUIET: "info",
}


class Message(QWidget):
    """A bar of one level. `lead` is bold; `action` is (words, what happens)."""

    def __init__(
        self,
        level: Level,
        lead: str,
        rest: str = "",
        *,
        identifier: str = "message",
        icon: str = "",
        action: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        super().__init__()
        self._level, self._icon = level, icon
        self.setObjectName(identifier)
        self.setAccessibleIdentifier(identifier)
        tone = f"{level.value}.text"
        self._words = Words(rest, lead=lead, size=fonts.TEXT, tone=tone)
        self._picture = Picture(icon or ICONS[level], size=22, tone=tone)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(look.space(20), look.space(10), look.space(14), look.space(10))
        self._layout.setSpacing(look.space(12))
        self._layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(self._words, 1)
        if action:
            words, happen = action
            self._button: Button | None = Button(
                words, size=Size.SMALL, identifier=f"{identifier}.action", clicked=happen
            )
            self._button.setProperty("tone", tone)
            self._button.setProperty("level", level.value)
            self._layout.addWidget(self._button)
        else:
            self._button = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._say()

    @property
    def button(self) -> Button | None:
        """Its action; None for a message that only says something."""
        return self._button

    def say(self, lead: str, rest: str = "") -> None:
        """Other words in the same bar."""
        self._words.say(rest, lead=lead)
        self._say()
        if self.isVisible():
            self._announce()

    def show_level(self, level: Level) -> None:
        """Louder or calmer: edge, ground and letters."""
        self._level, tone = level, f"{level.value}.text"
        self._words.set_tone(tone)
        self._picture.show_icon(self._icon or ICONS[level], tone)
        self.update()

    def text(self) -> str:
        return self._words.text()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._announce()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """When the text would get less than half the width, the action goes under it."""
        super().resizeEvent(event)
        if self._button:
            tight = self._button.sizeHint().width() > self.width() * 0.4
            way = QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight
            if self._layout.direction() != way:
                self._layout.setDirection(way)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._layout.setContentsMargins(look.space(20), look.space(10), look.space(14), look.space(10))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        tint = look.theme().tint(self._level)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.fillPath(shape, QColor(tint.ground))
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(0, 0, look.px(5), self.height(), QColor(tint.edge))
        painter.restore()
        painter.setPen(QPen(QColor(tint.edge), 1))
        painter.drawPath(shape)

    def _say(self) -> None:
        self.setAccessibleName(self._words.text())

    def _announce(self) -> None:
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
