"""The large card of Terugsturen: the laptops and the stick, how far it is, the one large sentence, or the fault."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....explain import explain
from ....i18n import tr, trn
from ... import fonts, look
from ...panels.stick_choice import StickChoice
from ...parts.button import Button, Kind
from ...parts.card import Card
from ...parts.facts import Facts
from ...parts.flow import Flow
from ...parts.phrase_field import PhraseField
from ...parts.progress import Progress
from ...parts.seal import Seal
from ...parts.sizes import much
from ...parts.told_error import ToldError
from ...parts.words import Words
from .model import ReturnsModel, Stage
from .said import files


class ResultCard(Card):
    """Shows one part of itself: that of the stage. Nothing to send is said by the list."""

    def __init__(self, model: ReturnsModel) -> None:
        super().__init__()
        self._model = model
        self._stage = model.stage
        self._next: dict[Stage, Button] = {}
        """Where the focus goes after the writing: it would wander off with the button that began it."""
        self._parts: dict[Stage, QWidget] = {
            Stage.CHOOSE: self._choose(),
            Stage.WRITING: self._writing(),
            Stage.DONE: self._done(),
            Stage.FAULT: self._fault(),
        }
        inside = QVBoxLayout()
        for part in self._parts.values():
            inside.addWidget(part)
        self.add(inside)

    def refresh(self) -> None:
        model = self._model
        stage, before = model.stage, self._stage
        self.setVisible(stage is not Stage.NOTHING)
        for each, part in self._parts.items():
            part.setVisible(each is stage)
        self._stage = stage
        if before is Stage.WRITING and stage in self._next and self.isVisible():
            self._next[stage].setFocus(Qt.FocusReason.OtherFocusReason)
        self._edge = "good.edge" if model.stage is Stage.DONE else "line"
        self._sticks.show_sticks(model.drives, model.folder)
        self._root.setVisible(model.needs_root)
        self._start.setEnabled(model.may_start)
        count = len(model.chosen)
        self._amount.say(
            trn("The answer for {count} laptop goes along.", "The answers for {count} laptops go along.", count)
            if count
            else tr("Tick a laptop first.")
        )
        self.show_progress()
        if model.stage is Stage.DONE:
            self._full.show_progress(
                tr("Checked"), model.size, model.size, much=much(model.size, model.size), done=True
            )
            self._facts.show_facts(files(model))
        if model.error is not None:
            words = explain(model.error)
            self._told.say(words.title, words.meaning, words.todo, model.error.code.value)
            self._so_far.say(
                trn(
                    "The answer for {count} laptop stands on the stick already.",
                    "The answers for {count} laptops stand on the stick already.",
                    model.laptops,
                )
            )
            self._so_far.setVisible(bool(model.laptops))
        self.update()

    def show_progress(self) -> None:
        """Called often while the stick is written."""
        done, whole = self._model.progress
        self._bar.show_progress(
            tr("Putting on the stick and reading back"),
            done,
            whole,
            much=tr("{done} of {whole}", done=done, whole=whole) if whole else "",
        )

    def _choose(self) -> QWidget:
        part, down = _column()
        down.addWidget(Words(tr("Which stick?"), size=fonts.CARD, bold=True))
        self._amount = Words(tone="soft")
        down.addWidget(self._amount)
        self._root = PhraseField(
            tr("Passphrase of the root key"),
            identifier="returns.root",
            hint=tr("one of these laptops does not know our everyday key yet"),
            entered=self._start_now,
        )
        self._start = Button(
            tr("Put on a stick"), kind=Kind.PRIMARY, icon="send", identifier="returns.start", clicked=self._start_now
        )
        self._sticks = StickChoice(
            self._start,
            identifier="returns",
            asking=tr("Where should the answers go?"),
            chosen=self._model.choose,
            look_again=self._model.load,
        )
        down.addWidget(self._root)
        down.addWidget(self._sticks)
        return part

    def _writing(self) -> QWidget:
        part, down = _column()
        down.addWidget(Words(tr("Leave the stick where it is"), size=fonts.RESULT, bold=True))
        self._bar = Progress(tr("Putting on the stick and reading back"), identifier="returns.progress")
        down.addWidget(self._bar)
        return part

    def _done(self) -> QWidget:
        part, down = _column()
        across = QHBoxLayout()
        across.setSpacing(look.space(16))
        across.addWidget(Seal())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(tr("You can take the stick out safely now"), size=fonts.RESULT, bold=True))
        words.addWidget(Words(tr("The answers are complete and checked."), tone="soft"))
        across.addLayout(words, 1)
        down.addLayout(across)
        self._full = Progress(tr("Checked"), identifier="returns.checked")
        down.addWidget(self._full)
        self._facts = Facts()
        down.addWidget(self._facts)
        ready = Button(
            tr("Done"), kind=Kind.PRIMARY, icon="check", identifier="returns.done", clicked=self._model.again
        )
        more = Button(
            tr("Make another stick"), icon="copy-plus", identifier="returns.more", clicked=self._model.choose_other
        )
        down.addWidget(Flow(ready, more, gap=12))
        self._next[Stage.DONE] = ready
        return part

    def _fault(self) -> QWidget:
        part, down = _column()
        self._told = ToldError()
        down.addWidget(self._told)
        self._so_far = Words(bold=True)
        down.addWidget(self._so_far)
        again = Button(
            tr("Try again"), kind=Kind.PRIMARY, icon="refresh-cw", identifier="returns.again", clicked=self._model.again
        )
        other = Button(
            tr("Choose another stick"), icon="usb", identifier="returns.other", clicked=self._model.choose_other
        )
        down.addWidget(Flow(again, other, gap=12))
        self._next[Stage.FAULT] = again
        return part

    def _start_now(self) -> None:
        if not self._model.may_start:
            return
        phrase = self._root.text()
        self._root.clear()
        self._model.start(phrase)


def _column() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    down = QVBoxLayout(part)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(look.space(14))
    return part, down
