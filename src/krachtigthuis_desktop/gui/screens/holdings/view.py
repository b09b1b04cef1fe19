"""What this laptop still holds, as a page: first names and counts, and a button where a family may leave."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....domain.identity import show_number
from ....explain import explain
from ....i18n import tr, trn
from ....prison.forgetting import Holding
from ... import fonts, look
from ...level import Level
from ...parts.button import Button, Size
from ...parts.card import Card
from ...parts.empty import Empty
from ...parts.flow import Flow
from ...parts.line_row import LineRow, Lines
from ...parts.message import Message
from ...parts.page import Page
from ...parts.tag import Tag
from ...parts.words import Words
from .model import HoldingsModel
from .said import called, content, standing, why_not


class HoldingsView(Page):
    """`go("handover")` goes back to Meenemen."""

    def __init__(self, model: HoldingsModel, go: Callable[..., None]) -> None:
        super().__init__(
            tr("What is still on this laptop?"),
            tr("This list is for you and the office. Do not show it at the gate: there are names in it."),
        )
        self._model = model
        self._shown: tuple[Holding, ...] | None = None
        self.buttons.add(
            Button(tr("Take along"), icon="arrow-left", identifier="holdings.back", clicked=lambda: go("handover"))
        )
        self._fault = Message(Level.ATTENTION, "", identifier="holdings.fault")
        self._gone = Message(Level.GOOD, "", identifier="holdings.gone")
        self._late = Message(Level.ATTENTION, "", identifier="holdings.overdue")
        for bar in (self._fault, self._gone, self._late):
            bar.hide()
            self.bars.addWidget(bar)
        self._card = Card(tr("Families"), icon="users")
        self._lines = Lines()
        self._card.add_full(self._lines)
        self._all = Button(
            tr("Take everything off that may go"), icon="laptop", identifier="holdings.all", clicked=model.forget_all
        )
        self._under = Flow(self._all)
        self._empty = Card()
        self._empty.add_full(
            Empty("laptop", tr("No family stands on this laptop"), tr("There is nothing about anybody in it now."))
        )
        for part in (self._card, self._under, self._empty):
            self.body.addWidget(part)
        self.body.addWidget(
            Message(
                Level.INFO,
                tr("Nothing goes that the office does not have."),
                tr("What leaves this laptop stands at the office, which can send it back when it is needed again."),
                identifier="holdings.safe",
            )
        )
        model.changed = self.refresh
        self.refresh()

    def opened(self, what: str | None) -> None:  # noqa: ARG002 this page always shows all
        self._model.leave()
        self._model.load()

    def refresh(self) -> None:
        model = self._model
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo)).strip())
        self._gone.setVisible(bool(model.gone))
        if model.gone:
            self._gone.say(
                trn("{count} family left this laptop.", "{count} families left this laptop.", len(model.gone)),
                tr("{names}: the office has everything.", names=", ".join(name for name in model.gone if name)),
            )
        self._late.setVisible(bool(model.overdue))
        if model.overdue:
            self._late.say(
                trn(
                    "{count} family should have left this laptop by now.",
                    "{count} families should have left this laptop by now.",
                    len(model.overdue),
                ),
                tr("Below stands what is needed for that."),
            )
        found = model.holdings or ()
        self._empty.setVisible(model.holdings is not None and not found)
        self._card.setVisible(bool(found))
        self._under.setVisible(len(model.may_go) > 1)
        if found != self._shown:
            self._shown = found
            self._card.show_count(trn("{count} family", "{count} families", len(found)))
            self._lines.show_rows([self._row(each, place) for place, each in enumerate(found)])
            if model.gone:
                self.hold_focus()

    def _row(self, holding: Holding, place: int) -> QWidget:
        part = QWidget()
        down = QVBoxLayout(part)
        down.setContentsMargins(0, 0, 0, look.space(6))
        down.setSpacing(look.space(2))
        second = " · ".join(each for each in (standing(holding), content(holding)) if each)
        title = (
            tr("{name} · number {number}", name=called(holding), number=show_number(holding.number))
            if holding.number
            else ""
        )
        after: list[QWidget] = []
        if holding.may_go:
            after.append(
                Button(
                    tr("Remove from this laptop"),
                    icon="laptop",
                    size=Size.SMALL,
                    identifier=f"holdings.forget{place}",
                    name=tr("Take {name} off this laptop", name=called(holding)),
                    clicked=partial(self._model.forget, holding.home),
                )
            )
        else:
            after.append(Tag("hard-drive", tr("Stays for now"), Level.QUIET))
        down.addWidget(LineRow(title or called(holding), second, after=after, bold=True))
        for reason in holding.against:
            down.addWidget(Words(why_not(reason), size=fonts.SECOND, indent=16))
        return part
