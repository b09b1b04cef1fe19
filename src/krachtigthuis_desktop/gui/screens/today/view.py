"""Today as a page: search on top, what cannot wait first, then the worries; families and what waits beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....care.families import FamilyLine
from ....care.today import WorryLine
from ....domain.records.worry import Urgency
from ....explain import explain
from ....i18n import mark, tr, trn
from ... import look
from ...parts.button import Button, Kind, Size
from ...parts.card import Card
from ...parts.columns import Columns
from ...parts.days import long_day, short_day
from ...parts.empty import Empty
from ...parts.initials import Shape, initials
from ...parts.message import Message
from ...parts.page import Page
from ...parts.row import Row
from ...parts.rows import Rows
from ...parts.search import Search
from ...parts.tag import TagText
from ...parts.words import Words
from ...terms import STATES
from ...theme import Level
from .model import Found, TodayModel
from .places import Places
from .telling_card import TellingCard

_KINDS = {
    "worry": ("cloud-rain", mark("Worry")),
    "person": ("users", mark("Person")),
    "organisation": ("building-2", mark("Organisation")),
    "conversation": ("messages-square", mark("Conversation")),
    "referral": ("mail", mark("Referral")),
}
_GREETINGS = (
    (6, mark("Good night")),
    (12, mark("Good morning")),
    (18, mark("Good afternoon")),
    (24, mark("Good evening")),
)
_ASIDE = 352
Go = Callable[..., None]


class TodayView(Page):
    """`go(key, what)` shows another screen: "talk", "worry", "family", "handover"."""

    def __init__(self, model: TodayModel, go: Go) -> None:
        super().__init__(tr("Today"))
        self._model, self._go = model, go
        self.buttons.add(
            Button(
                tr("New conversation"),
                kind=Kind.PRIMARY,
                size=Size.MAIN,
                icon="plus",
                identifier="today.new",
                clicked=partial(go, "talk"),
            )
        )
        self._fault = Message(Level.STOP, "", identifier="today.fault", action=(tr("Try again"), model.load))
        self._fault.hide()
        self._told = Message(Level.GOOD, tr("Told."), identifier="today.told", action=(tr("Take back"), model.untell))
        self._refused = Message(
            Level.ATTENTION,
            "",
            identifier="today.refused",
            action=(tr("Look at it"), partial(go, "answer")),
        )
        self._overdue = Message(
            Level.ATTENTION, "", identifier="today.overdue", action=(tr("Look at it"), partial(go, "holdings"))
        )
        for bar in (self._fault, self._told, self._refused, self._overdue):
            bar.hide()
            self.bars.addWidget(bar)
        self._search = Search(
            tr("Search for a name, worry or organisation"),
            identifier="today.search",
            ask=model.search,
            opened=self._open_found,
            shortcut="Ctrl+K",
        )
        shortcut = QShortcut(QKeySequence("Ctrl+K"), self)
        shortcut.activated.connect(self._search.setFocus)
        self.body.addWidget(self._search)
        self._places = Places(model.choose_place)
        self.body.addWidget(self._places)
        self._empty = Card()
        self._empty.add_full(
            Empty(
                "sun",
                tr("Nothing is written down yet"),
                tr("Begin with a conversation. What you write stays in the vault on this laptop."),
                Button(tr("First conversation"), icon="plus", identifier="today.first", clicked=partial(go, "talk")),
            )
        )
        self.body.addWidget(self._empty)
        self._columns = Columns(width=_ASIDE)
        self.body.addWidget(self._columns)
        self._lay_out()
        model.changed = self.refresh
        self.refresh()

    def opened(self, what: str | None) -> None:  # noqa: ARG002 this page always shows all
        self._model.told = None
        self._model.load()

    def refresh(self) -> None:
        model = self._model
        self.say_title(self._greeting(), long_day(model.day))
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, words.meaning)
        self._told.setVisible(model.told is not None)
        if model.told:
            self._told.say(tr("Told."), tr("{name} heard it today.", name=model.told_to))
        self._refused.setVisible(model.refused > 0)
        if model.refused:
            self._refused.say(
                trn(
                    "The office did not take over {count} piece.",
                    "The office did not take over {count} pieces.",
                    model.refused,
                ),
                tr("Your text is still here."),
            )
        self._overdue.setVisible(bool(model.overdue))
        if model.overdue:
            self._overdue.say(
                trn(
                    "{count} family should have left this laptop by now.",
                    "{count} families should have left this laptop by now.",
                    len(model.overdue),
                ),
                tr("It was closed long enough ago: {names}.", names=", ".join(filter(None, model.overdue))),
            )
        self._telling.refresh()
        self._search.show_results(model.asked, [_found_row(found) for found in model.found], len(model.found))
        self._places.show(model)
        self._empty.setVisible(model.is_empty)
        self._columns.setVisible(model.seen is not None and not model.is_empty)
        self._pressing.setVisible(bool(model.pressing))
        self._pressing_rows.show_rows([_worry_row(line, model.day) for line in model.pressing])
        self._worry_rows.show_rows([_worry_row(line, model.day) for line in model.worries])
        self._worries.show_count(trn("{count} worry", "{count} worries", len(model.worries)))
        self._worry_rows.setVisible(bool(model.worries))
        self._no_worries.setVisible(not model.worries)
        self._family_rows.show_rows([_family_row(line) for line in model.families])
        self._families.show_count(str(len(model.families)))
        self._waiting_words.say(self._waiting())

    def _greeting(self) -> str:
        words = next(words for until, words in _GREETINGS if self._model.hour < until)
        name = self._model.first_name
        return tr("{greeting}, {name}", greeting=tr(words), name=name) if name else tr(words)

    def _waiting(self) -> str:
        count, since = self._model.waiting, self._model.waiting_since
        if not count or since is None:
            return tr("Everything on this laptop has arrived at the office.")
        return trn(
            "{count} piece has not been confirmed by the office yet. It is from {day}.",
            "{count} pieces have not been confirmed by the office yet. The oldest is from {day}.",
            count,
            day=short_day(since),
        )

    def _lay_out(self) -> None:
        self._pressing = Card(tr("This cannot wait"), icon="triangle-alert")
        self._pressing_rows = Rows(tr("This cannot wait"), identifier="today.pressing", opened=self._open_worry)
        self._pressing.add_full(self._pressing_rows)
        self._telling = TellingCard(self._model, self._go)
        self._worries = Card(tr("Worries"), icon="cloud-rain")
        self._worry_rows = Rows(tr("Worries"), identifier="today.worries", opened=self._open_worry)
        self._no_worries = Empty("cloud-rain", tr("No other worries here"), tr("Choose another place, or search."))
        either = QWidget()
        one_of = QVBoxLayout(either)
        one_of.setContentsMargins(0, 0, 0, 0)
        one_of.addWidget(self._worry_rows)
        one_of.addWidget(self._no_worries)
        self._worries.add_full(either)
        self._families = Card(tr("Families"), icon="users")
        self._family_rows = Rows(tr("Families"), identifier="today.families", opened=partial(self._go, "family"))
        self._families.add_full(self._family_rows)
        waiting = Card(tr("Not at the office yet"), icon="package")
        inside = QVBoxLayout()
        inside.setSpacing(look.space(12))
        self._waiting_words = Words()
        inside.addWidget(self._waiting_words)
        inside.addWidget(
            Button(tr("Take along"), icon="package", identifier="today.handover", clicked=partial(self._go, "handover"))
        )
        waiting.add(inside)
        for card in (self._pressing, self._telling, self._worries):
            self._columns.main.addWidget(card)
        for card in (self._families, waiting):
            self._columns.side.addWidget(card)

    def _open_worry(self, key: str) -> None:
        self._go("worry", key)

    def _open_found(self, key: str) -> None:
        found = next((each for each in self._model.found if str(each.id) == key), None)
        if found is None:
            return
        if found.kind in {"worry", "referral"}:
            self._go(found.kind, key)
        elif found.home:
            self._go("family", str(found.home))


def _worry_row(line: WorryLine, day: date) -> Row:
    about = tr("about {names}", names=", ".join(line.about)) if line.about else ""
    where = tr("delivered") if line.at_office else tr("not at the office yet")
    second = " · ".join(part for part in (line.detainee, about, line.facility, where) if part)
    icon, words, level = STATES[line.state]
    state = TagText(icon, tr(words), level)
    return Row(str(line.id), line.title, second, initials(line.detainee), Shape.DETAINEE, (*_haste(line, day), state))


def _haste(line: WorryLine, day: date) -> tuple[TagText, ...]:
    """Deadline before urgency: the first names the day."""
    tags = []
    if line.deadline:
        days = (line.deadline - day).days
        near = Level.STOP if days <= 7 and line.pressing(day) else Level.QUIET  # noqa: PLR2004 a week, as the list has it
        tags.append(TagText("calendar-clock", _until(days, line.deadline), near))
    if line.urgency is Urgency.NOW and line.pressing(day):
        tags.append(TagText("triangle-alert", tr("Now"), Level.STOP))
    return tuple(tags)


def _until(days: int, day: date) -> str:
    if days < 0:
        return tr("Was on {day}", day=short_day(day))
    if days == 0:
        return tr("Today")
    return trn("In {count} day", "In {count} days", days)


def _family_row(line: FamilyLine) -> Row:
    second = trn("{count} worry", "{count} worries", line.worries)
    return Row(str(line.home), line.name, second, initials(line.name), Shape.DETAINEE)


def _found_row(found: Found) -> Row:
    icon, words = _KINDS.get(found.kind, ("file-text", mark("Record")))
    return Row(str(found.id), found.called, tr(words), icon, Shape.SERVICE)
