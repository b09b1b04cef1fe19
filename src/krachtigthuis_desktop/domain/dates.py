"""Dates as people type them in Dutch or English: `1-3-1985`, `1/3/85`, `1 mrt 1985`, `27 3 07`, `morgen`.

A weekday before it is passed over, `1e` and `1st` are read as 1, a month may stand first in English.

Two-digit years: for a birth date the latest year that is not in the future, for another date the
nearest one. What cannot be read raises InputError and says whether the date does not exist or is unknown.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta

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
_DAYS = {
    "vandaag": 0,
    "today": 0,
    "morgen": 1,
    "tomorrow": 1,
    "overmorgen": 2,
    "day after tomorrow": 2,
    "gisteren": -1,
    "yesterday": -1,
    "eergisteren": -2,
    "day before yesterday": -2,
}
_WEEKDAY = re.compile(
    r"(?:maan|dins|woens|donder|vrij|zater|zon|mon|tues|wednes|thurs|fri|satur|sun)day?g?\b[ .]*"
    r"|(?:ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)\b[ .]*(?=\d)"
)
_BETWEEN = r"[ \-/.]"
_YEAR = rf"(?:{_BETWEEN}*'?(\d{{4}}|\d{{2}}))?"
_DAY = r"(\d{1,2})(?:(?:ste|de|e|st|nd|rd|th)(?![a-z]))?"
_NUMBERS = re.compile(rf"(\d{{1,2}}){_BETWEEN}+(\d{{1,2}})(?:{_BETWEEN}+'?(\d{{4}}|\d{{2}}))?")
_ISO = re.compile(r"(\d{4})[\-/.](\d{1,2})[\-/.](\d{1,2})")
_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_NAMED = re.compile(rf"{_DAY}(?: of)?{_BETWEEN}*([a-z]+)\.?{_YEAR}")
_MONTH_FIRST = re.compile(rf"([a-z]+)\.? {_DAY}(?:{_BETWEEN}+'?(\d{{4}}|\d{{2}}))?")
_SAME_SIGN = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d", "-")
    | {"’": "'", "‘": "'", ",": " ", "\u2044": "/", "\u2215": "/", "\uff0f": "/"}
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", None)
)
_TIME = re.compile(
    r" (?:om |at |- ?)?\d{1,2}(?:[:.][0-5]\d(?::[0-5]\d)?(?: ?(?:uur|u\.?|h))?| ?(?:uur|u\.?|h|am|pm))"
    r"(?: ?(?:-|tot|to) ?\d{1,2}(?:[:.][0-5]\d)?(?: ?(?:uur|u\.?|h))?)?"
)
_EARLIEST = 1900


def day_here(moment: str) -> date:
    """The day of an ISO 8601 date, or of a moment as it is where this computer stands.

    A moment at the very end or beginning of the calendar, which only a lying clock writes, keeps the day it names.
    """
    read = datetime.fromisoformat(moment)
    try:
        return read.astimezone().date() if read.tzinfo else read.date()
    except (OverflowError, ValueError, OSError):
        return read.date()


def read_date(typed: str, today: date, *, past: bool = False) -> date:
    """The day a person meant. `past` for birth dates and what has happened: then it is not after today.

    Raises InputError: DATE_IMPOSSIBLE (31 February; a future birth), DATE_UNKNOWN (not understood).
    """
    text = " ".join(unicodedata.normalize("NFKC", typed).lower().translate(_SAME_SIGN).split()).rstrip(" .")
    if (time := re.search(_TIME.pattern + "$", text)) and not _reads(text):
        text = text[: time.start()].rstrip(" .")
    if text in _DAYS:
        return _not_future(today + timedelta(days=_DAYS[text]), today, past=past)
    day, month, year = _parts(_WEEKDAY.sub("", text, count=1) if _WEEKDAY.match(text) else text)
    if year is None:
        return _nearest(day, month, today, past=past)
    if year < 100:  # noqa: PLR2004 two digits were typed
        century = today.year - today.year % 100
        year += century
        if (past and year > today.year) or (not past and year > today.year + 50):
            year -= 100
    if not _EARLIEST <= year <= today.year + 100:
        raise InputError(InputFault.DATE_IMPOSSIBLE, field="date")
    return _not_future(_existing(year, month, day), today, past=past)


def read_year(typed: str, today: date) -> int | None:
    """The year when only a year was typed ("1985"), else None."""
    text = typed.strip()
    if re.fullmatch(r"\d{4}", text) and _EARLIEST <= int(text) <= today.year:
        return int(text)
    return None


def _reads(text: str) -> bool:
    try:
        _parts(text)
    except InputError:
        return False
    return True


def _parts(text: str) -> tuple[int, int, int | None]:
    if found := _ISO.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if (found := _NUMBERS.fullmatch(text)) or (found := _TOGETHER.fullmatch(text)):
        return int(found[1]), int(found[2]), int(found[3]) if found[3] else None
    if (found := _NAMED.fullmatch(text)) and found[2] in _MONTHS:
        return int(found[1]), _MONTHS[found[2]], int(found[3]) if found[3] else None
    if (found := _MONTH_FIRST.fullmatch(text)) and found[1] in _MONTHS and (found[3] or int(found[2]) <= 31):  # noqa: PLR2004
        return int(found[2]), _MONTHS[found[1]], int(found[3]) if found[3] else None
    raise InputError(InputFault.DATE_UNKNOWN, field="date")


def _existing(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise InputError(InputFault.DATE_IMPOSSIBLE, field="date") from None


def _not_future(meant: date, today: date, *, past: bool) -> date:
    if past and meant > today:
        raise InputError(InputFault.DATE_IMPOSSIBLE, field="date")
    return meant


def _nearest(day: int, month: int, today: date, *, past: bool) -> date:
    """Without a year: the coming such day, or the one of the past 90 days; for what is past the last one."""
    _existing(2024, month, day)  # a leap year: 29 February may be meant
    candidates = []
    for year in range(today.year - 8, today.year + 9):  # eight years: 2100 is no leap year
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    if past:
        return max(each for each in candidates if each <= today)
    return min(each for each in candidates if each >= today - timedelta(days=90))
