"""A citizen service number is seen through whatever stands between its digits; dates, times and phones are none."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krachtigthuis_desktop.domain.bsn import looks_like_bsn, numbers_in

BSN = "111222333"


@pytest.mark.parametrize(
    "text",
    [
        BSN,
        f"mijn bsn is {BSN}.",
        "111 222 333",
        "111.222.333",
        "111-222-333",
        "1112.22.333",
        "11 122 2333",
        f"({BSN})",
        f"a{BSN}b",
        f"1234567 {BSN}",
        "1234567 11 1222333",
        f"26 {BSN}",
        "111\u00a0222\u00a0333",
        "123456782",
        "1 1 1 2 2 2 3 3 3",
        "10-11-2026 111222333",
        "111222333 10-11-2026",
        "06 12345678 111 222 333",
        "１１１２２２３３３",
        "١١١٢٢٢٣٣٣",
        "111-222 333",
    ],
)
def test_a_citizen_service_number_is_seen_however_it_is_typed(text: str) -> None:
    assert looks_like_bsn(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "111222334",
        "11122233",
        "1112223330",
        "000000000",
        "06 12345678",
        "071 000 00 12",
        "1-3-1985",
        "2316 AB",
        "NL91 ABNA 0417 1643 00",
        "+31612345672",
        "+31 6 1234 5672",
        "0031 612345672",
        "€ 1.234.567,89",
        "100.000-150.000 euro",
        "foto's 12, 13, 14, 15 en 6",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert looks_like_bsn(text) is None


def test_the_number_comes_back_as_it_was_typed() -> None:
    assert looks_like_bsn("nummer 111.222.333 graag") == "111.222.333"


@given(st.integers(0, 10**9 - 1))
def test_the_eleven_test_is_that_of_the_law(number: int) -> None:
    """9a + 8b + 7c + 6d + 5e + 4f + 3g + 2h - i divisible by eleven, and not all nought."""
    digits = f"{number:09d}"
    total = sum((9 - place) * int(digit) for place, digit in enumerate(digits[:8])) - int(digits[8])
    assert (looks_like_bsn(digits) is not None) == (total % 11 == 0 and number > 0)


@given(st.integers(1, 10**9 - 1), st.integers(0, 8), st.integers(1, 9))
def test_a_number_with_one_digit_wrong_no_longer_looks_like_one(number: int, place: int, step: int) -> None:
    digits = f"{number:09d}"
    if looks_like_bsn(digits) is None:
        return
    wrong = digits[:place] + str((int(digits[place]) + step) % 10) + digits[place + 1 :]
    assert looks_like_bsn(wrong) is None


BLANKS = "\u0020\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
MARKS = "-./_\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\u2022\u00b7"
UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u034f\ufe0f\u061c"
BETWEEN = (*BLANKS, *MARKS, *UNSEEN, ",", ":", "  ", *(f" {mark} " for mark in MARKS))
GROUPS = ((3, 3, 3), (4, 2, 3), (2, 3, 4), (4, 5), (2, 2, 2, 3), (1,) * 9)


@pytest.mark.parametrize("groups", GROUPS, ids=str)
@pytest.mark.parametrize("between", BETWEEN, ids=ascii)
def test_what_programs_put_between_the_digits_is_seen_through(between: str, groups: tuple[int, ...]) -> None:
    digits = iter(BSN)
    typed = between.join("".join(itertools.islice(digits, size)) for size in groups)
    assert looks_like_bsn(f"nummer {typed} graag") == typed
    assert numbers_in(typed) == (BSN,)


def test_a_date_with_an_hour_is_no_number() -> None:
    """Of such texts 9 % was stopped."""
    any_one = random.Random(1)
    days = ("{d}-{m}-{y}", "{d:02}/{m:02}/{y}", "{d}.{m}.{y}", "{y}-{m:02}-{d:02}", "{d} {m} {y}", "{d:02}{m:02}{y}")
    hours = ("{h} uur", "{h:02} u", "{h}.{q:02}", "{h:02}:{q:02}", "{h}-{h} uur", "- {h} uur", "{h}.{q:02}-{h}.{q:02}")
    for day, hour in itertools.product(days, hours):
        for _time in range(300):
            d, m, y = any_one.randint(1, 28), any_one.randint(1, 12), any_one.randint(1930, 2040)
            text = f"{day} {hour}".format(d=d, m=m, y=y, h=any_one.randint(0, 23), q=any_one.randint(0, 59))
            assert looks_like_bsn(text) is None, text
            assert looks_like_bsn(f"{text} {BSN}") == BSN, text


@given(st.from_regex(r"(06[- ]?|\+31 ?6 ?|0031 6)\d{4} ?\d{4}|0(70|71) \d{3} \d{2} \d{2}", fullmatch=True))
def test_a_telephone_number_is_none(phone: str) -> None:
    assert looks_like_bsn(phone) is None
