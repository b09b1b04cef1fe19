"""The last report: first what cannot wait, then four counts, then what waits or was set apart."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....i18n import tr
from ... import fonts, look
from ...level import Level
from ...parts.button import Button, Kind
from ...parts.card import Card
from ...parts.flow import Flow
from ...parts.message import Message
from ...parts.words import Words
from ...pressing import pressing_lines
from .model import InboxModel
from .said import counts, details


class ReportCard(Card):
    def __init__(self, model: InboxModel, go: Callable[..., None]) -> None:
        super().__init__(tr("Last report"), icon="file-text")
        self._model = model
        self._down = QVBoxLayout()
        self._down.setSpacing(look.space(12))
        self._pressing = Message(Level.STOP, "", identifier="inbox.pressing")
        self._tried = Words(tr("Only tried: nothing was imported."), bold=True)
        self._down.addWidget(self._pressing)
        self._down.addWidget(self._tried)
        across = QHBoxLayout()
        across.setSpacing(look.space(16))
        self._numbers: list[tuple[Words, Words]] = []
        for _place in range(4):
            holder = QWidget()
            down = QVBoxLayout(holder)
            down.setContentsMargins(0, 0, 0, 0)
            down.setSpacing(0)
            number, what = Words(size=fonts.RESULT, bold=True), Words(size=fonts.SECOND, tone="soft")
            down.addWidget(number)
            down.addWidget(what)
            across.addWidget(holder, 1)
            self._numbers.append((number, what))
        self._down.addLayout(across)
        self._details = Words(size=fonts.LABEL)
        self._down.addWidget(self._details)
        self._settle = Button(
            tr("Look at the two accounts"),
            kind=Kind.LINK,
            identifier="inbox.conflicts",
            clicked=lambda: go("conflicts"),
        )
        self._apart = Button(
            tr("Look at what was set apart"), kind=Kind.LINK, identifier="inbox.apart_list", clicked=lambda: go("apart")
        )
        self._ways = Flow(self._settle, self._apart, gap=16)
        self._down.addWidget(self._ways)
        self.add(self._down)

    def refresh(self) -> None:
        report, at = self._model.report, self._model.report_at
        self.setVisible(report is not None)
        if report is None:
            return
        self.show_count(at.astimezone().strftime("%H:%M") if at else "")
        lines = pressing_lines(report.pressing, report.unproven)
        self._pressing.setVisible(bool(lines))
        self._pressing.say(tr("This cannot wait:"), "\n".join(lines))
        self._tried.setVisible(report.dry_run)
        for (number, what), (count, word) in zip(self._numbers, counts(report), strict=True):
            number.say(str(count))
            what.say(word)
        said = details(report)
        self._details.say("\n".join(said))
        self._details.setVisible(bool(said))
        disputed = any(each.counts.disputed for each in report.files) and not report.dry_run
        rejected = any(each.rejected for each in report.files) and not report.dry_run
        self._settle.setVisible(disputed)
        self._apart.setVisible(rejected)
        self._ways.setVisible(disputed or rejected)
