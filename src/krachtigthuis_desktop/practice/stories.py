"""What somebody inside is worried about, in his own words: sentences of the data, put together and filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from ..domain.records import Worry
from ..domain.records.person import AddressAs, Person
from ..domain.records.worry import Feedback, Safety, State, Urgency, Wish
from ..explain.said import places
from .data import Dice, read
from .people import Household

_places = cache(places)
_STORY_AGE = 4
_TEEN = 12
_TIMES = [
    "een week",
    "twee weken",
    "drie weken",
    "een maand",
    "zes weken",
    "twee maanden",
    "drie maanden",
    "een half jaar",
]
_MONTHS = ["twee maanden", "drie maanden", "vier maanden"]
_DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]


@dataclass(frozen=True, kw_only=True)
class Item:
    """One item of the list of worries with the sentences that belong to it and to its group."""

    group: str
    code: str
    facts: dict[str, Any]
    around: dict[str, list[str]]


@cache
def items() -> tuple[Item, ...]:
    """All items of all groups, in the order of the list."""
    return tuple(
        Item(group=group, code=code, facts=facts, around=about)
        for group, about in read("worries")["groups"].items()
        for code, facts in about["items"].items()
    )


def fitting(home: Household, child: tuple[UUID, Person] | None, today: date) -> list[Item]:
    """The items that can be told of this family: one about a child needs a child of an age for it."""
    age = (child[1].birth.age_at(today) if child else None) or 0
    woman = home.partner[1].address_as is AddressAs.MRS
    holds = {
        "teen": age >= _TEEN,
        "woman": woman and not home.ex,
        "father": home.detainee[1].address_as is AddressAs.MR,
    }
    return [
        item
        for item in items()
        if (child or not _tells_of_child(item)) and all(holds[need] for need in item.facts.get("needs", ()))
    ]


def of_story_age(home: Household, today: date) -> list[tuple[UUID, Person]]:
    """The children who can be the one whom a worry is about."""
    return [child for child in home.children if (child[1].birth.age_at(today) or 0) >= _STORY_AGE]


def worry(
    dice: Dice, home: Household, item: Item, child: tuple[UUID, Person] | None, *, talk: tuple[UUID, date], today: date
) -> Worry:
    """One worry under one conversation. Its own words may be those of another one: see `families`."""
    slots = _slots(home, child)
    told = read("worries")
    core = dice.one(_sayable(item.facts["own"], slots))
    parts = [told["openings"], [core], told["details"], _sayable(told["closings"], slots)]
    words = " ".join(_filled(dice.one(part), slots, dice) for part in parts)
    deadline = _deadline(dice, item, today)
    safety = Safety(item.facts["safety"]) if "safety" in item.facts else dice.one([Safety.NOT_ASKED, Safety.NONE])
    state, feedback = _came_of_it(dice, talk[1], today)
    return Worry(
        number=dice.number(),
        conversation=talk[0],
        raised_by=home.detainee[0],
        about=_about(home, core, child),
        group=item.group,
        item=item.code,
        title=_filled(item.facts["title"], slots, dice),
        own_words=words,
        seen_heard=_one_or_none(dice, item.around["seen"], slots, 75),
        impression=_one_or_none(dice, item.around["impression"], slots, 55),
        since=_filled(dice.one(told["since"]), slots, dice),
        helps_already=_one_or_none(dice, item.around["helps"], slots, 50),
        who_knows=_filled(dice.one(told["who_knows"]), slots, dice),
        key_factor=_one_or_none(dice, item.around["key"], slots, 80),
        wishes=tuple(dice.some(list(Wish), dice.between(1, 3))),
        family_may_know_source=dice.one([True, True, False, None]),
        family_may_know_details=dice.one([True, False, None]),
        severity_start=dice.one([None, 3, 4, 5, 6, 7, 7, 8, 8, 9, 10]),
        urgency=_urgency(dice, item, deadline, today),
        deadline=deadline,
        deadline_what=item.facts["deadline"] if deadline else "",
        safety=safety,
        safety_asked_how="" if safety is Safety.NOT_ASKED else "rechtstreeks gevraagd, zonder anderen erbij",
        coordinator_only=safety is Safety.YES and dice.happens(50),
        state=state,
        feedback=feedback,
    )


def _slots(home: Household, child: tuple[UUID, Person] | None) -> dict[str, str]:
    """What may stand in the places of a sentence: names, with who they are to the one who speaks."""
    partner, mother = home.partner[1], home.mother[1]
    slots = {
        "ik": home.detainee[1].first_name,
        "partner": f"mijn {home.called} {partner.first_name}",
        "Partner": f"Mijn {home.called} {partner.first_name}",
        "partner_naam": partner.first_name,
        "moeder": "mijn moeder",
        "Moeder": "Mijn moeder",
        "oma": f"oma {mother.first_name}",
    }
    if child:
        girl = child[0] in home.girls
        kin = "dochter" if girl else "zoon"
        slots |= {
            "kind": f"mijn {kin} {child[1].first_name}",
            "Kind": f"Mijn {kin} {child[1].first_name}",
            "naam": child[1].first_name,
            "hij": "zij" if girl else "hij",
            "hem": "haar" if girl else "hem",
            "school": f"school {child[1].school}",
        }
    return slots


_DRAWN = frozenset({"tijd", "maanden", "dag", "bedrag"})
"""Places that are filled with something new each time."""


def _filled(sentence: str, slots: dict[str, str], dice: Dice) -> str:
    drawn = {
        "tijd": dice.one(_TIMES),
        "maanden": dice.one(_MONTHS),
        "dag": dice.one(_DAYS),
        "bedrag": f"{dice.between(3, 240) * 5} euro",
    }
    text = sentence.format(**slots, **drawn)
    return text[:1].upper() + text[1:] if sentence.endswith((".", "?")) else text


def _sayable(sentences: list[str], slots: dict[str, str]) -> list[str]:
    return [sentence for sentence in sentences if _places(sentence) <= slots.keys() | _DRAWN]


def _one_or_none(dice: Dice, sentences: list[str], slots: dict[str, str], of_hundred: int) -> str:
    fit = _sayable(sentences, slots)
    return _filled(dice.one(fit), slots, dice) if fit and dice.happens(of_hundred) else ""


def _tells_of_child(item: Item) -> bool:
    """True when its title or all its sentences need a child."""
    child = {"kind", "Kind", "naam", "hij", "hem", "school"}
    return bool(_places(item.facts["title"]) & child) or all(_places(each) & child for each in item.facts["own"])


def _about(home: Household, core: str, child: tuple[UUID, Person] | None) -> tuple[UUID, ...]:
    """The persons whom the sentence names; nobody named: the one who speaks."""
    named = _places(core)
    found = []
    if child and named & {"kind", "Kind", "naam"}:
        found.append(child[0])
    if named & {"partner", "Partner"}:
        found.append(home.partner[0])
    if named & {"moeder", "Moeder"}:
        found.append(home.mother[0])
    return tuple(found) or (home.detainee[0],)


def _deadline(dice: Dice, item: Item, today: date) -> date | None:
    if "deadline" not in item.facts or not (item.facts.get("urgent") or dice.happens(80)):
        return None
    return today + timedelta(days=dice.between(2, 12) if item.facts.get("urgent") else dice.between(4, 75))


def _urgency(dice: Dice, item: Item, deadline: date | None, today: date) -> Urgency | None:
    if item.facts.get("safety") == "yes" or (deadline and (deadline - today).days <= 4):  # noqa: PLR2004 days
        return Urgency.NOW
    if deadline and (deadline - today).days <= 14:  # noqa: PLR2004 days
        return Urgency.THIS_WEEK
    return dice.one([None, Urgency.THIS_WEEK, Urgency.CAN_WAIT, Urgency.CAN_WAIT])  # type: ignore[no-any-return]


def _came_of_it(dice: Dice, told_on: date, today: date) -> tuple[State, Feedback | None]:
    """How far it is by now. Feedback is an axis of its own: told back and not solved is possible."""
    state: State = dice.one(
        [State.NOTED, State.NOTED, State.NOTED, State.DISCUSSED, State.FAMILY_SPOKEN, State.REFERRED]
    )
    if state is State.NOTED or (today - told_on).days < 2 or not dice.happens(40):  # noqa: PLR2004 days
        return state, None
    said = dice.one(["Wij zijn ermee bezig.", "Er is thuis over gesproken.", "Er komt iemand langs."])
    return state, Feedback(on=today - timedelta(days=dice.between(0, 1)), by="Annemarie de Wit", said=said)
