"""Words to read aloud, or words of a person: the solid green bar of own words beside them."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from .. import fonts, look
from .three_texts import Voice, draw_bar
from .words import Words


class Quote(QWidget):
    def __init__(self, text: str, voice: Voice = Voice.OWN_WORDS) -> None:
        super().__init__()
        self._voice, self._words = voice, Words(text, size=fonts.MAIN_BUTTON)
        down = QVBoxLayout(self)
        down.setContentsMargins(look.space(18), look.space(4), 0, look.space(4))
        down.addWidget(self._words)

    def say(self, text: str) -> None:
        self._words.say(text)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        draw_bar(QPainter(self), self._voice, look.px(4) / 2, self.height())
