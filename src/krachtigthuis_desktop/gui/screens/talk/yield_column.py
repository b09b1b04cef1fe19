"""In this conversation: the worries that it yielded, and the way to a next one."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....i18n import tr
from ... import fonts, look
from ...parts.button import Button, Size
from ...parts.card import Card
from ...parts.row import Row
from ...parts.rows import Rows
from ...parts.words import Words
from .worry_desk import YieldLine
from .worry_model import WorryModel


class YieldColumn(QWidget):
    def __init__(self, model: WorryModel) -> None:
        super().__init__()
        self._model = model
        self._title = Words(size=fonts.LABEL, tone="soft")
        self._rows = Rows(tr("In this conversation"), identifier="worry.yield", opened=model.show)
        card = Card()
        card.add_full(self._rows)
        self._next = Button(
            tr("Another worry"), icon="plus", size=Size.SMALL, identifier="worry.another", clicked=model.another
        )
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(10))
        for part in (self._title, card, self._next):
            down.addWidget(part)

    def refresh(self) -> None:
        model = self._model
        of_talk = bool(model.around.conversation)
        self._title.say(tr("In this conversation") if of_talk else tr("Written down apart"))
        self._rows.show_rows([_row(line) for line in model.lines])
        self._rows.choose(model.form.id)
        self._next.setVisible(of_talk)


def _row(line: YieldLine) -> Row:
    second = tr("Saved") if line.is_saved else tr("Busy now") if line.is_open else tr("Draft")
    return Row(line.id, line.called or tr("New worry"), second, opens=False, heading=line.is_open)
