"""*Deze laptop inleveren*: what is still here, and, when the office has everything, the vault goes for good."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from ....explain import explain
from ....i18n import language, tr, trn
from ... import look
from ...level import Level
from ...parts.button import Button, Kind
from ...parts.card import Card
from ...parts.field import TextField
from ...parts.flow import Flow
from ...parts.message import Message
from ...parts.words import Words
from .retire_model import WORD, RetireModel


class RetireCard(Card):
    """The word is asked only when nothing stands in the way: a person types it, since the vault does not come back."""

    def __init__(self, model: RetireModel) -> None:
        super().__init__(tr("Hand this laptop in"), icon="laptop")
        self._model = model
        self._word = WORD[language().value]
        self._about = Words(
            tr("Do you stop, or does somebody else get this laptop? Then the vault goes, and nothing can be read here.")
        )
        self._state = Message(Level.INFO, "", identifier="settings.retire.left")
        self._lost = Message(Level.ATTENTION, "", identifier="settings.retire.lost")
        self._fault = Message(Level.ATTENTION, "", identifier="settings.retire.fault")
        self._look = Button(
            tr("Look whether it may go"), icon="search", identifier="settings.retire.look", clicked=model.look
        )
        self._typed = TextField(
            tr("Type “{word}” to confirm", word=self._word),
            identifier="settings.retire.word",
            limit=20,
            typed=lambda _text: self.refresh(),
        )
        self._go = Button(
            tr("Delete the vault for good"),
            kind=Kind.DANGER,
            icon="trash-2",
            identifier="settings.retire.go",
            clicked=model.retire,
        )
        inside = QVBoxLayout()
        inside.setSpacing(look.space(12))
        self._end = Flow(self._go)
        for part in (self._about, self._state, self._lost, self._fault, Flow(self._look), self._typed, self._end):
            inside.addWidget(part)
        self.add(inside)
        model.changed = self.refresh
        self.refresh()

    def refresh(self) -> None:
        model = self._model
        left = model.left
        self._state.setVisible(left is not None)
        if left is not None:
            said = self._standing()
            self._state.say(
                tr("The office has everything.") if model.may_go else tr("This laptop cannot be handed in yet."),
                " ".join(said),
            )
        self._lost.setVisible(model.may_go and model.loses_rejected > 0)
        if model.loses_rejected:
            self._lost.say(
                trn(
                    "{count} piece was not taken over by the office. It is lost then.",
                    "{count} pieces were not taken over by the office. They are lost then.",
                    model.loses_rejected,
                )
            )
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo)).strip())
        for part in (self._typed, self._end):
            part.setVisible(model.may_go)
        fits = self._typed.text().strip().casefold() == self._word
        self._go.setEnabled(fits and not model.busy)

    def _standing(self) -> list[str]:
        """What stands in the way, each in a sentence; or what comes next."""
        left = self._model.left
        if left is None:
            return []
        if self._model.may_go:
            return [tr("After this only the office has it, and your paper key opens nothing any more.")]
        said = []
        if left.revisions:
            said.append(
                trn(
                    "{count} piece is not at the office yet.",
                    "{count} pieces are not at the office yet.",
                    left.revisions,
                )
            )
        if left.disputed:
            said.append(
                trn(
                    "Of {count} piece there are two accounts. The office decides first.",
                    "Of {count} pieces there are two accounts. The office decides first.",
                    left.disputed,
                )
            )
        if left.drafts:
            said.append(trn("{count} form is half filled in.", "{count} forms are half filled in.", left.drafts))
        return [*said, tr("Take everything along once more, and take in the answer of the office.")]
