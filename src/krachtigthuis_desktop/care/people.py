"""How old somebody is, as people say it: an age, a year, or a day of birth. Nothing more is asked than is known."""

from __future__ import annotations

import re
from datetime import date

from ..domain.dates import read_date, read_year
from ..domain.records.person import Birth
from ..errors import InputError, InputFault

OLDEST = 120
_AGE = re.compile(r"(?:ongeveer |about |ca\.? |± ?)?(\d{1,3})(?: ?(?:jaar|jr\.?|years?))?")


def read_birth(typed: str, today: date) -> Birth:
    """`8`, `ongeveer 8 jaar`, `2018` or `14-5-2018`; empty is not known.

    Raises InputError: DATE_UNKNOWN (not understood), DATE_IMPOSSIBLE (in the future, or nobody is that old).
    """
    text = " ".join(typed.strip().lower().split())
    if not text:
        return Birth()
    if (year := read_year(text, today)) is not None:
        return Birth(year=year)
    if found := _AGE.fullmatch(text):
        age = int(found[1])
        if age > OLDEST:
            raise InputError(InputFault.DATE_IMPOSSIBLE, field="birth")
        return Birth(age=age, age_on=today)
    return Birth(on=read_date(text, today, past=True))
