"""Whose yes: who was asked, when and how, for what, which information, and what must not be told to whom."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....domain.records.consent import Form, WithholdWhy
from ....i18n import mark, tr
from ... import look
from ...panels.labelled import Labelled
from ...panels.side_by_side import SideBySide
from ...parts.button import Button, Kind
from ...parts.card import Card
from ...parts.check import Check
from ...parts.choices import Chips, Segment
from ...parts.field import ListField
from ...parts.words import Words
from ...terms import DATA, options
from .bound import Bound
from .model import ReferralModel

_FORMS = {
    Form.PAPER: mark("On paper"),
    Form.WITNESS: mark("Spoken, with a witness"),
    Form.SCREEN: mark("Signed on the screen"),
}
_PRESETS = (
    ("notes", mark("Only write down")),
    ("family", mark("Also talk to the family")),
    ("refer", mark("Also refer")),
)
_WHY = {
    WithholdWhy.HARM: mark("Afraid of harm"),
    WithholdWhy.SELF: mark("Wants to tell it in person"),
    WithholdWhy.OTHER: mark("Another reason"),
}


class ConsentCard(Card):
    def __init__(self, model: ReferralModel) -> None:
        super().__init__(tr("Permission"), icon="handshake")
        self._model, self._bound = model, Bound()
        self._offered: object = None
        self._closed = QWidget()
        self._build_closed()
        self._form = QWidget()
        self._down = QVBoxLayout(self._form)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(look.space(12))
        self._build_form()
        inside = QVBoxLayout()
        inside.addWidget(self._closed)
        inside.addWidget(self._form)
        self.add(inside)

    def refresh(self) -> None:
        model, given = self._model, self._model.form.consent
        self._closed.setVisible(not given.open)
        self._form.setVisible(given.open)
        self._ask.setEnabled(bool(model.form.concerns))
        people = tuple((key, person.called) for key, person in model.people)
        helper = ((model.form.organisation, model.helper_name),) if model.helper_name else ()
        if (people, helper) != self._offered:
            self._offered = (people, helper)
            self._about.offer(people)
            self._giver.offer(people)
            self._to.offer((("", tr("To nobody")), *helper, *people))
        self._bound.show()
        faults = {name.removeprefix("consent."): error for name, error in model.faults.items() if "consent." in name}
        self._bound.blame(faults, "referral.consent.")

    def _build_closed(self) -> None:
        down = QVBoxLayout(self._closed)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(10))
        down.addWidget(
            Words(tr("Was it asked and answered? Write the answer down here. A no counts as much as a yes."))
        )
        self._ask = Button(
            tr("Write down an answer"), icon="plus", identifier="referral.consent.open", clicked=self._model.ask_consent
        )
        down.addWidget(self._ask)

    def _build_form(self) -> None:
        self._down.addWidget(SideBySide(self._whose(), self._who_gave()))
        self._one_of("agreed", tr("May we do this?"), (("yes", tr("Yes")), ("no", tr("No"))))
        self._down.addWidget(SideBySide(self._when(), self._text("place", tr("Where?"))))
        self._one_of("form", tr("How?"), [(form.value, tr(words)) for form, words in _FORMS.items()])
        self._witness = self._text("witness", tr("Name of the witness"))
        self._bound.also(lambda: self._witness.setVisible(self._model.form.consent.form == Form.WITNESS.value))
        self._down.addWidget(self._witness)
        self._one_of("preset", tr("What for?"), [(key, tr(words)) for key, words in _PRESETS])
        self._tick("report_back", tr("The helper may tell us: received, taken up, stopped"))
        self._data()
        self._withheld()
        self._down.addWidget(self._day("valid_until", tr("Valid until"), hint=tr("May stay empty")))
        self._tick("told", tr("Was told that no changes nothing, in detention or in help"))
        stop = Button(
            tr("Nobody was asked yet"),
            kind=Kind.LINK,
            identifier="referral.consent.close",
            clicked=self._model.no_consent,
        )
        self._down.addWidget(stop)

    def _whose(self) -> QWidget:
        self._about = self._list("about", tr("Whose information?"))
        return self._about

    def _who_gave(self) -> QWidget:
        self._giver = self._list("given_by", tr("Who answered?"))
        return self._giver

    def _when(self) -> QWidget:
        return self._day("on", tr("When?"), past=True)

    def _data(self) -> None:
        chips = Chips(
            tr("Which information?"),
            options(DATA),
            identifier="referral.consent.data",
            changed=lambda keys: self._model.choose_consent("data", list(keys)),
        )
        self._bound.also(lambda: chips.show_keys(self._model.form.consent.data))
        self._down.addWidget(Labelled(tr("Which information?"), chips))

    def _withheld(self) -> None:
        what = self._list("withheld", tr("What must not be told?"))
        what.offer([("", tr("Nothing special")), *options(DATA)])
        self._to = self._list("withheld_to", tr("To whom not?"))
        why = self._list("withheld_why", tr("Why not?"))
        why.offer([(each.value, tr(words)) for each, words in _WHY.items()])
        self._bound.also(lambda: self._to.setVisible(bool(self._model.form.consent.withheld)))
        self._bound.also(lambda: why.setVisible(bool(self._model.form.consent.withheld)))
        self._down.addWidget(SideBySide(what, self._to, why))

    def _one_of(self, name: str, label: str, choices: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> None:
        segment = Segment(
            label,
            choices,
            identifier=f"referral.consent.{name}",
            changed=partial(self._model.choose_consent, name),
        )
        labelled = Labelled(label, segment)
        self._bound.also(lambda: segment.show_key(str(getattr(self._model.form.consent, name))))
        self._bound.mark(f"referral.consent.{name}", labelled.wrong)
        self._down.addWidget(labelled)

    def _tick(self, name: str, words: str) -> None:
        box = Check(
            words, identifier=f"referral.consent.{name}", ticked=lambda on: self._model.choose_consent(name, on)
        )
        labelled = Labelled("", box)
        self._bound.also(lambda: box.setChecked(bool(getattr(self._model.form.consent, name))))
        self._bound.mark(f"referral.consent.{name}", labelled.wrong)
        self._down.addWidget(labelled)

    def _list(self, name: str, label: str) -> ListField:
        field = ListField(
            label,
            (),
            identifier=f"referral.consent.{name}",
            chosen=partial(self._model.choose_consent, name),
        )
        self._bound.also(lambda: field.show_key(str(getattr(self._model.form.consent, name))))
        self._bound.mark(f"referral.consent.{name}", field.wrong)
        return field

    def _text(self, name: str, label: str) -> QWidget:
        return self._bound.text(
            label,
            f"referral.consent.{name}",
            lambda: str(getattr(self._model.form.consent, name)),
            partial(self._model.type_consent, name),
        )

    def _day(self, name: str, label: str, *, past: bool = False, hint: str = "") -> QWidget:
        return self._bound.day(
            label,
            f"referral.consent.{name}",
            lambda: str(getattr(self._model.form.consent, name)),
            partial(self._model.type_consent, name),
            lambda: self._model.day,
            past=past,
            hint=hint,
        )
