"""The two testimonies side by side: who and when, then each field in which they differ, then what is alike."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....i18n import tr
from ....office.settling import Conflict, Testimony
from ... import fonts, look
from ...level import Level
from ...panels.side_by_side import SideBySide
from ...parts.card import Card, Line
from ...parts.facts import Facts
from ...parts.flow import Flow
from ...parts.quote import Quote
from ...parts.tag import Tag
from ...parts.words import Words
from .model import Choice, ConflictsModel
from .said import VOICES, facts, field_label, heading, is_struck, title, value

BOTH = (Choice.FIRST, Choice.SECOND)


class AccountCard(Card):
    """Built anew for another conflict; what does not change is left alone."""

    def __init__(self, model: ConflictsModel) -> None:
        super().__init__()
        self._model = model
        self._shown: Conflict | None = None
        self._down = QVBoxLayout()
        self._down.setSpacing(look.space(12))
        self.add(self._down)

    def refresh(self) -> None:
        conflict, two = self._model.shown, self._model.two
        self.setVisible(conflict is not None)
        if conflict is None or two is None or conflict is self._shown:
            return
        self._shown = conflict
        self.setAccessibleName(title(conflict))
        while item := self._down.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self._down.addWidget(Words(title(conflict), size=fonts.CARD, bold=True))
        self._down.addWidget(
            SideBySide(*(self._side(conflict, which, testimony) for which, testimony in zip(BOTH, two, strict=True)))
        )
        for name in self._model.differing:
            self._down.addWidget(Line())
            self._down.addWidget(self._field(conflict, name))
        if alike := self._model.alike:
            self._down.addWidget(Line())
            self._down.addWidget(Words(tr("The same in both"), size=fonts.LABEL, bold=True))
            same = Facts()
            same.show_facts(
                [(field_label(each), value(conflict, each, self._model.value(Choice.FIRST, each))) for each in alike]
            )
            self._down.addWidget(same)

    def _side(self, conflict: Conflict, which: Choice, testimony: Testimony) -> QWidget:
        head, down = QWidget(), QVBoxLayout()
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(6))
        head.setLayout(down)
        down.addWidget(Words(heading(which, testimony), bold=True))
        said = Facts()
        said.show_facts(facts(conflict, testimony))
        down.addWidget(said)
        if testimony.record is None:
            down.addWidget(Words(tr("The text of this account was erased."), tone="soft"))
        elif is_struck(testimony.record):
            down.addWidget(Words(tr("Struck off: it was written down by mistake."), bold=True))
        return head

    def _field(self, conflict: Conflict, name: str) -> QWidget:
        part, down = QWidget(), QVBoxLayout()
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(6))
        part.setLayout(down)
        down.addWidget(
            Flow(
                Words(field_label(name), size=fonts.LABEL, bold=True),
                Tag("git-compare", tr("differs"), Level.ATTENTION),
            )
        )
        down.addWidget(SideBySide(*(self._cell(conflict, which, name) for which in BOTH)))
        if (before := self._model.before(name)) is not None:
            down.addWidget(
                Words(
                    tr("Before both it said: {said}", said=value(conflict, name, before)),
                    size=fonts.SECOND,
                    tone="soft",
                )
            )
        return part

    def _cell(self, conflict: Conflict, which: Choice, name: str) -> QWidget:
        """One side of a field. Under each other, the number before it says whose it is."""
        said = value(conflict, name, self._model.value(which, name))
        cell, down = QWidget(), QVBoxLayout()
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(2))
        cell.setLayout(down)
        down.addWidget(
            Words(tr("Account 1") if which is Choice.FIRST else tr("Account 2"), size=fonts.SECOND, tone="soft")
        )
        down.addWidget(Quote(said, VOICES[name]) if name in VOICES else Words(said))
        return cell
