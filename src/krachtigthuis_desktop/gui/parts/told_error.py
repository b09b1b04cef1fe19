"""What went wrong as a part of a page: what is it, what does it mean, what can you do; the code small."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...i18n import tr
from .. import fonts, look
from .words import Words


class ToldError(QWidget):
    """Empty until `say`."""

    def __init__(self) -> None:
        super().__init__()
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(look.space(4))

    def say(self, title: str, meaning: str, todo: Sequence[str], code: str) -> None:
        """Other words in the same place."""
        while item := self._down.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self._part(tr("What is it?"), title)
        self._part(tr("What does it mean?"), meaning)
        if todo:
            self._head(tr("What can you do?"))
            for place, step in enumerate(todo, start=1):
                self._down.addWidget(Words(tr("{place}. {step}", place=place, step=step), indent=8))
        self._down.addSpacing(look.space(6))
        self._down.addWidget(Words(code, lead=tr("For the administrator:"), size=fonts.SECOND, tone="soft"))

    def _part(self, head: str, text: str) -> None:
        if text:
            self._head(head)
            self._down.addWidget(Words(text))
            self._down.addSpacing(look.space(4))

    def _head(self, text: str) -> None:
        self._down.addWidget(Words(text, size=fonts.LABEL, bold=True))
