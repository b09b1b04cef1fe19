"""Letters as a page: what has to be done first, then what is on its way, then what is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ....care.referrals import ReferralLine
from ....domain.identity import show_number
from ....explain import explain
from ....i18n import tr, trn
from ...parts.button import Button
from ...parts.card import Card
from ...parts.days import short_day
from ...parts.empty import Empty
from ...parts.message import Message
from ...parts.page import Page
from ...parts.row import Row, Shape, TagText, initials
from ...parts.rows import Rows
from ...terms import STEPS
from ...theme import Level
from .model import LettersModel, Next

Go = Callable[..., None]


class LettersView(Page):
    """`go(key, what)` shows another screen: "letter" with a referral, "families"."""

    def __init__(self, model: LettersModel, go: Go) -> None:
        super().__init__(tr("Letters"))
        self._model = model
        self._fault = Message(Level.STOP, "", identifier="letters.fault", action=(tr("Try again"), model.load))
        self._fault.hide()
        self.bars.addWidget(self._fault)
        self._empty = Card()
        self._empty.add_full(
            Empty(
                "mail",
                tr("There are no letters yet"),
                tr("A letter starts from a worry. Open the worry and choose “Make a letter”."),
                Button(
                    tr("To the families"), icon="users", identifier="letters.first", clicked=partial(go, "families")
                ),
            )
        )
        self.body.addWidget(self._empty)
        self._groups: list[tuple[Card, Rows, Callable[[], tuple[ReferralLine, ...]]]] = []
        self._group("pencil", tr("Still to do"), "letters.to_do", lambda: model.to_do, go)
        self._group("send", tr("On its way"), "letters.on_the_way", lambda: model.on_the_way, go)
        self._group("check", tr("Finished"), "letters.done", lambda: model.done, go)
        model.changed = self.refresh
        self.refresh()

    def opened(self, what: str | None) -> None:  # noqa: ARG002 this page always shows all
        self._model.load()

    def refresh(self) -> None:
        model = self._model
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, words.meaning)
        self._empty.setVisible(model.is_empty)
        for card, rows, lines_of in self._groups:
            lines = lines_of()
            rows.show_rows([self._row(line) for line in lines])
            card.show_count(trn("{count} letter", "{count} letters", len(lines)))
            card.setVisible(bool(lines))

    def _group(
        self, icon: str, title: str, identifier: str, lines_of: Callable[[], tuple[ReferralLine, ...]], go: Go
    ) -> None:
        card, rows = Card(title, icon=icon), Rows(title, identifier=identifier, opened=partial(go, "letter"))
        card.add_full(rows)
        self.body.addWidget(card)
        self._groups.append((card, rows, lines_of))

    def _row(self, line: ReferralLine) -> Row:
        what = self._model.next_of(line)
        second = " · ".join(part for part in (line.organisation, show_number(line.number), _next(what, line)) if part)
        late = (TagText("clock-alert", tr("No answer yet"), Level.ATTENTION),) if what is Next.LATE else ()
        state = _tag(what, line)
        title = " · ".join(part for part in (line.concerns, line.worry) if part)
        return Row(str(line.id), title, second, initials(line.concerns), Shape.PERSON, (*late, state))


def _tag(what: Next, line: ReferralLine) -> TagText:
    """Where it stands; ready is only what may go, so one that waits for somebody says for whom."""
    if what is Next.READ:
        return TagText("clock", tr("Waits for {name}", name=line.called), Level.ATTENTION)
    icon, words, level = STEPS[line.step]
    return TagText(icon, tr(words), level)


def _next(what: Next, line: ReferralLine) -> str:
    match what:
        case Next.LOOK:
            return tr("a professional looks at it first")
        case Next.READ:
            return tr("{name} reads or hears it first", name=line.called)
        case Next.PRINT:
            return tr("it can be printed and sent")
        case Next.ANSWER | Next.LATE if line.answer_before:
            return tr("answer asked before {day}", day=short_day(line.answer_before))
        case Next.ANSWER:
            return tr("waiting for an answer")
        case _:
            return ""
