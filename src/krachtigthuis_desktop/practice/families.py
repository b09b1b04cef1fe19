"""Invented families, one after the other, no two of whose worries are told in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from ..domain.records import Conversation, Worry
from ..domain.records.conversation import MayWrite
from .agreements import consents, helper_for, referral
from .data import Dice, read
from .family import Family
from .people import Household, household
from .stories import fitting, of_story_age, worry

_FEWEST, _MOST = 3, 8
"""Worries in one family."""


def families(count: int, *, seed: int, today: date) -> Iterator[Family]:
    """So many families. The same seed and day give the same ones, and the first of many are those of few."""
    told: set[str] = set()
    for place in range(count):
        yield _family(Dice(seed, place), told, today)


def families_with(worries: int, *, seed: int, today: date) -> Iterator[Family]:
    """As many families as it takes to have exactly so many worries, no two in the same words."""
    told: set[str] = set()
    place = 0
    while worries > 0:
        made = _family(Dice(seed, place), told, today, most=worries)
        worries -= len(made.worries)
        place += 1
        yield made


def _family(dice: Dice, told: set[str], today: date, most: int = _MOST) -> Family:
    home = household(dice, today)
    data = read("people")
    talks = _talks(dice, home, today)
    count = min(most, dice.between(_FEWEST, _MOST))
    worries = tuple(_new_worry(dice, home, talks, told, today) for _number in range(count))
    helper = helper_for(worries[0].group, home.partner[1].municipality)
    given, open_ = consents(dice, home, helper, today)
    return Family(
        detainee=home.detainee[0],
        person=home.detainee[1],
        facility=dice.one(data["facilities"]),
        phase=dice.one(data["phases"]),
        others=home.others,
        relations=home.relations,
        conversations=talks,
        worries=worries,
        consents=given,
        referral=referral(dice, home, worries, helper, today) if open_ else None,
        restriction=_restriction(dice, home, today),
    )


def _talks(dice: Dice, home: Household, today: date) -> tuple[tuple[UUID, Conversation], ...]:
    """One to three visits, the oldest first; the first is early enough for a yes to have come of it."""
    days = sorted({dice.between(1, 45) for _visit in range(dice.between(1, 3))}, reverse=True)
    return tuple(
        (
            dice.id(),
            Conversation(
                number=dice.number(),
                on=today - timedelta(days=ago),
                place=dice.one(read("people")["places"]),
                with_whom=(home.detainee[0],),
                notes=dice.one(
                    ["", "Rustig gesprek.", "Kort, er was weinig tijd.", "Eerst over het eten, daarna over thuis."]
                ),
                may_write=MayWrite.YES,
            ),
        )
        for ago in days
    )


def _new_worry(
    dice: Dice, home: Household, talks: tuple[tuple[UUID, Conversation], ...], told: set[str], today: date
) -> Worry:
    """One whose words nobody has used. Words that were told are drawn again; there are millions of others."""
    children = of_story_age(home, today)
    id_, talk = dice.one(list(talks))
    while True:
        child = dice.one(children) if children else None
        item = dice.one(fitting(home, child, today))
        made = worry(dice, home, item, child, talk=(id_, talk.on), today=today)
        if made.own_words not in told:
            told.add(made.own_words)
            return made


def _restriction(dice: Dice, home: Household, today: date) -> str:
    """For an ex now and then a ban on contact, until a day."""
    if not home.ex or not dice.happens(40):
        return ""
    until = today + timedelta(days=dice.between(60, 400))
    return (
        f"{home.detainee[1].first_name} mag geen contact hebben met {home.partner[1].first_name} "
        f"tot {until.day}-{until.month}-{until.year} (contactverbod)."
    )
