"""The date field: what is typed stays, what it means is said, and wrong is said only when one leaves."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QDate
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from krachtigthuis_desktop.domain.dates import read_date
from krachtigthuis_desktop.gui.parts.date_field import DateField, When, in_words

TODAY = date(2026, 11, 24)


def a_field(qtbot: QtBot, heard: list[tuple[str, When | None]] | None = None) -> DateField:
    field = DateField(
        "Geboren",
        partial(read_date, today=TODAY, past=True),
        identifier="born",
        unknown=True,
        changed=(lambda typed, meant: heard.append((typed, meant))) if heard is not None else None,
    )
    qtbot.addWidget(field)
    field.show()
    return field


def test_the_understood_date_is_echoed_in_words(qtbot: QtBot) -> None:
    field = a_field(qtbot)

    QTest.keyClicks(field.line, "1 mrt 85")

    assert field.value() == date(1985, 3, 1)
    assert field._echo.text() == "vrijdag 1 maart 1985"
    assert field.line.text() == "1 mrt 85"


def test_while_typing_nothing_is_called_wrong(qtbot: QtBot) -> None:
    field = a_field(qtbot)

    QTest.keyClicks(field.line, "31-2")

    assert field.fault() == ""


def test_an_impossible_day_is_said_and_stays(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    QTest.keyClicks(field.line, "31-2-1985")
    field.line.editingFinished.emit()

    assert "kan niet" in field.fault()
    assert field.line.text() == "31-2-1985"
    assert field.value() is None


def test_typing_on_takes_the_fault_away(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    QTest.keyClicks(field.line, "hallo")
    field.line.editingFinished.emit()
    assert field.fault()

    QTest.keyClicks(field.line, "!")

    assert field.fault() == ""


def test_an_empty_field_is_not_wrong(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    field.line.editingFinished.emit()

    assert field.fault() == ""


def test_i_do_not_know_is_an_answer_and_typing_takes_it_back(qtbot: QtBot) -> None:
    heard: list[tuple[str, When | None]] = []
    field = a_field(qtbot, heard)
    QTest.keyClicks(field.line, "1")
    field._unknown.click()
    assert field.is_unknown()

    QTest.keyClicks(field.line, "1-3-1985")

    assert not field.is_unknown()
    assert ("", None) in heard
    assert heard[-1] == ("1-3-1985", date(1985, 3, 1))


def test_the_calendar_types_the_day_for_you(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    field._pick.click()
    assert field._calendar is not None
    assert field._calendar.isVisible()

    field._calendar.clicked.emit(QDate(2012, 4, 9))

    assert field.value() == date(2012, 4, 9)
    assert not field._calendar.isVisible()


def test_only_a_year_is_said_as_a_year() -> None:
    assert in_words(1985) == "1985"
