"""With whom the talk is: a family from the list, or a new one with no more than a name and a place."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from .... import i18n
from ....care.families import FamilyLine
from ....care.lists import choices
from ....i18n import tr, trn
from ... import look, terms
from ...panels.side_by_side import SideBySide
from ...parts.button import Button
from ...parts.card import Card
from ...parts.field import Fault, ListField, TextField
from ...parts.flow import Flow
from ...parts.handle import handle
from ...parts.initials import Mark, Shape, initials
from ...parts.line_row import LineRow
from ...parts.message import Message
from ...parts.row import Row
from ...parts.rows import Rows
from ...parts.search import SearchLine
from ...parts.words import Words
from ...theme import Level
from .begin_model import BeginModel

ELSEWHERE = "other"
"""The code of the list of places for what is not in it."""


class WithCard(Card):
    """Shows one of three: the list, the family that was chosen, the fields of a new one."""

    def __init__(self, model: BeginModel) -> None:
        super().__init__(tr("With whom?"), icon="users")
        self._model = model
        self._list, self._chosen, self._new = FamilyList(model), ChosenFamily(model), NewFamilyFields(model)
        either = QWidget()
        down = QVBoxLayout(either)
        down.setContentsMargins(0, 0, 0, 0)
        for part in (self._list, self._chosen, self._new):
            down.addWidget(part)
        self.add_full(either)

    def refresh(self) -> None:
        shown = self._now()
        for part in (self._list, self._chosen, self._new):
            part.setVisible(part is shown)
        shown.refresh()

    def come_first(self) -> QWidget | None:
        """Show what comes while what goes is still there, so that the focus is never without a place.

        Gives the field in it where a person begins; a family that was chosen has none.
        """
        shown = self._now()
        shown.show()
        return shown.first

    def _now(self) -> FamilyList | ChosenFamily | NewFamilyFields:
        model = self._model
        return self._new if model.form.is_new else self._chosen if model.is_chosen else self._list


class FamilyList(QWidget):
    def __init__(self, model: BeginModel) -> None:
        super().__init__()
        self._model = model
        label = tr("Search for a name or a place")
        self._search = self.first = handle(SearchLine(), "talk.search", label)
        self._search.setPlaceholderText(label)
        self._search.textEdited.connect(model.search)
        self._search.returnPressed.connect(model.choose_found)
        self._rows = Rows(tr("Families"), identifier="talk.families", opened=model.choose)
        self._none = Words(tone="soft")
        self._fault = Fault(self._search)
        new = Button(tr("New family"), icon="user-plus", identifier="talk.new_family", clicked=model.begin_new)
        down = QVBoxLayout(self)
        edge = look.space(16)
        down.setContentsMargins(0, edge, 0, edge)
        down.setSpacing(look.space(10))
        around = QVBoxLayout()
        around.setContentsMargins(edge, 0, edge, 0)
        around.setSpacing(look.space(8))
        for part in (self._search, self._none, self._fault):
            around.addWidget(part)
        down.addLayout(around)
        down.addWidget(self._rows)
        below = QVBoxLayout()
        below.setContentsMargins(edge, 0, edge, 0)
        below.addWidget(Flow(new))
        down.addLayout(below)

    def refresh(self) -> None:
        model = self._model
        if self._search.text() != model.asked:
            self._search.setText(model.asked)
        self._search.setVisible(not model.no_families)
        self._rows.show_rows(
            [
                Row(
                    str(line.home),
                    line.name,
                    _second(line),
                    initials(line.name),
                    Shape.DETAINEE,
                )
                for line in model.families
            ]
        )
        self._rows.setVisible(bool(model.families))
        self._none.setVisible(not model.families)
        self._none.say(tr("No family stands on this laptop yet.") if model.no_families else tr("No one by that name."))
        self._fault.say(tr("Choose a family, or begin a new one.") if "home" in model.faults else "")


class ChosenFamily(QWidget):
    first = None

    def __init__(self, model: BeginModel) -> None:
        super().__init__()
        self._model = model
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._row: LineRow | None = None
        self._shown = ("", "")

    def refresh(self) -> None:
        model = self._model
        shown = model.name, model.form.facility
        if shown == self._shown:
            return
        self._shown = shown
        if self._row:
            self._row.hide()
            self._row.deleteLater()
        other = Button(tr("Another family"), identifier="talk.other", clicked=model.choose_other)
        mark = Mark(initials(model.name), Shape.DETAINEE)
        self._row = LineRow(model.name, model.form.facility, before=mark, after=(other,), bold=True)
        self._down.addWidget(self._row)


class NewFamilyFields(QWidget):
    """First name and place; prefix, surname, phase and form of address may stay empty."""

    def __init__(self, model: BeginModel) -> None:
        super().__init__()
        self._model = model
        self._names = {
            name: TextField(label, identifier=f"talk.{name}", hint=hint, typed=partial(model.type_person, name))
            for name, label, hint in (
                ("first_name", tr("First name"), ""),
                ("prefix", tr("Prefix"), tr("van der")),
                ("surname", tr("Surname"), tr("may stay empty")),
            )
        }
        self.first = self._names["first_name"].line
        self._address = ListField(
            tr("How to address"), terms.options(terms.ADDRESSED), identifier="talk.address", chosen=model.address
        )
        language = i18n.language().value
        names = [each.label(language) for each in choices("facilities").offered if each.code != ELSEWHERE]
        self._place = ListField(
            tr("Prison or house"),
            (("", tr("Choose")), *((name, name) for name in names), (ELSEWHERE, tr("Elsewhere"))),
            identifier="talk.facility",
            chosen=self._choose,
        )
        self._elsewhere = TextField(
            tr("Where is that?"), identifier="talk.elsewhere", typed=partial(model.type_text, "facility")
        )
        phases = (("", tr("Not known yet")), *((each.code, each.label(language)) for each in choices("phases").offered))
        self._phase = ListField(tr("Phase"), phases, identifier="talk.phase", chosen=partial(model.set, "phase"))
        self._alike = Message(
            Level.ATTENTION,
            "",
            identifier="talk.alike",
            action=(tr("Choose this family"), self._choose_alike),
        )
        back = Button(tr("Choose from the list"), icon="arrow-left", identifier="talk.back", clicked=model.choose_other)
        down = QVBoxLayout(self)
        edge = look.space(16)
        down.setContentsMargins(edge, edge, edge, edge)
        down.setSpacing(look.space(12))
        down.addWidget(SideBySide(*self._names.values(), shares=(3, 2, 4)))
        down.addWidget(SideBySide(self._place, self._phase, self._address))
        down.addWidget(self._elsewhere)
        down.addWidget(self._alike)
        down.addWidget(Flow(back))

    def refresh(self) -> None:
        model = self._model
        for name, field in self._names.items():
            field.show_text(getattr(model.form.person, name))
            field.wrong(terms.wrong(model.faults.get(name)))
        self._address.show_key(model.form.person.address_as)
        self._place.show_key(ELSEWHERE if model.form.elsewhere else model.form.facility)
        self._elsewhere.setVisible(model.form.elsewhere)
        self._elsewhere.show_text(model.form.facility)
        fault = terms.wrong(model.faults.get("facility"))
        (self._elsewhere if model.form.elsewhere else self._place).wrong(fault)
        if model.form.elsewhere:
            self._place.wrong("")
        self._phase.show_key(model.form.phase)
        alike = model.alike
        self._alike.setVisible(alike is not None)
        if alike:
            name = tr("{name}, {place}", name=alike.name, place=alike.facility) if alike.facility else alike.name
            self._alike.say(tr("On this laptop already: {name}.", name=name), tr("Is this the same family?"))

    def _choose_alike(self) -> None:
        if alike := self._model.alike:
            self._model.choose(str(alike.home))

    def _choose(self, key: str) -> None:
        if key == ELSEWHERE:
            self._model.choose_place("", elsewhere=True)
            self._elsewhere.line.setFocus()
        else:
            self._model.choose_place(key)


def _second(line: FamilyLine) -> str:
    worries = trn("{count} worry", "{count} worries", line.worries)
    return tr("{place} · {worries}", place=line.facility, worries=worries) if line.facility else worries
