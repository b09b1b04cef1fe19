"""Names stand where a person looks for them: by surname, whatever marks, case or prefix were typed with it."""

from __future__ import annotations

import pytest

from krachtigthuis_desktop.domain.names import by_full_name, by_surname, by_words
from tests.builders import a_person

IN_ORDER = ("Aa", "Çelik", "van Dam", "Éclair", "'t Hoen", "Ĳzer", "Jansen-Smit", "Łukasz", "Öztürk", "Şahin", "Zeeman")


def test_marks_and_prefixes_typed_with_the_surname_do_not_count() -> None:
    people = [a_person(first_name="A", prefix="", surname=name) for name in reversed(IN_ORDER)]
    assert tuple(person.surname for person in sorted(people, key=lambda person: person.sort_key)) == IN_ORDER


def test_a_prefix_in_its_own_field_and_one_typed_whole_sort_alike() -> None:
    apart = a_person(first_name="Wil", prefix="van den", surname="Berg")
    whole = a_person(first_name="Wil", prefix="", surname="van den Berg")
    assert apart.sort_key == whole.sort_key


@pytest.mark.parametrize("name", ["De", "van der", "’t"])
def test_a_surname_that_is_only_a_prefix_stays_a_name(name: str) -> None:
    assert by_surname(name)[0]


def test_a_whole_name_sorts_by_its_last_word() -> None:
    names = ["Zoë Aalders", "Annemarie de Wit", "Bram Çelik", "Ömer"]
    assert sorted(names, key=by_full_name) == ["Zoë Aalders", "Bram Çelik", "Ömer", "Annemarie de Wit"]


def test_an_organisation_sorts_as_it_is_read() -> None:
    assert sorted(["Zorg", "Éénloket", "De Brug"], key=by_words) == ["De Brug", "Éénloket", "Zorg"]
