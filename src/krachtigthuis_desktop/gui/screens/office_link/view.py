"""The office and this laptop as a page: three cards in a row, each with what it is for and one button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....explain import explain
from ....i18n import tr
from ... import fonts, look
from ...level import Level
from ...parts.ask_files import ask_file, ask_folder
from ...parts.button import Button, Kind
from ...parts.card import Card
from ...parts.field import TextField
from ...parts.flow import Flow
from ...parts.message import Message
from ...parts.page import Page
from ...parts.six_words import SixWords
from ...parts.told_error import ToldError
from ...parts.words import Words
from .model import OfficeLinkModel, Step


class OfficeLinkView(Page):
    """`go("handover")` goes back to Meenemen."""

    def __init__(self, model: OfficeLinkModel, go: Callable[..., None]) -> None:
        super().__init__(
            tr("The office and this laptop"),
            tr("So that only your own office can read what you bring, and knows that it comes from you."),
        )
        self._model = model
        self.buttons.add(
            Button(tr("Take along"), icon="arrow-left", identifier="link.back", clicked=lambda: go("handover"))
        )
        self._good = Message(Level.GOOD, "", identifier="link.good", action=(tr("Take along"), lambda: go("handover")))
        self._good.hide()
        self.bars.addWidget(self._good)
        self._faults: dict[Step, ToldError] = {}
        for card in (self._card_card(), self._request_card(), self._answer_card()):
            self.body.addWidget(card)
        model.changed = self.refresh
        self.refresh()

    def opened(self, what: str | None) -> None:  # noqa: ARG002 this page always shows all
        self._model.load()

    def refresh(self) -> None:
        model = self._model
        step, standing = model.step, model.standing
        self._good.setVisible(step is Step.READY)
        if standing and standing.enrolled:
            self._good.say(
                tr("The office knows this laptop."), tr("Your code at the office is {code}.", code=standing.holder)
            )
        self._show_card(step)
        self._show_ask(step)
        self._take.setEnabled(standing is not None and standing.office is not None and not model.busy)
        self._answer.show_count(tr("done") if step is Step.READY else "")
        received = model.received
        self._taken.setVisible(received is not None)
        if received:
            self._taken.say(
                tr("This file was taken in before. Nothing changed.")
                if received.known
                else tr("What the office sent has been taken in.")
            )
        for at, told in self._faults.items():
            told.setVisible(
                model.error is not None and at is (Step.ANSWER if model.error_at is Step.READY else model.error_at)
            )
        if model.error:
            words = explain(model.error, on_laptop=True)
            self._faults.get(model.error_at, self._faults[Step.ANSWER]).say(
                words.title, words.meaning, words.todo, model.error.code.value
            )

    def _show_card(self, step: Step) -> None:
        model, known = self._model, step is not Step.CARD
        office = model.standing.office if model.standing else None
        self._first.show_count(tr("done") if known else "")
        self._known.say(tr("This laptop belongs to {office}.", office=office or ""))
        self._known.setVisible(known)
        self._unknown.setVisible(not known)
        self._card_words.setVisible(model.looked is not None)
        if model.looked:
            said = tr(
                "The card says: {office}. Only the words on paper can tell if that is so.", office=model.looked.office
            )
            self._whose.say(said)
        if self._words.text() != model.typed:
            self._words.show_text(model.typed)
        self._pin.setEnabled(model.may_pin)
        self._choose.setEnabled(not model.busy)

    def _show_ask(self, step: Step) -> None:
        model = self._model
        self._request.show_count(tr("done") if step is Step.READY else "")
        self._ask.setEnabled(step in {Step.ASK, Step.ANSWER} and not model.busy)
        self._ask.setVisible(step is not Step.READY)
        self._own.setVisible(bool(model.words) and step is not Step.READY)
        self._six.show_words(model.words)
        self._put.setVisible(model.put_at is not None and step is not Step.READY)
        if model.put_at:
            self._put.say(
                tr("Take this stick to the office, and read these six words aloud there."),
                lead=tr("The request stands in {name}.", name=model.put_at.name),
            )

    def _card_card(self) -> Card:
        self._first, down = _card(tr("1. The card of your office"), "id-card")
        self._known = Words()
        self._unknown = QWidget()
        inside = _down(self._unknown)
        inside.addWidget(
            Words(tr("You got a stick with the file office-card.json, and a paper with six words. Choose the file."))
        )
        self._choose = Button(
            tr("Choose the card"), icon="folder-open", identifier="link.choose_card", clicked=self._ask_card_file
        )
        if self._model.here:
            take = self._model.choose_card_here
            inside.addWidget(
                Button(tr("The card on this computer"), icon="id-card", identifier="link.card_here", clicked=take)
            )
        inside.addWidget(self._choose)
        self._card_words = QWidget()
        words = _down(self._card_words)
        self._whose = Words()
        words.addWidget(self._whose)
        self._words = TextField(
            tr("The six words on your paper"),
            identifier="link.words",
            hint=tr("type them over, with a space between"),
            typed=self._typed,
        )
        words.addWidget(self._words)
        self._pin = Button(
            tr("This is my office"),
            kind=Kind.PRIMARY,
            icon="check",
            identifier="link.pin",
            clicked=self._model.pin,
        )
        self._words.line.returnPressed.connect(self._model.pin)
        words.addWidget(self._pin)
        inside.addWidget(self._card_words)
        down.addWidget(self._known)
        down.addWidget(self._unknown)
        self._add_fault(Step.CARD, down)
        return self._first

    def _request_card(self) -> Card:
        self._request, down = _card(tr("2. Ask to be enrolled"), "send")
        down.addWidget(Words(tr("A request on a stick tells the office which laptop this is. Your name is not in it.")))
        self._own = QWidget()
        inside = _down(self._own)
        inside.addWidget(Words(tr("The six words of this laptop"), size=fonts.LABEL, bold=True))
        self._six = SixWords(tr("The six words of this laptop"), identifier="link.six")
        inside.addWidget(self._six)
        down.addWidget(self._own)
        self._put = Words()
        down.addWidget(self._put)
        self._ask = Button(
            tr("Put the request on a stick"), icon="usb", identifier="link.ask", clicked=self._ask_folder
        )
        down.addWidget(Flow(self._ask))
        self._add_fault(Step.ASK, down)
        return self._request

    def _answer_card(self) -> Card:
        self._answer, down = _card(tr("3. The answer of the office"), "mail-open")
        down.addWidget(Words(tr("The office puts an answer on the stick. Choose that file: its name begins with KTH.")))
        self._taken = Words(bold=True)
        down.addWidget(self._taken)
        self._take = Button(
            tr("Take in the answer"), icon="download", identifier="link.take_in", clicked=self._ask_answer
        )
        down.addWidget(Flow(self._take))
        self._add_fault(Step.ANSWER, down)
        return self._answer

    def _add_fault(self, step: Step, down: QVBoxLayout) -> None:
        self._faults[step] = ToldError()
        self._faults[step].hide()
        down.addWidget(self._faults[step])

    def _typed(self, text: str) -> None:
        self._model.type(text)
        self._pin.setEnabled(self._model.may_pin)

    def _ask_card_file(self) -> None:
        ask_file(self, tr("Choose the card of your office"), self._model.choose_card, kind="*.json")

    def _ask_folder(self) -> None:
        ask_folder(self, tr("Where should the request go?"), self._model.ask)

    def _ask_answer(self) -> None:
        ask_file(self, tr("Choose the answer of the office"), self._model.take_in, kind="*.age")


def _card(title: str, icon: str) -> tuple[Card, QVBoxLayout]:
    card, inside = Card(title, icon=icon), QWidget()
    down = _down(inside)
    card.add(inside)
    return card, down


def _down(holder: QWidget) -> QVBoxLayout:
    down = QVBoxLayout(holder)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(look.space(10))
    return down
