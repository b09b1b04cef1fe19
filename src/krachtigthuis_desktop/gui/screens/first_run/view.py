"""The first run, one question a page: how far it is, what is asked, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from ....explain import explain
from ....i18n import tr
from ... import fonts
from ...level import Level
from ...parts.front import Front
from ...parts.look_choice import LookChoice
from ...parts.message import Message
from ...parts.words import Words
from .model import FirstRunModel, Side, Step
from .page import StepPage
from .paper_pages import card_page, digits_page, paper_page
from .phrase_pages import again_page, making_page, phrase_page
from .who_pages import office_page, side_page, who_page


class FirstRunView(Front):
    """Each page is built when it is shown; what was typed stands in the model."""

    def __init__(self, model: FirstRunModel, choice: LookChoice) -> None:
        super().__init__()
        self._model = model
        self.top.addWidget(choice)
        self._where = Words(size=fonts.SECOND, tone="soft")
        self._title = Words(size=fonts.TITLE, bold=True)
        self._fault = Message(Level.ATTENTION, "", identifier="first.fault")
        self._fault.hide()
        self._pages = QVBoxLayout()
        for part in (self._where, self._title):
            self.column.addWidget(part)
        self.column.addLayout(self._pages)
        self._shown: tuple[Step, str] | None = None
        self._page: StepPage | None = None
        model.changed = self.refresh
        self.refresh()

    def refresh(self) -> None:
        model = self._model
        here, of = model.place_in_row
        self._where.say(tr("Step {here} of {of}", here=here, of=of) if model.side else tr("Welcome"))
        state = (model.step, model.proposed.get(model.step, ""))
        if state != self._shown:
            self._shown = state
            self._turn_to(_page(model))
        if self._page and self._page.said:
            self._page.said.say(model.said)
            self._page.said.setVisible(bool(model.said))
        self._fault.setVisible(model.error is not None)
        if model.error:
            words = explain(model.error)
            self._fault.say(words.title, " ".join((words.meaning, *words.todo)).strip())

    def first_focus(self) -> None:
        if self._page and self._page.first:
            self._page.first.setFocus()

    def _turn_to(self, page: StepPage) -> None:
        before, self._page = self._page, page
        self._title.say(page.title)
        # The bar moves along first: it must not go with the page before, whatever the new page does with it.
        self._fault.setParent(self)
        page.bars.addWidget(self._fault)
        self._pages.addWidget(page)
        if before:
            before.hide()
            self._pages.removeWidget(before)
            before.deleteLater()
        self.first_focus()


def _page(model: FirstRunModel) -> StepPage:
    """The page of the step that the model stands at."""
    pages: dict[Step, Callable[[], StepPage]] = {
        Step.SIDE: lambda: side_page(model),
        Step.WHO: lambda: who_page(model) if model.side is Side.LAPTOP else office_page(model),
        Step.PHRASE: lambda: phrase_page(model, tr("Your passphrase")),
        Step.AGAIN: lambda: again_page(model, tr("Once more, from your paper")),
        Step.ROOT: lambda: phrase_page(model, tr("Passphrase of the root key")),
        Step.ROOT_AGAIN: lambda: again_page(model, tr("The root passphrase once more")),
        Step.MAKING: lambda: making_page(model),
        Step.PAPER: lambda: paper_page(model),
        Step.ROOT_PAPER: lambda: paper_page(model),
        Step.DIGITS: lambda: digits_page(model),
        Step.CARD: lambda: card_page(model),
    }
    return pages[model.step]()
