"""What was agreed, in sentences: who, what for, to whom, until when. Answers are written down and taken back here."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....care.family_said import consent_lines, consent_title
from ....domain.records import Consent
from ....i18n import tr
from ... import fonts, look
from ...panels.consent_panel import ConsentPanel
from ...parts.button import Button, Kind, Size
from ...parts.card import Card
from ...parts.days import long_day
from ...parts.empty import Empty
from ...parts.field import TextField
from ...parts.flow import Flow
from ...parts.line_row import Lines
from ...parts.page import to_fault
from ...parts.words import Words
from .agreed_model import AgreedModel


class ConsentsCard(Card):
    def __init__(self, agreed: AgreedModel) -> None:
        super().__init__(tr("Consents"), icon="shield-check")
        self._agreed, self._family = agreed, agreed.family
        self._shown: tuple[object, ...] = ()
        self._none = Empty("shield-check", tr("Nothing is agreed yet"), tr("It begins with: may I write this down?"))
        self._lines = Lines()
        self.write = Button(
            tr("Write down an answer"),
            icon="plus",
            size=Size.SMALL,
            identifier="family.agree",
            clicked=agreed.begin,
        )
        either = QWidget()
        down = QVBoxLayout(either)
        down.setContentsMargins(0, 0, 0, look.space(12))
        for part in (self._none, self._lines):
            down.addWidget(part)
        edge = look.space(16)
        row = QVBoxLayout()
        row.setContentsMargins(edge, 0, edge, 0)
        row.addWidget(Flow(self.write))
        down.addLayout(row)
        self.add_full(either)

    def refresh(self) -> None:
        agreed, consents = self._agreed, self._family.consents
        self._none.setVisible(not consents)
        self._lines.setVisible(bool(consents))
        self.write.setVisible(not self._family.forms.agreeing)
        shown = (consents, agreed.withdrawing)
        if shown != self._shown:
            self._shown = shown
            self._lines.show_rows([self._line(id_, consent) for id_, consent in consents])

    def _line(self, id_: str, consent: Consent) -> QWidget:
        """One agreement, with the way to take it back while it stands."""
        name = self._family.name
        row = QWidget()
        down = QVBoxLayout(row)
        edge = look.space(16)
        down.setContentsMargins(edge, look.space(10), edge, look.space(10))
        down.setSpacing(look.space(4))
        down.addWidget(Words(consent_title(consent, name), bold=True))
        for line in consent_lines(consent, name, long_day):
            down.addWidget(Words(line, size=fonts.SECOND, tone="soft"))
        if self._agreed.withdrawing == id_:
            down.addWidget(_TakeBack(self._agreed))
        elif consent.agreed and consent.withdrawal is None:
            take_back = Button(
                tr("Withdraw"),
                size=Size.SMALL,
                icon="undo-2",
                identifier=f"family.take_back.{id_}",
                clicked=partial(self._agreed.take_back, id_),
            )
            down.addWidget(Flow(take_back))
        return row


class AgreeCard(Card):
    """The answer that is written down: at the top of the page, where it is seen."""

    def __init__(self, agreed: AgreedModel) -> None:
        super().__init__(tr("Permission"), icon="handshake")
        self._agreed, self._family = agreed, agreed.family
        self._panel = ConsentPanel(
            identifier="family.consent",
            form=lambda: agreed.form,
            typed=agreed.type_text,
            chosen=agreed.choose,
            today=lambda: agreed.family.today,
        )
        self.first = self._panel.first
        inside = QVBoxLayout()
        inside.setSpacing(look.space(12))
        inside.addWidget(
            Words(tr("Was it asked and answered? Write the answer down here. A no counts as much as a yes."))
        )
        inside.addWidget(self._panel)
        inside.addWidget(
            Flow(
                Button(tr("Save"), icon="save", identifier="family.consent.save", clicked=self.press),
                Button(tr("Never mind"), identifier="family.consent.stop", clicked=agreed.stop),
            )
        )
        self.add(inside)

    def press(self) -> None:
        """As its button."""
        self._agreed.save()
        to_fault(self)

    def refresh(self) -> None:
        family = self._family
        self.setVisible(family.forms.agreeing)
        if family.forms.agreeing and family.page:
            people = tuple((id_, person.called) for id_, person in family.persons)
            helpers = {line.organisation_id: line.organisation for line in family.page.referrals if line.organisation}
            self._panel.offer(people, (*people, *((str(id_), name) for id_, name in helpers.items())))
            self._panel.refresh(self._agreed.faults)


class _TakeBack(QWidget):
    """How it was said; then it is taken back, which cannot be undone but by a new yes."""

    def __init__(self, agreed: AgreedModel) -> None:
        super().__init__()
        self._agreed = agreed
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
                    clicked=agreed.stop_taking_back,
                ),
            )
        )

    def _press(self) -> None:
        self._agreed.withdraw(self._how.text())
