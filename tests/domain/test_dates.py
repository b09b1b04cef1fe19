"""Dates as people type them, in Dutch and English, and those that do not exist."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krachtigthuis_desktop.domain.dates import read_date, read_year
from krachtigthuis_desktop.errors import InputError, InputFault

TODAY = date(2026, 11, 24)
BORN = date(1985, 3, 1)

FIRST_OF_MARCH_1985 = (
    "1-3-1985",
    "01-03-1985",
    "1/3/1985",
    "1/3/85",
    "01/03/85",
    "1.3.1985",
    "1. 3. 1985",
    "1 3 1985",
    "1 3 85",
    "1 - 3 - 1985",
    "1-3-'85",
    "1–3–1985",
    "1985-03-01",
    "1985-3-1",
    "1985/03/01",
    "01031985",
    "010385",
    "1 mrt 1985",
    "1 mrt. 1985",
    "1-mrt-1985",
    "1 mrt 85",
    "1 mrt '85",
    "1 mrt ’85",
    "1mrt85",
    "1 maart 1985",
    "1 Maart 1985",
    "1 MAART 1985",
    " 1  maart   1985 ",
    "1\u00a0maart\u00a01985",
    "1e maart 1985",
    "1ste maart 1985",
    "1 maart, 1985",
    "vrijdag 1 maart 1985",
    "vr 1-3-1985",
    "vr. 1 mrt 1985",
    "1 March 1985",
    "1 mar 1985",
    "1st March 1985",
    "1st of March 1985",
    "March 1, 1985",
    "Mar. 1 1985",
    "march 1st, 1985",
    "Friday 1 March 1985",
    "Fri 1 Mar 85",
)


@pytest.mark.parametrize("typed", FIRST_OF_MARCH_1985)
def test_a_birth_date_is_understood_as_it_is_typed(typed: str) -> None:
    assert read_date(typed, TODAY, past=True) == BORN


OTHERS = {
    "27 3 07": date(2007, 3, 27),
    "27 maart 07": date(2007, 3, 27),
    "12dec85": date(1985, 12, 12),
    "5 augustus 2007": date(2007, 8, 5),
    "5de aug 2007": date(2007, 8, 5),
    "3 mei 1999": date(1999, 5, 3),
    "May 3 1999": date(1999, 5, 3),
    "1 okt 2020": date(2020, 10, 1),
    "October 1 2020": date(2020, 10, 1),
    "29-2-2024": date(2024, 2, 29),
    "30 sept 2019": date(2019, 9, 30),
    "zaterdag 30 juni 2018": date(2018, 6, 30),
    "31 12 99": date(1999, 12, 31),
    "1-1-26": date(2026, 1, 1),
    "gisteren": date(2026, 11, 23),
    "eergisteren": date(2026, 11, 22),
    "Vandaag": TODAY,
    "yesterday": date(2026, 11, 23),
    "24-11": TODAY,
    "25-11": date(2025, 11, 25),
    "1 maart": date(2026, 3, 1),
    "29-2": date(2024, 2, 29),
}


@pytest.mark.parametrize(("typed", "meant"), OTHERS.items(), ids=list(OTHERS))
def test_what_has_happened_is_the_latest_such_day(typed: str, meant: date) -> None:
    assert read_date(typed, TODAY, past=True) == meant


COMING = {
    "morgen": date(2026, 11, 25),
    "overmorgen": date(2026, 11, 26),
    "tomorrow": date(2026, 11, 25),
    "27-11": date(2026, 11, 27),
    "27 november": date(2026, 11, 27),
    "1 maart": date(2027, 3, 1),
    "15 september": date(2026, 9, 15),
    "1-12-26": date(2026, 12, 1),
    "1-3-27": date(2027, 3, 1),
    "29 februari": date(2028, 2, 29),
    "vrijdag 27-11-2026": date(2026, 11, 27),
}


@pytest.mark.parametrize(("typed", "meant"), COMING.items(), ids=list(COMING))
def test_a_deadline_is_the_coming_such_day(typed: str, meant: date) -> None:
    assert read_date(typed, TODAY) == meant


IMPOSSIBLE = (
    "31-2-1985",
    "31 februari 1985",
    "29-2-2023",
    "31 april",
    "31-2",
    "0-3-1985",
    "32-1-1985",
    "1-13-1985",
    "1-0-1985",
    "1-3-1885",
    "1-3-2985",
    "00000000",
)


@pytest.mark.parametrize("typed", IMPOSSIBLE)
def test_a_day_that_does_not_exist_is_called_impossible(typed: str) -> None:
    with pytest.raises(InputError) as refused:
        read_date(typed, TODAY)
    assert refused.value.code is InputFault.DATE_IMPOSSIBLE


@pytest.mark.parametrize("typed", ["morgen", "25-11-2026", "1-1-2027", "5-12-26", "overmorgen"])
def test_nobody_is_born_tomorrow(typed: str) -> None:
    with pytest.raises(InputError) as refused:
        read_date(typed, TODAY, past=True)
    assert refused.value.code is InputFault.DATE_IMPOSSIBLE


@pytest.mark.parametrize(
    "typed", ["", " ", "maart", "1985", "binnenkort", "1", "1-3-198", "1 foo 1985", "12345", "1--", "½-3-1985"]
)
def test_what_is_no_date_is_called_unknown(typed: str) -> None:
    with pytest.raises(InputError) as refused:
        read_date(typed, TODAY)
    assert refused.value.code is InputFault.DATE_UNKNOWN


def test_a_year_alone_is_read_as_a_year() -> None:
    assert read_year(" 1985 ", TODAY) == 1985
    assert read_year("2027", TODAY) is None
    assert read_year("85", TODAY) is None


days = st.dates(min_value=date(1900, 1, 1), max_value=date(2120, 12, 31))


@given(
    days, st.sampled_from(["{0.day}-{0.month}-{0.year}", "{0:%d/%m/%Y}", "{0:%Y-%m-%d}", "{0.day} {0.month} {0.year}"])
)
def test_every_day_is_read_back_from_its_figures(day: date, form: str) -> None:
    assert read_date(form.format(day), date(2026, 1, 1)) == day


@given(st.text(max_size=40), st.booleans(), days)
def test_no_typing_brings_anything_but_a_day_or_our_own_refusal(typed: str, past: bool, today: date) -> None:  # noqa: FBT001
    try:
        meant = read_date(typed, today, past=past)
    except InputError:
        return
    assert not past or meant <= today


@given(days, st.integers(1, 31), st.integers(1, 12), st.booleans())
def test_a_day_without_a_year_is_near(today: date, day: int, month: int, past: bool) -> None:  # noqa: FBT001
    try:
        meant = read_date(f"{day}-{month}", today, past=past)
    except InputError:
        return
    assert (meant.day, meant.month) == (day, month)
    assert meant <= today if past else meant >= today - timedelta(days=90)


@pytest.mark.parametrize(
    "typed",
    [
        "1\u20113\u20111985",
        "1\u22123\u22121985",
        "1 \u2013 3 \u2013 1985",
        "1-3-1985.",
        "1 mrt. 1985.",
        "1-3-1985 14.30",
        "1-3-1985, 14:30 uur",
        "1-3-1985 om 5 uur",
        "vrijdag 1 maart 1985 9.00-10.15",
        "\u200e1-3-1985",
        "１-３-１９８５",
    ],
)
def test_a_date_as_it_is_pasted_or_with_a_time_is_read(typed: str) -> None:
    assert read_date(typed, TODAY) == date(1985, 3, 1)


@pytest.mark.parametrize("typed", ["mrt 85", "maart 1985", "om 5 uur", "5 uur"])
def test_what_names_no_day_is_not_understood_and_not_called_impossible(typed: str) -> None:
    with pytest.raises(InputError) as refused:
        read_date(typed, TODAY)
    assert refused.value.code is InputFault.DATE_UNKNOWN
