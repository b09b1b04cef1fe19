"""How old somebody is in words, as exactly as it is known and no more."""

from __future__ import annotations

from ..i18n import Words

Ages = tuple[int, int]
"""The youngest and the oldest that somebody may be, in whole years."""


def age_words(ages: Ages | None, said: Words) -> str:
    """`8 jaar`, `7 of 8 jaar` for who may be either, `jonger dan 1 jaar`; says so when nothing is known."""
    if ages is None:
        return said.tr("age not known")
    least, most = ages
    if not least:
        return said.trn("younger than {count} year", "younger than {count} years", most + 1)
    if least == most:
        return said.trn("{count} year", "{count} years", least)
    return said.tr("{least} or {most} years", least=least, most=most)


def short_age(ages: Ages, said: Words) -> str:
    """The same beside a name: `8`, `7 of 8`, `jonger dan 1`."""
    least, most = ages
    if not least:
        return said.tr("younger than {age}", age=most + 1)
    return str(least) if least == most else said.tr("{least} or {most}", least=least, most=most)
