"""The office and this laptop: a card is believed by its six words only, one thing after the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from krachtigthuis_desktop.errors import InputFault, TrustFault
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.office_link.model import OfficeLinkModel, Step
from krachtigthuis_desktop.gui.screens.office_link.view import OfficeLinkView
from krachtigthuis_desktop.gui.theme import CONTRAST, DARK
from tests.gui.picture import assert_same_picture
from tests.gui.screens.walk import NOW, Laptop, button
from tests.prison.test_handover import Office


@pytest.fixture(scope="module")
def office() -> Office:
    return Office()


def shown(laptop: Laptop) -> tuple[OfficeLinkModel, OfficeLinkView]:
    model = OfficeLinkModel(lambda: laptop.vault, laptop.replaced, lambda: NOW, at_once, laptop.found)
    view = OfficeLinkView(model, lambda *_where: None)
    view.opened(None)
    return model, view


def chosen(laptop: Laptop, office: Office) -> tuple[OfficeLinkModel, OfficeLinkView]:
    path = laptop.stick / "office-card.json"
    path.write_bytes(office.file)
    model, view = shown(laptop)
    model.choose_card(path)
    return model, view


def test_a_card_is_not_believed_before_its_words_are_typed(laptop: Laptop, office: Office) -> None:
    model, view = chosen(laptop, office)
    assert not button(view, "link.pin").isEnabled()
    model.type("zes andere woorden dan op papier")
    model.pin()
    assert model.error is not None
    assert model.error.code is TrustFault.WORDS_DIFFER
    assert model.step is Step.CARD


def test_a_card_of_this_computer_is_offered_and_its_words_are_compared_all_the_same(
    laptop: Laptop, office: Office, tmp_path: Path
) -> None:
    card = tmp_path / "office-card.json"
    card.write_bytes(office.file)
    model = OfficeLinkModel(lambda: laptop.vault, laptop.replaced, lambda: NOW, at_once, laptop.found, here=card)
    view = OfficeLinkView(model, lambda *_where: None)
    view.opened(None)
    button(view, "link.card_here").click()
    assert model.looked is not None
    assert not button(view, "link.pin").isEnabled()
    assert model.step is Step.CARD


def test_the_typed_words_stay_after_a_mistake(laptop: Laptop, office: Office) -> None:
    model, view = chosen(laptop, office)
    model.type("zes andere woorden dan op papier")
    model.pin()
    assert view._words.text() == "zes andere woorden dan op papier"


def test_after_the_right_words_the_vault_has_a_slot_for_the_office(laptop: Laptop, office: Office) -> None:
    before = laptop.vault
    model, _view = chosen(laptop, office)
    model.type(office.words)
    model.pin()
    assert model.step is Step.ASK
    assert laptop.vault is not before
    assert len(laptop.vault.keys.slots) == len(before.keys.slots) + 1


def test_nothing_is_asked_before_the_office_is_known(laptop: Laptop) -> None:
    _model, view = shown(laptop)
    assert not button(view, "link.ask").isEnabled()
    assert not button(view, "link.take_in").isEnabled()


def test_the_same_request_with_the_same_words_goes_on_a_second_stick(laptop: Laptop, office: Office) -> None:
    model, _view = chosen(laptop, office)
    model.type(office.words)
    model.pin()
    model.ask(laptop.stick)
    assert model.put_at is not None
    words, data = model.words, model.put_at.read_bytes()
    model.ask(laptop.stick.parent)
    assert (model.words, model.put_at.read_bytes()) == (words, data)


def test_a_file_that_is_no_card_is_refused_in_words(laptop: Laptop) -> None:
    model, _view = shown(laptop)
    model.choose_card(laptop.stick / "office-card.json")
    assert model.error is not None
    assert model.error.code is InputFault.FILE_MISSING


@pytest.mark.parametrize(
    ("name", "worn"),
    [
        ("office-link", look.Look()),
        ("office-link-dark", look.Look(theme=DARK)),
        ("office-link-contrast", look.Look(theme=CONTRAST)),
        ("office-link-200", look.Look(text_size=200)),
    ],
)
def test_choosing_a_card_looks_as_drawn(
    program: QApplication, laptop: Laptop, office: Office, name: str, worn: look.Look
) -> None:
    look.put_on(program, worn)
    model, view = chosen(laptop, office)
    model.type("zes andere woorden dan op papier")
    model.pin()
    assert_same_picture(view, name)
