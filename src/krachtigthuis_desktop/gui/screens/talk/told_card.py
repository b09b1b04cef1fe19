"""*Verteld*: one press when the answer was told, and the press taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....i18n import tr
from ... import look
from ...parts.button import Button, Size
from ...parts.days import short_day
from ...parts.delivered import delivered
from ...parts.field import TextField
from ...parts.flow import Flow
from ...parts.tag import Tag, TagText
from ...parts.words import Words
from ...theme import Level
from .worry_model import WorryModel


class ToldCard(QWidget):
    """Shown for a saved worry only. State and feedback are two axes."""

    def __init__(self, model: WorryModel) -> None:
        super().__init__()
        self._model = model
        self._tag = Tag("message-circle", tr("Not told yet"))
        self._delivered = Tag("package", tr("Not at the office yet"))
        self._said_before = Words(tone="soft")
        self._said = TextField(tr("What was told back?"), identifier="worry.said", hint=tr("may stay empty"))
        self._told = Button(
            tr("Told"), icon="message-circle-reply", size=Size.SMALL, identifier="worry.told", clicked=self._tell
        )
        self._back = Button(
            tr("Take back"), icon="undo-2", size=Size.SMALL, identifier="worry.take_back", clicked=model.take_back
        )
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(8))
        down.addWidget(Flow(self._delivered, self._tag))
        down.addWidget(self._said_before)
        down.addWidget(self._said)
        down.addWidget(Flow(self._told, self._back))

    def refresh(self) -> None:
        worry = self._model.saved
        self.setVisible(worry is not None)
        stored = self._model.around.stored(self._model.form.id)
        self._delivered.say(delivered(yes=stored is not None and stored.delivered))
        told = worry.feedback if worry else None
        if told:
            self._tag.say(TagText("check", tr("Told back on {day}", day=short_day(told.on)), Level.GOOD))
            self._said.show_text("")
        else:
            self._tag.say(TagText("message-circle", tr("Not told yet"), Level.QUIET))
        self._said_before.setVisible(bool(told and told.said))
        self._said_before.say(told.said if told else "")
        for part in (self._said, self._told):
            part.setVisible(told is None)
        self._back.setVisible(told is not None)

    def _tell(self) -> None:
        self._model.tell_back(self._said.text())
