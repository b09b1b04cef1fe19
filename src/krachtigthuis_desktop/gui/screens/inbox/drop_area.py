"""The dashed place where bundles are dropped. Nothing of the stick is started by it; the keyboard has a button."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ....i18n import tr
from ... import look
from ...parts.picture import Picture
from ...parts.words import Words


class DropArea(QWidget):
    """`dropped` hears the files of this computer; what comes from elsewhere is not taken."""

    def __init__(self, dropped: Callable[[tuple[Path, ...]], None]) -> None:
        super().__init__()
        self._dropped = dropped
        self.setAcceptDrops(True)
        across = QHBoxLayout(self)
        edge = look.space(14)
        across.setContentsMargins(look.space(16), edge, look.space(16), edge)
        across.setSpacing(look.space(12))
        across.addWidget(Picture("package-open", size=28, tone="primary"))
        across.addWidget(
            Words(tr("The program starts nothing of the stick."), lead=tr("Drop bundles of the stick here.")), 1
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 Qt's names
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        files = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        if files:
            event.acceptProposedAction()
            self._dropped(files)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme = look.theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.field), 2, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(theme.inset))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
