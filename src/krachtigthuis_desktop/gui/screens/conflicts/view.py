"""Twee verhalen as a page: which records wait, both testimonies side by side, and what stands from now on."""

from __future__ import annotations

from ....explain import explain
from ....i18n import tr, trn
from ...level import Level
from ...parts.card import Card
from ...parts.empty import Empty
from ...parts.message import Message
from ...parts.page import Page
from ...parts.rows import Rows
from ...parts.tab_order import tab_by_place
from .account_card import AccountCard
from .model import ConflictsModel
from .said import row, title
from .settle_card import SettleCard


class ConflictsView(Page):
    def __init__(self, model: ConflictsModel) -> None:
        super().__init__(
            tr("Two accounts"), tr("Two people changed the same thing without knowing of each other. You decide.")
        )
        self._model = model
        self._fault = Message(Level.STOP, "", identifier="conflicts.fault")
        self._good = Message(Level.GOOD, "", identifier="conflicts.good")
        for bar in (self._fault, self._good):
            bar.hide()
            self.bars.addWidget(bar)
        self._empty = Card()
        self._empty.add_full(
            Empty(
                "git-compare",
                tr("There is nothing to settle"),
                tr("When two laptops change the same thing, both accounts come here. Nothing is lost."),
            )
        )
        self._list = Card(tr("Waits for you"), icon="git-compare")
        self._rows = Rows(tr("Waits for you"), identifier="conflicts.rows", opened=model.select, current=model.select)
        self._list.add_full(self._rows)
        self._accounts, self._settle = AccountCard(model), SettleCard(model)
        for part in (self._empty, self._list, self._accounts, self._settle):
            self.body.addWidget(part)
        model.changed = self.refresh
        self.refresh()

    def opened(self, what: str | None) -> None:
        if what:
            self._model.select(what)
        self._model.load()

    def refresh(self) -> None:
        model = self._model
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo)).strip())
        self._good.setVisible(model.settled is not None)
        if model.settled:
            self._good.say(tr("Recorded."), tr("{what} is settled.", what=title(model.settled)))
        count = len(model.conflicts)
        self._empty.setVisible(model.loaded and not count)
        self._list.setVisible(bool(count))
        self._list.show_count(trn("{count} record", "{count} records", count))
        self._rows.show_rows([row(each) for each in model.conflicts])
        self._rows.choose(model.selected)
        self._accounts.refresh()
        if self._settle.refresh():
            tab_by_place(self)
