"""Dates as people type them in Dutch or English: `1-3-1985`, `1/3/85`, `1 mrt 1985`, `27 3 07`, `morgen`.

Two-digit years: for a birth date the latest year that is not in the future, for another date the
nearest one. What cannot be read raises InputError and says whether the date does not exist or is unknown.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from ..errors import InputError, InputFault

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb february",
            "maart mrt maa march mar",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "augustus aug august",
            "september sep sept",
            "oktober okt october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_DAYS = {"vandaag": 0, "today": 0, "morgen": 1, "tomorrow": 1, "overmorgen": 2, "gisteren": -1, "yesterday": -1}
_NUMBERS = re.compile(r"(\d{1,2})[ \-/.]+(\d{1,2})(?:[ \-/.]+(\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})[ \-/.]*([a-z]+)\.?(?:[ \-/.']*(\d{4}|\d{2}))?")
_EARLIEST = 1900


def read_date(typed: str, today: date, *, past: bool = False) -> date:
    """The day a person meant. `past` for birth dates and what has happened: then it is not after today.

    Raises InputError: DATE_IMPOSSIBLE (31 February; a future birth), DATE_UNKNOWN (not understood).
    """
    text = " ".join(typed.strip().lower().split())
    if text in _DAYS:
        return today + timedelta(days=_DAYS[text])
    day, month, year = _parts(text)
    if year is None:
        return _nearest(day, month, today, past=past)
    if year < 100:  # noqa: PLR2004 two digits were typed
        century = today.year - today.year % 100
        year += century
        if (past and year > today.year) or (not past and year > today.year + 50):
            year -= 100
    if not _EARLIEST <= year <= today.year + 100:
        raise InputError(InputFault.DATE_IMPOSSIBLE, field="date")
    meant = _existing(year, month, day)
    if past and meant > today:
        raise InputError(InputFault.DATE_IMPOSSIBLE, field="date")
    return meant


def read_year(typed: str, today: date) -> int | None:
    """The year when only a year was typed ("1985"), else None."""
    text = typed.strip()
    if re.fullmatch(r"\d{4}", text) and _EARLIEST <= int(text) <= today.year:
        return int(text)
    return None


def _parts(text: str) -> tuple[int, int, int | None]:
    if found := _ISO.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _NUMBERS.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3]) if found[3] else None
    if (found := _NAMED.fullmatch(text)) and found[2] in _MONTHS:
        return int(found[1]), _MONTHS[found[2]], int(found[3]) if found[3] else None
    raise InputError(InputFault.DATE_UNKNOWN, field="date")


def _existing(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise InputError(InputFault.DATE_IMPOSSIBLE, field="date") from None


def _nearest(day: int, month: int, today: date, *, past: bool) -> date:
    """Without a year: the coming such day (the last one for what is past), within the past half year still that one."""
    _existing(2024, month, day)  # a leap year: 29 February may be meant
    candidates = []
    for year in range(today.year - 4, today.year + 9):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    if past:
        return max(each for each in candidates if each <= today)
    return min((each for each in candidates if each >= today - timedelta(days=90)), key=lambda each: each)
