"""An answer to *may we?* on the screen: who was asked, when and how, for what, and what must not be told to whom.

With `presets` (a letter's form) it is one of these, and `means` says all that it stands for; else every purpose and
every reader can be chosen one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.records.consent import Form, WithholdWhy
from ...errors import InputError
from ...i18n import mark, tr
from .. import fonts, look, terms
from ..parts.check import Check
from ..parts.choices import Chips, Segment
from ..parts.date_field import DateField
from ..parts.field import ListField, TextField
from ..parts.words import Words
from .bound import Bound
from .consent_form import ConsentForm
from .labelled import Labelled
from .people_chips import PeopleChips
from .side_by_side import SideBySide

_FORMS = {
    Form.PAPER: mark("On paper"),
    Form.WITNESS: mark("Spoken, with a witness"),
    Form.SCREEN: mark("Signed on the screen"),
}
_WHY = {
    WithholdWhy.HARM: mark("Afraid of harm"),
    WithholdWhy.SELF: mark("Wants to tell it in person"),
    WithholdWhy.OTHER: mark("Another reason"),
}
Options = Sequence[tuple[str, str]]


class ConsentPanel(QWidget):
    """`form` gives the form that is filled in; `typed` hears (field, text), `chosen` (field, value)."""

    def __init__(
        self,
        *,
        identifier: str,
        form: Callable[[], ConsentForm],
        typed: Callable[[str, str], None],
        chosen: Callable[[str, str | bool | list[str]], None],
        today: Callable[[], date],
        presets: Options = (),
        means: Callable[[], str] = lambda: "",
    ) -> None:
        super().__init__()
        self._identifier, self._form, self._typed, self._chosen = identifier, form, typed, chosen
        self._today, self._bound, self._presets, self._means = today, Bound(), presets, means
        self._people: Options | None = None
        self._readers: Options | None = None
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(look.space(12))
        self._build()
        self.first = self._about.box

    def offer(self, people: Options, readers: Options) -> None:
        """(id, name) of whose answer it can be, and of whom it can be told."""
        if (people, readers) == (self._people, self._readers):
            return
        self._people, self._readers = people, readers
        self._about.offer(people)
        self._giver.offer(people)
        self._to.offer((("", tr("To nobody")), *readers))

    def refresh(self, faults: Mapping[str, InputError]) -> None:
        """Show the form, and under each field what is wrong with it."""
        if not self._presets:
            self._recipients.show_people(self._readers or (), self._form().recipients)
        self._bound.show()
        self._bound.blame(dict(faults), f"{self._identifier}.")

    def _build(self) -> None:
        self._about = self._list("about", tr("Whose information?"))
        self._giver = self._list("given_by", tr("Who answered?"))
        self._down.addWidget(SideBySide(self._about, self._giver))
        self._one_of("agreed", tr("May we do this?"), (("yes", tr("Yes")), ("no", tr("No"))))
        if not self._presets:
            self._purposes()
        self._down.addWidget(SideBySide(self._day("on", tr("When?"), past=True), self._text("place", tr("Where?"))))
        self._one_of("form", tr("How?"), [(form.value, tr(words)) for form, words in _FORMS.items()])
        self._witness = self._text("witness", tr("Name of the witness"))
        self._bound.also(lambda: self._witness.setVisible(self._form().form == Form.WITNESS.value))
        self._down.addWidget(self._witness)
        if self._presets:
            self._one_of("preset", tr("What for?"), self._presets)
            whole = Words(size=fonts.SECOND, tone="soft")
            self._bound.also(lambda: whole.say(self._means()))
            self._down.addWidget(whole)
            self._tick("report_back", tr("The helper may tell us: received, taken up, stopped"))
        self._several("data", tr("Which information?"), terms.options(terms.DATA))
        self._withheld()
        self._down.addWidget(self._day("valid_until", tr("Valid until"), hint=tr("May stay empty")))
        self._tick("told", tr("Was told that no changes nothing, in detention or in help"))

    def _purposes(self) -> None:
        """Each purpose by itself, and who may hear it."""
        self._several("purposes", tr("What for?"), terms.options(terms.PURPOSES))
        self._recipients = PeopleChips(
            tr("Who may hear it?"),
            identifier=f"{self._identifier}.recipients",
            changed=lambda keys: self._chosen("recipients", list(keys)),
        )
        labelled = Labelled(tr("Who may hear it?"), self._recipients)
        self._bound.mark(f"{self._identifier}.recipients", labelled.wrong)
        self._down.addWidget(labelled)

    def _withheld(self) -> None:
        what = self._list("withheld", tr("What must not be told?"))
        what.offer([("", tr("Nothing special")), *terms.options(terms.DATA)])
        self._to = self._list("withheld_to", tr("To whom not?"))
        why = self._list("withheld_why", tr("Why not?"))
        why.offer([(each.value, tr(words)) for each, words in _WHY.items()])
        self._bound.also(lambda: self._to.setVisible(bool(self._form().withheld)))
        self._bound.also(lambda: why.setVisible(bool(self._form().withheld)))
        self._down.addWidget(SideBySide(what, self._to, why))

    def _several(self, name: str, label: str, options: Options) -> None:
        chips = Chips(
            label,
            options,
            identifier=f"{self._identifier}.{name}",
            changed=lambda keys: self._chosen(name, list(keys)),
        )
        labelled = Labelled(label, chips)
        self._bound.also(lambda: chips.show_keys(getattr(self._form(), name)))
        self._bound.mark(f"{self._identifier}.{name}", labelled.wrong)
        self._down.addWidget(labelled)

    def _one_of(self, name: str, label: str, options: Options) -> None:
        segment = Segment(
            label, options, identifier=f"{self._identifier}.{name}", changed=lambda key: self._chosen(name, key)
        )
        labelled = Labelled(label, segment)
        self._bound.also(lambda: segment.show_key(str(getattr(self._form(), name))))
        self._bound.mark(f"{self._identifier}.{name}", labelled.wrong)
        self._down.addWidget(labelled)

    def _tick(self, name: str, words: str) -> None:
        box = Check(words, identifier=f"{self._identifier}.{name}", ticked=lambda on: self._chosen(name, on))
        labelled = Labelled("", box)
        self._bound.also(lambda: box.setChecked(bool(getattr(self._form(), name))))
        self._bound.mark(f"{self._identifier}.{name}", labelled.wrong)
        self._down.addWidget(labelled)

    def _list(self, name: str, label: str) -> ListField:
        field = ListField(
            label, (), identifier=f"{self._identifier}.{name}", chosen=lambda key: self._chosen(name, key)
        )
        self._bound.also(lambda: field.show_key(str(getattr(self._form(), name))))
        self._bound.mark(f"{self._identifier}.{name}", field.wrong)
        return field

    def _text(self, name: str, label: str) -> TextField:
        return self._bound.text(
            label,
            f"{self._identifier}.{name}",
            lambda: str(getattr(self._form(), name)),
            lambda text: self._typed(name, text),
        )

    def _day(self, name: str, label: str, *, past: bool = False, hint: str = "") -> DateField:
        return self._bound.day(
            label,
            f"{self._identifier}.{name}",
            lambda: str(getattr(self._form(), name)),
            lambda text: self._typed(name, text),
            self._today,
            past=past,
            hint=hint,
        )
