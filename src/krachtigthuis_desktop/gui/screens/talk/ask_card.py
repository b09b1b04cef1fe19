"""*Mag ik dit opschrijven?*, with the one fixed sentence to read aloud, and what each answer means."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from ....domain.records.conversation import MayWrite
from ....i18n import mark, tr
from ... import look
from ...panels.labelled import Labelled
from ...parts.card import Card
from ...parts.choices import Segment
from ...parts.days import long_day
from ...parts.quote import Quote
from ...parts.words import Words
from .begin_model import BeginModel

READ_ALOUD = mark(
    "I am a volunteer of Exodus. I would like to write down what you tell me. It goes to our office, locked. Only "
    "people of ours who help you read it. Without your yes we tell nothing on. Only when somebody is in danger that "
    "can be different. Then we discuss it with you first, if we can. You may say no, also later. That changes nothing "
    "for you: not in here, and not in the help you get. May I write this down?"
)
"""The sentence of `care.conversations.MAY_I_WRITE_VERSION`: another text, another version."""

_MEANS = {
    MayWrite.YES: mark("This yes is kept with the day and your name. It can be taken back at any time."),
    MayWrite.NO: mark(
        "That is fine. What you type stays a draft on this laptop. It does not go to the office. After 14 days it "
        "goes; a week later it cannot be got back."
    ),
    MayWrite.LATER: mark(
        "Then it stays a draft on this laptop for now. Ask again within 14 days. After that it goes; a week later it "
        "cannot be got back."
    ),
}


class AskCard(Card):
    def __init__(self, model: BeginModel) -> None:
        super().__init__(tr("May I write this down?"), icon="message-circle")
        self._model = model
        label = tr("May I write this down?")
        options = ((MayWrite.YES.value, tr("Yes")), (MayWrite.NO.value, tr("No")), (MayWrite.LATER.value, tr("Later")))
        self._answer = Segment(label, options, identifier="talk.may_write", changed=partial(model.set, "may_write"))
        self._labelled = Labelled(tr("The answer"), self._answer)
        self._since, self._means = Words(tone="soft"), Words(tone="soft")
        down = QVBoxLayout()
        down.setSpacing(look.space(12))
        down.addWidget(Words(tr("Read this aloud:"), tone="soft"))
        down.addWidget(Quote(tr(READ_ALOUD)))
        for part in (self._since, self._labelled, self._means):
            down.addWidget(part)
        self.add(down)

    def refresh(self) -> None:
        model = self._model
        since = model.yes_since
        self._since.setVisible(since is not None)
        if since:
            self._since.say(
                tr("{name} said yes on {day}.", name=model.inside.called if model.inside else "", day=long_day(since))
            )
        self._answer.show_key(model.form.may_write)
        missing = "may_write" in model.faults
        self._labelled.wrong(tr("Ask the question first, and choose the answer.") if missing else "")
        answer = model.form.may_write
        self._means.setVisible(bool(answer))
        self._means.say(tr(_MEANS[MayWrite(answer)]) if answer else "")
