"""Everything about a person that is not asked at first: whole name, how to reach safely, where, with whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ... import i18n
from ...care.lists import choices
from ...domain.dates import read_date
from ...domain.lists import Choice
from ...domain.records.person import NotInformed
from ...i18n import mark, tr
from .. import look, terms
from ..parts.check import Check
from ..parts.date_field import DateField
from ..parts.field import ListField, TextField
from .bound import Bound
from .labelled import Labelled
from .people_chips import PeopleChips
from .person_form import PersonForm
from .side_by_side import SideBySide

_NOT_INFORMED = {
    NotInformed.NOT_YET: mark("Not yet"),
    NotInformed.HARM: mark("That could do harm"),
    NotInformed.UNREACHABLE: mark("Cannot be reached"),
    NotInformed.COORDINATOR: mark("The coordinator decided so"),
}

Text = Callable[..., TextField]


class WholePerson(QWidget):
    """`text(name, label, hint)` makes a field of one line; `touched` hears every choice."""

    def __init__(
        self,
        *,
        text: Text,
        bound: Bound,
        form: Callable[[], PersonForm],
        touched: Callable[[], None],
        today: Callable[[], date],
        identifier: str,
    ) -> None:
        super().__init__()
        self._bound, self._form, self._touched, self._today = bound, form, touched, today
        self._identifier = identifier
        self.first = text("surname", tr("Surname"))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(10))
        for part in (
            SideBySide(text("prefix", tr("Prefix"), tr("van der")), self.first, shares=(1, 2)),
            SideBySide(
                self._list("address_as", tr("Form of address"), terms.options(terms.ADDRESSED)),
                self._list("language", tr("Language"), _languages()),
            ),
            self._tick("interpreter", tr("An interpreter is needed")),
            SideBySide(text("phone", tr("Phone number")), text("best_way", tr("Best way to reach"))),
            SideBySide(text("safe_way", tr("Safe way to reach")), text("when_not", tr("When not?"))),
            text("who_may_not_answer", tr("Who may not pick up?")),
            SideBySide(text("municipality", tr("Municipality")), text("postcode4", tr("Four digits of the postcode"))),
            text("street", tr("Street and number"), tr("Only when a letter needs it")),
            SideBySide(text("postcode", tr("Postcode")), text("city", tr("Town")), shares=(1, 2)),
            SideBySide(text("school", tr("School")), text("helpers", tr("Who helps already?"))),
            self._together(),
            self._inside(text),
            self._heard(),
            self._day("died", tr("Died on")),
        ):
            down.addWidget(part)

    def offer(self, people: Sequence[tuple[str, str]]) -> None:
        """Who may live in one home with this person."""
        form = self._form()
        others = [each for each in people if each[0] != form.id]
        self._lives.setVisible(bool(others))
        self._chips.show_people(others, form.lives_with)

    def _together(self) -> QWidget:
        self._chips = PeopleChips(
            tr("Lives with"),
            identifier=f"{self._identifier}.lives_with",
            changed=lambda keys: self._set("lives_with", list(keys)),
        )
        self._lives = Labelled(tr("Lives with"), self._chips)
        return self._lives

    def _inside(self, text: Text) -> QWidget:
        """Where a detainee is. Of anybody else it is not asked."""
        phases = [("", tr("Choose")), *((each.code, each.label(i18n.language().value)) for each in _phases())]
        holder = QWidget()
        down = QVBoxLayout(holder)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(10))
        down.addWidget(
            SideBySide(self._list("phase", tr("Phase"), phases), text("facility", tr("Institution or house")))
        )
        down.addWidget(self._day("since", tr("There since")))
        self._bound.also(lambda: holder.setVisible(self._form().is_detainee))
        return holder

    def _heard(self) -> QWidget:
        """Who is written about on another's word has a right to hear it (AVG art. 14)."""
        why = self._list("not_informed", tr("If not: why not?"), _reasons(self._form()))
        self._bound.also(lambda: why.offer(_reasons(self._form())))
        self._bound.also(lambda: why.show_key(self._form().not_informed))
        return SideBySide(self._day("informed_on", tr("Was told that we write this down, on")), why)

    def _list(self, name: str, label: str, options: Sequence[tuple[str, str]]) -> ListField:
        field = ListField(
            label, options, identifier=f"{self._identifier}.{name}", chosen=lambda key: self._set(name, key)
        )
        self._bound.also(lambda: field.show_key(str(getattr(self._form(), name))))
        self._bound.mark(f"{self._identifier}.{name}", field.wrong)
        return field

    def _tick(self, name: str, words: str) -> Check:
        box = Check(words, identifier=f"{self._identifier}.{name}", ticked=lambda on: self._set(name, on))
        self._bound.also(lambda: box.setChecked(bool(getattr(self._form(), name))))
        return box

    def _day(self, name: str, label: str) -> DateField:
        field = DateField(
            label,
            lambda text: read_date(text, self._today(), past=True),
            identifier=f"{self._identifier}.{name}",
            hint=tr("may stay empty"),
            changed=lambda text, _meant: self._set(name, text),
        )
        self._bound.also(lambda: field.show_typed(str(getattr(self._form(), name))))
        self._bound.mark(f"{self._identifier}.{name}", field.wrong)
        return field

    def _set(self, name: str, value: object) -> None:
        setattr(self._form(), name, value)
        self._touched()


def _languages() -> list[tuple[str, str]]:
    return [(each.code, each.label(i18n.language().value)) for each in choices("languages").offered]


def _phases() -> Sequence[Choice]:
    return choices("phases").offered


def _reasons(form: PersonForm) -> list[tuple[str, str]]:
    """That the coordinator decided so is offered only where it stands already: it is not everybody's to say."""
    decided = NotInformed.COORDINATOR
    return [
        (why.value, tr(words))
        for why, words in _NOT_INFORMED.items()
        if why is not decided or form.not_informed == decided.value
    ]
