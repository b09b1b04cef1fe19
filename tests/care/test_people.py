from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krachtigthuis_desktop.care.people import read_birth, understood_birth
from krachtigthuis_desktop.domain.records.person import Birth
from krachtigthuis_desktop.errors import InputError, InputFault
from krachtigthuis_desktop.i18n import Language, words

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", Birth()),
        ("8", Birth(age=8, age_on=TODAY)),
        ("Ongeveer 8 jaar", Birth(age=8, age_on=TODAY)),
        ("2018", Birth(year=2018)),
        ("14-5-2018", Birth(on=date(2018, 5, 14))),
        ("1 mrt 85", Birth(on=date(1985, 3, 1))),
        ("010385", Birth(on=date(1985, 3, 1))),
        ("geboren op 14-5-2018", Birth(on=date(2018, 5, 14))),
        ("geb. 2018", Birth(year=2018)),
        ("'18", Birth(year=2018)),
        ("’85", Birth(year=1985)),
        ("85", Birth(age=85, age_on=TODAY)),
        ("circa 8 jaar", Birth(age=8, age_on=TODAY)),
        ("ca.8", Birth(age=8, age_on=TODAY)),
        ("± 8 jr.", Birth(age=8, age_on=TODAY)),
        ("een jaar of 8", Birth(age=8, age_on=TODAY)),
        ("acht jaar oud", Birth(age=8, age_on=TODAY)),
        ("8-jarig", Birth(age=8, age_on=TODAY)),
        ("about 8 years old", Birth(age=8, age_on=TODAY)),
        ("7 of 8", Birth(year=2018)),
        ("7 of 8 jaar", Birth(year=2018)),
        ("1,5", Birth(age=1, age_on=date(2026, 5, 24))),
        ("1.5 jaar", Birth(age=1, age_on=date(2026, 5, 24))),
        ("anderhalf", Birth(age=1, age_on=date(2026, 5, 24))),
        ("2½", Birth(age=2, age_on=date(2026, 5, 24))),
        ("8 mnd", Birth(age=0, age_on=date(2026, 3, 24))),
        ("acht maanden", Birth(age=0, age_on=date(2026, 3, 24))),
        ("18 maanden", Birth(age=1, age_on=date(2026, 5, 24))),
        ("12 mnd.", Birth(age=1, age_on=TODAY)),
        ("6 weken", Birth(age=0, age_on=date(2026, 10, 24))),
        ("200 dagen", Birth(age=0, age_on=date(2026, 5, 24))),
        ("baby", Birth(age=0, age_on=TODAY)),
        ("een pasgeboren", Birth(age=0, age_on=TODAY)),
        ("0", Birth(age=0, age_on=TODAY)),
    ],
)
def test_an_age_is_read_as_people_say_it(typed: str, meant: Birth) -> None:
    assert read_birth(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("oud", InputFault.DATE_UNKNOWN),
        ("121", InputFault.DATE_IMPOSSIBLE),
        ("31-2-1985", InputFault.DATE_IMPOSSIBLE),
        ("1-1-2027", InputFault.DATE_IMPOSSIBLE),
        ("2027", InputFault.DATE_IMPOSSIBLE),
        ("1900", InputFault.DATE_IMPOSSIBLE),
        ("-1", InputFault.DATE_UNKNOWN),
        ("1-5", InputFault.DATE_UNKNOWN),
        ("1.3", InputFault.DATE_UNKNOWN),
        ("3 mei", InputFault.DATE_UNKNOWN),
        ("7 of 12", InputFault.DATE_UNKNOWN),
        ("vandaag", InputFault.DATE_UNKNOWN),
    ],
)
def test_an_age_that_cannot_be_is_refused_by_name(typed: str, code: InputFault) -> None:
    with pytest.raises(InputError) as refused:
        read_birth(typed, TODAY)
    assert refused.value.code is code
    assert refused.value.facts["field"] == "birth"


@pytest.mark.parametrize(
    ("typed", "echo"),
    [
        ("8", "8 jaar"),
        ("2018", "geboren in 2018: 7 of 8 jaar"),
        ("2026", "geboren in 2026: jonger dan 1 jaar"),
        ("14-5-2018", "geboren op 14-5-2018: 8 jaar"),
        ("1,5", "1 jaar"),
        ("8 mnd", "jonger dan 1 jaar"),
        ("baby", "jonger dan 1 jaar"),
        ("85", "85 jaar. Bedoelt u het jaar? Typ dan 1985."),
        ("85 jaar", "85 jaar"),
        ("", ""),
        ("oud", ""),
        ("2027", ""),
    ],
)
def test_what_was_understood_is_said_beside_the_field(typed: str, echo: str) -> None:
    assert understood_birth(typed, TODAY, words(Language.DUTCH)) == echo


def test_a_baby_grows_with_the_days() -> None:
    baby = read_birth("8 mnd", TODAY)
    ages = [baby.ages_at(day) for day in (TODAY, date(2027, 3, 23), date(2027, 3, 24), date(2028, 3, 24))]
    assert ages == [(0, 0), (0, 0), (1, 1), (2, 2)]


@given(
    st.builds(Birth, on=st.dates(date(1900, 1, 1), date(2100, 1, 1))) | st.builds(Birth, year=st.integers(1900, 2100))
)
def test_nobody_is_younger_than_nothing(birth: Birth) -> None:
    ages = birth.ages_at(TODAY)
    assert ages
    assert 0 <= ages[0] == birth.age_at(TODAY)
    assert ages[0] <= ages[1] <= ages[0] + 1
