"""The large card of Meenemen: choose a stick, how far it is, the one large sentence, or what went wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....explain import explain
from ....i18n import tr, trn
from ... import fonts, look
from ...panels.stick_choice import StickChoice
from ...parts.button import Button, Kind
from ...parts.card import Card
from ...parts.empty import Empty
from ...parts.facts import Facts
from ...parts.flow import Flow
from ...parts.progress import Progress
from ...parts.seal import Seal
from ...parts.sizes import much
from ...parts.told_error import ToldError
from ...parts.words import Words
from .model import HandoverModel, Stage
from .said import content


class ResultCard(Card):
    """Shows one part of itself: that of the stage."""

    def __init__(self, model: HandoverModel, go: Callable[..., None]) -> None:
        super().__init__()
        self._model = model
        self._stage = model.stage
        self._next: dict[Stage, Button] = {}
        """Where the focus goes after the writing: it would wander off with the button that began it."""
        self._parts: dict[Stage, QWidget] = {
            Stage.NO_CARD: self._no_card(go),
            Stage.NOTHING: self._nothing(),
            Stage.CHOOSE: self._choose(),
            Stage.WRITING: self._writing(),
            Stage.DONE: self._done(),
            Stage.FAULT: self._fault(),
        }
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        for part in self._parts.values():
            inside.addWidget(part)
        self.add(inside)

    def refresh(self) -> None:
        model = self._model
        stage, before = Stage.WRITING if model.stage is Stage.CHECKING else model.stage, self._stage
        for each, part in self._parts.items():
            part.setVisible(each is stage)
        self._stage = stage
        if before is Stage.WRITING and stage in self._next and self.isVisible():
            self._next[stage].setFocus(Qt.FocusReason.OtherFocusReason)
        self._edge = "good.edge" if stage is Stage.DONE else "line"
        self._sticks.show_sticks(model.drives, model.folder)
        self._start.setEnabled(model.folder is not None)
        self._amount.say(trn("{count} piece goes along.", "{count} pieces go along.", model.waiting))
        self.show_progress()
        if stage is Stage.DONE:
            self._say_done()
        if model.error is not None:
            words = explain(model.error)
            self._told.say(words.title, words.meaning, words.todo, model.error.code.value)
        self.update()

    def show_progress(self) -> None:
        """Called often while the stick is written."""
        done, whole = self._model.progress
        doing = tr("Putting on the stick") if whole else tr("Packing and encrypting")
        if self._model.stage is Stage.CHECKING:
            doing = tr("Reading back from the stick")
        self._bar.show_progress(doing, done, whole, much=much(done, whole) if whole else "")

    def _choose(self) -> QWidget:
        part, down = _column()
        down.addWidget(Words(tr("Which stick?"), size=fonts.CARD, bold=True))
        self._amount = Words(tone="soft")
        down.addWidget(self._amount)
        self._start = Button(
            tr("Put on a stick"),
            kind=Kind.PRIMARY,
            icon="package",
            identifier="handover.start",
            clicked=self._model.start,
        )
        self._sticks = StickChoice(
            self._start,
            identifier="handover",
            asking=tr("Where should the bundle go?"),
            chosen=self._model.choose,
            look_again=self._model.load,
        )
        down.addWidget(self._sticks)
        return part

    def _writing(self) -> QWidget:
        part, down = _column()
        down.addWidget(Words(tr("Leave the stick where it is"), size=fonts.RESULT, bold=True))
        self._bar = Progress(tr("Putting on the stick"), identifier="handover.progress")
        down.addWidget(self._bar)
        return part

    def _done(self) -> QWidget:
        part, down = _column()
        across = QHBoxLayout()
        across.setSpacing(look.space(16))
        across.addWidget(Seal())
        words = QVBoxLayout()
        words.setSpacing(0)
        self._sentence = Words(tr("You can take the stick out safely now"), size=fonts.RESULT, bold=True)
        words.addWidget(self._sentence)
        words.addWidget(Words(tr("The bundle is complete and checked."), tone="soft"))
        across.addLayout(words, 1)
        down.addLayout(across)
        self._full = Progress(tr("Checked"), identifier="handover.checked")
        down.addWidget(self._full)
        self._facts = Facts()
        down.addWidget(self._facts)
        ready = Button(
            tr("Done"), kind=Kind.PRIMARY, icon="check", identifier="handover.done", clicked=self._model.again
        )
        more = Button(
            tr("Make another stick"), icon="copy-plus", identifier="handover.more", clicked=self._model.choose_other
        )
        down.addWidget(Flow(ready, more, gap=12))
        self._next[Stage.DONE] = ready
        return part

    def _say_done(self) -> None:
        model = self._model
        self._full.show_progress(tr("Checked"), model.size, model.size, much=much(model.size, model.size), done=True)
        laptop = tr("laptop {code}", code=model.laptop) if model.laptop else tr("this laptop")
        numbers = ", ".join(str(each.seq) for each in model.taken)
        self._facts.show_facts(
            (
                (tr("Bundle"), tr("number {number} of {laptop}", number=numbers, laptop=laptop)),
                (tr("File"), ", ".join(each.path.name for each in model.taken)),
                (tr("Inside"), content(model.counts)),
            )
        )

    def _fault(self) -> QWidget:
        part, down = _column()
        self._told = ToldError()
        down.addWidget(self._told)
        again = Button(
            tr("Try again"),
            kind=Kind.PRIMARY,
            icon="refresh-cw",
            identifier="handover.again",
            clicked=self._model.again,
        )
        other = Button(
            tr("Choose another stick"), icon="usb", identifier="handover.other", clicked=self._model.choose_other
        )
        down.addWidget(Flow(again, other, gap=12))
        self._next[Stage.FAULT] = again
        return part

    def _no_card(self, go: Callable[..., None]) -> QWidget:
        return Empty(
            "id-card",
            tr("First the card of your office"),
            tr(
                "This laptop does not know for which office it packs. "
                "The office gave you a card on a stick, and six words on paper."
            ),
            Button(
                tr("To the office card"),
                kind=Kind.PRIMARY,
                icon="id-card",
                identifier="handover.card",
                clicked=lambda: go("office_link"),
            ),
        )

    def _nothing(self) -> QWidget:
        return Empty(
            "package-check",
            tr("Everything has arrived at the office"),
            tr("There is nothing to take along. What you write down from now on goes along next time."),
        )


def _column() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    down = QVBoxLayout(part)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(look.space(14))
    return part, down
