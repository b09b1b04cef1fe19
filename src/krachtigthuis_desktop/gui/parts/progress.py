"""How far a job is: what it does now in words, how much of how much, and a bar. No animation."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from .. import fonts, look
from .handle import handle, put
from .words import Words


class Progress(QWidget):
    def __init__(self, doing: str, *, identifier: str) -> None:
        super().__init__()
        self._doing = Words(doing, size=fonts.LABEL)
        self._much = Words(size=fonts.SECOND, tone="soft")
        self._bar = handle(QProgressBar(), identifier, doing)
        self._bar.setTextVisible(False)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(6))
        head = QHBoxLayout()
        head.addWidget(self._doing, 1)
        head.addWidget(self._much)
        down.addLayout(head)
        down.addWidget(self._bar)

    def show_progress(self, doing: str, part: int, whole: int, *, much: str = "", done: bool = False) -> None:
        """`part` of `whole` is done; `much` says so in words ("1,3 van 2,1 MB")."""
        self._doing.say(doing)
        self._much.say(much)
        self._bar.setRange(0, max(1, whole))
        self._bar.setValue(part)
        self._bar.setAccessibleName(f"{doing} {much}".strip())
        put(self._bar, "done", done)
