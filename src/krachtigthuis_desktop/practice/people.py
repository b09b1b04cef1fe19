"""Who belongs to an invented family: the one inside, a partner or ex, the mother, children, and their ties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from ..domain.records import Person, Relation
from ..domain.records.person import Address, AddressAs, Birth, Reach, Role
from ..domain.records.relation import Contact, Known, Quality, Support, Tie
from .data import Dice, read

Someone = tuple[UUID, Person]


@dataclass(frozen=True, kw_only=True)
class Household:
    """The people of one family with their ids, before anybody has said anything."""

    detainee: Someone
    partner: Someone
    mother: Someone
    """The detainee's own mother."""
    children: tuple[Someone, ...]
    girls: frozenset[UUID]
    relations: tuple[Relation, ...]
    ex: bool
    """True when the partner is an ex-partner."""
    called: str
    """What the detainee calls the partner: vriendin, vrouw, ex."""

    @property
    def others(self) -> tuple[Someone, ...]:
        return (self.partner, self.mother, *self.children)


def household(dice: Dice, today: date) -> Household:
    """A family of believable people, none of whom exists."""
    data = read("people")
    origin = data["backgrounds"][dice.one(list(data["backgrounds"]))]
    hers = origin if dice.happens(70) else data["backgrounds"]["nl"]
    man, ex = dice.happens(90), dice.happens(25)
    name = dice.one(origin["surnames"])
    town = dice.one(data["towns"])
    detainee = (dice.id(), _detainee(dice, today, origin, name, man=man))
    partner = (dice.id(), _partner(dice, today, hers, town, man=not man, ex=ex))
    mother = (dice.id(), _mother(dice, today, origin, name, town))
    girls = [dice.happens(50) for _number in range(dice.one([0, 1, 1, 2, 2, 3, 4]))]
    oldest = min(17, (partner[1].birth.age_at(today) or 0) - 19)
    ages = sorted((dice.between(0, oldest) for _girl in girls), reverse=True)
    names = {True: iter(dice.some(data["girls"], len(girls))), False: iter(dice.some(data["boys"], len(girls)))}
    children = tuple(
        (dice.id(), _child(dice, today, next(names[girl]), age, name, town, partner[0]))
        for girl, age in zip(girls, ages, strict=True)
    )
    ids = [id_ for id_, _person in children]
    return Household(
        detainee=detainee,
        partner=partner,
        mother=mother,
        children=children,
        girls=frozenset(id_ for id_, girl in zip(ids, girls, strict=True) if girl),
        relations=_ties(dice, today, (detainee[0], partner[0], mother[0]), ids, ex=ex),
        ex=ex,
        called="ex" if ex else dice.one(["vriendin", "vrouw"] if man else ["vriend", "man"]),
    )


def _detainee(dice: Dice, today: date, origin: dict[str, Any], name: list[str], *, man: bool) -> Person:
    return Person(
        number=dice.number(),
        roles=(Role.DETAINEE,),
        first_name=dice.one(origin["man" if man else "woman"]),
        prefix=name[0],
        surname=name[1],
        birth=Birth(on=_born(dice, today, 22, 55)),
        address_as=AddressAs.MR if man else AddressAs.MRS,
        language=origin["speaks"],
        interpreter=origin["speaks"] not in {"nl", "tr"} and dice.happens(50),
        not_informed=None,
    )


def _partner(dice: Dice, today: date, origin: dict[str, Any], town: list[str], *, man: bool, ex: bool) -> Person:
    data = read("people")
    prefix, surname = dice.one(origin["surnames"])
    return Person(
        number=dice.number(),
        roles=(Role.EX_PARTNER if ex else Role.PARTNER,),
        first_name=dice.one(origin["man" if man else "woman"]),
        prefix=prefix,
        surname=surname,
        birth=Birth(on=_born(dice, today, 21, 50)),
        address_as=AddressAs.MR if man else AddressAs.MRS,
        language=origin["speaks"],
        interpreter=origin["speaks"] not in {"nl", "tr"} and dice.happens(40),
        reach=Reach(
            phone=dice.phone("06 00 00"),
            best_way=dice.one(data["best_ways"]),
            safe_way=dice.one(data["safe_ways"]),
            when_not=dice.one(data["when_not"]),
            who_may_not_answer=dice.one(data["who_may_not_answer"]),
        ),
        municipality=town[0],
        postcode4=town[1],
        address=Address(
            street=f"{dice.one(data['streets'])} {dice.between(1, 180)}", postcode=f"{town[1]}XX", city=town[0]
        ),
        informed_on=today - timedelta(days=dice.between(3, 60)),
        not_informed=None,
    )


