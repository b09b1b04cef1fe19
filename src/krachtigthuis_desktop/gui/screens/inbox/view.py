"""Pakketten as a page: drop or choose, one state per bundle, a bad one apart, the report below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from ....errors import BundleReason
from ....explain import explain
from ....i18n import tr, trn
from ... import look
from ...level import Level
from ...parts.ask_files import ask_files
from ...parts.button import Button, Size
from ...parts.card import Card
from ...parts.columns import Columns
from ...parts.days import long_day
from ...parts.flow import Flow
from ...parts.message import Message
from ...parts.page import Page
from ...parts.told_error import ToldError
from .drop_area import DropArea
from .list_card import ListCard
from .model import InboxModel, State
from .report_card import ReportCard
from .said import kept, tag, under_title


class InboxView(Page):
    """`go` leads to where an unknown laptop is enrolled, a bundle is decided about, two accounts are settled."""

    def __init__(self, model: InboxModel, go: Callable[..., None]) -> None:
        super().__init__(tr("Bundles that came in"))
        self._model = model
        self.buttons.add(
            Button(tr("Choose files"), icon="folder-open", identifier="inbox.choose", clicked=self._choose)
        )
        self._busy = Message(Level.INFO, tr("Busy reading the bundles…"), identifier="inbox.busy")
        self._fault = Message(Level.STOP, "", identifier="inbox.fault")
        self._gone = Message(Level.GOOD, "", identifier="inbox.gone")
        self._urgent = Message(
            Level.STOP, "", identifier="inbox.urgent", icon="clock-alert", action=(tr("Look"), lambda: go("urgent"))
        )
        for bar in (self._urgent, self._busy, self._fault, self._gone):
            bar.hide()
            self.bars.addWidget(bar)
        self.body.addWidget(DropArea(model.add))
        columns = Columns(width=360)
        self._list, self._report = ListCard(model), ReportCard(model, go)
        columns.main.addWidget(self._report)
        columns.main.addWidget(self._list)
        columns.side.addWidget(self._apart_card(go))
        self.body.addWidget(columns)
        model.changed = self.refresh
        self.refresh()

    def refresh(self) -> None:
        model = self._model
        day = long_day(model.clock().astimezone().date())
        self.say_title(tr("Bundles that came in"), under_title(model, day))
        self.show_urgent()
        self._busy.setVisible(model.busy)
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo)).strip())
        self._gone.setVisible(bool(model.deleted))
        self._gone.say(
            trn("{count} file is gone from the stick.", "{count} files are gone from the stick.", model.deleted)
        )
        self._list.refresh()
        self._report.refresh()
        told = model.told
        self._apart.setVisible(told is not None)
        if told and told.fault:
            words = explain(told.fault)
            self._state.say(tag(told).words, told.path.name)
            meaning = " ".join(part for part in (words.meaning, kept(told)) if part)
            self._told.say(words.title, meaning, words.todo, told.fault.code.value)
        self._keep.setVisible(told is not None and told.state is State.SUSPECT)
        self._keep.setEnabled(not model.busy)
        self._look.setVisible(told is not None and told.state is State.APART)
        self._enrol.setVisible(told is not None and told.report.reason == BundleReason.UNKNOWN_DEVICE.value)

    def show_urgent(self) -> None:
        """On top of everything: how much cannot wait, until somebody ticked it off."""
        count = self._model.urgent()
        self._urgent.setVisible(bool(count))
        if count:
            words = trn("{count} worry cannot wait.", "{count} worries cannot wait.", count)
            self._urgent.say(words, tr("Look who must be called."))

    def _apart_card(self, go: Callable[..., None]) -> Card:
        self._apart = Card()
        down = QVBoxLayout()
        down.setSpacing(look.space(12))
        self._state = Message(Level.STOP, "", identifier="inbox.apart", icon="shield-alert")
        self._told = ToldError()
        self._enrol = Button(
            tr("To the laptops"),
            size=Size.SMALL,
            icon="laptop",
            identifier="inbox.laptops",
            clicked=lambda: go("laptops"),
        )
        self._look = Button(
            tr("To what was set apart"),
            size=Size.SMALL,
            icon="shield-alert",
            identifier="inbox.to_apart",
            clicked=lambda: go("apart"),
        )
        self._keep = Button(
            tr("Keep it and set it apart"),
            size=Size.SMALL,
            icon="shield-alert",
            identifier="inbox.keep",
            clicked=self._keep_told,
        )
        away = Button(tr("Remove from the list"), size=Size.SMALL, identifier="inbox.remove", clicked=self._remove)
        down.addWidget(self._state)
        down.addWidget(self._told)
        down.addWidget(Flow(self._keep, self._enrol, self._look, away))
        self._apart.add(down)
        return self._apart

    def _keep_told(self) -> None:
        if told := self._model.told:
            self._model.select(told.key)
            self._model.keep(told.key)

    def _remove(self) -> None:
        if told := self._model.told:
            self._model.remove(told.key)

    def _choose(self) -> None:
        ask_files(self, tr("Choose the bundles"), self._model.add, kind="*.age")
