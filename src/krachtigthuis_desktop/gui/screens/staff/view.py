"""Who can open this office as a page: everybody with a passphrase, and a card to add a colleague."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....domain.dates import day_here
from ....domain.text import clean
from ....explain import explain
from ....i18n import tr, trn
from ....office.pressing import Contact
from ....office.staff import Member
from ... import look
from ...level import Level
from ...parts.button import Button, Kind, Size
from ...parts.card import Card
from ...parts.columns import Columns
from ...parts.days import long_day
from ...parts.field import TextField
from ...parts.flow import Flow
from ...parts.line_row import LineRow, Lines
from ...parts.message import Message
from ...parts.page import Page
from ...parts.phrase_field import PhraseField
from ...parts.tab_order import tab_by_place
from ...parts.tag import Tag
from ...parts.words import Words
from .model import Said, StaffModel


class StaffView(Page):
    """`go("laptops")` is the way back."""

    def __init__(self, model: StaffModel, go: Callable[..., None]) -> None:
        super().__init__(
            tr("Who can open here"), tr("Everybody has a passphrase of their own. So the log knows who did what.")
        )
        self._model = model
        self.buttons.add(
            Button(tr("To the laptops"), icon="laptop", identifier="staff.laptops", clicked=lambda: go("laptops"))
        )
        self._fault = Message(Level.STOP, "", identifier="staff.fault")
        self._good = Message(Level.GOOD, "", identifier="staff.good")
        self._only = Message(
            Level.INFO,
            tr("Only an administrator changes this."),
            tr("Ask the administrator of the office to do it."),
            identifier="staff.only",
        )
        for bar in (self._fault, self._good, self._only):
            bar.hide()
            self.bars.addWidget(bar)
        columns = Columns(width=420)
        self._card = Card(tr("Who can open here"), icon="key-round")
        self._lines = Lines()
        self._card.add_full(self._lines)
        columns.main.addWidget(self._card)
        columns.main.addWidget(self._contact_card())
        self._new = self._add_card()
        columns.side.addWidget(self._new)
        self.body.addWidget(columns)
        self._shown: tuple[object, ...] = ()
        self._contacts: tuple[Contact, ...] = ()
        model.changed = self.refresh
        self.refresh()

    def opened(self, what: str | None) -> None:  # noqa: ARG002 this page always shows all
        self._model.load()

    def refresh(self) -> None:
        model = self._model
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo)).strip())
        self._good.setVisible(model.said is not None)
        if model.said:
            self._good.say(tr("Saved."), _said(model.said, model.whom))
        administrator = any(each.own and each.administrator for each in model.members)
        self._only.setVisible(bool(model.members) and not administrator)
        self._new.setVisible(administrator)
        self._card.show_count(trn("{count} person", "{count} persons", len(model.members)))
        if (shown := (model.members, model.may_change)) != self._shown:
            self._shown = shown
            self._lines.show_rows([self._row(each) for each in model.members])
            tab_by_place(self)
        self._no_contact.setVisible(bool(model.members) and not model.contacts)
        if model.contacts != self._contacts:
            self._contacts = model.contacts
            said = [text for each in model.contacts for text in (each.name, each.phone)]
            for field, text in zip(self._fields, (*said, "", "", "", ""), strict=False):
                field.show_text(text)
        self._name_them.setEnabled(not model.busy)
        if not self._name.line.hasFocus():
            self._name.show_text(model.name)
        self._add.setEnabled(model.may_change and bool(model.name.strip()))

    def _row(self, member: Member) -> QWidget:
        model = self._model
        after: list[QWidget] = []
        if member.administrator:
            after.append(Tag("shield-check", tr("Administrator"), Level.GOOD))
        if model.may_change and not member.own:
            if not member.administrator:
                after.append(
                    Button(
                        tr("Make administrator"),
                        size=Size.SMALL,
                        identifier=f"staff.appoint.{member.slot}",
                        name=tr("Make {name} administrator", name=member.name),
                        clicked=partial(model.appoint, member.slot),
                    )
                )
            after.append(
                Button(
                    tr("Take away"),
                    kind=Kind.DANGER,
                    size=Size.SMALL,
                    identifier=f"staff.remove.{member.slot}",
                    name=tr("Take away the passphrase of {name}", name=member.name),
                    clicked=partial(model.remove, member.slot),
                )
            )
        own = tr("this is you: the office stands open with this passphrase") if member.own else ""
        day = long_day(day_here(member.given_on)) if member.given_on else ""
        given = tr("given by {who} on {day}", who=member.given_by, day=day) if day else ""
        second = " · ".join(part for part in (own, given) if part)
        return LineRow(member.name, second, after=after, bold=True)

    def _contact_card(self) -> Card:
        """Whom to call when a bundle brings a safety signal; the deputy when nobody answers."""
        card, down = Card(tr("Whom to call about safety"), icon="phone"), QVBoxLayout()
        down.setSpacing(look.space(12))
        down.addWidget(Words(tr("The report of every import names this person, with the number.")))
        self._no_contact = Message(
            Level.ATTENTION, tr("Nobody is named yet."), tr("Fill in a name and a number."), identifier="staff.nobody"
        )
        down.addWidget(self._no_contact)
        self._fields = (
            TextField(tr("Name of the person for safety"), identifier="staff.safety_name"),
            TextField(tr("Number"), identifier="staff.safety_phone", limit=40),
            TextField(
                tr("Name of the deputy"), identifier="staff.deputy_name", hint=tr("when nobody answers; may stay empty")
            ),
            TextField(tr("Number of the deputy"), identifier="staff.deputy_phone", limit=40),
        )
        for field in self._fields:
            field.line.returnPressed.connect(self._name_now)
            down.addWidget(field)
        self._name_them = Button(tr("Save"), icon="check", identifier="staff.contact", clicked=self._name_now)
        down.addWidget(Flow(self._name_them))
        card.add(down)
        return card

    def _name_now(self) -> None:
        name, phone, deputy, other = (clean(field.text()).text for field in self._fields)
        self._model.name_contacts((Contact(name=name, phone=phone), Contact(name=deputy, phone=other)))

    def _add_card(self) -> Card:
        card, down = Card(tr("A colleague"), icon="user-plus"), QVBoxLayout()
        down.setSpacing(look.space(12))
        down.addWidget(Words(tr("Let your colleague choose and type the passphrase. You need not know it.")))
        self._name = TextField(tr("Name"), identifier="staff.name", typed=self._model.type_name)
        self._phrase = PhraseField(tr("Passphrase of your colleague"), identifier="staff.phrase")
        self._again = PhraseField(tr("The same once more"), identifier="staff.again", entered=self._add_now)
        self._add = Button(
            tr("Add"), kind=Kind.PRIMARY, icon="user-plus", identifier="staff.add", clicked=self._add_now
        )
        for part in (self._name, self._phrase, self._again, Flow(self._add)):
            down.addWidget(part)
        card.add(down)
        return card

    def _add_now(self) -> None:
        if not self._add.isEnabled():
            return
        phrase, again = self._phrase.text(), self._again.text()
        self._phrase.clear()
        self._again.clear()
        self._model.add(phrase, again)


def _said(said: Said, whom: str) -> str:
    match said:
        case Said.ADDED:
            return tr("{name} can open the office now.", name=whom)
        case Said.NAMED:
            return tr("This stands in every report from now on.")
        case Said.REMOVED:
            return tr("{name} can no longer open the office.", name=whom)
    return tr("{name} is administrator now.", name=whom)
