"""A bold label above a group of choices, with a hint behind it and what is wrong below: for what is not one field."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from .. import fonts, look
from ..parts.field import Fault
from ..parts.flow import Flow
from ..parts.words import Words


class Labelled(QWidget):
    """`content` names itself to a screen reader."""

    def __init__(self, label: str, *content: QWidget, hint: str = "") -> None:
        super().__init__()
        self._label = Words(label, size=fonts.LABEL, bold=True)
        self._fault = Fault()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(6))
        head = Flow(self._label, gap=12)
        if hint:
            head.add(Words(hint, size=fonts.SECOND, tone="soft"))
        down.addWidget(head)
        for each in content:
            down.addWidget(each)
        down.addWidget(self._fault)

    def say(self, label: str) -> None:
        """Another label."""
        self._label.say(label)

    def wrong(self, sentence: str) -> None:
        self._fault.say(sentence)
