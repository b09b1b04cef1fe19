"""The right of the form: about whom, what kind, how soon, what is wished, what the family may know. All may wait."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from .... import i18n
from ....care.lists import choices
from ....domain.dates import read_date
from ....explain.ages import short_age
from ....i18n import tr
from ... import look, terms
from ...panels.labelled import Labelled
from ...panels.people_chips import PeopleChips
from ...panels.person_form import PersonForm
from ...panels.person_panel import PersonPanel
from ...parts.check import Check
from ...parts.choices import Chips, Segment
from ...parts.date_field import DateField, When
from ...parts.field import ListField, TextField
from .somebody import Somebody
from .told_card import ToldCard
from .worry_model import WorryModel


class Choosing(QWidget):
    def __init__(self, model: WorryModel) -> None:
        super().__init__()
        self._model = model
        about = tr("About whom?")
        self._about = PeopleChips(about, identifier="worry.about", changed=self._choose_about, other=model.add_somebody)
        self._person = PersonPanel(
            identifier="worry.person",
            today=lambda: model.today,
            done=model.added,
            stop=model.stop_adding,
            alike=self._alike,
        )
        self._kind = KindFields(model)
        soon = tr("How soon?")
        self._soon = Segment(
            soon, terms.options(terms.URGENCIES), identifier="worry.urgency", changed=partial(model.set, "urgency")
        )
        self._deadline = DateField(
            tr("Latest date"),
            self._parse,
            identifier="worry.deadline",
            hint=tr("may stay empty"),
            changed=self._type_deadline,
        )
        self._what = TextField(
            tr("What happens then?"), identifier="worry.deadline_what", typed=partial(model.type_text, "deadline_what")
        )
        self._wishes = Chips(
            tr("What is wished?"), terms.options(terms.WISHES), identifier="worry.wishes", changed=self._choose_wishes
        )
        self._wish_label = Labelled(tr("What is wished?"), self._wishes)
        self._source = Check(identifier="worry.source_known")
        self._details = Check(identifier="worry.details_known")
        self._source.clicked.connect(lambda on: model.set("source_known", on))
        self._details.clicked.connect(lambda on: model.set("details_known", on))
        self._state = ListField(
            tr("How does it stand?"), terms.states(), identifier="worry.state", chosen=partial(model.set, "state")
        )
        self._told = ToldCard(model)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(14))
        down.addWidget(Labelled(about, self._about, self._person))
        down.addWidget(self._kind)
        down.addWidget(Labelled(soon, self._soon))
        for part in (self._deadline, self._what, self._wish_label):
            down.addWidget(part)
        down.addWidget(Labelled(tr("May the family know this?"), self._source, self._details))
        down.addWidget(self._state)
        down.addWidget(self._told)

    def refresh(self) -> None:
        model, form, name = self._model, self._model.form, self._model.around.first_name
        self._about.show_people([(each.id, in_chip(each)) for each in model.around.people], form.about)
        self._person.setVisible(model.adding is not None)
        if model.adding:
            self._person.show_form(model.adding)
        self._kind.refresh()
        self._soon.show_key(form.urgency)
        self._deadline.show_typed(form.deadline)
        self._deadline.wrong(terms.wrong(model.faults.get("deadline")))
        self._what.setVisible(bool(form.deadline.strip() or form.deadline_what))
        self._what.show_text(form.deadline_what)
        self._what.wrong(terms.wrong(model.faults.get("deadline_what")))
        self._wish_label.say(tr("What does {name} want?", name=name) if name else tr("What is wished?"))
        self._wishes.show_keys(form.wishes)
        self._source.setText(tr("That the worry comes from {name}", name=name or tr("Detainee")))
        self._details.setText(tr("What {name} said exactly", name=name or tr("Detainee")))
        self._source.setChecked(bool(form.source_known))
        self._details.setChecked(bool(form.details_known))
        self._state.setVisible(model.saved is not None)
        self._state.show_key(form.state)
        self._told.refresh()

    @property
    def turned(self) -> QWidget | None:
        """Where one goes on after the form of somebody else opened or closed."""
        return self._person.first if self._model.adding else self._about.somebody_else

    def _alike(self, form: PersonForm) -> str:
        name = self._model.alike(form)
        return (
            tr("{name} is in this family already. Is this somebody else? Then just go on.", name=name) if name else ""
        )

    def _choose_about(self, keys: tuple[str, ...]) -> None:
        self._model.set("about", list(keys))

    def _choose_wishes(self, keys: tuple[str, ...]) -> None:
        self._model.set("wishes", list(keys))

    def _parse(self, typed: str) -> When:
        return read_date(typed, self._model.today)

    def _type_deadline(self, typed: str, _meant: When | None) -> None:
        self._model.type_text("deadline", typed)
        self._what.setVisible(bool(typed.strip()))


class KindFields(QWidget):
    """The group of a worry, and an item in it. A code that no list offers any more is shown as it is."""

    def __init__(self, model: WorryModel) -> None:
        super().__init__()
        self._model = model
        self._group = ListField(tr("Kind of worry"), (), identifier="worry.group", chosen=partial(model.set, "group"))
        self._item = ListField(tr("What exactly?"), (), identifier="worry.item", chosen=partial(model.set, "item"))
        self._offered = ""
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(10))
        down.addWidget(self._group)
        down.addWidget(self._item)
        self._group.offer((("", tr("Not chosen yet")), *_options()))

    def refresh(self) -> None:
        form = self._model.form
        if form.group and self._group.box.findData(form.group) < 0:
            self._group.offer((("", tr("Not chosen yet")), *_options(), (form.group, form.group)))
        self._group.show_key(form.group)
        items = _options(form.group) if form.group else ()
        self._item.setVisible(bool(items) or bool(form.item))
        if self._offered != f"{form.group}:{form.item}":
            self._offered = f"{form.group}:{form.item}"
            known = {code for code, _words in items}
            more = ((form.item, choices("worry_groups").label(form.group, _language(), form.item)),)
            self._item.offer(
                (("", tr("Not chosen yet")), *items, *(more if form.item and form.item not in known else ()))
            )
        self._item.show_key(form.item)


def in_chip(somebody: Somebody) -> str:
    """`Noor, 8`: the age of who is not grown up."""
    name = somebody.called or tr("Detainee")
    if somebody.ages is None:
        return name
    return tr("{name}, {age}", name=name, age=short_age(somebody.ages, i18n.words(i18n.language())))


def _options(group: str = "") -> tuple[tuple[str, str], ...]:
    """The groups, or the items of one: what is offered today."""
    listed = choices("worry_groups")
    found = listed.find(group) if group else None
    offered = (found.offered if found else ()) if group else listed.offered
    return tuple((each.code, each.label(_language())) for each in offered)


def _language() -> str:
    return i18n.language().value
