"""Somebody else changed this worry meanwhile: what stands now beside what was written here. A person decides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum

from PySide6.QtWidgets import QVBoxLayout, QWidget

from .... import i18n
from ....care.lists import choices
from ....domain.records.worry import Safety, State, Urgency, Wish
from ....explain import field_name
from ....i18n import tr
from ... import fonts, look, terms
from ...parts.button import Button
from ...parts.card import Card
from ...parts.days import long_day
from ...parts.flow import Flow
from ...parts.words import Words
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
    both = QWidget()
    down = QVBoxLayout(both)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(look.space(2))
    down.addWidget(Words(_label(difference.field), size=fonts.LABEL, bold=True))
    for who, value in ((tr("It now says:"), difference.theirs), (tr("You wrote:"), difference.mine)):
        down.addWidget(Words(in_words(difference.field, value, around), lead=who))
    return both


def _label(field: str) -> str:
    known = {
        "about": tr("About whom?"),
        "wishes": tr("What is wished?"),
        "urgency": tr("How soon?"),
        "safety": tr("Is somebody at home unsafe?"),
        "state": tr("How does it stand?"),
        "family_may_know_source": tr("May the family know this?"),
        "family_may_know_details": tr("May the family know this?"),
    }
    return known.get(field) or field_name(field) or field


def in_words(field: str, value: object, around: Around) -> str:
    """A value of a worry as a person reads it."""
    if value in ("", None, ()):
        return tr("(empty)")
    match value:
        case bool():
            words = tr("Yes") if value else tr("No")
        case date():
            words = long_day(value)
        case tuple():
            names = {each.id: each.called for each in around.people}
            words = ", ".join(_code(each) if isinstance(each, Enum) else names.get(str(each), "?") for each in value)
        case Enum():
            words = _code(value)
        case _ if field == "group":
            words = choices("worry_groups").label(str(value), i18n.language().value)
        case _:
            words = str(value)
    return words


def _code(value: Enum) -> str:
    words: Sequence[str] = ()
    match value:
        case State():
            words = terms.STATES[value][1:2]
        case Urgency():
            words = (terms.URGENCIES[value],)
        case Safety():
            words = (terms.SAFETY[value],)
        case Wish():
            words = (terms.WISHES[value],)
    return tr(words[0]) if words else str(value.value)
