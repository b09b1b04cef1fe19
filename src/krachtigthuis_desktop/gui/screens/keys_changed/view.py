"""One page: what happened, what is certain, and the one thing to do."""

from __future__ import annotations

from ....explain import explain
from ....i18n import tr
from ... import fonts
from ...level import Level
from ...parts.button import Button, Kind, Size
from ...parts.front import Front
from ...parts.look_choice import LookChoice
from ...parts.message import Message
from ...parts.words import Words
from .model import KeysChangedModel


class KeysChangedView(Front):
    """The focus stands on putting the keys back."""

    def __init__(self, model: KeysChangedModel, choice: LookChoice) -> None:
        super().__init__()
        self._model = model
        self.top.addWidget(choice)
        self.column.addWidget(Words(tr("Somebody changed the file with the keys"), size=fonts.TITLE, bold=True))
        for text in (
            tr("That did not happen in this program. Was this computer left alone?"),
            tr("The vault knows its own keys. Put them back: then your own keys open it, and no older ones."),
            tr("Tell the office what happened."),
        ):
            self.column.addWidget(Words(text))
        self._fault = Message(Level.ATTENTION, "", identifier="keys.fault")
        self._fault.hide()
        self.column.addWidget(self._fault)
        self._confirm = Button(
            tr("Put the keys back"),
            kind=Kind.PRIMARY,
            size=Size.MAIN,
            icon="key-round",
            identifier="keys.confirm",
            clicked=model.confirm,
        )
        self.column.addWidget(self._confirm)
        self.column.addWidget(Button(tr("Not now"), kind=Kind.LINK, identifier="keys.later", clicked=model.later))
        model.changed = self.refresh
        self.refresh()

    def refresh(self) -> None:
        model = self._model
        self._confirm.setText(tr("One moment…") if model.busy else tr("Put the keys back"))
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo)).strip())

    def first_focus(self) -> None:
        self._confirm.setFocus()
