"""How old somebody is, as people say it: an age, a year, or a day of birth. Nothing more is asked than is known."""

from __future__ import annotations

import re
from datetime import date

from ..domain.dates import read_date, read_year
from ..domain.records.person import Birth
from ..errors import InputError, InputFault
from ..explain.ages import age_words
from ..i18n import Words

OLDEST = 120
_PERHAPS_A_YEAR = range(40, 100)
"""Who types two digits of these may mean a year (85): the echo asks."""
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "nul zero",
            "een één one",
            "twee two",
            "drie three",
            "vier four",
            "vijf five",
            "zes six",
            "zeven seven",
            "acht eight",
            "negen nine",
            "tien ten",
            "elf eleven",
            "twaalf twelve",
        )
    )
    for word in words.split()
}
_NUMBER = rf"\d{{1,3}}|{'|'.join(_NUMBERS)}"
_ABOUT = re.compile(r"^(?:ongeveer|zo'?n|circa|ca\.?|c\.|±|\+/-|~|rond(?: de)?|een jaar of|about|around|some)\s*")
_OLD = r"(?:[\s-]*(?:jaar|jaren|jarige?|jr\.?|j\.?|years?|yrs?\.?)(?: oud| old)?|\s*oud|\s*old)?"
_WHOLE = re.compile(rf"({_NUMBER}){_OLD}")
_HALF = re.compile(rf"(?:({_NUMBER})\s*(?:[,.]5|½|en een half|1/2)|(anderhalf|anderhalve)){_OLD}")
_EITHER = re.compile(rf"({_NUMBER})\s*(?:of|à|a|or)\s*({_NUMBER}){_OLD}")
_MONTHS = re.compile(rf"({_NUMBER})\s*-?(?:maanden|maand|mnd\.?|mndn\.?|months?)(?: oud| old)?")
_DAYS_OLD = re.compile(rf"({_NUMBER})\s*(weken|week|wk\.?|weeks?|dagen|dag|days?)(?: oud| old)?")
_NEWBORN = re.compile(r"(?:een )?(?:baby|babytje|pasgeboren|zuigeling|newborn)|net geboren|just born")
_SHORT_YEAR = re.compile(r"['’‘](\d{2})")
_BORN = re.compile(r"^(?:geb(?:oren|\.)?|born)(?: (?:op|in|on))?\s+")


def read_birth(typed: str, today: date) -> Birth:
    """`8`, `circa 8 jaar`, `1,5`, `8 mnd`, `baby`, `7 of 8`, `2018`, `'18` or `14-5-2018`; empty is not known.

    Raises InputError on `birth`: DATE_UNKNOWN (not understood), DATE_IMPOSSIBLE (in the future, or nobody is
    that old).
    """
    text = _BORN.sub("", " ".join(typed.strip().lower().split()))
    if not text:
        return Birth()
    if (year := _year(text, today)) is not None:
        return Birth(year=year)
    if birth := _as_age(_ABOUT.sub("", text), today):
        return birth
    if not _has_a_year(text):
        raise InputError(InputFault.DATE_UNKNOWN, field="birth")
    try:
        return Birth(on=read_date(text, today, past=True))
    except InputError as error:
        raise InputError(error.code, field="birth") from None


def understood_birth(typed: str, today: date, said: Words) -> str:
    """What `read_birth` makes of it, to show beside the field while somebody types; empty when that is nothing."""
    try:
        birth = read_birth(typed, today)
    except InputError:
        return ""
    ages = birth.ages_at(today)
    if ages is None:
        return ""
    age = age_words(ages, said)
    if birth.on:
        day = f"{birth.on.day}-{birth.on.month}-{birth.on.year}"
        return said.tr("born on {day}: {age}", day=day, age=age)
    if birth.year is not None:
        return said.tr("born in {year}: {age}", year=birth.year, age=age)
    if birth.age in _PERHAPS_A_YEAR and typed.strip().isdigit():
        return said.tr("{age}. Do you mean the year? Then type 19{digits}.", age=age, digits=birth.age)
    return age


def age_said(birth: Birth, today: date, said: Words) -> str:
    """`8 jaar`, `7 of 8 jaar`, `jonger dan 1 jaar`; empty when nothing is known."""
    ages = birth.ages_at(today)
    return age_words(ages, said) if ages else ""


def _year(text: str, today: date) -> int | None:
    """A year by itself: four digits, or two behind an apostrophe."""
    if short := _SHORT_YEAR.fullmatch(text):
        year = today.year - today.year % 100 + int(short[1])
        return year if year <= today.year else year - 100
    if re.fullmatch(r"\d{4}", text):
        year = read_year(text, today) or 0
        if not today.year - OLDEST <= year:
            raise InputError(InputFault.DATE_IMPOSSIBLE, field="birth")
        return year
    return None


def _as_age(text: str, today: date) -> Birth | None:
    """An age. What is under a whole year counts back to about the day of birth, so that it grows with the days."""
    if found := _WHOLE.fullmatch(text):
        return Birth(age=_age(found[1]), age_on=today)
    if found := _HALF.fullmatch(text):
        return Birth(age=_age(found[1]) if found[1] else 1, age_on=_months_before(today, 6))
    if (found := _EITHER.fullmatch(text)) and _age(found[2]) == _age(found[1]) + 1:
        return Birth(year=today.year - _age(found[2]))
    if found := _MONTHS.fullmatch(text):
        return _of_months(_count(found[1]), today)
    if found := _DAYS_OLD.fullmatch(text):
        return _of_months(_count(found[1]) * (7 if found[2].startswith("w") else 1) * 12 // 365, today)
    return Birth(age=0, age_on=today) if _NEWBORN.fullmatch(text) else None


def _of_months(months: int, today: date) -> Birth:
    years, left = divmod(months, 12)
    return Birth(age=years, age_on=_months_before(today, left))


def _count(typed: str) -> int:
    return _NUMBERS[typed] if typed in _NUMBERS else int(typed)


def _age(typed: str) -> int:
    age = _count(typed)
    if age > OLDEST:
        raise InputError(InputFault.DATE_IMPOSSIBLE, field="birth")
    return age


def _months_before(day: date, months: int) -> date:
    """About so many months earlier; the last days of a month count as its 28th."""
    years, month = divmod(day.month - 1 - months, 12)
    return date(day.year + years, month + 1, min(day.day, 28) if months else day.day)


def _has_a_year(text: str) -> bool:
    """A day of birth without a year is a birthday: it says nothing about how old somebody is."""
    parts = re.findall(r"\d+", text)
    named = any(character.isalpha() for character in text)
    return any(len(part) >= 4 for part in parts) or len(parts) >= (2 if named else 3)  # noqa: PLR2004 a year, day month year
