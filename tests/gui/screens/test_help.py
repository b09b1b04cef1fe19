"""Help: cards for a laptop and for an office, with the numbers to call filled in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from krachtigthuis_desktop.care.lists import choices
from krachtigthuis_desktop.gui import look
from krachtigthuis_desktop.gui.parts.words import Words
from krachtigthuis_desktop.gui.screens.help.view import LAPTOP, OFFICE, HelpView
from krachtigthuis_desktop.gui.theme import DARK
from tests.gui.names import nameless, without_handle
from tests.gui.picture import assert_same_picture
from tests.gui.screens.settle import settle

LOOKS = {"help": look.Look(), "help-dark": look.Look(theme=DARK), "help-200": look.Look(text_size=200)}


def texts(view: HelpView) -> str:
    return "\n".join(each.text() for each in view.findChildren(Words))


def test_the_numbers_to_call_stand_in_the_text() -> None:
    said = texts(HelpView(LAPTOP))
    for number in choices("phone_numbers").items:
        if number.code in {"emergency", "veilig_thuis"}:
            assert number.value in said
    assert "{" not in said


def test_the_office_has_its_own_help() -> None:
    assert texts(HelpView(OFFICE)) != texts(HelpView(LAPTOP))


def test_the_office_hears_of_no_key_that_it_does_not_have() -> None:
    assert any("Ctrl+K" in line for _icon, _title, lines in LAPTOP for line in lines)
    assert not any("Ctrl+K" in line for _icon, _title, lines in OFFICE for line in lines)


@pytest.mark.parametrize("cards", [LAPTOP, OFFICE])
def test_every_control_has_a_name_and_a_handle(cards: tuple[tuple[str, str, tuple[str, ...]], ...]) -> None:
    view = HelpView(cards)
    settle(view)
    assert nameless(view) == []
    assert without_handle(view) == []


@pytest.mark.parametrize("name", list(LOOKS))
def test_help_looks_as_drawn(program: QApplication, name: str) -> None:
    look.put_on(program, LOOKS[name])
    view = HelpView(LAPTOP)
    settle(view)
    assert_same_picture(view, name)


def test_the_text_is_read_to_its_end_by_keyboard() -> None:
    view = HelpView(LAPTOP)
    settle(view, 1024, 400)
    view.activateWindow()
    view.first_focus()
    text, bar = QApplication.focusWidget(), view._scroll.verticalScrollBar()
    assert text is view._scroll
    assert bar.maximum() > 0
    QTest.keyClick(text, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(text, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(text, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_every_key_of_the_window_is_named() -> None:
    keys = " ".join(LAPTOP[-1][2])
    assert [key for key in ("F1", "F9", "Ctrl+K", "Ctrl+L", "Ctrl+N", "Ctrl+S") if key not in keys] == []
