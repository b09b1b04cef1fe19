"""The gallery: every part of the program on one page, to look at and to try with the keyboard."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ....domain.dates import read_date
from ....i18n import mark, tr
from ... import fonts
from ...parts.button import Button, Kind, Size
from ...parts.card import Card
from ...parts.check import Check, Radio
from ...parts.choices import Chips, Segment, ZeroToTen
from ...parts.columns import Columns
from ...parts.date_field import DateField
from ...parts.empty import Empty
from ...parts.field import ListField, TextField
from ...parts.flow import Flow
from ...parts.initials import Shape
from ...parts.message import Message
from ...parts.page import Page
from ...parts.picture import Picture
from ...parts.progress import Progress
from ...parts.row import Row
from ...parts.rows import Rows
from ...parts.search import Search
from ...parts.steps import Stage, Step, Steps
from ...parts.tag import Tag, TagText
from ...parts.three_texts import Voice, VoiceText
from ...parts.words import Words
from ...theme import Level
from .model import TOTAL_BYTES, Gallery

PICTURES = (
    ("sun", mark("Today")),
    ("users", mark("Families")),
    ("cloud-rain", mark("Worry")),
    ("sprout", mark("Strength")),
    ("handshake", mark("Promise")),
    ("message-circle-reply", mark("Telling back")),
    ("mail", mark("Letter")),
    ("package", mark("Take along")),
    ("ban", mark("Ban")),
    ("shield-alert", mark("Set apart")),
)


class GalleryView(Page):
    """`today` is the day that typed dates are read from."""

    def __init__(self, model: Gallery, today: date) -> None:
        super().__init__(tr("Parts"), tr("Everything that the screens are made of"))
        self._model, self._today = model, today
        columns = Columns(width=380)
        self.body.addWidget(columns)
        for part in (self._fields(), self._choices(), self._texts()):
            columns.main.addWidget(part)
        for part in (self._messages(), self._rows(), self._empty(), self._steps(), self._letters(), self._icons()):
            columns.side.addWidget(part)
        self.buttons.add(
            Button(
                tr("Save"),
                kind=Kind.PRIMARY,
                size=Size.MAIN,
                icon="check",
                identifier="gallery.save",
                clicked=partial(model.press, "save"),
            )
        )
        model.changed = self.refresh
        self.refresh()

    def refresh(self) -> None:
        self._about.show_keys(self._model.about)
        self._how_soon.show_key(self._model.how_soon)
        self._heaviness.show_number(self._model.heaviness)
        self._unsafe.show_key(self._model.unsafe)
        self._undo.setVisible(self._model.thrown_away)
        much = tr("{part} of {whole} MB", part="1,3", whole="2,1")
        self._progress.show_progress(tr("Putting it on the stick"), self._model.written, TOTAL_BYTES, much=much)

    def _fields(self) -> QWidget:
        name = TextField(tr("First name"), identifier="gallery.name")
        name.show_text("Zoë")
        language = ListField(
            tr("Language"), (("nl", "Nederlands"), ("tr", "Türkçe"), ("ar", "العربية")), identifier="gallery.language"
        )
        born = DateField(
            tr("Born"),
            partial(read_date, today=self._today, past=True),
            identifier="gallery.born",
            hint=tr("day, year or roughly"),
            unknown=True,
        )
        born.show_typed("31-2-1985")
        born.wrong(tr("This date cannot be right. Please look at the day again."))
        deadline = DateField(
            tr("Deadline"),
            partial(read_date, today=self._today),
            identifier="gallery.deadline",
            hint=tr("may stay empty"),
        )
        deadline.show_typed("4 dec")
        search = Search(
            tr("Search a name, worry or organisation"),
            identifier="gallery.search",
            ask=partial(self._model.press),
            opened=partial(self._model.press),
            shortcut="Ctrl+K",
        )
        buttons = Flow(
            Button(tr("Letter"), icon="mail", identifier="gallery.letter"),
            Button(tr("Make a card"), size=Size.SMALL, identifier="gallery.card"),
            Button(tr("Throw away"), kind=Kind.DANGER, icon="trash-2", identifier="gallery.throw"),
            _unavailable(),
            Button(tr("All families"), kind=Kind.LINK, identifier="gallery.all"),
        )
        return _section(tr("Buttons and fields"), search, buttons, name, language, born, deadline)

    def _choices(self) -> QWidget:
        self._about = Chips(
            tr("About whom?"),
            (("noor", "Noor, 8"), ("daan", "Daan, 3"), ("zoe", "Zoë Şahin"), ("truus", "Truus Böhm")),
            identifier="gallery.about",
            changed=self._model.choose_about,
        )
        self._how_soon = Segment(
            tr("How soon?"),
            (("now", tr("Now")), ("this_week", tr("This week")), ("can_wait", tr("Can wait"))),
            identifier="gallery.how_soon",
            changed=self._model.choose_how_soon,
        )
        self._heaviness = ZeroToTen(
            tr("How heavy is it for {name}?", name="Mick"),
            tr("0 is not heavy, 10 is very heavy"),
            identifier="gallery.heaviness",
            changed=self._model.choose_heaviness,
        )
        self._unsafe = Segment(
            tr("Is somebody at home unsafe?"),
            (("not_asked", tr("Not asked")), ("no", tr("No")), ("unsure", tr("I am in doubt")), ("yes", tr("Yes"))),
            identifier="gallery.unsafe",
            changed=self._model.choose_unsafe,
        )
        heard = Check(tr("Heard"), identifier="gallery.heard")
        heard.setChecked(True)
        paper = Radio(tr("On paper"), identifier="gallery.paper")
        paper.setChecked(True)
        ticks = Flow(
            heard,
            Check(tr("Read"), identifier="gallery.read"),
            paper,
            Radio(tr("Spoken"), identifier="gallery.spoken"),
            gap=12,
        )
        tags = Flow(
            Tag("pencil", tr("Noted")),
            Tag("circle-arrow-right", tr("Taken up"), Level.INFO),
            Tag("message-circle", tr("Not told yet"), Level.ATTENTION),
            Tag("check", tr("Delivered"), Level.GOOD),
            Tag("shield-alert", tr("Set apart"), Level.STOP),
        )
        return _section(tr("Choosing"), self._about, self._how_soon, self._heaviness, self._unsafe, ticks, tags)

    def _texts(self) -> QWidget:
        own = VoiceText(
            Voice.OWN_WORDS, tr("In own words"), identifier="gallery.own", hint=tr("Write it down as it was said.")
        )
        own.show_text("“Ze zegt dat ze buikpijn heeft. Maar ik denk dat het om het geld gaat.”")
        seen = VoiceText(
            Voice.SEEN, tr("What I saw or heard"), identifier="gallery.seen", hint=tr("Facts, without judgement.")
        )
        impression = VoiceText(
            Voice.IMPRESSION,
            tr("My impression"),
            identifier="gallery.impression",
            hint=tr("What you think. It always stands apart."),
        )
        return _section(tr("The three texts"), own, seen, impression)

    def _messages(self) -> QWidget:
        self._undo = Message(
            Level.INFO,
            tr("Promise thrown away."),
            identifier="gallery.undo",
            action=(tr("Bring back"), self._model.bring_back),
        )
        return _section(
            tr("Messages"),
            Message(
                Level.STOP, tr("No contact until 1 June 2027."), tr("Mick and Chantal Müller may not have contact.")
            ),
            Message(Level.ATTENTION, tr("This looks like a BSN."), tr("Take it out. It may not go along.")),
            Message(Level.GOOD, tr("Saved"), tr("on this laptop.")),
            self._undo,
        )

    def _rows(self) -> QWidget:
        rows = Rows(tr("Families"), identifier="gallery.rows", opened=self._model.press)
        ban = (TagText("ban", tr("Ban on contact"), Level.STOP),)
        rows.show_rows(
            (
                Row("mick", "Mick van der Linde", "4 zorgen · laatst gezien 10 nov.", "ML", Shape.DETAINEE, ban),
                Row("lukasz", "Łukasz Wójcik", "2 zorgen · laatst gezien 3 nov.", "ŁW", Shape.DETAINEE),
                Row("bilal", "Bilal Yıldırım", "3 zorgen · laatst gezien 10 nov.", "BY", Shape.PERSON),
                Row("team", "Wijkteam Noord", "Kim Verbeek", "building-2", Shape.SERVICE),
            )
        )
        rows.choose("bilal")
        card = Card(tr("Families"), icon="users", count="4")
        card.add_full(rows)
        return card

    def _empty(self) -> QWidget:
        card = Card()
        card.add_full(
            Empty(
                "sprout",
                tr("No strengths yet"),
                tr("What goes well at home, and who helps? Write it down here."),
                Button(tr("First strength"), icon="plus", identifier="gallery.first"),
            )
        )
        return card

    def _steps(self) -> QWidget:
        steps = Steps(tr("Steps"))
        steps.show_steps(
            (
                Step(tr("Stick chosen"), "USB, 3,2 GB", Stage.DONE, tr("done")),
                Step(tr("On the stick"), "14:31", Stage.NOW, tr("busy")),
                Step(tr("Checked"), tr("Read back: everything is right"), Stage.WAITING, tr("not yet")),
            )
        )
        self._progress = Progress(tr("Putting it on the stick"), identifier="gallery.progress")
        card = Card(tr("Steps"), icon="list-checks")
        inside = QVBoxLayout()
        inside.addWidget(steps)
        inside.addWidget(self._progress)
        card.add(inside)
        return card

    def _letters(self) -> QWidget:
        sizes = (fonts.TITLE, fonts.RESULT, fonts.CARD, fonts.MAIN_BUTTON, fonts.TEXT, fonts.SECOND, fonts.SMALL)
        lines = (Words(f"{size} Łukasz, Nguyễn, محمد", size=size, bold=size > fonts.TEXT) for size in sizes)
        return _section(tr("Letters"), *lines)

    def _icons(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        middle = Qt.AlignmentFlag.AlignHCenter
        for place, (icon, word) in enumerate(PICTURES):
            row, column = divmod(place, 3)
            grid.addWidget(Picture(icon, tone="primary"), row * 2, column, middle)
            grid.addWidget(Words(tr(word), size=fonts.SECOND, tone="soft", alignment=middle), row * 2 + 1, column)
        return _section(tr("Icons"), holder)


def _unavailable() -> Button:
    button = Button(tr("Not now"), identifier="gallery.not_now")
    button.setEnabled(False)
    return button


def _section(title: str, *parts: QWidget) -> QWidget:
    card = Card(title)
    inside = QVBoxLayout()
    inside.setSpacing(14)
    for part in parts:
        inside.addWidget(part)
    card.add(inside)
    return card
