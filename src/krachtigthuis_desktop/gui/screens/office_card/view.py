"""The office card as a page: six words large, a copy on a stick, and below what letters say of the office."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....explain import explain
from ....i18n import tr
from ... import look
from ...level import Level
from ...parts.ask_files import ask_folder
from ...parts.button import Button, Kind
from ...parts.card import Card
from ...parts.facts import Facts
from ...parts.field import TextField
from ...parts.flow import Flow
from ...parts.message import Message
from ...parts.page import Page
from ...parts.phrase_field import PhraseField
from ...parts.six_words import SixWords
from ...parts.words import Words
from .model import OfficeCardModel


class OfficeCardView(Page):
    def __init__(self, model: OfficeCardModel) -> None:
        super().__init__(tr("Office card"), tr("A laptop knows this office by its card, and by six words on paper."))
        self._model = model
        self._fault = Message(Level.STOP, "", identifier="card.fault")
        self._good = Message(Level.GOOD, "", identifier="card.good")
        for bar in (self._fault, self._good):
            bar.hide()
            self.bars.addWidget(bar)
        self.body.addWidget(self._words_card())
        self.body.addWidget(self._facts_card())
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
        self._good.setVisible(model.made is not None or model.sheet is not None or model.signed)
        if model.sheet:
            self._good.say(
                tr("The sheet is saved: {path}.", path=model.sheet),
                tr("Print it, cut it, and give each volunteer a strip. It may not lie on the stick with the card."),
            )
        elif model.made:
            self._good.say(
                tr("The card is on the stick."),
                tr("Give the stick to the volunteer, and the six words on paper."),
            )
        elif model.signed:
            self._good.say(tr("The card was signed anew."), tr("The six words stayed the same."))
        for button in (self._copy, self._print):
            button.setEnabled(model.shown is not None and not model.busy)
        if model.shown:
            self._six.show_words(model.shown.words)
        self._show_facts()

    def _show_facts(self) -> None:
        model = self._model
        self._read.setVisible(not model.editing)
        self._edit.setVisible(model.editing)
        draft = model.draft
        self._told.show_facts([(words, getattr(draft, name) or "-") for name, words in _names()])
        for name, field in self._fields.items():
            if not field.line.hasFocus():
                field.show_text(getattr(draft, name))
        self._sign.setEnabled(not model.busy)

    def _words_card(self) -> Card:
        card, down = Card(tr("The six words of this office"), icon="key-round"), QVBoxLayout()
        down.setSpacing(look.space(12))
        down.addWidget(
            Words(tr("Write them on paper, or read them aloud on the phone. They may never travel on the same stick."))
        )
        self._six = SixWords(tr("The six words of this office"), identifier="card.words")
        down.addWidget(self._six)
        self._copy = Button(
            tr("Put the card on a stick"), kind=Kind.PRIMARY, icon="usb", identifier="card.copy", clicked=self._ask
        )
        self._print = Button(
            tr("Save a sheet to print"), icon="printer", identifier="card.sheet", clicked=self._ask_sheet
        )
        down.addWidget(Flow(self._copy, self._print))
        card.add(down)
        return card

    def _facts_card(self) -> Card:
        card, down = Card(tr("What stands on the card"), icon="building-2"), QVBoxLayout()
        self._read, self._edit = QWidget(), QWidget()
        read, edit = _down(self._read), _down(self._edit)
        self._told = Facts()
        read.addWidget(self._told)
        read.addWidget(Flow(Button(tr("Change"), icon="pencil", identifier="card.edit", clicked=self._model.edit)))
        self._fields: dict[str, TextField] = {}
        for name, words in _names():
            hint = tr("a comma between lines") if name in {"names", "reply_to"} else ""
            self._fields[name] = TextField(
                words, identifier=f"card.{name}", hint=hint, limit=400, typed=partial(self._model.type, name)
            )
            edit.addWidget(self._fields[name])
        self._phrase = PhraseField(
            tr("Passphrase of the root key"),
            identifier="card.root",
            hint=tr("only the root key signs a card"),
            entered=self._sign_now,
        )
        edit.addWidget(self._phrase)
        self._sign = Button(tr("Sign the card"), icon="stamp", identifier="card.sign", clicked=self._sign_now)
        stop = Button(tr("Leave it as it was"), kind=Kind.LINK, identifier="card.stop", clicked=self._stop)
        edit.addWidget(Flow(self._sign, stop, gap=12))
        down.addWidget(self._read)
        down.addWidget(self._edit)
        card.add(down)
        return card

    def _sign_now(self) -> None:
        phrase = self._phrase.text()
        self._phrase.clear()
        self._model.sign(phrase)

    def _stop(self) -> None:
        self._phrase.clear()
        self._model.stop()

    def _ask_sheet(self) -> None:
        ask_folder(self, tr("Where should the sheet with the words go?"), self._model.save_words)

    def _ask(self) -> None:
        ask_folder(self, tr("Where should the card go?"), self._model.copy)


def _names() -> tuple[tuple[str, str], ...]:
    return (
        ("names", tr("Name")),
        ("reply_to", tr("Address for replies")),
        ("place", tr("Place")),
        ("contact", tr("Contact")),
        ("phone", tr("Phone number")),
        ("hours", tr("Hours")),
    )


def _down(holder: QWidget) -> QVBoxLayout:
    down = QVBoxLayout(holder)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(look.space(12))
    return down
