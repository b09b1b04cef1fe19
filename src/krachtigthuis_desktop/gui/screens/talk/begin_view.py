"""The beginning of a talk as a page: with whom, when and where, and *Mag ik dit opschrijven?*"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....domain.dates import read_date
from ....explain import explain
from ....i18n import tr, trn
from ... import look, terms
from ...panels.after_keys import AfterKeys
from ...panels.labelled import Labelled
from ...panels.people_chips import PeopleChips
from ...panels.side_by_side import SideBySide
from ...parts.button import Button, Kind, Size
from ...parts.card import Card
from ...parts.choices import Segment
from ...parts.date_field import DateField, When
from ...parts.field import TextField
from ...parts.flow import Flow
from ...parts.message import Message
from ...parts.page import Page
from ...theme import Level
from .ask_card import AskCard
from .begin_model import BeginModel
from .waiting_card import WaitingCard
from .with_card import WithCard

Go = Callable[..., None]


class BeginView(Page):
    """`go` shows another screen: "worry" for what the talk yields, "today" to leave it for later."""

    def __init__(self, model: BeginModel, go: Go) -> None:
        super().__init__(tr("New conversation"))
        self._model = model
        self._after = AfterKeys(self, model.keep)
        self._fault = Message(Level.STOP, "", identifier="talk.fault")
        self._thrown = Message(
            Level.GOOD,
            tr("Thrown away."),
            tr("You can get it back below for a week."),
            identifier="talk.thrown",
            action=(tr("Take back"), lambda: model.take_back(model.thrown)),
        )
        self._went = Message(Level.ATTENTION, "", identifier="talk.went")
        self._clock = Message(
            Level.ATTENTION,
            tr("Is the clock of this laptop right?"),
            tr("Look at it first, then fill in the day of the conversation yourself."),
            identifier="talk.clock",
        )
        for bar in (self._fault, self._thrown, self._went, self._clock):
            bar.hide()
            self.bars.addWidget(bar)
        self._waiting = WaitingCard(
            open_talk=model.resume, open_worry=partial(go, "worry"), drop=model.throw_away, back=model.take_back
        )
        self._with = WithCard(model)
        self._when = WhenCard(model)
        self._ask = AskCard(model)
        for card in (self._waiting, self._with, self._when, self._ask):
            self.body.addWidget(card)
        later = Button(tr("Continue later"), identifier="talk.later", clicked=partial(go, "today"))
        self._on = Button(
            tr("Continue"),
            kind=Kind.PRIMARY,
            size=Size.MAIN,
            icon="arrow-right",
            identifier="talk.on",
            clicked=self.press_save,
        )
        self.foot.addWidget(Flow(later, self._on, gap=12, align_right=True))
        self._stage = (False, False)
        model.changed, model.touched, model.begun = self.refresh, self._after.touched, partial(go, "worry")
        self.refresh()

    def opened(self, what: str | None) -> None:
        """Nothing: a new talk. `talk:ID`: one that was left. Another id: a new talk with that family."""
        if what is None:
            self._model.start()
        elif what.startswith("talk:"):
            self._model.resume(what)
        else:
            self._model.start_with(what)

    def refresh(self) -> None:
        model = self._model
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo)))
        self._thrown.setVisible(bool(model.thrown))
        self._went.setVisible(model.went > 0)
        self._went.say(
            trn(
                "{count} conversation without a yes went after 14 days.",
                "{count} conversations without a yes went after 14 days.",
                model.went,
            ),
            tr("You can get it back below for a week."),
        )
        self._clock.setVisible(model.clock_doubted)
        self._waiting.setVisible(bool(model.waiting) and not model.is_chosen)
        self._waiting.show_lines(model.waiting)
        for card in (self._when, self._ask):
            card.setVisible(model.is_chosen)
            card.refresh()
        stage = (model.is_chosen, model.form.is_new)
        if stage != self._stage:
            self._stage = stage
            first = self._with.come_first() or self._when.first
            if self.isVisible():
                first.setFocus()
        self._with.refresh()
        self._on.setEnabled(not model.busy)

    def keep(self) -> None:
        self._model.keep()

    def save(self) -> bool:
        self._model.go_on()
        return True

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 Qt's name
        super().hideEvent(event)
        self._after.soon()


class WhenCard(Card):
    """Day, place, form, and who was there."""

    def __init__(self, model: BeginModel) -> None:
        super().__init__(tr("The conversation"), icon="messages-square")
        self._model = model
        self._day = DateField(
            tr("On which day?"),
            self._parse,
            identifier="talk.on_day",
            hint=tr("today, yesterday or 10 nov"),
            changed=self._type_day,
        )
        self.first: QWidget = self._day
        self._place = TextField(
            tr("Where?"), identifier="talk.place", hint=tr("may stay empty"), typed=partial(model.type_text, "place")
        )
        self._form = Segment(
            tr("How?"), terms.options(terms.FORMS), identifier="talk.form", changed=partial(model.set, "form")
        )
        self._who = PeopleChips(tr("With whom?"), identifier="talk.who", changed=self._choose)
        down = QVBoxLayout()
        down.setSpacing(look.space(14))
        down.addWidget(SideBySide(self._day, self._place))
        down.addWidget(Labelled(tr("How?"), self._form))
        down.addWidget(Labelled(tr("With whom?"), self._who))
        self.add(down)

    def refresh(self) -> None:
        model = self._model
        self._day.show_typed(model.form.on)
        self._day.wrong(terms.wrong(model.faults.get("on")))
        self._place.show_text(model.form.place)
        self._place.wrong(terms.wrong(model.faults.get("place")))
        self._form.show_key(model.form.form)
        self._who.show_people([(each.id, each.called or tr("Detainee")) for each in model.people], model.form.with_whom)

    def _choose(self, keys: tuple[str, ...]) -> None:
        self._model.set("with_whom", list(keys))

    def _parse(self, typed: str) -> When:
        return read_date(typed, self._model.today, past=True)

    def _type_day(self, typed: str, _meant: When | None) -> None:
        self._model.type_text("on", typed)
