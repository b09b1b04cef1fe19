"""The door of a vault: one field, a calm no without a hint, and the way with the paper key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.errors import InputFault, VaultFault
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.parts.message import Message
from krachtigthuis_desktop.gui.run import at_once
from krachtigthuis_desktop.gui.screens.unlock.model import UnlockModel, Way
from krachtigthuis_desktop.gui.screens.unlock.view import UnlockView
from krachtigthuis_desktop.gui.theme import DARK
from krachtigthuis_desktop.settings import KnownVault
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens.doors import OTHER_WORDS, WORDS, House, look_choice
from tests.gui.screens.settle import settle
from tests.vault.conftest import _first, made
from tests.vault.world import PHRASE, Made

__all__ = ["_first", "made"]

LOOKS = {
    "unlock": (look.Look(), Way.PHRASE),
    "unlock-dark": (look.Look(theme=DARK), Way.PHRASE),
    "unlock-200": (look.Look(text_size=200), Way.PHRASE),
    "unlock-paper": (look.Look(), Way.PAPER),
}


@pytest.fixture
def house() -> Iterator[House]:
    house = House()
    yield house
    house.close()


def model_of(home: Path, house: House) -> UnlockModel:
    return UnlockModel((KnownVault(home, "Annemarie"),), house.doors(), at_once, house.entered.append)


def page_of(home: Path, house: House) -> UnlockView:
    view = UnlockView(model_of(home, house), look_choice())
    settle(view)
    return view


def line(view: UnlockView, handle: str) -> QLineEdit:
    found = view.findChild(QLineEdit, handle)
    assert found is not None
    return found


def press(view: UnlockView, handle: str) -> None:
    button = view.findChild(QPushButton, handle)
    assert button is not None
    assert button.isEnabled()
    button.click()
    settle(view)


def fault(view: UnlockView) -> Message:
    found = view.findChild(Message, "unlock.fault")
    assert found is not None
    return found


def test_the_right_passphrase_opens(made: Made, house: House) -> None:
    model = model_of(made.home, house)
    model.open(PHRASE)
    assert house.entered == house.open_ones != []
    assert (model.busy, model.error) == (False, None)


def test_the_focus_stands_in_the_one_field_and_enter_opens(made: Made, house: House) -> None:
    view = page_of(made.home, house)
    view.first_focus()
    assert view.focusWidget() is line(view, "unlock.phrase")
    line(view, "unlock.phrase").setText(PHRASE)
    QTest.keyClick(line(view, "unlock.phrase"), Qt.Key.Key_Return)
    assert house.entered != []


def test_a_wrong_passphrase_is_told_calmly_without_a_hint_and_stays_to_be_mended(made: Made, house: House) -> None:
    view = page_of(made.home, house)
    almost = f"{PHRASE}x"
    line(view, "unlock.phrase").setText(almost)
    press(view, "unlock.open")
    said = fault(view).text()
    assert fault(view).isVisible()
    assert house.entered == []
    assert line(view, "unlock.phrase").text() == almost
    assert view._model.error is not None
    assert view._model.error.code is VaultFault.WRONG_PASSPHRASE
    assert said
    assert not [word for word in ("groene", "fiets", "schuur") if word in said]
    line(view, "unlock.phrase").setText(PHRASE)
    press(view, "unlock.open")
    assert house.entered != []


def test_an_almost_right_phrase_is_refused_in_the_same_words_as_a_quite_wrong_one(made: Made, house: House) -> None:
    said = []
    for typed in (f"{PHRASE}x", "iets heel anders dan dat"):
        model = model_of(made.home, house)
        model.open(typed)
        assert model.error is not None
        said.append((model.error.code, model.error.facts))
    assert said[0] == said[1]


def test_nothing_typed_asks_nothing_of_the_vault(made: Made, house: House) -> None:
    model = model_of(made.home, house)
    model.open("   ")
    assert (model.busy, model.error, house.open_ones) == (False, None, [])


def test_while_the_key_is_derived_a_second_enter_does_nothing(made: Made, house: House) -> None:
    asked: list[object] = []
    model = UnlockModel(
        (KnownVault(made.home, ""),), house.doors(), lambda work, _done, _failed: asked.append(work), print
    )
    model.open(PHRASE)
    model.open(PHRASE)
    assert model.busy
    assert len(asked) == 1


def test_a_vault_that_is_open_elsewhere_says_so(made: Made, house: House) -> None:
    with made.open():
        model = model_of(made.home, house)
        model.open(PHRASE)
    assert model.error is not None
    assert model.error.code is VaultFault.IN_USE


def test_a_folder_that_went_away_says_so(made: Made, house: House, tmp_path: Path) -> None:
    model = model_of(made.home, house)
    made.home.rename(tmp_path / "elsewhere")
    model.open(PHRASE)
    assert model.error is not None
    assert model.error.code is VaultFault.MISSING


def test_the_paper_key_opens_and_the_new_passphrase_holds(made: Made, house: House) -> None:
    view = page_of(made.home, house)
    press(view, "unlock.forgot")
    # As read aloud: groups with spaces, in small letters.
    line(view, "unlock.paper").setText(" ".join(vault.paper_key_groups(made.paper)).lower())
    line(view, "unlock.new").setText(OTHER_WORDS)
    line(view, "unlock.again").setText(OTHER_WORDS)
    press(view, "unlock.recover")
    assert house.entered != []
    house.close()
    assert made.opens_with(OTHER_WORDS)
    assert not made.opens_with(PHRASE)


def test_a_typing_mistake_in_the_paper_key_names_the_group(made: Made, house: House) -> None:
    groups = list(vault.paper_key_groups(made.paper))
    groups[5] = groups[5][:-1] + ("Q" if groups[5][-1] != "Q" else "P")
    model = model_of(made.home, house)
    model.go(Way.PAPER)
    model.recover(" ".join(groups), OTHER_WORDS, OTHER_WORDS)
    assert model.error is not None
    assert model.error.code is InputFault.PAPER_KEY_TYPO
    assert house.entered == []
    assert made.opens_with(PHRASE)


@pytest.mark.parametrize(
    ("new", "again", "code"),
    [("geheim", "geheim", InputFault.PASSPHRASE_WEAK), (WORDS, OTHER_WORDS, InputFault.PASSPHRASE_DIFFERS)],
)
def test_a_new_passphrase_that_is_weak_or_differs_changes_nothing(
    made: Made, house: House, new: str, again: str, code: InputFault
) -> None:
    model = model_of(made.home, house)
    model.recover(made.paper, new, again)
    assert model.error is not None
    assert model.error.code is code
    assert house.open_ones == []


def test_six_words_are_proposed_on_the_way_with_paper(made: Made, house: House) -> None:
    view = page_of(made.home, house)
    press(view, "unlock.forgot")
    press(view, "unlock.words")
    assert WORDS in view._proposed.text()


def test_of_several_vaults_the_chosen_one_is_opened(made: Made, house: House, tmp_path: Path) -> None:
    known = (KnownVault(tmp_path / "nowhere", "Weg"), KnownVault(made.home, "Annemarie"))
    model = UnlockModel(known, house.doors(), at_once, house.entered.append)
    model.open(PHRASE)
    refused = model.error
    model.choose(1)
    assert (refused is None, model.error) == (False, None)
    model.open(PHRASE)
    assert house.entered != []


def test_a_sentence_of_ones_own_opens_as_it_is_typed(made: Made, house: House) -> None:
    """Its words begin like words of the list; typed key by key at the door, nothing of it is finished or changed."""
    own = "maar oma wacht op haar met verse appeltaart en koffie"
    with made.open() as opened:
        vault.change_phrase(opened, own, cost=vault.FLOOR)
    view = page_of(made.home, house)
    QTest.keyClicks(line(view, "unlock.phrase"), own)
    assert line(view, "unlock.phrase").text() == own
    press(view, "unlock.open")
    assert house.entered != []


@pytest.mark.parametrize(("keys", "on"), [("abc", False), ("ABC", True)])
def test_caps_lock_is_said_under_the_field_beside_any_other_bar(made: Made, house: House, keys: str, on: bool) -> None:  # noqa: FBT001 a row
    view = page_of(made.home, house)
    line(view, "unlock.phrase").setText("no")
    press(view, "unlock.open")
    assert fault(view).isVisible()
    for key in keys:  # a capital without Shift
        QTest.sendKeyEvent(
            QTest.KeyAction.Click,
            line(view, "unlock.phrase"),
            Qt.Key(ord(key.upper())),
            key,
            Qt.KeyboardModifier.NoModifier,
        )
    capitals = view.findChild(Message, "unlock.phrase.capitals")
    assert capitals is not None
    assert capitals.isVisible() is on


@pytest.mark.parametrize("way", list(Way))
def test_every_control_has_a_name_and_a_handle(made: Made, house: House, way: Way) -> None:
    view = page_of(made.home, house)
    view._model.go(way)
    assert nameless(view) == []
    assert without_handle(view) == []


@pytest.mark.parametrize("name", list(LOOKS))
def test_the_door_looks_as_drawn(program: QApplication, made: Made, house: House, name: str) -> None:
    worn, way = LOOKS[name]
    look.put_on(program, worn)
    view = page_of(made.home, house)
    view._model.go(way)
    assert_same_picture(view, name)


def test_a_refusal_looks_calm(made: Made, house: House) -> None:
    view = page_of(made.home, house)
    line(view, "unlock.phrase").setText("iets anders")
    press(view, "unlock.open")
    assert_same_picture(view, "unlock-wrong")
