"""What is pasted stays whole: lines stay lines, a line end is a blank in one line, and nothing is cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from krachtigthuis_desktop.gui.parts.field import TextField
from krachtigthuis_desktop.gui.parts.three_texts import TextArea
from krachtigthuis_desktop.gui.parts.words import Words


def pasted(text: str = "", html: str = "") -> QMimeData:
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    return mime


@pytest.mark.parametrize("end", ["\x0b", "\x0c", "\x85", "\u2028", "\r\n", "\r", "\n"])
def test_a_line_end_of_another_program_parts_two_words(qtbot: QtBot, end: str) -> None:
    area = TextArea()
    qtbot.addWidget(area)
    area.insertFromMimeData(pasted(f"ik ben bang{end}Zijn moeder"))
    assert area.toPlainText() == "ik ben bang\nZijn moeder"


def test_rich_text_without_plain_text_beside_it_is_taken_as_plain(qtbot: QtBot) -> None:
    area = TextArea()
    qtbot.addWidget(area)
    mime = pasted(html="<p>ik ben <b>bang</b></p><p>Zijn moeder</p>")
    assert area.canInsertFromMimeData(mime)
    area.insertFromMimeData(mime)
    assert area.toPlainText() == "ik ben bang\nZijn moeder"


def line(qtbot: QtBot, heard: list[str]) -> TextField:
    field = TextField("Straat", identifier="street", typed=heard.append)
    qtbot.addWidget(field)
    field.show()
    return field


@pytest.mark.parametrize("end", ["\r\n", "\n", "\x0b", "\t", "\u2028"])
def test_two_lines_are_one_line_with_a_blank(qtbot: QtBot, end: str) -> None:
    heard: list[str] = []
    field = line(qtbot, heard)
    QApplication.clipboard().setText(f"Dorpsstraat 1{end}1234 AB Plaats")
    field.line.paste()
    assert (field.text(), heard[-1]) == ("Dorpsstraat 1 1234 AB Plaats",) * 2


@pytest.mark.parametrize("length", [200, 201, 324, 40_000])
def test_nothing_is_cut_and_what_does_not_fit_is_said(qtbot: QtBot, length: int) -> None:
    heard: list[str] = []
    field = line(qtbot, heard)
    QApplication.clipboard().setText("a" * length)
    field.line.paste()
    assert (len(field.text()), len(heard[-1])) == (length, length)
    said = [each.text() for each in field.findChildren(Words) if each.isVisible() and str(length) in each.text()]
    assert bool(said) == (length > 200)


def test_the_cursor_stays_where_it_was_in_the_middle_of_a_text(qtbot: QtBot) -> None:
    field = line(qtbot, [])
    field.line.setText("voor achter")
    field.line.setCursorPosition(5)
    QApplication.clipboard().setText("in\nhet midden ")
    field.line.paste()
    assert (field.text(), field.line.cursorPosition()) == ("voor in het midden achter", 19)
