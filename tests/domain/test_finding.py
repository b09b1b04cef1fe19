"""Every part of a name is found, in the index and in a list alike; what is not seen never parts a word."""

from __future__ import annotations

import pytest

from krachtigthuis_desktop.domain.finding import finder, words_in

FOUND = {
    "Smit": "Wilma Jansen-Smit",
    "Khattabi": "Mohammed El-Khattabi",
    "Ancona": "Carla d'Ancona",
    "ancona": "Carla d’Ancona",
    "o brien": "Sean O'Brien",
    "mueller": "Jürgen Müller",
    "Muller": "Jürgen Müller",
    "schroeder": "Anna Schröder",
    "کریم": "كريم",
    "علي": "علی",
    "12": "kamer ۱۲",
    "schaapherder": "Schaap\u00adherder",
    "bosman": "Bos\u200bman",
}


@pytest.mark.parametrize(("typed", "name"), FOUND.items())
def test_a_part_of_a_name_finds_it(typed: str, name: str) -> None:
    assert finder(typed)(name)


@pytest.mark.parametrize("unseen", "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u034f\ufe0f\u061c\u180e")
def test_what_is_not_seen_parts_no_word(unseen: str) -> None:
    assert words_in(f"Schaap{unseen}herder") == ["schaapherder"]
    assert finder(f"schaap{unseen}her")("Schaapherder")


def test_another_name_is_not_found() -> None:
    assert not finder("Smits")("Wilma Jansen-Smit")
    assert not finder("Smit Piet")("Wilma Jansen-Smit")
    assert not finder("boe")("Boxtel")


def test_nothing_typed_finds_everything() -> None:
    assert finder(" - ")("Wie dan ook")
