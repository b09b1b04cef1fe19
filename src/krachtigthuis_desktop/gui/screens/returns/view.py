"""Terugsturen as a page: the four steps, the large card beside them, and what waits for each laptop."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ....i18n import tr, trn
from ...level import Level
from ...panels.steps_first import StepsFirst
from ...parts.card import Card
from ...parts.check import Check
from ...parts.empty import Empty
from ...parts.line_row import LineRow, Lines
from ...parts.message import Message
from ...parts.page import Page
from ...parts.steps import Steps
from ...parts.tab_order import tab_by_place
from ...parts.tag import Tag
from .model import Line, ReturnsModel, Stage
from .result_card import ResultCard
from .said import content, steps, tags, who

_OFTEN = 100
"""Milliseconds between two looks at how far the stick is."""


class ReturnsView(Page):
    def __init__(self, model: ReturnsModel) -> None:
        super().__init__(
            tr("Send back"),
            tr("What a laptop does not have yet goes on a stick, encrypted. Only that laptop can read it."),
        )
        self._model = model
        self._empty = Card()
        self._empty.add_full(
            Empty(
                "send",
                tr("Every laptop has everything"),
                tr("When bundles came in, or something was changed here, the answers wait on this page."),
            )
        )
        self.body.addWidget(self._empty)
        self._list = Card(tr("For which laptops?"), icon="laptop")
        self._lines = Lines()
        self._list.add_full(self._lines)
        self.body.addWidget(self._list)
        self._steps_card, self._steps = Card(tr("Steps")), Steps(tr("Steps"))
        self._steps_card.add(self._steps)
        self._result = ResultCard(model)
        self._columns = StepsFirst(width=312)
        self._columns.main.addWidget(self._result)
        self._columns.side.addWidget(self._steps_card)
        self.body.addWidget(self._columns)
        self._stays = Message(
            Level.INFO,
            tr("A lost stick loses nothing."),
            tr("Until a laptop tells that it took the answer in, the next stick takes everything along again."),
            identifier="returns.stays",
        )
        self.body.addWidget(self._stays)
        self._timer = QTimer(self)
        self._timer.setInterval(_OFTEN)
        self._timer.timeout.connect(self._look)
        self._shown: tuple[object, ...] = ()
        model.changed = self.refresh
        self.refresh()

    def opened(self, what: str | None) -> None:
        if what:
            self._model.only(what)
        self._model.load()

    def refresh(self) -> None:
        model = self._model
        self._empty.setVisible(model.stage is Stage.NOTHING)
        self._columns.setVisible(model.stage is not Stage.NOTHING)
        self._stays.setVisible(model.stage is not Stage.NOTHING)
        self._list.setVisible(bool(model.lines) and model.stage is Stage.CHOOSE)
        self._list.show_count(trn("{count} waits", "{count} wait", model.new) if model.new else "")
        if (shown := (model.lines, model.ticked)) != self._shown:
            self._shown = shown
            self._lines.show_rows([self._row(each) for each in model.lines])
            tab_by_place(self)
        self._steps.show_steps(steps(model))
        self._result.refresh()
        if model.busy:
            self._timer.start()
        else:
            self._timer.stop()

    def _row(self, line: Line) -> QWidget:
        device = line.device
        tick = Check(identifier=f"returns.tick.{device}", name=tr("For {who}", who=who(line)))
        tick.setChecked(device in self._model.ticked)
        tick.setEnabled(not line.due.is_empty)
        tick.toggled.connect(lambda on: self._model.tick(device, on=on))
        after = [Tag(each.icon, each.words, each.level) for each in tags(line)]
        return LineRow(who(line), content(line.due), before=tick, after=after, bold=True)

    def _look(self) -> None:
        self._steps.show_steps(steps(self._model))
        self._result.show_progress()
