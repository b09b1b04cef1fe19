"""The unlock screen: who and which laptop, one field, and what to do without the passphrase."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....explain import explain
from ....i18n import tr
from ... import fonts, look
from ...level import Level
from ...parts.button import Button, Kind, Size
from ...parts.card import Card
from ...parts.field import ListField, TextField
from ...parts.front import Front
from ...parts.initials import Mark, initials
from ...parts.look_choice import LookChoice
from ...parts.message import Message
from ...parts.phrase_field import PhraseField
from ...parts.words import Words
from .model import UnlockModel, Way


class UnlockView(Front):
    """The focus stands in the one field that matters."""

    def __init__(self, model: UnlockModel, choice: LookChoice) -> None:
        super().__init__()
        self._model = model
        self.top.addWidget(choice)
        self._title = Words(size=fonts.TITLE, bold=True)
        self.column.addWidget(self._title)
        self.column.addWidget(self._who())
        self._fault = Message(Level.ATTENTION, "", identifier="unlock.fault")
        self._fault.hide()
        self._phrase_way, self._paper_way = self._with_phrase(), self._with_paper()
        self.column.addWidget(self._phrase_way)
        self.column.addWidget(self._paper_way)
        model.changed = self.refresh
        self.refresh()

    def refresh(self) -> None:
        model = self._model
        paper = model.way is Way.PAPER
        self._title.say(tr("With the paper key") if paper else tr("Open the vault"))
        self._phrase_way.setVisible(not paper)
        self._paper_way.setVisible(paper)
        (self._paper_bars if paper else self._phrase_bars).addWidget(self._fault)
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo)).strip())
        # Busy buttons stay enabled: a disabled one would hand the focus to what stands after it.
        self._open.setText(tr("Opening, one moment…") if model.busy else tr("Open"))

    def first_focus(self) -> None:
        """Where a person begins."""
        (self._phrase.line if self._model.way is Way.PHRASE else self._paper.line).setFocus()

    def _who(self) -> QWidget:
        vault = self._model.vault
        card = Card()
        across = QHBoxLayout()
        across.setSpacing(look.space(12))
        name = vault.label or tr("This laptop")
        across.addWidget(Mark(initials(name)))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(name, bold=True))
        words.addWidget(Words(str(vault.folder.name), size=fonts.SECOND, tone="soft"))
        across.addLayout(words, 1)
        card.add(across)
        if len(self._model.vaults) == 1:
            return card
        holder = QWidget()
        down = QVBoxLayout(holder)
        down.setContentsMargins(0, 0, 0, 0)
        options = [(str(number), each.label or str(each.folder)) for number, each in enumerate(self._model.vaults)]
        which = ListField(
            tr("Which vault?"), options, identifier="unlock.which", chosen=lambda key: self._model.choose(int(key))
        )
        which.show_key(str(self._model.which))
        down.addWidget(which)
        return holder

    def _with_phrase(self) -> QWidget:
        holder, down = _holder()
        self._phrase = PhraseField(
            tr("Your passphrase"),
            identifier="unlock.phrase",
            hint=tr("With a space between the words."),
            entered=self._try,
        )
        down.addWidget(self._phrase)
        self._phrase_bars = QVBoxLayout()
        down.addLayout(self._phrase_bars)
        self._open = Button(
            tr("Open"), kind=Kind.PRIMARY, size=Size.MAIN, icon="lock-open", identifier="unlock.open", clicked=self._try
        )
        _wide(self._open)
        down.addWidget(self._open)
        down.addWidget(
            Button(
                tr("Forgot your passphrase?"),
                kind=Kind.LINK,
                identifier="unlock.forgot",
                clicked=partial(self._go, Way.PAPER),
            )
        )
        down.addWidget(
            Button(
                tr("Restore a backup"),
                kind=Kind.LINK,
                identifier="unlock.restore",
                clicked=lambda: self._model.restore(),  # noqa: PLW0108 the one of then
            )
        )
        return holder

    def _with_paper(self) -> QWidget:
        holder, down = _holder()
        down.addWidget(
            Words(tr("Take the sheet with your paper key. Type the groups; spaces and capitals do not matter."))
        )
        self._paper = TextField(tr("Paper key"), identifier="unlock.paper", limit=200)
        self._new = PhraseField(
            tr("New passphrase"), identifier="unlock.new", hint=tr("Six words, or a long sentence of your own.")
        )
        self._again = PhraseField(tr("Once more"), identifier="unlock.again", entered=self._try_paper)
        for field in (self._paper, self._new, self._again):
            down.addWidget(field)
        down.addWidget(
            Button(tr("Choose six words for me"), icon="refresh-cw", identifier="unlock.words", clicked=self._propose)
        )
        self._proposed = Words(bold=True)
        self._proposed.hide()
        down.addWidget(self._proposed)
        self._paper_bars = QVBoxLayout()
        down.addLayout(self._paper_bars)
        self._recover = Button(
            tr("Open and keep the new passphrase"),
            kind=Kind.PRIMARY,
            size=Size.MAIN,
            icon="key-round",
            identifier="unlock.recover",
            clicked=self._try_paper,
        )
        _wide(self._recover)
        down.addWidget(self._recover)
        down.addWidget(
            Button(tr("Back"), kind=Kind.LINK, identifier="unlock.back", clicked=partial(self._go, Way.PHRASE))
        )
        return holder

    def _propose(self) -> None:
        phrase = self._model.doors.new_phrase()
        self._proposed.say(tr("Write these words down: {phrase}", phrase=phrase))
        self._proposed.show()

    def _go(self, way: Way) -> None:
        self._model.go(way)
        self.first_focus()

    def _try(self) -> None:
        self._model.open(self._phrase.text())

    def _try_paper(self) -> None:
        self._model.recover(self._paper.text(), self._new.text(), self._again.text())


def _holder() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    down = QVBoxLayout(holder)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(look.space(14))
    return holder, down


def _wide(button: Button) -> None:
    policy = button.sizePolicy()
    policy.setHorizontalPolicy(policy.Policy.Expanding)
    button.setSizePolicy(policy)
