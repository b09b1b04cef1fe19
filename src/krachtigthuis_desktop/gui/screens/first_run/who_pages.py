"""The first run asks who: laptop or office, and whose."""

from __future__ import annotations

from ....i18n import tr
from ...parts.button import Button, Kind
from ...parts.card import Card
from ...parts.field import TextField
from ...parts.row import Row, Shape
from ...parts.rows import Rows
from ...parts.words import Words
from .model import FirstRunModel, Side
from .page import StepPage


def side_page(model: FirstRunModel) -> StepPage:
    """The one choice that cannot be undone."""
    page = StepPage(model, tr("What will you use this computer for?"))
    page.add(Words(tr("Choose once. Language and text size can be changed at any time, at the top right.")))
    sides = Rows(page.title, identifier="first.side", opened=lambda key: model.choose_side(Side(key)))
    sides.show_rows(
        (
            Row(
                Side.LAPTOP.value,
                tr("A laptop for visits"),
                tr("You write worries down and take them to the office."),
                "laptop",
                Shape.SERVICE,
            ),
            Row(
                Side.OFFICE.value,
                tr("The office"),
                tr("You take in what the laptops bring."),
                "building-2",
                Shape.SERVICE,
            ),
        )
    )
    card = Card()
    card.add_full(sides)
    page.add(card)
    page.first = sides
    page.only_bars()
    page.add(
        Button(
            tr("Restore a backup"),
            kind=Kind.LINK,
            identifier="first.restore",
            clicked=lambda: model.restore(),  # noqa: PLW0108 the one of then
        )
    )
    return page


def who_page(model: FirstRunModel) -> StepPage:
    """A laptop: the name that stays inside, and the label that may be read outside."""
    page = StepPage(model, tr("Who are you?"))
    name = TextField(tr("Your name"), identifier="first.name", hint=tr("Stands inside the vault only."), limit=60)
    label = TextField(
        tr("What do we call this vault?"),
        identifier="first.label",
        hint=tr("Can be read before it is open. A first name is enough."),
        limit=40,
    )
    name.show_text(model.name)
    label.show_text(model.label)

    def follow(text: str) -> None:
        if not label.line.isModified():
            label.show_text(text.split(maxsplit=1)[0] if text.split() else "")

    name.line.textEdited.connect(follow)
    page.add(name, first=True)
    page.add(label)
    page.main(tr("Next"), lambda: model.say_who(name.text(), label.text()), enter=(name.line, label.line))
    return page


def office_page(model: FirstRunModel) -> StepPage:
    """An office: as it stands on letters, its administrator, and whom to call."""
    page = StepPage(model, tr("Which office is this?"))
    fields = {
        "office": TextField(tr("Name of the office"), identifier="first.office_name", limit=60),
        "name": TextField(
            tr("Your name"), identifier="first.name", hint=tr("You are the administrator of this office."), limit=60
        ),
        "place": TextField(tr("Town, for the letters"), identifier="first.place", limit=60),
        "contact": TextField(tr("Whom to call about safety"), identifier="first.contact", hint=tr("A name"), limit=60),
        "phone": TextField(tr("The number to call"), identifier="first.phone", limit=40),
    }
    for key, field in fields.items():
        field.show_text(getattr(model, key))
        page.add(field, first=key == "office")
    page.main(
        tr("Next"),
        lambda: model.say_office(**{key: field.text() for key, field in fields.items()}),
        enter=tuple(field.line for field in fields.values()),
    )
    return page
