"""A long list beside a card scrolls in itself and is narrowed by typing; a short one looks as any other."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from krachtigthuis_desktop.gui.parts.long_list import MOST, LongList
from krachtigthuis_desktop.gui.parts.row import Row, TagText
from krachtigthuis_desktop.gui.theme import Level


def rows(count: int) -> list[Row]:
    names = ["Zoë Çelik", *(f"Familie {place}" for place in range(1, count))]
    tags = (TagText("minus", "afgesloten", Level.QUIET),)
    return [Row(f"key{place}", name, f"ACD-{place}", tags=tags) for place, name in enumerate(names)]


def shown(count: int) -> tuple[LongList, list[str]]:
    chosen = list[str]()
    made = LongList("Families", identifier="x.rows", opened=chosen.append, current=chosen.append)
    made.show_rows(rows(count))
    made.resize(400, 800)
    made.show()
    QApplication.processEvents()
    return made, chosen


def test_a_short_list_has_no_search_and_shows_all(program: QApplication) -> None:
    made, _chosen = shown(MOST)
    assert not made.line.isVisible()
    assert made.rows.height() >= made.rows.sizeHintForRow(0) * MOST


def test_a_long_one_stays_as_high_as_a_short_one(program: QApplication) -> None:
    made, _chosen = shown(200)
    assert made.line.isVisible()
    assert made.rows.height() <= made.rows.sizeHintForRow(0) * (MOST + 1)
    made.choose("key150")
    QApplication.processEvents()
    assert made.rows.viewport().rect().intersects(made.rows.visualRect(made.rows.currentIndex()))


def test_typing_narrows_by_every_word_without_marks_and_chooses_nothing(program: QApplication) -> None:
    made, chosen = shown(200)
    made.line.setText("celik zoe")
    assert [each.key for each in made.rows.rows()] == ["key0"]
    made.line.setText("acd-77 afgesloten")
    assert [each.title for each in made.rows.rows()] == ["Familie 77"]
    made.line.setText("nergens")
    assert made.rows.rows() == ()
    made.line.setText("")
    assert len(made.rows.rows()) == 200
    assert chosen == []
