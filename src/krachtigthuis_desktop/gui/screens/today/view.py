"""Today as a page: search on top, what cannot wait first, then the worries; families and what waits beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....explain import explain
from ....i18n import mark, tr, trn
from ... import fonts, look
from ...parts.button import Button, Kind, Size
from ...parts.card import Card
from ...parts.columns import Columns
from ...parts.days import long_day, short_day
from ...parts.empty import Empty
from ...parts.message import Message
from ...parts.page import Page
from ...parts.rows import Rows
from ...parts.search import Search
from ...parts.words import Words
from ...theme import Level
from .first_cards import HalfWrittenCard, SignalsCard
from .model import TodayModel
from .places import Places
from .rows import family_row, found_row, worry_row
from .telling_card import TellingCard

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
        self._new = Button(
            tr("New conversation"),
            kind=Kind.PRIMARY,
            size=Size.MAIN,
            icon="plus",
            identifier="today.new",
            clicked=partial(go, "talk"),
        )
        self.buttons.add(self._new)
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
        for card in (self._signals, self._half, self._telling):
            card.refresh()
        self._search.show_results(model.asked, [found_row(found) for found in model.found], self._how_many())
        self._places.show(model)
        self._empty.setVisible(model.is_empty)
        # One way to begin, not two.
        self._new.setVisible(not model.is_empty)
        self._columns.setVisible(model.seen is not None and not model.is_empty)
        self._pressing.setVisible(bool(model.pressing))
        phone = model.signals.contact.phone
        self._call.say(tr("Call the office: {phone}.", phone=phone) if phone else tr("Call the office."))
        self._pressing_rows.show_rows([worry_row(line, model.day) for line in model.pressing])
        self._worry_rows.show_rows([worry_row(line, model.day) for line in model.worries])
        self._worries.show_count(self._of_how_many())
        self._more.setVisible(model.worries_in_all > len(model.worries))
        self._worry_rows.setVisible(bool(model.worries))
        self._no_worries.setVisible(not model.worries)
        self._family_rows.show_rows([family_row(line) for line in model.families])
        self._families.show_count(str(len(model.families)))
        self._family_rows.setVisible(bool(model.families))
        self._closed_holder.setVisible(model.closed > 0)
        self._closed.setText(trn("{count} family is closed", "{count} families are closed", model.closed))
        self._here.show_title(tr("Not at the office yet") if model.waiting else tr("At the office"))
        self._waiting_words.say(self._waiting())

    def _greeting(self) -> str:
        words = next(words for until, words in _GREETINGS if self._model.hour < until)
        name = self._model.first_name
        return tr("{greeting}, {name}", greeting=tr(words), name=name) if name else tr(words)

    def _waiting(self) -> str:
        model, count, since = self._model, self._model.waiting, self._model.waiting_since
        if not count or since is None:
            return tr("Everything on this laptop has arrived at the office.")
        parts = [
            words
            for count, words in (
                (model.waiting_worries, trn("{count} worry", "{count} worries", model.waiting_worries)),
                (model.waiting_talks, trn("{count} conversation", "{count} conversations", model.waiting_talks)),
            )
            if count
        ]
        if not parts:
            return tr("Something that you wrote down, from {day}.", day=short_day(since))
        what = tr("{some} and {more}", some=parts[0], more=parts[1]) if len(parts) > 1 else parts[0]
        return tr("{what}, the oldest from {day}.", what=what, day=short_day(since))

    def _how_many(self) -> str:
        """A list that is cut says so."""
        count = len(self._model.found)
        if self._model.finds_more:
            return tr("The first {count}. Type more to find others.", count=count)
        return trn("{count} found", "{count} found", count)

    def _of_how_many(self) -> str:
        model, count = self._model, len(self._model.worries)
        if model.worries_in_all > count:
            return tr("{count} of {whole}", count=count, whole=model.worries_in_all)
        return trn("{count} worry", "{count} worries", count)

    def _lay_out(self) -> None:
        self._signals, self._half = SignalsCard(self._model, self._go), HalfWrittenCard(self._model, self._go)
        self._pressing, self._call = Card(tr("This cannot wait"), icon="triangle-alert", edge="stop.edge"), Words()
        self._pressing.add(self._call)
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
        words = tr("These are the newest. Search finds the others.")
        self._more = Words(words, size=fonts.SECOND, tone="soft", indent=16)
        one_of.addWidget(self._more)
        self._worries.add_full(either)
        self._families = Card(tr("Families"), icon="users")
        self._family_rows = Rows(tr("Families"), identifier="today.families", opened=partial(self._go, "family"))
        self._closed = Button(kind=Kind.LINK, identifier="today.closed", clicked=partial(self._go, "families"))
        self._closed_holder = QWidget()
        beside = QHBoxLayout(self._closed_holder)
        beside.setContentsMargins(look.space(12), look.space(4), look.space(12), look.space(8))
        beside.addWidget(self._closed)
        beside.addStretch(1)
        both = QWidget()
        listed = QVBoxLayout(both)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.addWidget(self._family_rows)
        listed.addWidget(self._closed_holder)
        self._families.add_full(both)
        self._here = waiting = Card(tr("Not at the office yet"), icon="package")
        inside = QVBoxLayout()
        inside.setSpacing(look.space(12))
        self._waiting_words = Words()
        inside.addWidget(self._waiting_words)
        inside.addWidget(
            Button(tr("Take along"), icon="package", identifier="today.handover", clicked=partial(self._go, "handover"))
        )
        waiting.add(inside)
        for card in (self._signals, self._pressing, self._half, self._telling, self._worries):
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
            self._go("letter" if found.kind == "referral" else "worry", key)
        elif found.home:
            self._go("family", str(found.home))
