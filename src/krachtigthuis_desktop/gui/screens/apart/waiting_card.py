"""What waits for a piece that has not come, by laptop: shown so that somebody calls, and can be let go."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....i18n import tr, trn
from ....office.waiting import Waits
from ... import look
from ...parts.button import Button, Kind, Size
from ...parts.card import Card
from ...parts.line_row import LineRow
from .model import ApartModel
from .said import waits_since, whose


class WaitingCard(Card):
    def __init__(self, model: ApartModel) -> None:
        super().__init__(tr("Waits for a piece that has not come"), icon="clock")
        self._model = model
        self._shown: tuple[Waits, ...] | None = None
        self._body = QWidget()
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(look.space(12))
        self.add(self._body)

    def refresh(self) -> None:
        held = self._model.held
        self.setVisible(bool(held))
        if held == self._shown:
            return
        self._shown = held
        while (item := self._lines.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for each in held:
            self._lines.addWidget(self._line(each))

    def _line(self, waits: Waits) -> LineRow:
        count = trn("{count} piece of {who}", "{count} pieces of {who}", waits.count, who=whose(waits))
        drop = Button(
            tr("Let go"),
            kind=Kind.DANGER,
            size=Size.SMALL,
            identifier=f"apart.drop.{waits.device}",
            clicked=partial(self._model.let_go, waits.device),
        )
        return LineRow(count, waits_since(waits), after=(drop,))
