"""Laptops as a page: choose a request; the laptops with what asks for attention first; beside it the one chosen."""

from __future__ import annotations

from collections.abc import Callable

from ....explain import explain
from ....i18n import tr, trn
from ...level import Level
from ...parts.ask_files import ask_file
from ...parts.button import Button
from ...parts.card import Card
from ...parts.columns import Columns
from ...parts.empty import Empty
from ...parts.long_list import LongList
from ...parts.message import Message
from ...parts.page import Page
from .detail_card import DetailCard
from .model import LaptopsModel
from .request_card import RequestCard
from .said import put_back, row, who


class LaptopsView(Page):
    """`go` leads to what is set apart, to families and laptops, and to what is sent back."""

    def __init__(self, model: LaptopsModel, go: Callable[..., None]) -> None:
        super().__init__(tr("Laptops"), tr("Only from these laptops this office takes in bundles."))
        self._model = model
        self._choose = Button(
            tr("Choose a request"), icon="folder-open", identifier="laptops.choose", clicked=self._ask
        )
        self.buttons.add(
            Button(tr("Families and laptops"), icon="users", identifier="laptops.fronts", clicked=lambda: go("fronts"))
        )
        self.buttons.add(
            Button(tr("Who can open here"), icon="key-round", identifier="laptops.staff", clicked=lambda: go("staff"))
        )
        self.buttons.add(self._choose)
        self._fault = Message(Level.STOP, "", identifier="laptops.fault")
        self._good = Message(Level.GOOD, "", identifier="laptops.good")
        self._put_back = Message(
            Level.ATTENTION,
            "",
            identifier="laptops.put_back",
            action=(tr("All of it was looked after"), model.looked_after),
        )
        for bar in (self._fault, self._good, self._put_back):
            bar.hide()
            self.bars.addWidget(bar)
        self._request = RequestCard(model)
        self.body.addWidget(self._request)
        self._empty = Card()
        self._empty.add_full(
            Empty(
                "laptop",
                tr("No laptop is trusted yet"),
                tr("A volunteer brings a request on a stick. Choose that file, and compare the six words."),
            )
        )
        self.body.addWidget(self._empty)
        self._columns = Columns(width=384)
        self._card = Card(tr("Laptops"), icon="laptop")
        self._list = LongList(tr("Laptops"), identifier="laptops.rows", opened=self._open, current=model.select)
        self._rows = self._list.rows
        self._card.add_full(self._list)
        self._columns.main.addWidget(self._card)
        self._detail = DetailCard(model, go)
        self._columns.side.addWidget(self._detail)
        self.body.addWidget(self._columns)
        model.changed = self.refresh
        self.refresh()

    def opened(self, what: str | None) -> None:
        self._model.come_back(what or "")

    def _open(self, key: str) -> None:
        self._model.select(key)
        self.bring(self._detail)

    def refresh(self) -> None:
        model = self._model
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo)).strip())
        self._say_what_was_done()
        lead, lines = put_back(model)
        self._put_back.setVisible(bool(lead))
        self._put_back.say(lead, lines)
        self._request.refresh()
        self._choose.setEnabled(not model.busy)
        self._empty.setVisible(not model.laptops and model.asked is None)
        self._columns.setVisible(bool(model.laptops))
        self._card.show_count(_counted(model))
        self._list.show_rows([row(each) for each in model.laptops])
        self._list.choose(model.selected)
        self._detail.refresh()

    def _say_what_was_done(self) -> None:
        model = self._model
        self._good.setVisible(model.done is not None or model.revoked is not None)
        if model.done and model.renewed:
            self._good.say(
                tr("The new keys of this laptop are trusted now."),
                tr("The answer is on the stick. Let the volunteer take it back to the laptop."),
            )
        elif model.done:
            self._good.say(
                tr("This laptop is trusted now. Its holder has the code {code}.", code=model.done.holder),
                tr("The answer is on the stick. Let the volunteer take it back to the laptop."),
            )
        elif model.revoked:
            self._good.say(
                tr("The laptop of {who} is no longer trusted.", who=who(model.revoked)),
                tr("Give its families to another laptop, and tell it to the others with the next answer."),
            )

    def _ask(self) -> None:
        ask_file(self, tr("Choose the request of the laptop"), self._model.choose, kind="*.json")


def _counted(model: LaptopsModel) -> str:
    counted = trn("{count} laptop", "{count} laptops", len(model.laptops))
    if not model.silent:
        return counted
    return " · ".join((counted, trn("{count} not heard from", "{count} not heard from", model.silent)))
