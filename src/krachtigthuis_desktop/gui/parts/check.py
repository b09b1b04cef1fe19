"""A box to tick and a round one to choose, with words that wrap beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from .. import fonts, icons, look
from .handle import handle
from .lay import Laid, lay

_BOX, _GAP, _AROUND = 22, 8, 4


class Check(QCheckBox):
    """A tick box. With no words (in a row) give it a name. `ticked` hears whether it is, after a press."""

    def __init__(
        self, text: str = "", *, identifier: str = "", name: str = "", ticked: Callable[[bool], None] | None = None
    ) -> None:
        super().__init__(text.replace("&", "&&"))
        _set_up(self, identifier, name)
        if ticked:
            # Not the callable itself: Qt gives a `partial` no value.
            self.clicked.connect(lambda on: ticked(on))  # noqa: PLW0108

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's names here and below
        return _size(self)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return _smallest(self)

    def hitButton(self, place: QPoint) -> bool:  # noqa: N802
        return self.rect().contains(place)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        _grow(self)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        box = _box(self)
        _draw_box(painter, self, box, radius=look.px(5))
        if self.isChecked():
            size = look.px(16)
            picture = icons.pixmap("check", look.theme().on_primary, size, self.devicePixelRatioF())
            painter.drawPixmap(box.center().x() - size // 2 + 1, box.center().y() - size // 2 + 1, picture)
        _draw_words(painter, self)


class Radio(QRadioButton):
    """One of several, as a circle. Put those that belong together under one parent."""

    def __init__(self, text: str, *, identifier: str = "") -> None:
        super().__init__(text.replace("&", "&&"))
        _set_up(self, identifier, "")

    def sizeHint(self) -> QSize:  # noqa: N802
        return _size(self)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return _smallest(self)

    def hitButton(self, place: QPoint) -> bool:  # noqa: N802
        return self.rect().contains(place)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        _grow(self)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        box = _box(self)
        _draw_box(painter, self, box, radius=box.width() / 2)
        if self.isChecked():
            dot = look.px(8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.theme().on_primary))
            painter.drawEllipse(QRectF(box.center().x() + 0.5 - dot / 2, box.center().y() + 0.5 - dot / 2, dot, dot))
        _draw_words(painter, self)


def _set_up(button: QAbstractButton, identifier: str, name: str) -> None:
    button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    if identifier:
        handle(button, identifier, name)


def _sides() -> int:
    return look.px(_BOX) + look.px(_GAP) + 2 * _AROUND


def _laid(button: QAbstractButton, width: int | None) -> Laid:
    return lay(button.text().replace("&&", "&"), fonts.font(look.px(fonts.TEXT)), width)


def _size(button: QAbstractButton) -> QSize:
    laid = _laid(button, None)
    width = _sides() + laid.width if button.text() else look.px(_BOX) + 2 * _AROUND
    return QSize(width, max(look.px(_BOX) + 2 * _AROUND, laid.height + 2 * _AROUND))


def _smallest(button: QAbstractButton) -> QSize:
    hint = _size(button)
    return QSize(min(hint.width(), look.px(120)), hint.height())


def _grow(button: QAbstractButton) -> None:
    """In a narrow place the words take more lines."""
    laid = _laid(button, max(1, button.width() - _sides()))
    button.setMinimumHeight(max(look.px(_BOX), laid.height) + 2 * _AROUND)


def _box(button: QAbstractButton) -> QRect:
    """The box stands beside the first line."""
    size = look.px(_BOX)
    laid = _laid(button, max(1, button.width() - _sides()))
    first = button.height() if laid.lines == 1 else laid.height // laid.lines + 2 * _AROUND
    return QRect(_AROUND, (first - size) // 2, size, size)


def _draw_box(painter: QPainter, button: QAbstractButton, box: QRect, *, radius: float) -> None:
    theme = look.theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    on = button.isChecked()
    if button.hasFocus():
        painter.setPen(QPen(QColor(theme.primary), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = QRectF(box).adjusted(-2.5, -2.5, 2.5, 2.5)
        painter.drawRoundedRect(ring, radius + 2, radius + 2)
    painter.setPen(QPen(QColor(theme.primary if on else theme.field), 2))
    painter.setBrush(QColor(theme.primary if on else theme.surface))
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), radius, radius)


def _draw_words(painter: QPainter, button: QAbstractButton) -> None:
    laid = _laid(button, max(1, button.width() - _sides()))
    tone = look.theme().ink if button.isEnabled() else look.theme().soft
    laid.draw(painter, _sides() - _AROUND, (button.height() - laid.height) // 2, tone)
