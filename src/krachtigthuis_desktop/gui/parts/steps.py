"""Steps that are walked one after another: what is done has a check, what is now is bold, the rest waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from .. import fonts, icons, look
from .lay import Laid, lay

_DISC, _GAP, _BETWEEN = 34, 14, 14


class Stage(StrEnum):
    WAITING = "waiting"
    NOW = "now"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class Step:
    """`spoken` is the stage in words, for who does not see the picture."""

    title: str
    second: str
    stage: Stage
    spoken: str


class Steps(QWidget):
    """Steps under each other, joined by a line."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name, self._steps = name, tuple[Step, ...]()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_steps(self, steps: Sequence[Step]) -> None:
        self._steps = tuple(steps)
        said = "; ".join(f"{step.title}: {step.spoken}" for step in steps)
        self.setAccessibleName(f"{self._name}. {said}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        return QSize(look.px(260), self.heightForWidth(look.px(260)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(look.px(160), 0)

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return sum(self._tall(step, width) for step in self._steps)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0
        for place, step in enumerate(self._steps):
            tall = self._tall(step, self.width())
            if place < len(self._steps) - 1:
                self._draw_join(painter, top, tall, done=step.stage is Stage.DONE)
            self._draw_disc(painter, top, place, step.stage)
            title, second = self._laid(step, self.width())
            left, theme = look.px(_DISC) + look.space(_GAP), look.theme()
            title.draw(painter, left, top, theme.soft if step.stage is Stage.WAITING else theme.ink)
            second.draw(painter, left, top + title.height, theme.soft)
            top += tall

    def _draw_disc(self, painter: QPainter, top: int, place: int, stage: Stage) -> None:
        theme, size = look.theme(), look.px(_DISC)
        disc = QRectF(1, top + 1, size - 2, size - 2)
        filled = {Stage.DONE: theme.primary, Stage.FAILED: theme.stop.ground}.get(stage, theme.surface)
        edge = {Stage.WAITING: theme.field, Stage.FAILED: theme.stop.edge}.get(stage, theme.primary)
        painter.setPen(QPen(QColor(edge), 2))
        painter.setBrush(QColor(filled))
        painter.drawEllipse(disc)
        icon = {Stage.DONE: ("check", theme.on_primary), Stage.FAILED: ("x", theme.stop.text)}.get(stage)
        if icon:
            small = look.px(icons.BESIDE_TEXT)
            corner = (size - small) // 2
            painter.drawPixmap(corner, top + corner, icons.pixmap(*icon, small, self.devicePixelRatioF()))
            return
        painter.setFont(fonts.font(look.px(fonts.LABEL), bold=True))
        painter.setPen(QColor(theme.primary if stage is Stage.NOW else theme.soft))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(place + 1))

    def _draw_join(self, painter: QPainter, top: int, tall: int, *, done: bool) -> None:
        theme, size = look.theme(), look.px(_DISC)
        painter.setPen(QPen(QColor(theme.primary if done else theme.line), 3))
        painter.drawLine(size // 2, top + size, size // 2, top + tall)

    def _laid(self, step: Step, width: int) -> tuple[Laid, Laid]:
        room = max(1, width - look.px(_DISC) - look.space(_GAP))
        title = lay(step.title, fonts.font(look.px(fonts.TEXT), bold=step.stage is Stage.NOW), room)
        return title, lay(step.second, fonts.font(look.px(fonts.SECOND)), room)

    def _tall(self, step: Step, width: int) -> int:
        title, second = self._laid(step, width)
        return max(title.height + second.height, look.px(_DISC)) + look.space(_BETWEEN)
