"""The walk between a laptop and its office in the window, screen by screen: card, request, answer, stick, import."""

from __future__ import annotations

from datetime import datetime

from krachtigthuis_desktop.errors import TrustFault
from krachtigthuis_desktop.gui.parts.button import Button
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
from tests.gui.screens.walk import NOW, Laptop
from tests.office.bureau import ROOT_PHRASE, Bureau


def clock() -> datetime:
    return NOW


def nowhere(*_where: str) -> None:
    """Nobody goes anywhere in this walk."""


def press(page: object, identifier: str) -> None:
    button = page.findChild(Button, identifier)  # type: ignore[attr-defined]
    assert button.isEnabled()
    button.click()


def test_a_worry_comes_from_the_laptop_into_the_office_by_pressing_buttons(laptop: Laptop, bureau: Bureau) -> None:
    card = OfficeCardModel(bureau.desk, clock, at_once)
    card_page = OfficeCardView(card)
    card_page.opened(None)
    card.copy(laptop.stick)
    assert card.made is not None
    assert card.shown is not None

    link = OfficeLinkModel(lambda: laptop.vault, laptop.replaced, clock, at_once, laptop.found)
    link_page = OfficeLinkView(link, nowhere)
    link_page.opened(None)
    link.choose_card(card.made.path)
    link.type("these are not the right words")
    link.pin()
    assert link.error is not None
    assert link.error.code is TrustFault.WORDS_DIFFER
    link.type(" ".join(card.shown.words))
    link_page.refresh()
    press(link_page, "link.pin")
    assert link.step is Step.ASK
    link.ask(laptop.stick)
    assert link.step is Step.ANSWER
    assert len(link.words) == 6

    laptops = LaptopsModel(bureau.desk, clock, at_once)
    laptops_page = LaptopsView(laptops)
    laptops_page.opened(None)
    assert link.put_at is not None
    laptops.choose(link.put_at)
    assert laptops.asked is not None
    assert laptops.asked.words == link.words
    assert not laptops.may_enrol
    laptops.compared(same=True)
    laptops.type_name("Annemarie de Wit")
    laptops_page._phrase.line.setText(ROOT_PHRASE)
    press(laptops_page, "laptops.enrol")
    assert laptops.error is None
    assert laptops.done is not None
    assert [line.name for line in laptops.lines][-1] == "Annemarie de Wit"

    link.take_in(laptops.done.answer)
    assert link.step is Step.READY

    laptop.write()
    handover = HandoverModel(laptop.opened(), at_once, laptop.found)
    handover_page = HandoverView(handover, nowhere)
    handover_page.opened(None)
    press(handover_page, "handover.start")
    assert handover.stage is Stage.DONE

    inbox = InboxModel(bureau.desk, clock, at_once)
    inbox_page = InboxView(inbox, nowhere)
    inbox.add([handover.taken[0].path])
    (item,) = inbox.items
    assert (item.state, item.name, item.chosen) == (State.READY, "Annemarie de Wit", True)
    press(inbox_page, "inbox.try")
    assert inbox.report is not None
    assert inbox.report.dry_run
    assert inbox.items[0].state is State.READY
    press(inbox_page, "inbox.start")
    assert not inbox.report.dry_run
    assert inbox.items[0].state is State.IMPORTED
    assert sum(each.counts.new for each in inbox.report.files) == 6
    press(inbox_page, "inbox.delete")
    assert not handover.taken[0].path.exists()
    assert inbox.items == ()

    for page in (card_page, link_page, laptops_page, handover_page, inbox_page):
        page.resize(1280, 800)
        page.show()
        assert nameless(page) == []
        assert without_handle(page) == []
