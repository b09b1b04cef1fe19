"""The walk between a laptop and its office in the window, screen by screen: card, request, answer, stick, import."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.handover.model import HandoverModel, Stage
from krachtigthuis_desktop.gui.screens.handover.view import HandoverView
from krachtigthuis_desktop.gui.screens.inbox.model import InboxModel, State
from krachtigthuis_desktop.gui.screens.inbox.view import InboxView
from krachtigthuis_desktop.gui.screens.laptops.model import LaptopsModel
from krachtigthuis_desktop.gui.screens.laptops.view import LaptopsView
from krachtigthuis_desktop.gui.screens.office_card.model import OfficeCardModel
from krachtigthuis_desktop.gui.screens.office_card.view import OfficeCardView
from krachtigthuis_desktop.gui.screens.office_link.model import OfficeLinkModel, Step
from krachtigthuis_desktop.gui.screens.office_link.view import OfficeLinkView
from tests.gui.names import nameless, without_handle
from tests.gui.screens.walk import NOW, Laptop, press
from tests.office.bureau import ROOT_PHRASE, Bureau


def clock() -> datetime:
    return NOW


def nowhere(*_where: str) -> None:
    """Nobody goes anywhere in this walk."""


def a_card_on_the_stick(laptop: Laptop, bureau: Bureau) -> tuple[OfficeCardView, Path, str]:
    """The office copies its card; the words go on paper."""
    model = OfficeCardModel(bureau.desk, clock, at_once)
    page = OfficeCardView(model)
    page.opened(None)
    model.copy(laptop.stick)
    assert model.made is not None
    assert model.shown is not None
    return page, model.made.path, " ".join(model.shown.words)


def a_request_on_the_stick(laptop: Laptop, card: Path, words: str) -> tuple[OfficeLinkView, OfficeLinkModel]:
    """The laptop believes the card by the words on paper, and asks."""
    model = OfficeLinkModel(lambda: laptop.vault, laptop.replaced, clock, at_once, laptop.found)
    page = OfficeLinkView(model, nowhere)
    page.opened(None)
    model.choose_card(card)
    model.type(words)
    page.refresh()
    press(page, "link.pin")
    model.ask(laptop.stick)
    return page, model


def an_answer_on_the_stick(bureau: Bureau, request: Path, words: tuple[str, ...]) -> tuple[LaptopsView, Path]:
    """The office compares the words, and trusts it with the root key."""
    model = LaptopsModel(bureau.desk, clock, at_once)
    page = LaptopsView(model, nowhere)
    page.opened(None)
    model.choose(request)
    assert model.asked is not None
    assert model.asked.words == words
    assert not model.may_enrol
    model.compared(same=True)
    model.type_name("Annemarie de Wit")
    page._request.phrase.line.setText(ROOT_PHRASE)
    press(page, "laptops.enrol")
    assert model.done is not None
    assert page._request.phrase.text() == ""
    assert "Annemarie de Wit" in {each.holder_name for each in model.laptops}
    return page, model.done.answer


def taken_along(laptop: Laptop) -> tuple[HandoverView, Path]:
    model = HandoverModel(laptop.opened(), at_once, laptop.found)
    page = HandoverView(model, nowhere)
    page.opened(None)
    press(page, "handover.start")
    assert model.stage is Stage.DONE
    return page, model.taken[0].path


def taken_in(bureau: Bureau, bundle: Path) -> InboxView:
    """Looked at, tried, taken in, and deleted from the stick, by the child that the window starts."""
    model = InboxModel(bureau.desk, clock, at_once)
    page = InboxView(model, nowhere)
    model.add([bundle])
    assert [(each.state, each.name, each.chosen) for each in model.items] == [(State.READY, "Annemarie de Wit", True)]
    press(page, "inbox.try")
    assert [each.state for each in model.items] == [State.READY]
    press(page, "inbox.start")
    assert [each.state for each in model.items] == [State.IMPORTED]
    assert model.report is not None
    assert sum(each.counts.new for each in model.report.files) == 6
    press(page, "inbox.delete")
    assert model.items == ()
    return page


def test_a_worry_comes_from_the_laptop_into_the_office_by_pressing_buttons(laptop: Laptop, bureau: Bureau) -> None:
    card_page, card, words = a_card_on_the_stick(laptop, bureau)
    link_page, link = a_request_on_the_stick(laptop, card, words)
    assert link.put_at is not None
    laptops_page, answer = an_answer_on_the_stick(bureau, link.put_at, link.words)
    link.take_in(answer)
    assert link.step is Step.READY
    laptop.write()
    handover_page, bundle = taken_along(laptop)
    inbox_page = taken_in(bureau, bundle)
    assert not bundle.exists()
    for page in (card_page, link_page, laptops_page, handover_page, inbox_page):
        page.resize(1280, 800)
        page.show()
        assert nameless(page) == []
        assert without_handle(page) == []
