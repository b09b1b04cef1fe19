"""Numbers in a text that may be a citizen service number (BSN), which may not be kept (UAVG art. 46).

Nine digits that pass the 11-test, together or in groups, with what people and their programs put between them.
A date, a time, a telephone number or an amount is none, also where a next number stands right behind it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_DIGITS = 9
_ELEVEN_TEST = (9, 8, 7, 6, 5, 4, 3, 2, -1)
# Between two groups: blanks, with one mark among them. A comma or colon only without blanks, else it parts a row.
_BETWEEN = re.compile(r"(?:[ ]*[-./_|+=*~·•()\[\]\\][ ]*|[ ]+|[,:;'])")
_GROUP = re.compile(r"[0-9]+")
_DASHES = "\u00ad\u02d7\u058a\u05be\u2043\u207b\u208b\u2212\u2796\u2e3a\u2e3b\ufe58\ufe63\uff0d"
# How a BSN is grouped even by who mixes the marks between the groups.
_USUAL = {(3, 3, 3), (4, 2, 3)}
_MANY = 5
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_A_YEAR = re.compile(_YEAR)
_DATE = re.compile(f"{_DAY} {_MONTH} {_YEAR}|{_YEAR} {_MONTH} {_DAY}")
_DATE_IN_ONE = re.compile(rf"(?=\d{{8}}$)(?:{_DAY}{_MONTH}{_YEAR}|{_YEAR}{_MONTH}{_DAY})")
_DAY_AND_MONTH = re.compile(f"{_DAY} {_MONTH}")
_LONGEST_PHONE, _PHONE = 15, 10
# 0031 and 0031612345678; not a BSN that begins with noughts. 00 alone only where a row begins with it: not "5.00".
_COUNTRY = re.compile(r"00(?!\d{7}$)\d+")


@dataclass(frozen=True)
class _Digits:
    """One group of digits: where it stands in the text as typed, and what parts it from the next."""

    digits: str
    start: int
    end: int
    then: str


def numbers_in(text: str) -> tuple[str, ...]:
    """The digits of every number in `text` that may be a BSN, each once, in the order of the text."""
    return tuple(dict.fromkeys(digits for digits, _start, _end in _found(text)))


def looks_like_bsn(text: str) -> str | None:
    """The first such number as it was typed; None when there is none."""
    return next((text[start:end] for _digits, start, end in _found(text)), None)


def _found(text: str) -> Iterator[tuple[str, int, int]]:
    if sum(map(str.isdigit, text)) < _DIGITS:
        return
    for row, abroad in _rows(text):
        other = _other(row, abroad=abroad)
        for first in range(len(row)):
            for last in range(first, len(row)):
                digits = "".join(each.digits for each in row[first : last + 1])
                if len(digits) >= _DIGITS:
                    whole = (first, last) == (0, len(row) - 1)
                    if not other & {*range(first, last + 1)} and _may_be(row[first : last + 1], digits, whole=whole):
                        yield digits, row[first].start, row[last].end
                    break


def _rows(text: str) -> Iterator[tuple[list[_Digits], bool]]:
    """Rows of groups with no more than separators between them, and whether a + stands before each."""
    plain, places = _plain(text)
    row: list[_Digits] = []
    at = begun = 0
    while group := _GROUP.search(plain, at):
        begun = begun if row else group.start()
        between = _BETWEEN.match(plain, group.end())
        goes_on = between is not None and plain[between.end() : between.end() + 1].isdigit()
        then = (between[0].strip() or " ") if between and goes_on else ""
        row.append(_Digits(group[0], places[group.start()], places[group.end() - 1] + 1, then))
        if not goes_on:
            yield row, plain[:begun].rstrip(" (").endswith("+")
            row = []
        at = group.end()


def _plain(text: str) -> tuple[str, list[int]]:
    """The text in plain digits, blanks and dashes, without what is not seen; and where each character stood."""
    plain, places = [], []
    for place, char in enumerate(text):
        kind = unicodedata.category(char)
        if char in _DASHES or kind == "Pd":
            char = "-"  # noqa: PLW2901 one character, made plain
        elif kind in {"Cf", "Mn", "Me"}:
            continue
        elif kind == "Zs" or char == "\t":
            char = " "  # noqa: PLW2901
        elif char.isdecimal() and not char.isascii():
            char = str(unicodedata.decimal(char))  # noqa: PLW2901
        elif "\uff00" < char < "\uff5f":
            char = unicodedata.normalize("NFKC", char)  # noqa: PLW2901
        plain.append(char)
        places.append(place)
    return "".join(plain), places


def _may_be(groups: Sequence[_Digits], digits: str, *, whole: bool) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_ELEVEN_TEST, digits, strict=False))
    if len(digits) != _DIGITS or not int(digits) or total % 11:
        return False
    lengths = tuple(len(each.digits) for each in groups)
    if len(lengths) == _DIGITS:
        return True
    if len({each.then for each in groups[:-1]}) > 1:
        return whole and lengths in _USUAL
    # Five groups and more that begin as a day and a month do: a date with a time.
    return not (len(lengths) >= _MANY and _DAY_AND_MONTH.fullmatch(" ".join(each.digits for each in groups[:2])))


def _other(row: Sequence[_Digits], *, abroad: bool) -> set[int]:
    """The places of groups that belong to a date or to a telephone number."""
    found: set[int] = set()
    for place, each in enumerate(row):
        if _DATE_IN_ONE.fullmatch(each.digits):
            found.add(place)
        if _DATE.fullmatch(" ".join(each.digits for each in row[place : place + 3])):
            found |= {place, place + 1, place + 2}
        found |= _phone(row, place, abroad=abroad and place == 0)
    years = [place for place, each in enumerate(row) if _A_YEAR.fullmatch(each.digits)]
    return found | {*years} if len(years) > 1 else found


def _phone(row: Sequence[_Digits], place: int, *, abroad: bool) -> set[int]:
    """A number of ten digits that begins with one nought, or one with the code of a country before it."""
    abroad = (
        abroad or bool(_COUNTRY.fullmatch(row[place].digits)) or (place, row[0].digits, row[0].then) == (0, "00", " ")
    )
    if not abroad and not re.match("0(?!0)", row[place].digits):
        return set()
    total = 0
    for last in range(place, len(row)):
        total += len(row[last].digits)
        if not abroad and total == _PHONE:
            inner = {each.then for each in row[place + 1 : last]}
            nine = any(len(each.digits) == _DIGITS for each in row[place : last + 1])
            return set() if nine or len(inner) > 1 else {*range(place, last + 1)}
        if total > (_LONGEST_PHONE if abroad else _PHONE):
            return {*range(place, last)} if abroad else set()
    return {*range(place, len(row))} if abroad else set()
