"""One family as a page: the worries with their two tags, the referrals and talks; beside them people and consents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from .... import i18n
from ....care.front_page import Talk
from ....care.lists import choices
from ....care.referrals import ReferralLine
from ....care.signals import Signals
from ....domain.identity import show_number
from ....domain.records import Worry
from ....domain.records.worry import State
from ....explain import explain
from ....i18n import tr, trn
from ... import look, terms
from ...level import Level
from ...panels.after_keys import AfterKeys
from ...panels.signal_bar import SignalBar
from ...parts.button import Button, Kind, Size
from ...parts.card import Card
from ...parts.columns import Columns
from ...parts.days import long_day, short_day
from ...parts.delivered import delivered
from ...parts.empty import Empty
from ...parts.initials import Mark, Shape, initials
from ...parts.message import Message
from ...parts.page import Page
from ...parts.row import Row, TagText
from ...parts.rows import Rows
from ...parts.tab_order import tab_by_place
from .agreed_model import AgreedModel
from .closing_card import ClosingCard
from .consents_card import AgreeCard, ConsentsCard
from .model import FamilyModel
from .people_card import PeopleCard, PersonCard
from .people_model import PeopleModel
from .said import done_line, withdrawal_lines

Go = Callable[..., None]


class FamilyView(Page):
    """`go` shows another screen: "talk" with this family, "worry", "referral" for a letter, "letter"."""

    def __init__(self, model: FamilyModel, go: Go) -> None:
        super().__init__(tr("Family"))
        self._model, self._go = model, go
        self._after = AfterKeys(self, model.keep)
        self._mark = Mark("", Shape.DETAINEE, size=52)
        self.before.addWidget(self._mark)
        self.buttons.add(Button(tr("Letter"), icon="mail", identifier="family.letter", clicked=self._to_letter))
        self._talk = Button(
            tr("New conversation"),
            kind=Kind.PRIMARY,
            size=Size.MAIN,
            icon="plus",
            identifier="family.talk",
            clicked=self._to_talk,
        )
        self.buttons.add(self._talk)
        self._fault = Message(Level.STOP, "", identifier="family.fault", action=(tr("Try again"), model.reload))
        self._fault.hide()
        self.bars.addWidget(self._fault)
        self._signal = SignalBar("family.signal")
        self.bars.addWidget(self._signal)
        self._closed = Message(
            Level.INFO, "", identifier="family.closed", icon="circle-check", action=(tr("Open it again"), model.reopen)
        )
        self._withdrawn = Message(Level.ATTENTION, "", identifier="family.withdrawn", icon="undo-2")
        self._undo = Message(
            Level.GOOD, "", identifier="family.undo", icon="circle-check", action=(tr("Take it back"), model.take_back)
        )
        self._half = Message(
            Level.INFO, "", identifier="family.half", icon="pencil", action=(tr("Continue"), self._go_on)
        )
        self._saved = Message(
            Level.GOOD, tr("Saved."), tr("The answer stands under Consents."), identifier="family.saved"
        )
        for bar in (self._closed, self._withdrawn, self._half, self._undo, self._saved):
            bar.hide()
            self.bars.addWidget(bar)
        self._worries = _List(tr("Worries"), "cloud-rain", "family.worries", partial(go, "worry"), tr("No worries yet"))
        self._referrals = _List(tr("Referrals"), "mail", "family.referrals", partial(go, "letter"), "")
        self._talks = _List(tr("Conversations"), "messages-square", "family.talks", self._to_yield, "")
        people, self._agreed = PeopleModel(model), AgreedModel(model)
        self._people, self._consents, self._closing = PeopleCard(people), ConsentsCard(self._agreed), ClosingCard(model)
        self._person, self._agree = PersonCard(people), AgreeCard(self._agreed)
        self._columns = Columns(width=368)
        for rows in (self._person, self._agree, self._worries, self._referrals, self._talks):
            self._columns.main.addWidget(rows)
        for card in (self._people, self._consents, self._closing):
            self._columns.side.addWidget(card)
        self.body.addWidget(self._columns)
        self._forms = (False, False, False, False)
        model.changed, model.touched = self.refresh, self._after.touched
        self.refresh()

    def opened(self, what: str | None) -> None:
        """The id of a home front; nothing: the same family, read again."""
        if what is None:
            self._model.reload()
        else:
            self._model.open(what)

    def keep(self) -> None:
        self._model.keep()

    def save(self) -> bool:
        """The form that is open, the one at the top when there are more."""
        forms = self._model.forms
        if forms.adding:
            self._person.press()
        elif forms.agreeing:
            self._agree.press()
        elif forms.tying:
            self._people.press()
        return forms.adding or forms.agreeing or forms.tying

    def _show_half(self) -> None:
        begun = self._model.page.half_written if self._model.page else ()
        self._half.setVisible(bool(begun))
        if begun:
            self._half.say(tr("Not saved yet:"), begun[0].called or tr("a conversation or worry of this family"))

    def _go_on(self) -> None:
        """Back to the first of what was left half-written."""
        begun = self._model.page.half_written if self._model.page else ()
        if begun:
            self._go(begun[0].screen, begun[0].what)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 Qt's name
        super().hideEvent(event)
        self._after.soon()

    def refresh(self) -> None:
        model = self._model
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo)))
        self._signal.show_signals(model.page.signals if model.page else Signals())
        self._show_closed()
        self._show_half()
        detainee = model.detainee
        for part in (self.buttons, self._columns):
            part.setVisible(detainee is not None)
        self._mark.setVisible(detainee is not None and not look.is_narrow(self))
        if detainee is None or model.page is None:
            return
        self._mark.say(initials(detainee.full_name), Shape.DETAINEE)
        self.say_title(tr("Family of {name}", name=detainee.full_name), self._where())
        self._worries.show_rows(
            [_worry_row(id_, worry, model) for id_, worry in model.worries],
            trn("{count} worry", "{count} worries", len(model.worries)),
        )
        self._referrals.show_rows([_referral_row(line) for line in model.page.referrals])
        self._talks.show_rows([_talk_row(talk) for talk in model.page.talks])
        for card in (self._people, self._consents, self._closing, self._person, self._agree):
            card.refresh()
        self._show_done()
        tab_by_place(self)
        self._follow_forms()

    def _follow_forms(self) -> None:
        """What opened has the focus; what closed gives it back to the button that opened it."""
        forms = self._model.forms
        now = (forms.adding, forms.tying, forms.agreeing, self._model.closing)
        firsts = (self._person.first, self._people.first, self._agree.first, self._closing.first)
        # What is closed is opened again from the bar that says so.
        closing = (self._closed.button if self._model.closed else None) or self._closing.opener
        openers = (self._people.opener, self._people.tie_opener, self._consents.write, closing)
        for is_open, was_open, first, opener in zip(now, self._forms, firsts, openers, strict=True):
            if is_open != was_open:
                self.go_to(first if is_open else opener)
        self._forms = now

    def _show_done(self) -> None:
        """What was taken back and what had gone out under it; what was done just now, with the way back."""
        withdrawn, undo = self._agreed.withdrawn, self._model.undo
        self._withdrawn.setVisible(bool(withdrawn))
        if withdrawn:
            said = [withdrawal_lines(consent, letters, self._model.name) for consent, letters in withdrawn]
            self._withdrawn.say(said[0][0], " ".join((said[0][1], *(" ".join(each) for each in said[1:]))))
        self._undo.setVisible(undo is not None)
        self._saved.setVisible(self._model.answered)
        if undo:
            self._undo.say(done_line(undo))

    def _show_closed(self) -> None:
        """A whole sentence: since when, why, and what follows from it."""
        page, day = self._model.page, self._model.closed
        changed = self._closed.isHidden() is (day is not None)
        self._closed.setVisible(day is not None)
        self._talk.setVisible(day is None)
        if changed:
            self.hold_focus()
        if day is not None and page is not None:
            self._closed.say(
                tr("This family was closed on {day}.", day=long_day(day)),
                tr(
                    "{why} Once the office has everything, it leaves this laptop.",
                    why=_sentence(page.family.home.record.closed_why),
                ),
            )

    def _where(self) -> str:
        page = self._model.page
        if page is None:
            return ""
        place = page.family.detention.record if page.family.detention else None
        phase = choices("phases").label(place.phase, i18n.language().value) if place and place.phase else ""
        number = tr("number {number}", number=show_number(page.family.home.record.number))
        return " · ".join(part for part in (phase, place.facility if place else "", number) if part)

    def _to_letter(self) -> None:
        self._go("referral", self._model.home)

    def _to_talk(self) -> None:
        self._go("talk", self._model.home)

    def _to_yield(self, talk: str) -> None:
        self._go("worry", f"talk:{talk}")


def _sentence(text: str) -> str:
    """What somebody typed, with an end to it."""
    return text if not text or text[-1] in ".!?" else f"{text}."


class _List(Card):
    """Rows under a title; without rows a sentence, or no card at all."""

    def __init__(self, title: str, icon: str, identifier: str, opened: Callable[[str], None], none: str) -> None:
        super().__init__(title, icon=icon)
        self._rows = Rows(title, identifier=identifier, opened=opened)
        self._none = Empty(icon, none, tr("A conversation brings them here.")) if none else None
        either = QWidget()
        down = QVBoxLayout(either)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._rows)
        if self._none:
            down.addWidget(self._none)
        self.add_full(either)

    def show_rows(self, rows: list[Row], count: str = "") -> None:
        self._rows.show_rows(rows)
        self._rows.setVisible(bool(rows))
        self.show_count(count or str(len(rows)))
        if self._none:
            self._none.setVisible(not rows)
        else:
            self.setVisible(bool(rows))


def _worry_row(id_: str, worry: Worry, model: FamilyModel) -> Row:
    about = ", ".join(model.name(each) for each in worry.about if model.name(each))
    group = choices("worry_groups").label(worry.group, i18n.language().value) if worry.group else ""
    deadline = tr("before {day}", day=short_day(worry.deadline)) if worry.deadline else ""
    parts = (tr("about {names}", names=about) if about else "", group, _heavy(worry), deadline)
    icon, words, level = terms.STATES[worry.state]
    tags = (TagText(icon, tr(words), level), _feedback(worry), delivered(yes=id_ in model.delivered))
    return Row(id_, worry.called, " · ".join(part for part in parts if part), tags=tags)


def _heavy(worry: Worry) -> str:
    """How heavy it is, at the start and at the end; empty when nobody said."""
    start, end = worry.severity_start, worry.severity_end
    if start is not None and end is not None:
        return tr("heaviness {start}, later {end}", start=start, end=end)
    return tr("heaviness {start} of 10", start=start) if start is not None else ""


def _feedback(worry: Worry) -> TagText:
    """The second axis: what was told back."""
    if worry.feedback:
        return TagText("check", tr("Told back on {day}", day=short_day(worry.feedback.on)), Level.GOOD)
    if worry.state is State.NOTED:
        return TagText("message-circle", tr("Nothing to tell back yet"), Level.QUIET)
    return TagText("message-circle", tr("Not told yet"), Level.ATTENTION)


def _referral_row(line: ReferralLine) -> Row:
    icon, words, level = terms.STEPS[line.step]
    about = tr("about {names}", names=line.concerns)
    tags = (TagText(icon, tr(words), level),)
    return Row(str(line.id), line.organisation or tr("Organisation not known here"), about, tags=tags)


def _talk_row(talk: Talk) -> Row:
    worries = trn("{count} worry", "{count} worries", talk.worries) if talk.worries else ""
    second = " · ".join(part for part in (talk.place, worries) if part)
    return Row(str(talk.id), long_day(date.fromisoformat(talk.on[:10])), second, heading=False)
