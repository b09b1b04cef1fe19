"""The answers of the office as a page: choose the stick, what came, and what was not taken over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....explain import explain
from ....i18n import tr, trn
from ... import look
from ...level import Level
from ...parts.ask_files import ask_file, ask_folder
from ...parts.button import Button, Kind
from ...parts.card import Card
from ...parts.flow import Flow
from ...parts.line_row import LineRow, Lines
from ...parts.message import Message
from ...parts.page import Page
from ...parts.picture import Picture
from ...parts.row import Row, Shape
from ...parts.rows import Rows
from ...parts.six_words import SixWords
from ...parts.sizes import size
from ...parts.told_error import ToldError
from ...parts.words import Words
from .model import AnswerModel
from .refused_card import RefusedCard
from .said import Line, lines


class AnswerView(Page):
    """`go(key, what)` shows another screen: "handover", "office_link", "today", "worry" with a refused text."""

    def __init__(self, model: AnswerModel, go: Callable[..., None]) -> None:
        super().__init__(
            tr("Answer of the office"),
            tr("Put in the stick that the office gave you. Then you see what arrived, and what there is to tell."),
        )
        self._model, self._go = model, go
        self.buttons.add(
            Button(tr("Take along"), icon="arrow-left", identifier="answer.back", clicked=lambda: go("handover"))
        )
        self._no_card = Message(
            Level.ATTENTION,
            tr("First the card of your office."),
            tr("Without it this laptop cannot see whether an answer really comes from your office."),
            identifier="answer.no_card",
            action=(tr("To the office card"), lambda: go("office_link")),
        )
        self._update = Message(
            Level.ATTENTION,
            tr("Update this program."),
            tr("Something waits at the office that only a newer version can read. Everything else was taken in."),
            identifier="answer.update",
        )
        self._undo = Message(Level.GOOD, tr("Seen."), identifier="answer.seen", action=(tr("Undo"), model.unsee))
        for bar in (self._no_card, self._update, self._undo):
            bar.hide()
            self.bars.addWidget(bar)
        self._refused = RefusedCard(model, lambda id_: go("worry", f"refused:{id_}"))
        for card in (self._take_card(), self._result_card(), self._words_card(), self._refused):
            self.body.addWidget(card)
        model.changed = self.refresh
        self.refresh()

    def opened(self, what: str | None) -> None:  # noqa: ARG002 this page always shows all
        self._model.leave()
        self._model.load()

    def refresh(self) -> None:
        model = self._model
        self._no_card.setVisible(not model.knows_office)
        self._update.setVisible(model.answer is not None and model.came.update)
        self._undo.setVisible(model.just_seen is not None)
        self._show_take()
        self._show_result()
        words = model.answer.new_words if model.answer else ()
        self._words.setVisible(bool(words))
        self._six.show_words(words)
        self._refused.refresh()

    def _show_take(self) -> None:
        model = self._model
        self._sticks.show_rows([_drive_row(each.path.as_posix(), each.label, each.free) for each in model.drives])
        self._sticks.setVisible(bool(model.drives))
        self._sticks.choose(model.folder.as_posix() if model.folder else "")
        self._none.setVisible(not model.drives and model.folder is None)
        self._chosen.say(tr("Chosen: {place}", place=str(model.folder)) if model.folder and not model.drive else "")
        self._chosen.setVisible(bool(self._chosen.text()))
        self._take.setText(tr("One moment…") if model.busy else tr("Take in what is on it"))
        self._take.setEnabled(model.may_take or model.busy)
        self._file.setEnabled(model.knows_office)
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error, on_laptop=True)
            self._fault.say(words.title, words.meaning, words.todo, model.error.code.value)

    def _show_result(self) -> None:
        model = self._model
        answer = model.answer
        self._result.setVisible(answer is not None)
        if answer is None:
            return
        self._result.set_edge("good.edge" if answer.received and not answer.faults else "line")
        count = len(answer.new)
        self._result.show_count(trn("{count} file", "{count} files", count) if count else "")
        rows: list[QWidget] = [_line_row(line) for line in lines(model)]
        rows += [_fault_row(each.name, explain(each.error, on_laptop=True).title) for each in answer.faults]
        if answer.later:
            rows.append(
                _line_row(
                    Line(
                        "key-round",
                        tr("The new key of the office does not open this vault yet."),
                        " ".join((explain(answer.later).title, tr("It is tried again the next time."))),
                        Level.ATTENTION,
                    )
                )
            )
        self._came.show_rows(rows)
        self._to_today.setVisible(model.came.news > 0)

    def _take_card(self) -> Card:
        card, inside = Card(tr("Which stick?"), icon="usb"), QWidget()
        down = _down(inside)
        self._sticks = Rows(tr("Sticks"), identifier="answer.sticks", opened=self._choose_key, current=self._choose_key)
        down.addWidget(self._sticks)
        self._none = Words(tr("There is no stick in this laptop. Put one in, or choose a folder or a file."))
        self._chosen = Words(bold=True)
        down.addWidget(self._none)
        down.addWidget(self._chosen)
        self._fault = ToldError()
        down.addWidget(self._fault)
        self._take = Button(
            tr("Take in what is on it"),
            kind=Kind.PRIMARY,
            icon="download",
            identifier="answer.take",
            clicked=self._model.take_from_stick,
        )
        self._file = Button(tr("Choose one file"), icon="file-text", identifier="answer.file", clicked=self._ask_file)
        folder = Button(tr("Choose a folder"), icon="folder-open", identifier="answer.folder", clicked=self._ask_folder)
        again = Button(tr("Look again"), icon="refresh-cw", identifier="answer.look", clicked=self._model.load)
        down.addWidget(Flow(self._take, self._file, folder, again, gap=12))
        down.addWidget(
            Words(tr("Nothing on the stick is started. Files for somebody else are left alone."), tone="soft")
        )
        card.add(inside)
        return card

    def _result_card(self) -> Card:
        self._result = Card(tr("This came"), icon="mail-open")
        self._came = Lines()
        self._result.add_full(self._came)
        self._to_today = Button(
            tr("To Today"), icon="sun", identifier="answer.today", clicked=lambda: self._go("today")
        )
        under = QWidget()
        down = _down(under)
        down.setContentsMargins(0, look.space(12), 0, 0)
        down.addWidget(self._to_today)
        self._result.add(under)
        return self._result

    def _words_card(self) -> Card:
        self._words, inside = Card(tr("Your office has other words"), icon="id-card"), QWidget()
        down = _down(inside)
        down.addWidget(
            Words(
                tr(
                    "The office has a new root key, signed by the old one. From now on these are its six words. "
                    "Ask the office at your next visit whether they are the same there."
                )
            )
        )
        self._six = SixWords(tr("The six words of the office"), identifier="answer.six")
        down.addWidget(self._six)
        self._words.add(inside)
        return self._words

    def _choose_key(self, key: str) -> None:
        found = next((each.path for each in self._model.drives if each.path.as_posix() == key), None)
        if found is not None and found != self._model.folder:
            self._model.choose(found)

    def _ask_file(self) -> None:
        ask_file(self, tr("Choose the answer of the office"), self._model.take_file, kind="*.age")

    def _ask_folder(self) -> None:
        ask_folder(self, tr("Where does the answer of the office lie?"), self._model.choose)


def _line_row(line: Line) -> LineRow:
    return LineRow(line.words, line.second, before=Picture(line.icon, tone=_TONES[line.level]), bold=True)


_TONES = {
    Level.GOOD: "good.text",
    Level.INFO: "info.text",
    Level.ATTENTION: "attention.text",
    Level.STOP: "stop.text",
    Level.QUIET: "soft",
}


def _fault_row(name: str, why: str) -> LineRow:
    return LineRow(why, name, before=Picture("circle-alert", tone="attention.text"), bold=True)


def _drive_row(key: str, label: str, free: int) -> Row:
    return Row(key, label, tr("{free} free", free=size(free)), "usb", Shape.SERVICE)


def _down(holder: QWidget) -> QVBoxLayout:
    down = QVBoxLayout(holder)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(look.space(12))
    return down
