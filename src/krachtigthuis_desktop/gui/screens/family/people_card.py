"""The people of a family, how they are tied, and the ways to add to it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....i18n import tr
from ... import fonts, look
from ...panels.person_panel import PersonPanel
from ...panels.tie_panel import TiePanel
from ...parts.button import Button, Size
from ...parts.card import Card
from ...parts.flow import Flow
from ...parts.initials import Mark, Shape, initials
from ...parts.line_row import LineRow, Lines
from ...parts.words import Words
from .model import FamilyModel
from .said import person_line, tie_sentence


class PeopleCard(Card):
    def __init__(self, model: FamilyModel) -> None:
        super().__init__(tr("People"), icon="users")
        self._model = model
        self._people: tuple[tuple[str, str, bool], ...] = ()
        self._said: tuple[str, ...] | None = None
        self._lines = Lines()
        self.add_full(self._lines)
        self._ties = QVBoxLayout()
        self._ties.setSpacing(look.space(6))
        self._person = PersonPanel(
            identifier="family.person",
            today=lambda: model.today,
            done=model.added,
            stop=model.stop_adding,
            touched=model.touch,
        )
        self._tie = TiePanel(identifier="family.tie", done=model.tied, touched=model.touch, stop=model.stop_tying)
        add = Button(
            tr("Add somebody"), icon="user-plus", size=Size.SMALL, identifier="family.add", clicked=model.add_somebody
        )
        self._say = Button(
            tr("Say how they are tied"),
            icon="handshake",
            size=Size.SMALL,
            identifier="family.say_tie",
            clicked=model.say_tie,
        )
        self._buttons = Flow(add, self._say)
        inside = QVBoxLayout()
        inside.setSpacing(look.space(12))
        inside.addLayout(self._ties)
        for part in (self._person, self._tie, self._buttons):
            inside.addWidget(part)
        holder = QWidget()
        edge = look.space(16)
        inside.setContentsMargins(edge, look.space(12), edge, edge)
        holder.setLayout(inside)
        self.add_full(holder)

    def refresh(self) -> None:
        model = self._model
        people = tuple(
            (each.full_name, person_line(each, model.today), id_ == model.inside) for id_, each in model.persons
        )
        if people != self._people:
            self._people = people
            self._lines.show_rows([_row(*each) for each in people])
        self.show_count(str(len(people)))
        self._show_ties(tuple(tie_sentence(tie, model.name) for tie in model.ties))
        self._person.setVisible(model.forms.adding)
        if model.forms.adding:
            self._person.show_form(model.forms.person)
        self._tie.setVisible(model.forms.tying)
        if model.forms.tying:
            self._tie.show_form(model.forms.tie, [(id_, each.called) for id_, each in model.persons])
        self._buttons.setVisible(not (model.forms.adding or model.forms.tying))
        self._say.setVisible(len(people) > 1)

    def _show_ties(self, said: tuple[str, ...]) -> None:
        if said == self._said:
            return
        self._said = said
        while item := self._ties.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for sentence in said:
            self._ties.addWidget(Words(sentence, size=fonts.LABEL))


def _row(name: str, second: str, inside: bool) -> LineRow:  # noqa: FBT001 as the tuple has it
    mark = Mark(initials(name), Shape.DETAINEE if inside else Shape.PERSON)
    return LineRow(name, second, before=mark, bold=True)
