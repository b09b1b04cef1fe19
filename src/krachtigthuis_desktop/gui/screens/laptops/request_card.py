"""A laptop asks to be trusted, or for new keys: six words compared, who holds it, the passphrase of the root key."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....explain.laptops import role_name
from ....i18n import tr
from ... import look
from ...panels.labelled import Labelled
from ...parts.button import Button, Kind
from ...parts.card import Card
from ...parts.check import Check
from ...parts.choices import Segment
from ...parts.field import TextField
from ...parts.flow import Flow
from ...parts.phrase_field import PhraseField
from ...parts.six_words import SixWords
from ...parts.words import Words
from .model import LaptopsModel
from .said import who

_ROLES = ("volunteer", "professional")
"""Who may have a laptop; an administrator sits at the office."""


class RequestCard(Card):
    def __init__(self, model: LaptopsModel) -> None:
        super().__init__(tr("A laptop asks to be trusted"), icon="shield-check")
        self._model = model
        down = QVBoxLayout()
        down.setSpacing(look.space(12))
        self._whose = Words(bold=True)
        down.addWidget(self._whose)
        down.addWidget(Words(tr("Do these six words also stand on the screen of that laptop? Let them be read aloud.")))
        self._six = SixWords(tr("The six words of this laptop"), identifier="laptops.six")
        down.addWidget(self._six)
        self._same = Check(tr("The six words are the same"), identifier="laptops.same")
        self._same.toggled.connect(lambda on: model.compared(same=on) if on != model.same else None)
        down.addWidget(self._same)
        down.addWidget(self._holder())
        self.phrase = PhraseField(
            tr("Passphrase of the root key"),
            identifier="laptops.root",
            hint=tr("only the root key says who is trusted"),
            entered=self._enrol_now,
        )
        down.addWidget(self.phrase)
        self._enrol = Button(
            kind=Kind.PRIMARY,
            icon="shield-check",
            identifier="laptops.enrol",
            name=tr("Trust this laptop"),
            clicked=self._enrol_now,
        )
        leave = Button(tr("The words differ"), icon="x", identifier="laptops.leave", clicked=self._leave)
        down.addWidget(Flow(self._enrol, leave, gap=12))
        self.add(down)

    def refresh(self) -> None:
        model = self._model
        self.setVisible(model.asked is not None)
        if model.asked is None:
            return
        self._six.show_words(model.asked.words)
        self._same.setChecked(model.same)
        new_keys = model.asked.request.renews is not None
        self._whose.say(tr("{who} asks for new keys for this laptop.", who=who(model.renews)) if model.renews else "")
        self._whose.setVisible(model.renews is not None)
        self._who.setVisible(model.same and not new_keys)
        self.phrase.setVisible(model.same)
        if not self._name.line.hasFocus():
            self._name.show_text(model.name)
        self._roles.show_key(model.role)
        words = tr("Trust the new keys") if new_keys else tr("Trust this laptop")
        self._enrol.setText(words)
        self._enrol.setAccessibleName(words)
        self._enrol.setEnabled(model.may_enrol)

    def _holder(self) -> QWidget:
        self._who, down = QWidget(), QVBoxLayout()
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(12))
        self._who.setLayout(down)
        self._name = TextField(
            tr("Who holds this laptop?"),
            identifier="laptops.name",
            hint=tr("the name stays in this office; the laptop gets a code"),
            typed=self._model.type_name,
        )
        down.addWidget(self._name)
        self._roles = Segment(
            tr("Role"),
            [(key, role_name(key)) for key in _ROLES],
            identifier="laptops.role",
            changed=self._model.choose_role,
        )
        down.addWidget(Labelled(tr("Role"), self._roles))
        return self._who

    def _enrol_now(self) -> None:
        if not self._model.may_enrol:
            return
        phrase = self.phrase.text()
        self.phrase.clear()
        self._model.enrol(phrase)

    def _leave(self) -> None:
        self.phrase.clear()
        self._model.leave()
