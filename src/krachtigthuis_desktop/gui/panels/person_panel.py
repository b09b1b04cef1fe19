"""*Iemand anders*: add a person with no more than is needed, a first name or a description, who it is, how old."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.records.person import Role
from ...i18n import tr
from .. import look, terms
from ..parts.button import Button
from ..parts.field import ListField, TextField
from ..parts.flow import Flow
from .person_form import PersonForm


class PersonPanel(QWidget):
    """`done` hears the form when it is whole, `touched` every key, `stop` that nobody is added after all."""

    def __init__(
        self,
        *,
        identifier: str,
        today: Callable[[], date],
        done: Callable[[PersonForm], None],
        stop: Callable[[], None],
        touched: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__()
        self._form, self._today, self._done, self._touched = PersonForm(), today, done, touched
        self._texts = {
            name: TextField(label, identifier=f"{identifier}.{name}", hint=hint, typed=partial(self._type, name))
            for name, label, hint in (
                ("first_name", tr("First name"), ""),
                ("description", tr("Or a description"), tr("for an unknown name")),
                ("birth", tr("Age"), tr("8, 2018 or 14-5-2018")),
            )
        }
        self._role = ListField(
            tr("Who is it?"),
            (("", tr("Choose")), *terms.options(terms.ROLES, less=(Role.DETAINEE,))),
            identifier=f"{identifier}.role",
            chosen=self._choose,
        )
        add = Button(tr("Add"), icon="user-plus", identifier=f"{identifier}.add", clicked=self._add)
        leave = Button(tr("Never mind"), identifier=f"{identifier}.stop", clicked=stop)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(10))
        down.addWidget(self._texts["first_name"])
        down.addWidget(self._texts["description"])
        down.addWidget(self._role)
        down.addWidget(self._texts["birth"])
        down.addWidget(Flow(add, leave))

    def show_form(self, form: PersonForm) -> None:
        """A person to fill in; the same form stays as it is."""
        if form is self._form:
            return
        self._form = form
        for name, field in self._texts.items():
            field.show_text(getattr(form, name))
            field.wrong("")
        self._role.show_key(form.role)
        self._role.wrong("")
        self._texts["first_name"].line.setFocus()

    def _type(self, name: str, text: str) -> None:
        self._form.type_text(name, text)
        self._texts[name].wrong("")
        self._touched()

    def _choose(self, role: str) -> None:
        self._form.role = role
        self._role.wrong("")
        self._touched()

    def _add(self) -> None:
        faults = self._form.faults(self._today())
        for name, field in self._texts.items():
            field.wrong(terms.wrong(faults.get(name)))
        self._role.wrong(terms.wrong(faults.get("role")))
        if not faults:
            self._done(self._form)
