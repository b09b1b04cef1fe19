"""Meenemen as a page: the four steps, the large card beside them, and what is on its way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from ....i18n import tr, trn
from ...level import Level
from ...panels.signal_bar import only_here
from ...panels.steps_first import StepsFirst
from ...parts.button import Button, Kind
from ...parts.card import Card
from ...parts.days import short_day
from ...parts.message import Message
from ...parts.page import Page
from ...parts.rows import Rows
from ...parts.steps import Steps
from .model import HandoverModel
from .result_card import ResultCard
from .said import bundle_row, steps, waiting_row

_OFTEN = 100
"""Milliseconds between two looks at how far the stick is."""


class HandoverView(Page):
    """`go(key)` shows another screen: "office_link" for the card and the enrolment."""

    def __init__(self, model: HandoverModel, go: Callable[..., None]) -> None:
        super().__init__(
            tr("Take along to the office"),
            tr("What stands on this laptop goes on a stick, encrypted. Only the office can read it."),
        )
        self._model = model
        self.buttons.add(
            Button(
                tr("Take in an answer"),
                icon="mail-open",
                identifier="handover.answer",
                clicked=lambda: go("answer"),
            )
        )
        self.buttons.add(
            Button(
                tr("The office and this laptop"),
                icon="id-card",
                identifier="handover.link",
                clicked=lambda: go("office_link"),
            )
        )
        self._unknown = Message(
            Level.ATTENTION,
            tr("The office does not know this laptop yet."),
            tr("It can read what you bring only after you have asked to be enrolled."),
            identifier="handover.unknown",
            action=(tr("Ask to be enrolled"), lambda: go("office_link")),
        )
        self._refused = Message(
            Level.ATTENTION, "", identifier="handover.refused", action=(tr("Look at it"), lambda: go("answer"))
        )
        self._signal = Message(Level.STOP, "", identifier="handover.signal", icon="shield-alert")
        for bar in (self._signal, self._unknown, self._refused):
            bar.hide()
            self.bars.addWidget(bar)
        self._steps_card, self._steps = Card(tr("Steps")), Steps(tr("Steps"))
        self._steps_card.add(self._steps)
        self._result = ResultCard(model, go)
        columns = StepsFirst(width=312)
        columns.main.addWidget(self._result)
        columns.side.addWidget(self._steps_card)
        self.body.addWidget(columns)
        self.body.addWidget(
            Message(
                Level.INFO,
                tr("Everything also stays on this laptop"),
                tr(
                    "until the office tells that the bundle arrived. Did you lose the stick? Call the office. "
                    "The next stick takes everything along again."
                ),
                identifier="handover.stays",
            )
        )
        self._here = Card(tr("Not at the office yet"), icon="hard-drive")
        self._families = Rows(
            tr("Not at the office yet"), identifier="handover.families", opened=lambda key: self._open_family(key, go)
        )
        self._here.add_full(self._families)
        self.body.addWidget(self._here)
        self._sent = Card(tr("On its way and delivered"), icon="package")
        self._rows = Rows(tr("On its way and delivered"), identifier="handover.outbox")
        self._sent.add_full(self._rows)
        self._all = Button(tr("Show all"), kind=Kind.LINK, identifier="handover.all", clicked=model.show_all)
        self._sent.add(self._all)
        self.body.addWidget(self._sent)
        self.body.addWidget(
            Button(
                tr("What is still on this laptop?"),
                kind=Kind.LINK,
                identifier="handover.holdings",
                clicked=lambda: go("holdings"),
            )
        )
        self._timer = QTimer(self)
        self._timer.setInterval(_OFTEN)
        self._timer.timeout.connect(self._look)
        model.changed = self.refresh
        self.refresh()

    def opened(self, what: str | None) -> None:  # noqa: ARG002 this page always shows all
        self._model.load()

    def refresh(self) -> None:
        model = self._model
        self._signal.setVisible(bool(model.signals.lines))
        if model.signals.lines:
            self._signal.say(*only_here(model.signals))
        self._unknown.setVisible(
            model.seen is not None and model.seen.standing.office is not None and not model.is_known
        )
        self._refused.setVisible(model.refused > 0)
        if model.refused:
            self._refused.say(
                trn(
                    "The office did not take over {count} piece.",
                    "The office did not take over {count} pieces.",
                    model.refused,
                ),
                tr("Your text is still here."),
            )
        self._here.setVisible(bool(model.families))
        self._families.show_rows([waiting_row(each) for each in model.families])
        if model.since:
            self._here.show_count(
                trn(
                    "{count} piece, since {day}",
                    "{count} pieces, since {day}",
                    model.waiting,
                    day=short_day(model.since),
                )
            )
        self._steps.show_steps(steps(model))
        self._result.refresh()
        bundles, whole = model.bundles, len(model.seen.outbox) if model.seen else 0
        self._sent.setVisible(bool(bundles))
        self._rows.show_rows([bundle_row(model, each) for each in bundles])
        self._sent.show_count(trn("last bundle", "last {count} bundles", len(bundles)))
        self._all.setVisible(whole > len(bundles))
        if model.busy:
            self._timer.start()
        else:
            self._timer.stop()

    def _open_family(self, key: str, go: Callable[..., None]) -> None:
        if any(str(each.home) == key and each.name for each in self._model.families):
            go("family", key)

    def _look(self) -> None:
        self._steps.show_steps(steps(self._model))
        self._result.show_progress()
