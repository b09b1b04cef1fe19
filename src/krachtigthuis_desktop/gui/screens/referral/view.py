"""The form as a page: to whom and for whom, the question, the situation, whose yes; the choices beside it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtGui import QHideEvent

from ....explain import explain
from ....i18n import tr
from ... import fonts, look
from ...entry import PERMISSION
from ...panels.after_keys import AfterKeys
from ...parts.button import Button, Kind, Size
from ...parts.columns import Columns
from ...parts.field import TextField
from ...parts.message import Message
from ...parts.page import Page, to_fault
from ...parts.tab_order import tab_by_place
from ...parts.words import Words
from ...theme import Level
from .asked_part import QuestionCard, WhomCard
from .consent_part import ConsentCard
from .helper_part import HelperCard
from .lines_part import LinesCard
from .model import ReferralModel
from .side_part import SenderCard, SoonCard

Go = Callable[..., None]
_ASIDE = 352


class ReferralView(Page):
    """`go(key, what)` shows another screen: "letter" with the referral that was saved, "letters"."""

    def __init__(self, model: ReferralModel, go: Go) -> None:
        super().__init__(tr("Ask for help"))
        self._model, self._go = model, go
        self._timer = AfterKeys(self, model.keep)
        self._bars()
        self._columns = Columns(width=_ASIDE)
        self.body.addWidget(self._columns)
        self._helper, self._consent = HelperCard(model), ConsentCard(model)
        self._forms = (False, False)
        self._to_permission, self._arriving = False, False
        main = (self._helper, WhomCard(model), QuestionCard(model), LinesCard(model), self._consent)
        side = (SoonCard(model), SenderCard(model))
        for card in main:
            self._columns.main.addWidget(card)
        for beside in side:
            self._columns.side.addWidget(beside)
        self._refreshes = tuple(card.refresh for card in main) + tuple(card.refresh for card in side)
        self._reason = TextField(
            tr("Why does it change?"),
            identifier="referral.reason",
            hint=tr("The letter is out already."),
            typed=lambda text: model.type_text("reason", text),
        )
        self._columns.side.addWidget(self._reason)
        self._kept = Words(size=fonts.SECOND, tone="soft")
        self.foot.addWidget(self._kept, 1)
        self.foot.addWidget(Button(tr("Continue later"), identifier="referral.later", clicked=self._later))
        self.foot.addSpacing(12)
        self.foot.addWidget(
            Button(
                tr("Save and look at the letter"),
                kind=Kind.PRIMARY,
                size=Size.MAIN,
                icon="mail",
                identifier="referral.save",
                clicked=self._save_whole,
            )
        )
        model.changed, model.touched, model.went = self.refresh, self._timer.touched, self._saved
        self.refresh()

    def opened(self, what: str | None) -> None:
        if what:
            self._to_permission, self._arriving = what.startswith(PERMISSION), True
            self._model.open(UUID(what.removeprefix(PERMISSION)))
            self._begin_there()

    def keep(self) -> None:
        self._model.keep()

    def save(self) -> bool:
        """By key, what stands open inside comes first: the letter cannot go before there is an organisation."""
        if self._model.helper.form is not None:
            self._helper.press()
        else:
            self._model.save()
        return True

    def first_focus(self) -> None:
        """Without any organisation it begins with one."""
        if self._model.question is not None and not self._model.question.organisations:
            self._helper.opener.setFocus()
        else:
            super().first_focus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 Qt's name
        super().hideEvent(event)
        self._timer.soon()

    def refresh(self) -> None:
        model = self._model
        title = tr("Ask help for {name}", name=model.name) if model.name else tr("Ask for help")
        worry = model.question.worry.record.called if model.question and model.question.worry else ""
        self.say_title(title, tr("worry: {title}", title=worry) if worry else "")
        self._columns.setVisible(model.question is not None)
        for refresh in self._refreshes:
            refresh()
        self._reason.setVisible(model.needs_reason)
        self._reason.show_text(model.form.reason)
        self._reason.wrong(tr("Please fill this in.") if "reason" in model.faults else "")
        self._refresh_bars()
        tab_by_place(self)
        self._follow_forms()
        # With large letters the buttons need the whole row; that it is kept is what *Continue later* says as well.
        if model.kept_at and look.current().text_size < look.LARGE_TEXT:
            self._kept.say(tr("Draft kept at {time}", time=f"{model.kept_at:%H:%M}"))
        else:
            self._kept.say("")

    def _follow_forms(self) -> None:
        """What opened has the focus; what closed gives it back to the button that opened it."""
        now = (self._model.helper.form is not None, self._model.form.consent.open)
        firsts = (self._helper.first, self._consent.first)
        openers = (self._helper.opener, self._consent.opener)
        for is_open, was_open, first, opener in zip(now, self._forms, firsts, openers, strict=True):
            if is_open != was_open:
                self.go_to(first if is_open else opener)
        self._forms = now
        self._begin_there()

    def _begin_there(self) -> None:
        """As soon as the page is shown it begins at the permission, when that was asked, else where one would begin."""
        if self._model.question is None or not self._arriving:
            return
        to_permission, self._to_permission, self._arriving = self._to_permission, False, False
        if to_permission:
            self.go_to(self._consent.first if self._model.form.consent.open else self._consent.opener)
        elif self.isVisible():
            self.first_focus()
            if now := self.focusWidget():
                # The page may stand scrolled as it was left for another letter.
                self.go_to(now)

    def _bars(self) -> None:
        self._fault = Message(Level.STOP, "", identifier="referral.fault")
        self._stale = Message(
            Level.ATTENTION,
            tr("Somebody changed this meanwhile."),
            tr("Nothing is lost: both texts stay in the history."),
            identifier="referral.stale",
            action=(tr("Save mine over it"), self._model.save_over),
        )
        self._missing = Message(
            Level.ATTENTION,
            tr("Something is missing still."),
            tr("Look at the fields with a red edge."),
            identifier="referral.missing",
        )
        for bar in (self._fault, self._stale, self._missing):
            bar.hide()
            self.bars.addWidget(bar)

    def _refresh_bars(self) -> None:
        model = self._model
        self._stale.setVisible(model.is_stale)
        self._fault.setVisible(model.error is not None and not model.is_stale)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo[:1])))
        self._missing.setVisible(bool(model.faults))

    def _save_whole(self) -> None:
        self._model.save()
        to_fault(self)

    def _saved(self, referral: UUID) -> None:
        self._go("letter", str(referral))

    def _later(self) -> None:
        self._model.keep()
        self._go("letters")
