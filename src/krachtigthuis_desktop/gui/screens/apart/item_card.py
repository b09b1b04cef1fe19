"""One item that was set apart: what is it, what it says beside what stands, and the decision with its reason."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....explain.apart import explain_apart
from ....explain.pressing import unproven_line
from ....i18n import tr
from ....office.set_apart import Apart
from ... import fonts, look
from ...level import Level
from ...panels.side_by_side import SideBySide
from ...parts.button import Button, Kind
from ...parts.card import Card, Line
from ...parts.facts import Facts
from ...parts.field import Field
from ...parts.flow import Flow
from ...parts.handle import handle
from ...parts.message import Message
from ...parts.phrase_field import PhraseField
from ...parts.quote import Quote
from ...parts.three_texts import TextArea, Voice
from ...parts.told_error import ToldError
from ...parts.words import Words
from ...values import in_words, label
from .model import ApartModel, Difference
from .said import facts, title

VOICES = {"own_words": Voice.OWN_WORDS, "seen_heard": Voice.SEEN, "impression": Voice.IMPRESSION}


class ItemCard(Card):
    def __init__(self, model: ApartModel) -> None:
        super().__init__()
        self._model = model
        self._shown: Apart | None = None
        down = QVBoxLayout()
        down.setSpacing(look.space(12))
        self._title = Words(size=fonts.CARD, bold=True)
        down.addWidget(self._title)
        self._facts = Facts()
        down.addWidget(self._facts)
        self._urgent = Message(Level.STOP, "", identifier="apart.urgent", icon="clock-alert")
        down.addWidget(self._urgent)
        self._told = ToldError()
        down.addWidget(self._told)
        self._says = QWidget()
        self._fields = QVBoxLayout(self._says)
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setSpacing(look.space(12))
        down.addWidget(self._says)
        down.addWidget(Line())
        down.addWidget(self._decision())
        self.add(down)

    def refresh(self) -> None:
        model, item = self._model, self._model.shown
        self.setVisible(item is not None)
        if item is None:
            self._shown = None
            return
        if item is not self._shown:
            self._shown = item
            self._show(item)
        inside = unproven_line(model.inside(item), model.call)
        self._urgent.setVisible(bool(inside))
        self._urgent.say(tr("Perhaps this cannot wait:"), inside)
        if self._why.toPlainText() != model.reason:
            self._why.setPlainText(model.reason)
        self._release.setEnabled(model.may_release)
        self._refuse.setEnabled(model.may_refuse)
        self._first.setVisible(not model.reason.strip())

    def _show(self, item: Apart) -> None:
        words = explain_apart(item.reason)
        self._title.say(title(item))
        self.setAccessibleName(title(item))
        self._facts.show_facts(facts(item))
        self._told.say(words.title, words.meaning, words.todo, item.reason)
        while layout_item := self._fields.takeAt(0):
            if old := layout_item.widget():
                old.hide()
                old.deleteLater()
        for each in self._model.differences:
            self._fields.addWidget(Line())
            self._fields.addWidget(_field(each, item))
        self._says.setVisible(bool(self._model.differences))
        self._phrase.clear()
        self._phrase.setVisible(item.needs_two and item.releasable)
        self._release.setVisible(item.releasable)
        self._closed.setVisible(not item.releasable)

    def _decision(self) -> QWidget:
        part, down = QWidget(), QVBoxLayout()
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(12))
        part.setLayout(down)
        self._closed = Message(
            Level.INFO,
            tr("This cannot go in."),
            tr("You can only refuse it, so that whoever wrote it hears of it."),
            identifier="apart.closed",
        )
        down.addWidget(self._closed)
        self._why = handle(TextArea(2, 6), "apart.reason")
        self._why.textChanged.connect(self._typed)
        down.addWidget(Field(tr("Why do you decide so?"), self._why, hint=tr("it stays beside the decision")))
        self._phrase = PhraseField(
            tr("Passphrase of a second person"),
            identifier="apart.second",
            hint=tr("a colleague looks along, and types it here"),
            entered=self._release_now,
        )
        down.addWidget(self._phrase)
        self._release = Button(
            tr("Let it in"), kind=Kind.PRIMARY, icon="check", identifier="apart.release", clicked=self._release_now
        )
        self._refuse = Button(
            tr("Refuse"), kind=Kind.DANGER, icon="ban", identifier="apart.refuse", clicked=self._model.refuse
        )
        self._first = Words(tr("Write down why first."), size=fonts.SECOND, tone="soft")
        down.addWidget(Flow(self._release, self._refuse, self._first, gap=12))
        return part

    def _typed(self) -> None:
        if self._why.toPlainText() != self._model.reason:
            self._model.type_reason(self._why.toPlainText())

    def _release_now(self) -> None:
        if not self._model.may_release:
            return
        phrase = self._phrase.text()
        self._phrase.clear()
        self._model.release(phrase)


def _field(difference: Difference, item: Apart) -> QWidget:
    """What it says, beside what stands; alone where nothing stands."""
    part, down = QWidget(), QVBoxLayout()
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(look.space(6))
    part.setLayout(down)
    down.addWidget(Words(label(difference.field), size=fonts.LABEL, bold=True))
    says = _cell(tr("It says"), difference.field, difference.says, item)
    if item.stands is None:
        down.addWidget(says)
    else:
        down.addWidget(SideBySide(says, _cell(tr("In force now"), difference.field, difference.stands, item)))
    return part


def _cell(head: str, field: str, value: object, item: Apart) -> QWidget:
    cell, down = QWidget(), QVBoxLayout()
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(look.space(2))
    cell.setLayout(down)
    down.addWidget(Words(head, size=fonts.SECOND, tone="soft"))
    said = in_words(field, value, item.names)
    down.addWidget(Quote(said, VOICES[field]) if field in VOICES else Words(said))
    return cell
