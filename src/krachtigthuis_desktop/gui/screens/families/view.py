"""All families as a page: a search line and the rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....care.families import FamilyLine
from ....explain import explain
from ....i18n import tr, trn
from ...parts.button import Button, Kind, Size
from ...parts.card import Card
from ...parts.days import long_day
from ...parts.empty import Empty
from ...parts.handle import handle
from ...parts.initials import Shape, initials
from ...parts.message import Message
from ...parts.page import Page
from ...parts.row import Row
from ...parts.rows import Rows
from ...parts.search import SearchLine
from ...theme import Level
from .model import FamiliesModel

Go = Callable[..., None]


class FamiliesView(Page):
    """`go` shows another screen: "family", "talk"."""

    def __init__(self, model: FamiliesModel, go: Go) -> None:
        super().__init__(tr("Families"))
        self._model = model
        self.buttons.add(
            Button(
                tr("New conversation"),
                kind=Kind.PRIMARY,
                size=Size.MAIN,
                icon="plus",
                identifier="families.talk",
                clicked=partial(go, "talk"),
            )
        )
        self._fault = Message(Level.STOP, "", identifier="families.fault", action=(tr("Try again"), model.load))
        self._fault.hide()
        self.bars.addWidget(self._fault)
        label = tr("Search for a name, place or number")
        self._search = handle(SearchLine(), "families.search", label)
        self._search.setPlaceholderText(label)
        self._search.textEdited.connect(model.search)
        self._rows = Rows(tr("Families"), identifier="families.rows", opened=partial(go, "family"))
        self._none = Empty("search", tr("No one by that name"), tr("Try the beginning of another word."))
        self._first = Empty("users", tr("No family stands on this laptop yet"), tr("It begins with a conversation."))
        self._card = Card()
        either = QWidget()
        down = QVBoxLayout(either)
        down.setContentsMargins(0, 0, 0, 0)
        for part in (self._rows, self._none, self._first):
            down.addWidget(part)
        self._card.add_full(either)
        self._closed = Card(tr("Closed families"), icon="circle-check")
        self._done = Rows(tr("Closed families"), identifier="families.closed", opened=partial(go, "family"))
        self._closed.add_full(self._done)
        self.body.addWidget(self._search)
        self.body.addWidget(self._card)
        self.body.addWidget(self._closed)
        model.changed = self.refresh
        self.refresh()

    def opened(self, what: str | None) -> None:  # noqa: ARG002 this page always shows all
        self._model.load()

    def refresh(self) -> None:
        model = self._model
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, words.meaning)
        if self._search.text() != model.asked:
            self._search.setText(model.asked)
        self._search.setVisible(bool(model.all or model.done))
        self._rows.show_rows([_row(line) for line in model.families])
        self._rows.setVisible(bool(model.families))
        self._none.setVisible(bool(model.asked) and not model.families and not model.closed)
        self._first.setVisible(model.is_empty)
        shown = (self._rows, self._none, self._first)
        self._card.setVisible(model.all is not None and not all(part.isHidden() for part in shown))
        self._done.show_rows([_row(line) for line in model.closed])
        self._closed.show_count(str(len(model.done)))
        self._closed.setVisible(bool(model.closed))


def _row(line: FamilyLine) -> Row:
    worries = trn("{count} worry", "{count} worries", line.worries)
    second = tr("{place} · {worries}", place=line.facility, worries=worries) if line.facility else worries
    if line.closed:
        second = tr("closed on {day}", day=long_day(line.closed))
    return Row(str(line.home), line.name, second, initials(line.name), Shape.DETAINEE)
