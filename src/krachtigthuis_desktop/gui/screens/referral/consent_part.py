"""Whose yes the letter rests on: asked and answered here, or nobody was asked yet."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....i18n import mark, tr
from ... import look, terms
from ...panels.consent_panel import ConsentPanel
from ...parts.button import Button, Kind
from ...parts.card import Card
from ...parts.words import Words
from .model import ReferralModel
from .written import purposes_of

_PRESETS = (
    ("notes", mark("Only write down")),
    ("family", mark("Also talk to the family")),
    ("refer", mark("Also refer")),
)


class ConsentCard(Card):
    def __init__(self, model: ReferralModel) -> None:
        super().__init__(tr("Permission"), icon="handshake")
        self._model = model
        self._closed = QWidget()
        self._build_closed()
        self._panel = ConsentPanel(
            identifier="referral.consent",
            form=lambda: model.form.consent,
            typed=model.type_consent,
            chosen=model.choose_consent,
            today=lambda: model.day,
            presets=[(key, tr(words)) for key, words in _PRESETS],
            means=self._means,
        )
        self.first = self._panel.first
        stop = Button(
            tr("Nobody was asked yet"),
            kind=Kind.LINK,
            identifier="referral.consent.close",
            clicked=model.no_consent,
        )
        self._form = QWidget()
        down = QVBoxLayout(self._form)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(12))
        down.addWidget(self._panel)
        down.addWidget(stop)
        inside = QVBoxLayout()
        inside.addWidget(self._closed)
        inside.addWidget(self._form)
        self.add(inside)

    def refresh(self) -> None:
        model, given = self._model, self._model.form.consent
        self._closed.setVisible(not given.open)
        self._form.setVisible(given.open)
        self.opener.setEnabled(bool(model.form.concerns))
        people = tuple((key, person.called) for key, person in model.people)
        helper = ((model.form.organisation, model.helper_name),) if model.helper_name else ()
        self._panel.offer(people, (*helper, *people))
        self._panel.refresh(
            {name.removeprefix("consent."): error for name, error in model.faults.items() if "consent." in name}
        )

    def _means(self) -> str:
        """All purposes that are written down with what was chosen."""
        given = self._model.form.consent
        purposes = ", ".join(tr(terms.PURPOSES[each]) for each in purposes_of(given))
        if not purposes:
            return ""
        form = tr("Written down is a no to: {purposes}.") if given.agreed == "no" else tr("This holds: {purposes}.")
        return form.format(purposes=purposes)

    def _build_closed(self) -> None:
        down = QVBoxLayout(self._closed)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(10))
        down.addWidget(
            Words(tr("Was it asked and answered? Write the answer down here. A no counts as much as a yes."))
        )
        self.opener = Button(
            tr("Write down an answer"), icon="plus", identifier="referral.consent.open", clicked=self._model.ask_consent
        )
        down.addWidget(self.opener)
