"""A person on the screen, new or to be corrected: a first name or a description, who it is, how old.

`PersonPanel` asks no more than that; `WholePerson` is everything else, behind *Fill in more*.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.records.person import Role
from ...i18n import tr
from .. import fonts, look, terms
from ..parts.button import Button, Kind
from ..parts.field import ListField, TextField
from ..parts.flow import Flow
from ..parts.page import to_fault
from ..parts.words import Words
from .bound import Bound
from .person_form import PersonForm
from .side_by_side import SideBySide
from .whole_person import WholePerson


class PersonPanel(QWidget):
    """`done` hears the form when it is whole, `touched` every key, `stop` that nobody is added after all.

    `whole`: everything about a person can be filled in, and who is known can be corrected. `alike` names who is
    known already and may be the same.
    """

    def __init__(
        self,
        *,
        identifier: str,
        today: Callable[[], date],
        done: Callable[[PersonForm], None],
        stop: Callable[[], None],
        touched: Callable[[], None] = lambda: None,
        whole: bool = False,
        alike: Callable[[PersonForm], str] = lambda _form: "",
    ) -> None:
        super().__init__()
        self._form, self._today, self._done, self._touched, self._alike = PersonForm(), today, done, touched, alike
        self._identifier, self._bound, self._texts = identifier, Bound(), dict[str, TextField]()
        name = self._text("first_name", tr("First name"))
        self.first = name.line
        other = self._text("description", tr("Or a description"), tr("for an unknown name"))
        self._role = ListField(tr("Who is it?"), (), identifier=f"{identifier}.role", chosen=self._choose)
        self._bound.also(lambda: self._role.show_key(self._form.role))
        self._bound.mark(f"{identifier}.role", self._role.wrong)
        self._same = Words(size=fonts.SECOND, tone="attention.text")
        age = self._text("birth", tr("Age"), tr("8, 2018 or 14-5-2018"))
        self._more = Button(
            tr("Fill in more"), kind=Kind.LINK, identifier=f"{identifier}.more", clicked=self._show_whole
        )
        self._whole: WholePerson | None = None
        if whole:
            self._whole = WholePerson(
                text=self._text,
                bound=self._bound,
                form=lambda: self._form,
                touched=touched,
                today=today,
                identifier=identifier,
            )
        self._add = Button(tr("Add"), icon="user-plus", identifier=f"{identifier}.add", clicked=self.press)
        leave = Button(tr("Never mind"), identifier=f"{identifier}.stop", clicked=stop)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(10))
        least = (SideBySide(name, other), SideBySide(self._role, age)) if whole else (name, other, self._role, age)
        for part in (*least, self._same):
            down.addWidget(part)
        if self._whole:
            down.addWidget(self._more)
            down.addWidget(self._whole)
        down.addWidget(Flow(self._add, leave))

    def show_form(self, form: PersonForm, people: Sequence[tuple[str, str]] = ()) -> None:
        """A person to fill in, and (id, name) of who may live there too; the same form stays as it is."""
        if self._whole:
            self._whole.offer(people)
        if form is self._form:
            return
        self._form = form
        less = () if form.is_detainee else (Role.DETAINEE,)
        self._role.offer((("", tr("Choose")), *terms.options(terms.ROLES, less=less)))
        self._role.setEnabled(not form.is_detainee)
        self._add.setText(tr("Save") if form.base else tr("Add"))
        self._add.set_icon("save" if form.base else "user-plus")
        if self._whole:
            self._whole.setVisible(form.has_more)
            self._more.setVisible(not form.has_more)
        self._bound.show()
        self._bound.blame({}, f"{self._identifier}.")
        self._warn()
        self._texts["first_name"].line.setFocus()

    def _text(self, name: str, label: str, hint: str = "") -> TextField:
        field = self._bound.text(
            label,
            f"{self._identifier}.{name}",
            lambda: str(getattr(self._form, name)),
            partial(self._type, name),
            hint=hint,
        )
        self._texts[name] = field
        return field

    def _type(self, name: str, text: str) -> None:
        self._form.type_text(name, text)
        self._texts[name].wrong("")
        self._warn()
        self._touched()

    def _choose(self, role: str) -> None:
        self._form.role = role
        self._role.wrong("")
        self._touched()

    def _warn(self) -> None:
        """Not a refusal: two people can have one name."""
        said = "" if self._form.base else self._alike(self._form)
        self._same.say(said)
        self._same.setVisible(bool(said))

    def _show_whole(self) -> None:
        if self._whole:
            self._more.hide()
            self._whole.show()
            self._whole.first.setFocus()

    def press(self) -> None:
        """As its button: what is wrong is said, else it is handed on."""
        faults = self._form.faults(self._today())
        if self._whole and set(faults) - {"first_name", "role", "birth", "description"}:
            self._whole.show()
        self._bound.blame(faults, f"{self._identifier}.")
        if faults:
            to_fault(self)
        else:
            self._done(self._form)
