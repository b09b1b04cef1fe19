"""Laptops as a page: choose a request, compare six words, say who holds it; below, those that are trusted."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....explain import explain
from ....i18n import mark, tr, trn
from ... import fonts, look
from ...level import Level
from ...parts.ask_files import ask_file
from ...parts.button import Button, Kind
from ...parts.card import Card
from ...parts.check import Check
from ...parts.choices import Segment
from ...parts.days import short_day
from ...parts.empty import Empty
from ...parts.field import TextField
from ...parts.flow import Flow
from ...parts.message import Message
from ...parts.page import Page
from ...parts.phrase_field import PhraseField
from ...parts.row import Row, Shape, TagText, initials
from ...parts.rows import Rows
from ...parts.six_words import SixWords
from ...parts.words import Words
from .model import LaptopsModel, Line

ROLES = {
    "volunteer": mark("Volunteer"),
    "professional": mark("Professional"),
}


class LaptopsView(Page):
    def __init__(self, model: LaptopsModel) -> None:
        super().__init__(tr("Laptops"), tr("Only from these laptops this office takes in bundles."))
        self._model = model
        self._choose = Button(
            tr("Choose a request"), icon="folder-open", identifier="laptops.choose", clicked=self._ask
        )
        self.buttons.add(self._choose)
        self._fault = Message(Level.STOP, "", identifier="laptops.fault")
        self._good = Message(Level.GOOD, "", identifier="laptops.good")
        for bar in (self._fault, self._good):
            bar.hide()
            self.bars.addWidget(bar)
        self.body.addWidget(self._request_card())
        self._empty = Card()
        self._empty.add_full(
            Empty(
                "laptop",
                tr("No laptop is trusted yet"),
                tr("A volunteer brings a request on a stick. Choose that file, and compare the six words."),
            )
        )
        self.body.addWidget(self._empty)
        self._card = Card(tr("Trusted laptops"), icon="laptop")
        self._rows = Rows(tr("Trusted laptops"), identifier="laptops.rows")
        self._card.add_full(self._rows)
        self.body.addWidget(self._card)
        model.changed = self.refresh
        self.refresh()

    def opened(self, what: str | None) -> None:  # noqa: ARG002 this page always shows all
        self._model.load()

    def refresh(self) -> None:
        model = self._model
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo)).strip())
        self._good.setVisible(model.done is not None)
        if model.done:
            self._good.say(
                tr("This laptop is trusted now. Its holder has the code {code}.", code=model.done.holder),
                tr("The answer is on the stick. Let the volunteer take it back to the laptop."),
            )
        self._request.setVisible(model.asked is not None)
        if model.asked:
            self._six.show_words(model.asked.words)
        self._same.setChecked(model.same)
        self._who.setVisible(model.same)
        if not self._name.line.hasFocus():
            self._name.show_text(model.name)
        self._roles.show_key(model.role)
        self._enrol.setEnabled(model.may_enrol)
        self._choose.setEnabled(not model.busy)
        self._empty.setVisible(not model.lines and model.asked is None)
        self._card.setVisible(bool(model.lines))
        self._card.show_count(trn("{count} laptop", "{count} laptops", len(model.lines)))
        self._rows.show_rows([_row(line) for line in model.lines])

    def _request_card(self) -> Card:
        self._request, down = Card(tr("A laptop asks to be trusted"), icon="shield-check"), QVBoxLayout()
        down.setSpacing(look.space(12))
        down.addWidget(Words(tr("Do these six words also stand on the screen of that laptop? Let them be read aloud.")))
        self._six = SixWords(tr("The six words of this laptop"), identifier="laptops.six")
        down.addWidget(self._six)
        self._same = Check(tr("The six words are the same"), identifier="laptops.same")
        self._same.toggled.connect(lambda on: self._model.compared(same=on) if on != self._model.same else None)
        down.addWidget(self._same)
        self._who = QWidget()
        who = QVBoxLayout(self._who)
        who.setContentsMargins(0, 0, 0, 0)
        who.setSpacing(look.space(12))
        self._name = TextField(
            tr("Who holds this laptop?"),
            identifier="laptops.name",
            hint=tr("the name stays in this office; the laptop gets a code"),
            typed=self._model.type_name,
        )
        who.addWidget(self._name)
        who.addWidget(Words(tr("Role"), size=fonts.LABEL, bold=True))
        self._roles = Segment(
            tr("Role"),
            [(key, tr(words)) for key, words in ROLES.items()],
            identifier="laptops.role",
            changed=self._model.choose_role,
        )
        who.addWidget(self._roles)
        self._phrase = PhraseField(
            tr("Passphrase of the root key"),
            identifier="laptops.root",
            hint=tr("only the root key says who is trusted"),
            entered=self._enrol_now,
        )
        who.addWidget(self._phrase)
        down.addWidget(self._who)
        self._enrol = Button(
            tr("Trust this laptop"),
            kind=Kind.PRIMARY,
            icon="shield-check",
            identifier="laptops.enrol",
            clicked=self._enrol_now,
        )
        leave = Button(tr("The words differ"), icon="x", identifier="laptops.leave", clicked=self._leave)
        down.addWidget(Flow(self._enrol, leave, gap=12))
        self._request.add(down)
        return self._request

    def _enrol_now(self) -> None:
        if not self._model.may_enrol:
            return
        phrase = self._phrase.text()
        self._phrase.clear()
        self._model.enrol(phrase)

    def _leave(self) -> None:
        self._phrase.clear()
        self._model.leave()

    def _ask(self) -> None:
        ask_file(self, tr("Choose the request of the laptop"), self._model.choose, kind="*.json")


def _row(line: Line) -> Row:
    name = line.name or tr("Holder {code}", code=line.holder)
    role = tr(ROLES[line.role]) if line.role in ROLES else line.role
    since = tr("since {day}", day=short_day(line.since.astimezone().date()))
    second = " · ".join((tr("laptop {code}", code=line.holder), role, since))
    state = (
        TagText("minus", tr("no longer trusted"), Level.STOP)
        if line.revoked
        else TagText("shield-check", tr("trusted"), Level.GOOD)
    )
    return Row(line.device, name, second, initials(name), Shape.PERSON, (state,), opens=False)