def _mother(dice: Dice, today: date, origin: dict[str, Any], name: list[str], town: list[str]) -> Person:
    return Person(
        number=dice.number(),
        roles=(Role.PARENT, Role.GRANDPARENT),
        first_name=dice.one(origin["grandmothers"]),
        prefix=name[0],
        surname=name[1],
        birth=Birth(year=today.year - dice.between(56, 82)) if dice.happens(60) else Birth(),
        address_as=AddressAs.MRS,
        reach=Reach(phone=dice.phone("071 000")),
        municipality=town[0],
    )


def _child(  # noqa: PLR0917 what is drawn for all children together comes in
    dice: Dice, today: date, first: str, age: int, name: list[str], town: list[str], lives_with: UUID
) -> Person:
    birth = Birth(age=age, age_on=today) if dice.happens(70) else Birth(on=_born(dice, today, age, age))
    return Person(
        number=dice.number(),
        roles=(Role.CHILD,),
        first_name=first,
        prefix=name[0] if dice.happens(50) else "",
        surname=name[1] if dice.happens(50) else "",
        birth=birth,
        address_as=AddressAs.FIRST_NAME,
        municipality=town[0],
        school=dice.one(read("people")["schools"]) if age >= 4 else "",  # noqa: PLR2004 the age at which school begins
        lives_with=(lives_with,),
    )


def _born(dice: Dice, today: date, youngest: int, oldest: int) -> date:
    """A birth date that gives an age between the two on that day."""
    return today - timedelta(days=dice.between(youngest, oldest) * 366 + dice.between(1, 300))


def _ties(
    dice: Dice, today: date, adults: tuple[UUID, UUID, UUID], children: list[UUID], *, ex: bool
) -> tuple[Relation, ...]:
    """Detainee and partner, mother and detainee, and each parent with each child."""
    detainee, partner, mother = adults

    def tie(one: UUID, other: UUID, **facts: Any) -> Relation:
        defaults: dict[str, Any] = {
            "number": dice.number(),
            "from_person": one,
            "to_person": other,
            "tie": Tie.BIOLOGICAL,
            "told_by": detainee,
            "measured_on": today - timedelta(days=dice.between(1, 40)),
        }
        return Relation(**defaults | facts)

    found = [
        tie(
            detainee,
            partner,
            tie=Tie.EX_PARTNER if ex else Tie.PARTNER,
            same_household=Known.NO,
            contact=(Contact.NONE,) if ex and dice.happens(50) else (Contact.PHONE, Contact.VISIT),
            how_often=dice.one(["elke week", "om de week", "één keer per maand", "bijna elke dag"]),
            quality=Quality.MIXED if ex else dice.one([Quality.SUPPORTING, Quality.SUPPORTING, Quality.MIXED]),
        ),
        tie(
            mother,
            detainee,
            parent=True,
            contact=(Contact.PHONE,),
            quality=Quality.SUPPORTING,
            support=(Support.EMOTIONAL, Support.PRACTICAL),
        ),
    ]
    his = dice.one([Known.YES, Known.YES, Known.NO, Known.UNKNOWN])
    for child in children:
        found.append(tie(partner, child, parent=True, authority=Known.YES, same_household=Known.YES, cares_for=True))
        found.append(tie(detainee, child, parent=True, authority=his, quality=dice.one(list(Quality))))
    return tuple(found)
