"""Text is shown as typed, wraps, and is never cut off; names keep all their letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from krachtigthuis_desktop.gui import fonts
from krachtigthuis_desktop.gui.parts.button import Button
from krachtigthuis_desktop.gui.parts.initials import initials
from krachtigthuis_desktop.gui.parts.lay import lay
from krachtigthuis_desktop.gui.parts.row import Row
from krachtigthuis_desktop.gui.parts.rows import Rows
from krachtigthuis_desktop.gui.parts.three_texts import TextArea
from krachtigthuis_desktop.gui.parts.words import Words

LONG = "Wolfeschlegelsteinhausenbergerdorff-Nguyễn"


def test_markup_in_a_name_is_only_text(qtbot: QtBot) -> None:
    words = Words("<b>Zoë</b> & <img src=x>")
    qtbot.addWidget(words)

    assert words.textFormat() is Qt.TextFormat.PlainText
    assert words.text() == "<b>Zoë</b> & <img src=x>"
    assert words.sizeHint().width() > lay("Zoë & ", fonts.font(16)).width * 2


@pytest.mark.parametrize("width", [60, 100, 200])
def test_a_word_that_is_too_long_takes_more_lines(width: int) -> None:
    laid = lay(LONG, fonts.font(16), width)

    assert laid.width <= width
    assert laid.lines > 1
    assert sum(laid.layout.lineAt(place).textLength() for place in range(laid.lines)) == len(LONG)


def test_a_narrow_label_is_higher(qtbot: QtBot) -> None:
    words = Words("Vragen naar het nieuwe adres van de moeder van Łukasz")
    qtbot.addWidget(words)

    assert words.heightForWidth(120) > words.heightForWidth(400)


def test_a_narrow_button_grows_instead_of_cutting_its_words(qtbot: QtBot) -> None:
    button = Button("Zoë vragen of wij de school mogen bellen")
    qtbot.addWidget(button)
    button.show()
    button.resize(150, 40)
    qtbot.waitUntil(lambda: button.height() > 60)


def test_an_ampersand_in_a_name_is_no_shortcut(qtbot: QtBot) -> None:
    button = Button("Jansen & Zonen")
    qtbot.addWidget(button)

    assert button.shortcut().isEmpty()


def test_a_row_with_a_long_name_is_higher(qtbot: QtBot) -> None:
    rows = Rows("Families", identifier="rows")
    qtbot.addWidget(rows)
    rows.resize(220, 400)
    rows.show()
    rows.show_rows((Row("a", "Zoë"),))
    low = rows.height()
    rows.show_rows((Row("a", f"{LONG} van der Linde-Şahin"),))

    assert rows.height() > low


def test_the_same_row_stays_chosen_when_rows_change(qtbot: QtBot) -> None:
    rows = Rows("Families", identifier="rows")
    qtbot.addWidget(rows)
    rows.show_rows((Row("a", "Zoë"), Row("b", "Noor")))
    rows.choose("b")
    rows.show_rows((Row("c", "Daan"), Row("a", "Zoë"), Row("b", "Noor")))

    assert rows.key() == "b"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Mick van der Linde", "ML"), ("Łukasz Wójcik", "ŁW"), ("André in ’t Veld", "AV"), ("Noor", "N"), ("", "?")],
)
def test_initials_pass_over_prefixes(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_pasted_text_loses_its_markup(qtbot: QtBot) -> None:
    area = TextArea()
    qtbot.addWidget(area)
    area.setFocus()
    area.insertPlainText("een\n<b>twee</b>")

    assert area.toPlainText() == "een\n<b>twee</b>"


def test_no_label_of_ours_renders_markup() -> None:
    assert issubclass(Words, QLabel)
    assert Words("x").textFormat() is Qt.TextFormat.PlainText
