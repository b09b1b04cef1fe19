"""To whom: the organisations we know as rows, and a short form for a new one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....care.lists import choices
from ....domain.records import Organisation
from ....i18n import language, tr
from ... import fonts, look
from ...panels.bound import Bound
from ...panels.side_by_side import SideBySide
from ...parts.button import Button, Kind, Size
from ...parts.card import Card
from ...parts.choices import Segment
from ...parts.field import Fault, ListField, TextField
from ...parts.flow import Flow
from ...parts.page import to_fault
from ...parts.row import Row, Shape, TagText
from ...parts.rows import Rows
from ...parts.words import Words
from ...theme import Level
from .model import ReferralModel

MOST = 4
"""Rows in sight; the list scrolls by itself after that."""


class HelperCard(Card):
    def __init__(self, model: ReferralModel) -> None:
        super().__init__(tr("To whom?"), icon="building-2")
        self._model, self._bound = model, Bound()
        self._rows = Rows(
            tr("To whom?"),
            identifier="referral.organisation",
            opened=partial(model.choose, "organisation"),
            most=MOST,
        )
        self.add_full(self._rows)
        self._fault = Fault(self._rows)
        self.opener = Button(
            tr("New organisation"),
            icon="plus",
            size=Size.SMALL,
            identifier="referral.helper.new",
            clicked=model.helper.begin,
        )
        self._correct = Button(
            tr("Correct the address or the contact"),
            kind=Kind.LINK,
            identifier="referral.helper.correct",
            clicked=self._begin_correcting,
        )
        self._form = self._build_form()
        below = QVBoxLayout()
        below.setSpacing(look.space(8))
        below.setContentsMargins(0, look.space(12), 0, 0)
        for each in (self._fault, self.opener, self._correct, self._form):
            below.addWidget(each)
        self.add(below)

    def refresh(self) -> None:
        model = self._model
        found = model.question.organisations if model.question else ()
        chosen = model.form.organisation
        self._rows.show_rows([_row(str(each.id), each.record, str(each.id) == chosen) for each in found])
        self._rows.setVisible(bool(found))
        self._rows.choose(chosen)
        self._fault.say(tr("Choose who is asked for help.") if "organisation" in model.faults else "")
        self._form.setVisible(model.helper.form is not None)
        self.opener.setVisible(model.helper.form is None)
        self._correct.setVisible(model.helper.form is None and bool(model.helper_name))
        self._proposal.setVisible(model.helper.form is not None and bool(model.helper.form.base))
        if model.helper.form is not None:
            self._bound.show()
            self._bound.blame(model.helper.faults, "referral.helper.")

    def press(self) -> None:
        """As the button of the new organisation."""
        self._model.helper.save()
        to_fault(self)

    def _begin_correcting(self) -> None:
        model = self._model
        for each in model.question.organisations if model.question else ():
            if str(each.id) == model.form.organisation:
                model.helper.correct(each.id, each.head, each.record)

    def _build_form(self) -> QWidget:
        holder = QWidget()
        down = QVBoxLayout(holder)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(look.space(10))
        self._proposal = Words(
            tr("Your letters use it from now on. For the others it is a proposal, until the office says yes."),
            size=fonts.SECOND,
            tone="soft",
        )
        down.addWidget(self._proposal)
        services = [("", tr("Choose")), *((c.code, c.label(language().value)) for c in choices("services").offered)]
        service = ListField(
            tr("Kind of help"),
            services,
            identifier="referral.helper.service",
            chosen=lambda key: self._type("service", key),
        )
        self._bound.also(lambda: service.show_key(self._get("service")))
        title = Segment(
            tr("Form of address"),
            (("mrs", tr("Mrs")), ("mr", tr("Mr")), ("", tr("Not known"))),
            identifier="referral.helper.contact_title",
            changed=lambda key: self._type("contact_title", key),
        )
        self._bound.also(lambda: title.show_key(self._get("contact_title")))
        name = self._text("name", tr("Name"))
        self.first = name.line
        down.addWidget(SideBySide(name, service))
        down.addWidget(SideBySide(self._text("team", tr("Team")), self._text("phone", tr("Phone number"))))
        down.addWidget(self._text("contact", tr("Contact person"), tr("For example: K. Verbeek")))
        down.addWidget(title)
        down.addWidget(self._text("street", tr("Street and number"), tr("Or a PO box")))
        shares = (1, 2)
        town = SideBySide(self._text("postcode", tr("Postcode")), self._text("city", tr("Town")), shares=shares)
        down.addWidget(town)
        save = Button(tr("Save organisation"), icon="save", identifier="referral.helper.save", clicked=self.press)
        stop = Button(tr("Not now"), identifier="referral.helper.stop", clicked=self._model.helper.stop)
        down.addWidget(Flow(save, stop, gap=12))
        return holder

    def _text(self, name: str, label: str, hint: str = "") -> TextField:
        return self._bound.text(
            label,
            f"referral.helper.{name}",
            partial(self._get, name),
            partial(self._type, name),
            hint=hint,
        )

    def _get(self, name: str) -> str:
        return str(getattr(self._model.helper.form, name, ""))

    def _type(self, name: str, text: str) -> None:
        if self._model.helper.form is not None:
            self._model.helper.form.type_text(name, text)


def _row(key: str, helper: Organisation, chosen: bool) -> Row:  # noqa: FBT001 one private step
    second = " · ".join(part for part in (helper.team, helper.contact, helper.address.city) if part)
    tags = (TagText("check", tr("Chosen"), Level.GOOD),) if chosen else ()
    if not helper.address.street:
        tags = (*tags, TagText("triangle-alert", tr("No address"), Level.ATTENTION))
    return Row(key, helper.name, second, "building-2", Shape.SERVICE, tags, opens=False)
