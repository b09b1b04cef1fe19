"""The people of a family, how they are tied, and the ways to add to it or to correct it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....care.family_said import person_line, tie_sentence
from ....domain.records import Relation
from ....i18n import tr
from ... import fonts, look
from ...panels.person_form import PersonForm
from ...panels.person_panel import PersonPanel
from ...panels.tie_panel import TiePanel
from ...parts.button import Button, Kind, Size
from ...parts.card import Card
from ...parts.days import long_day
from ...parts.flow import Flow
from ...parts.initials import Mark, Shape, initials
from ...parts.line_row import LineRow, Lines
from ...parts.words import Words
from .people_model import PeopleModel


class PeopleCard(Card):
    def __init__(self, people: PeopleModel) -> None:
        super().__init__(tr("People"), icon="users")
        self._people, self._family = people, people.family
        self._shown: tuple[tuple[str, str, str, bool], ...] = ()
        self._said: tuple[tuple[str, str, str], ...] | None = None
        self._changes: dict[tuple[str, str], Button] = {}
        self._tied = "", ""
        """Whose tie was open last to be changed; empty for a new one."""
        self._corrects: dict[str, Button] = {}
        self._was = ""
        """Who was open last to be corrected; empty for somebody new."""
        self._lines = Lines()
        self.add_full(self._lines)
        self._ties = QVBoxLayout()
        self._ties.setSpacing(look.space(6))
        self._tie = TiePanel(
            identifier="family.tie",
            done=people.tied,
            touched=people.family.touch,
            stop=people.stop_tying,
            before=people.tie_before,
            said=self._earlier,
        )
        self.somebody = Button(
            tr("Add somebody"), icon="user-plus", size=Size.SMALL, identifier="family.add", clicked=people.add_somebody
        )
        self.say = Button(
            tr("Say how they are tied"),
            icon="handshake",
            size=Size.SMALL,
            identifier="family.say_tie",
            clicked=people.say_tie,
        )
        self.first = self._tie.first
        self._buttons = Flow(self.somebody, self.say)
        inside = QVBoxLayout()
        inside.setSpacing(look.space(12))
        inside.addLayout(self._ties)
        for part in (self._tie, self._buttons):
            inside.addWidget(part)
        holder = QWidget()
        edge = look.space(16)
        inside.setContentsMargins(edge, look.space(12), edge, edge)
        holder.setLayout(inside)
        self.add_full(holder)

    def refresh(self) -> None:
        family = self._family
        people = tuple(
            (id_, each.full_name, person_line(each, family.today, long_day), id_ == family.inside)
            for id_, each in family.persons
        )
        if people != self._shown:
            self._shown, self._corrects = people, {}
            self._lines.show_rows([self._row(*each) for each in people])
        if family.forms.adding:
            self._was = family.forms.person.id if family.forms.person.base else ""
        self.show_count(str(len(people)))
        self._show_ties(tuple(family.ties))
        self._tie.setVisible(family.forms.tying)
        if family.forms.tying:
            self._tied = family.forms.tie.from_person, family.forms.tie.to_person
            self._tie.show_form(family.forms.tie, [(id_, each.called) for id_, each in family.persons])
        self._buttons.setVisible(not family.forms.tying)
        self.say.setVisible(len(people) > 1)

    def press(self) -> None:
        """As the button of the tie that is said."""
        self._tie.press()

    def _row(self, id_: str, name: str, second: str, inside: bool) -> LineRow:  # noqa: FBT001 as the tuple has it
        mark = Mark(initials(name), Shape.DETAINEE if inside else Shape.PERSON)
        correct = Button(
            tr("Correct"),
            kind=Kind.LINK,
            identifier=f"family.correct.{id_}",
            name=tr("Correct or complete {name}", name=name),
            clicked=partial(self._people.correct, id_),
        )
        self._corrects[id_] = correct
        return LineRow(name, second, before=mark, after=(correct,), bold=True)

    @property
    def opener(self) -> Button:
        """What opened the form of a person, as it stands now: in the row of who was corrected, else below."""
        return self._corrects.get(self._was, self.somebody)

    @property
    def tie_opener(self) -> Button:
        """Where the tie that was open last is changed; the button below when there is none such."""
        return self._changes.get(self._tied, self.say)

    def _show_ties(self, ties: tuple[Relation, ...]) -> None:
        said = tuple((str(tie.from_person), str(tie.to_person), tie_sentence(tie, self._family.name)) for tie in ties)
        if said == self._said:
            return
        self._said, self._changes = said, {}
        while item := self._ties.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for tie, (one, other, sentence) in zip(ties, said, strict=True):
            change = Button(
                tr("Correct"),
                kind=Kind.LINK,
                identifier=f"family.change_tie.{one}.{other}",
                name=tr("Change: {tie}", tie=sentence),
                clicked=partial(self._people.correct_tie, tie),
            )
            self._changes[one, other] = change
            row = QWidget()
            across = QHBoxLayout(row)
            across.setContentsMargins(0, 0, 0, 0)
            across.addWidget(Words(sentence, size=fonts.LABEL), 1)
            across.addWidget(change)
            self._ties.addWidget(row)

    def _earlier(self, tie: Relation) -> str:
        return tr(
            "On {day} it was: {tie} What you save now counts from today. Both days stay in the history.",
            day=long_day(tie.measured_on),
            tie=tie_sentence(tie, self._family.name),
        )


class PersonCard(Card):
    """Somebody to add, to correct or to complete: at the top of the page, where it is seen."""

    def __init__(self, people: PeopleModel) -> None:
        super().__init__(tr("Somebody of this family"), icon="user-plus")
        self._people = people
        self._panel = PersonPanel(
            identifier="family.person",
            today=lambda: people.family.today,
            done=people.save,
            stop=people.stop,
            touched=people.family.touch,
            whole=True,
            alike=self._alike,
        )
        self.first = self._panel.first
        self._strike = Button(
            tr("Struck off: written down by mistake"),
            kind=Kind.LINK,
            identifier="family.person.strike",
            clicked=people.strike,
        )
        inside = QVBoxLayout()
        inside.addWidget(self._panel)
        inside.addWidget(self._strike)
        self.add(inside)

    def press(self) -> None:
        """As its button."""
        self._panel.press()

    def refresh(self) -> None:
        family = self._people.family
        self.setVisible(family.forms.adding)
        if family.forms.adding:
            self._panel.show_form(family.forms.person, [(id_, each.called) for id_, each in family.persons])
        self._strike.setVisible(self._people.may_strike())

    def _alike(self, form: PersonForm) -> str:
        name = self._people.alike(form)
        return (
            tr("{name} is in this family already. Is this somebody else? Then just go on.", name=name) if name else ""
        )
