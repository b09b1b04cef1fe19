"""Chips, segment and numbers: nothing is chosen beforehand, the arrows move, the choice is heard once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from krachtigthuis_desktop.gui.parts.button import Button
from krachtigthuis_desktop.gui.parts.choices import Chips, Segment, ZeroToTen

SOON = (("now", "Nu"), ("week", "Deze week"), ("wait", "Kan wachten"))


def button(of: QWidget, identifier: str) -> Button:
    found = of.findChild(Button, identifier)
    assert found is not None
    return found


def test_nothing_is_chosen_beforehand(qtbot: QtBot) -> None:
    segment = Segment("Hoe snel?", SOON, identifier="soon")
    qtbot.addWidget(segment)

    assert segment.key() == ""


def test_a_pressed_choice_is_heard_once(qtbot: QtBot) -> None:
    heard: list[str] = []
    segment = Segment("Hoe snel?", SOON, identifier="soon", changed=heard.append)
    qtbot.addWidget(segment)
    button(segment, "soon.week").click()

    assert heard == ["week"]
    assert segment.key() == "week"


def test_showing_a_choice_is_not_heard(qtbot: QtBot) -> None:
    heard: list[str] = []
    segment = Segment("Hoe snel?", SOON, identifier="soon", changed=heard.append)
    qtbot.addWidget(segment)
    segment.show_key("now")
    segment.show_key("")

    assert heard == []
    assert segment.key() == ""


def test_the_arrow_keys_choose_and_go_round(qtbot: QtBot) -> None:
    heard: list[str] = []
    segment = Segment("Hoe snel?", SOON, identifier="soon", changed=heard.append)
    qtbot.addWidget(segment)
    segment.show()
    qtbot.waitUntil(segment.isActiveWindow)
    first = button(segment, "soon.now")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Left)
    QTest.keyClick(button(segment, "soon.wait"), Qt.Key.Key_Right)

    assert heard == ["wait", "now"]
    assert first.hasFocus()


def test_tab_stops_once_in_a_segment(qtbot: QtBot) -> None:
    segment = Segment("Hoe snel?", SOON, identifier="soon")
    qtbot.addWidget(segment)
    segment.show_key("week")

    stops = [each for each in segment.findChildren(Button) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert [each.text() for each in stops] == ["Deze week"]


def test_a_segment_in_a_narrow_place_stands_under_each_other(qtbot: QtBot) -> None:
    segment = Segment("Hoe snel?", SOON, identifier="soon")
    qtbot.addWidget(segment)
    segment.show()
    segment.resize(600, 60)
    assert button(segment, "soon.now").y() == button(segment, "soon.week").y()

    segment.resize(160, 200)
    qtbot.waitUntil(lambda: button(segment, "soon.now").y() < button(segment, "soon.week").y())


def test_several_chips_are_told_in_their_order(qtbot: QtBot) -> None:
    heard: list[tuple[str, ...]] = []
    chips = Chips("Over wie?", (("a", "Noor"), ("b", "Daan"), ("c", "Zoë")), identifier="who", changed=heard.append)
    qtbot.addWidget(chips)
    for key in ("c", "a", "c"):
        button(chips, f"who.{key}").click()

    assert heard == [("c",), ("a", "c"), ("a",)]


def test_a_chosen_chip_shows_it_without_colour(qtbot: QtBot) -> None:
    chips = Chips("Over wie?", (("a", "Noor"),), identifier="who")
    qtbot.addWidget(chips)
    chip = button(chips, "who.a")
    before = chip.sizeHint().width()
    chips.show_keys(("a",))

    assert chip._shown_icon() == "check"
    assert chip.sizeHint().width() > before


def test_zero_is_a_number_and_empty_is_none(qtbot: QtBot) -> None:
    heard: list[int | None] = []
    scale = ZeroToTen("Hoe zwaar?", "0 is niet zwaar", identifier="heavy", changed=heard.append)
    qtbot.addWidget(scale)
    assert scale.number() is None
    button(scale, "heavy.0").click()
    assert scale.number() == 0
    button(scale, "heavy.0").click()

    assert heard == [0, None]
    assert scale.number() is None


def test_by_keys_space_means_the_number_and_delete_empties_it(qtbot: QtBot) -> None:
    heard: list[int | None] = []
    scale = ZeroToTen("Hoe zwaar?", "0 is niet zwaar", identifier="heavy", changed=heard.append)
    qtbot.addWidget(scale)
    scale.show()
    QTest.keyClick(button(scale, "heavy.0"), Qt.Key.Key_Space)
    QTest.keyClick(button(scale, "heavy.0"), Qt.Key.Key_Right)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(button(scale, "heavy.1"), key)
    assert scale.number() == 1
    QTest.keyClick(button(scale, "heavy.1"), Qt.Key.Key_Delete)

    assert heard == [0, 1, None]
