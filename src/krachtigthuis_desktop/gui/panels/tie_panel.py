"""Say how two people are tied. Parental authority (gezag) decides who says yes for a child, so it is asked here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.records import Relation
from ...i18n import tr
from .. import fonts, look, terms
from ..parts.button import Button
from ..parts.check import Check
from ..parts.choices import Segment
from ..parts.field import ListField
from ..parts.flow import Flow
from ..parts.page import to_fault
from ..parts.words import Words
from .labelled import Labelled
from .tie_form import TieForm


class TiePanel(QWidget):
    """`done` hears the form when it is whole, `touched` every choice, `stop` that it is left.

    `before` is the last measurement of these two, `said` a sentence about it: it stays beside the new one, and what
    is not said anew is taken over.
    """

    def __init__(
        self,
        *,
        identifier: str,
        done: Callable[[TieForm], None],
        touched: Callable[[], None],
        stop: Callable[[], None],
        before: Callable[[TieForm], Relation | None],
        said: Callable[[Relation], str],
    ) -> None:
        super().__init__()
        self._form, self._done, self._touched = TieForm(), done, touched
        self._before, self._sentence = before, said
        self._earlier = Words(size=fonts.SECOND, tone="soft")
        self._people: tuple[tuple[str, str], ...] = ()
        self._lists = {
            name: ListField(label, (), identifier=f"{identifier}.{name}", chosen=partial(self._set, name))
            for name, label in (
                ("from_person", tr("Who")),
                ("tie", tr("How are they tied?")),
                ("to_person", tr("And who?")),
            )
        }
        self.first = self._lists["from_person"].box
        self._lists["tie"].offer((("", tr("Choose")), *terms.options(terms.TIES)))
        self._parent = Check(
            tr("The first is a parent of the second"),
            identifier=f"{identifier}.parent",
            ticked=partial(self._set, "parent"),
        )
        question = tr("Has this parent authority (gezag)?")
        self._authority = Segment(
            question,
            terms.options(terms.KNOWN),
            identifier=f"{identifier}.authority",
            changed=partial(self._set, "authority"),
        )
        self._asked = Labelled(question, self._authority)
        self._disputed = Check(
            tr("They disagree about it"), identifier=f"{identifier}.disputed", ticked=partial(self._set, "disputed")
        )
        together = tr("Do they live together?")
        self._together = Segment(
            together,
            terms.options(terms.KNOWN),
            identifier=f"{identifier}.together",
            changed=partial(self._set, "same_household"),
        )
        add = Button(tr("Add"), icon="plus", identifier=f"{identifier}.add", clicked=self.press)
        leave = Button(tr("Never mind"), identifier=f"{identifier}.stop", clicked=stop)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(10))
        for field in self._lists.values():
            down.addWidget(field)
        down.addWidget(self._earlier)
        down.addWidget(self._parent)
        for part in (self._asked, self._disputed, Labelled(together, self._together), Flow(add, leave)):
            down.addWidget(part)

    def show_form(self, form: TieForm, people: Sequence[tuple[str, str]]) -> None:
        """A tie to fill in among these people (id, name)."""
        if tuple(people) != self._people:
            self._people = tuple(people)
            for name in ("from_person", "to_person"):
                self._lists[name].offer((("", tr("Choose")), *self._people))
        if form is not self._form:
            for field in self._lists.values():
                field.wrong("")
        self._form = form
        self._show()

    def _show(self) -> None:
        form = self._form
        before = self._before(form)
        self._earlier.setVisible(before is not None)
        if before:
            self._earlier.say(self._sentence(before))
        for name, field in self._lists.items():
            field.show_key(getattr(form, name))
        self._parent.setChecked(form.parent)
        self._authority.show_key(form.authority)
        self._disputed.setChecked(form.disputed)
        self._together.show_key(form.same_household)
        self._asked.setVisible(form.parent)
        self._disputed.setVisible(form.parent)

    def _set(self, name: str, value: object) -> None:
        setattr(self._form, name, value)
        if name in self._lists:
            self._lists[name].wrong("")
        if name in {"from_person", "to_person"} and (before := self._before(self._form)):
            self._form.show_known(before)
        self._show()
        self._touched()

    def press(self) -> None:
        """As its button: what is wrong is said, else it is handed on."""
        faults = self._form.faults()
        for name, field in self._lists.items():
            field.wrong(terms.wrong(faults.get(name)))
        if faults:
            to_fault(self)
        else:
            self._done(self._form)
