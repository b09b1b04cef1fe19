"""Apart gezet as a page: what waits, beside it the one chosen with the decision, below what was decided before."""

from __future__ import annotations

from ....explain import explain
from ....i18n import tr, trn
from ...level import Level
from ...parts.card import Card
from ...parts.columns import Columns
from ...parts.empty import Empty
from ...parts.long_list import LongList
from ...parts.message import Message
from ...parts.page import Page
from ...parts.rows import Rows
from ...pressing import pressing_lines
from .item_card import ItemCard
from .model import ApartModel
from .said import decided_row, outcome, row
from .waiting_card import WaitingCard


class ApartView(Page):
    def __init__(self, model: ApartModel) -> None:
        super().__init__(tr("Set apart"), tr("This did not go in by itself. People look at it and decide."))
        self._model = model
        self._fault = Message(Level.STOP, "", identifier="apart.fault")
        self._good = Message(Level.GOOD, "", identifier="apart.good")
        self._pressing = Message(Level.STOP, "", identifier="apart.pressing", icon="clock-alert")
        for bar in (self._fault, self._pressing, self._good):
            bar.hide()
            self.bars.addWidget(bar)
        self._empty = Card()
        self._empty.add_full(
            Empty(
                "shield-check",
                tr("Nothing is set apart"),
                tr("What the program does not trust comes here. It stops no other bundle."),
            )
        )
        self.body.addWidget(self._empty)
        self._columns = Columns(width=480)
        self._list = Card(tr("Waits for a decision"), icon="shield-alert")
        self._waiting = LongList(
            tr("Waits for a decision"), identifier="apart.rows", opened=self._open, current=model.select
        )
        self._rows = self._waiting.rows
        self._list.add_full(self._waiting)
        self._columns.main.addWidget(self._list)
        self._item = ItemCard(model)
        self._columns.side.addWidget(self._item)
        self.body.addWidget(self._columns)
        self._waits = WaitingCard(model)
        self.body.addWidget(self._waits)
        self._before = Card(tr("Decided before"), icon="history")
        self._decided = Rows(tr("Decided before"), identifier="apart.decided")
        self._before.add_full(self._decided)
        self.body.addWidget(self._before)
        model.changed = self.refresh
        self.refresh()

    def opened(self, what: str | None) -> None:
        if what:
            self._model.select(what)
        self._model.load()

    def _open(self, key: str) -> None:
        self._model.select(key)
        self.bring(self._item)

    def refresh(self) -> None:
        model = self._model
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo)).strip())
        self._good.setVisible(model.done is not None)
        if model.done:
            self._good.say(*outcome(model.done))
        lines = pressing_lines(model.done.pressing) if model.done else ()
        self._pressing.setVisible(bool(lines))
        self._pressing.say(tr("This cannot wait:"), "\n".join(lines))
        count = len(model.waiting)
        self._empty.setVisible(model.loaded and not count)
        self._columns.setVisible(bool(count))
        self._list.show_count(trn("{count} waits", "{count} wait", count))
        self._waiting.show_rows([row(each, model.inside(each)) for each in model.waiting])
        self._waiting.choose(model.selected)
        self._item.refresh()
        self._waits.refresh()
        self._before.setVisible(bool(model.decided))
        self._decided.show_rows([decided_row(each, model.people) for each in model.decided])
