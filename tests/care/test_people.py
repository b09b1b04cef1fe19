from __future__ import annotations

from datetime import date

import pytest

from krachtigthuis_desktop.care.people import read_birth
from krachtigthuis_desktop.domain.records.person import Birth
from krachtigthuis_desktop.errors import InputError, InputFault

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
    ],
)
def test_an_age_that_cannot_be_is_refused_by_name(typed: str, code: InputFault) -> None:
    with pytest.raises(InputError) as refused:
        read_birth(typed, TODAY)
    assert refused.value.code is code
