"""Somebody else changed this worry meanwhile: what stands now beside what was written here. A person decides."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....i18n import tr
from ... import fonts, look
from ...parts.button import Button
from ...parts.card import Card
from ...parts.flow import Flow
from ...parts.words import Words
from ...values import in_words, label
from .around import Around
from .worry_model import Difference, WorryModel


class DifferencesCard(Card):
    def __init__(self, model: WorryModel) -> None:
        super().__init__(tr("Changed in the meantime"), icon="git-compare", edge="attention.edge")
        self._model = model
        self._shown: tuple[Difference, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(look.space(12))
        down = QVBoxLayout()
        down.setSpacing(look.space(12))
        down.addWidget(Words(tr("Somebody saved another version while you were writing. Nothing is lost.")))
        down.addLayout(self._rows)
        down.addWidget(
            Flow(
                Button(tr("Save my version"), icon="save", identifier="worry.keep_mine", clicked=model.keep_mine),
                Button(tr("Take over what stands"), identifier="worry.keep_theirs", clicked=model.throw_draft_away),
            )
        )
        self.add(down)

    def refresh(self) -> None:
        model = self._model
        self.setVisible(model.is_stale)
        if model.differences == self._shown:
            return
        self._shown = model.differences
        while item := self._rows.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for each in self._shown:
            self._rows.addWidget(_two(each, model.around))


def _two(difference: Difference, around: Around) -> QWidget:
    names = {str(each.id): each.called for each in around.people}
    both = QWidget()
    down = QVBoxLayout(both)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(look.space(2))
    down.addWidget(Words(label(difference.field), size=fonts.LABEL, bold=True))
    for who, value in ((tr("It now says:"), difference.theirs), (tr("You wrote:"), difference.mine)):
        down.addWidget(Words(in_words(difference.field, value, names), lead=who))
    return both
