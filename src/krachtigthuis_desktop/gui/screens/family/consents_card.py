"""What was agreed, in sentences: who, what for, to whom, until when. A yes can be taken back here at any time."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....domain.records import Consent
from ....i18n import tr, trn
from ... import fonts, look
from ...parts.button import Button, Kind, Size
from ...parts.card import Card
from ...parts.empty import Empty
from ...parts.field import TextField
from ...parts.flow import Flow
from ...parts.line_row import Lines
from ...parts.message import Message
from ...parts.words import Words
from ...theme import Level
from .model import FamilyModel
from .said import consent_lines, consent_title


class ConsentsCard(Card):
    def __init__(self, model: FamilyModel) -> None:
        super().__init__(tr("What was agreed"), icon="shield-check")
        self._model = model
        self._shown: tuple[object, ...] = ()
        self._none = Empty("shield-check", tr("Nothing is agreed yet"), tr("It begins with: may I write this down?"))
        self._gone = Message(Level.INFO, tr("The yes was withdrawn."), "", identifier="family.gone", icon="undo-2")
        self._lines = Lines()
        either = QWidget()
        down = QVBoxLayout(either)
        down.setContentsMargins(0, 0, 0, 0)
        for part in (self._none, self._gone, self._lines):
            down.addWidget(part)
        self.add_full(either)

    def refresh(self) -> None:
        model = self._model
        self._none.setVisible(not model.consents)
        self._lines.setVisible(bool(model.consents))
        self._gone.setVisible(model.letters_out is not None)
        if model.letters_out is not None:
            self._gone.say(
                tr("The yes was withdrawn."),
                trn(
                    "{count} letter had gone out under it. From now on nothing more goes.",
                    "{count} letters had gone out under it. From now on nothing more goes.",
                    model.letters_out,
                ),
            )
        shown = (model.consents, model.withdrawing)
        if shown != self._shown:
            self._shown = shown
            self._lines.show_rows([self._agreed(id_, consent) for id_, consent in model.consents])

    def _agreed(self, id_: str, consent: Consent) -> QWidget:
        """One agreement, with the way to take it back while it stands."""
        model = self._model
        row = QWidget()
        down = QVBoxLayout(row)
        edge = look.space(16)
        down.setContentsMargins(edge, look.space(10), edge, look.space(10))
        down.setSpacing(look.space(4))
        down.addWidget(Words(consent_title(consent, model.name), bold=True))
        for line in consent_lines(consent, model.name):
            down.addWidget(Words(line, size=fonts.SECOND, tone="soft"))
        if model.withdrawing == id_:
            down.addWidget(_TakeBack(model))
        elif consent.agreed and consent.withdrawal is None:
            take_back = Button(
                tr("Withdraw"),
                size=Size.SMALL,
                icon="undo-2",
                identifier=f"family.take_back.{id_}",
                clicked=partial(model.take_back, id_),
            )
            down.addWidget(Flow(take_back))
        return row


class _TakeBack(QWidget):
    """How it was said; then it is taken back, which cannot be undone but by a new yes."""

    def __init__(self, model: FamilyModel) -> None:
        super().__init__()
        self._model = model
        self._how = TextField(
            tr("How was it withdrawn?"), identifier="family.how", hint=tr("said, by letter, by phone")
        )
        down = QVBoxLayout(self)
        down.setContentsMargins(0, look.space(6), 0, 0)
        down.setSpacing(look.space(8))
        down.addWidget(self._how)
        down.addWidget(
            Flow(
                Button(
                    tr("Withdraw"),
                    kind=Kind.DANGER,
                    size=Size.SMALL,
                    identifier="family.take_back.sure",
                    clicked=self._press,
                ),
                Button(
                    tr("Never mind"),
                    size=Size.SMALL,
                    identifier="family.take_back.stop",
                    clicked=model.stop_taking_back,
                ),
            )
        )

    def _press(self) -> None:
        self._model.withdraw(self._how.text())
