"""Two stories about one record: all count, the strictest wins, and no order or smaller id weakens a no."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import permutations
from uuid import UUID

import pytest

from krachtigthuis_desktop.domain.case import Case, case_of
from krachtigthuis_desktop.domain.may_go import may_go
from krachtigthuis_desktop.domain.records import Consent, Person, Relation
from krachtigthuis_desktop.domain.records.consent import Capacity, DataKind, Purpose, Withheld
from krachtigthuis_desktop.domain.records.person import Birth, Role
from krachtigthuis_desktop.domain.records.relation import Known
from krachtigthuis_desktop.errors import RuleReason
from tests.domain.test_may_go import (
    BOTH_PARENTS,
    LENA,
    MICK,
    NOOR,
    PEOPLE,
    SCHOOL,
    SEM,
    TEAM,
    TO_TEAM,
    TODAY,
    ZOE,
    no,
    parent,
    person,
    says,
    withdrawn,
    yes,
)

Stories = tuple[Consent, ...]
OTHERWISE: dict[str, tuple[Consent, RuleReason]] = {
    "refused": (no(ZOE), RuleReason.REFUSED),
    "withdrawn": (withdrawn(yes(ZOE), TODAY, Purpose.REFER), RuleReason.CONSENT_WITHDRAWN),
    "withdrawn whole": (withdrawn(yes(ZOE)), RuleReason.CONSENT_WITHDRAWN),
    "withdrawn before it was given": (withdrawn(yes(ZOE), date(2020, 1, 1)), RuleReason.CONSENT_WITHDRAWN),
    "for another purpose": (yes(ZOE, purposes=(Purpose.TELL_BACK,)), RuleReason.OTHER_PURPOSE),
    "for another reader": (yes(ZOE, recipients=(SCHOOL,)), RuleReason.OTHER_RECIPIENT),
    "for other data": (yes(ZOE, data=(DataKind.MONEY,)), RuleReason.OTHER_DATA),
    "held until yesterday": (yes(ZOE, valid_until=date(2026, 11, 23)), RuleReason.CONSENT_EXPIRED),
    "of next year": (yes(ZOE, on=date(2027, 1, 1)), RuleReason.NO_CONSENT),
    "of 9999": (yes(ZOE, on=date(9999, 12, 31)), RuleReason.NO_CONSENT),
    "withheld": (yes(ZOE, withheld=(Withheld(data=DataKind.SITUATION, to=(TEAM,)),)), RuleReason.WITHHELD),
    "about another": (yes(MICK), RuleReason.NO_CONSENT),
    "by another": (yes(ZOE, MICK), RuleReason.NO_CONSENT),
    "in another quality": (yes(ZOE, capacity=Capacity.REPRESENTATIVE), RuleReason.NO_CONSENT),
}


def a_case(
    *consents: Stories,
    relations: tuple[tuple[Relation, ...], ...] = (),
    people: dict[UUID, tuple[Person, ...]] | None = None,
) -> Case:
    known = {id_: (person,) for id_, person in PEOPLE.items()} | (people or {})
    said = [(UUID(int=1000 + place), stories) for place, stories in enumerate(consents)]
    return case_of(persons=known.items(), relations=relations, consents=said)


@pytest.mark.parametrize(("other", "reason"), OTHERWISE.values(), ids=list(OTHERWISE))
def test_a_yes_with_another_story_beside_it_opens_only_what_both_open(other: Consent, reason: RuleReason) -> None:
    for stories in permutations((yes(ZOE), other)):
        answer = may_go(says(ZOE), TO_TEAM, a_case(stories), TODAY)
        assert (answer.allowed, answer.reason) == (False, reason)


def test_two_stories_that_both_open_it_open_it() -> None:
    stories = (yes(ZOE), yes(ZOE, place="elders", data=(DataKind.SITUATION,)))
    assert may_go(says(ZOE), TO_TEAM, a_case(stories), TODAY).consents == (UUID(int=1000),)


def test_a_no_in_one_story_also_closes_an_older_consent() -> None:
    for stories in permutations((yes(ZOE), withdrawn(yes(ZOE), TODAY, Purpose.REFER))):
        assert not may_go(says(ZOE), TO_TEAM, a_case((yes(ZOE),), stories), TODAY).allowed


def test_a_yes_that_nobody_disputes_is_enough_beside_one_that_is_weak() -> None:
    weak = (yes(ZOE), yes(ZOE, recipients=(SCHOOL,)))
    assert may_go(says(ZOE), TO_TEAM, a_case(weak, (yes(ZOE),)), TODAY).allowed


AGES: dict[str, tuple[UUID, tuple[Person, ...], Stories, bool]] = {
    "sixteen or fifteen, his own yes": (LENA, (person(Role.CHILD, 16), person(Role.CHILD, 15)), (yes(LENA),), False),
    "eleven or twelve, the parents' yes": (
        SEM,
        (person(Role.CHILD, 11), person(Role.CHILD, 12)),
        (yes(SEM, ZOE), yes(SEM, MICK)),
        False,
    ),
    "eleven or twelve, all three": (
        SEM,
        (person(Role.CHILD, 11), person(Role.CHILD, 12)),
        (yes(SEM), yes(SEM, ZOE), yes(SEM, MICK)),
        True,
    ),
    "a child or a partner of unknown age": (NOOR, (person(Role.PARTNER), person(Role.CHILD)), (yes(NOOR),), False),
    "sixteen in both": (LENA, (person(Role.CHILD, 16), person(Role.CHILD, 17)), (yes(LENA),), True),
    "given at fifteen by one of two births": (
        LENA,
        (person(Role.CHILD, 17), person(Role.CHILD, birth=Birth(on=date(2010, 11, 24)))),
        (yes(LENA),),
        False,
    ),
}


@pytest.mark.parametrize(("child", "stories", "consents", "goes"), AGES.values(), ids=list(AGES))
def test_a_person_told_of_in_two_ways_is_as_young_as_either(
    child: UUID, stories: tuple[Person, ...], consents: Stories, *, goes: bool
) -> None:
    ties = tuple((tie,) for tie in BOTH_PARENTS)
    for order in permutations(stories):
        case = a_case(*((each,) for each in consents), relations=ties, people={child: order})
        assert may_go(says(child), TO_TEAM, case, TODAY).allowed is goes


MICKS = parent(MICK, NOOR)
TIES: dict[str, Callable[[], Relation]] = {
    "without authority": lambda: replace(MICKS, authority=Known.NO),
    "authority unknown": lambda: replace(MICKS, authority=Known.UNKNOWN),
    "no parent, nothing known": lambda: replace(MICKS, authority=Known.UNKNOWN, parent=False),
    "in dispute": lambda: replace(MICKS, authority_disputed=True),
    "of another child": lambda: replace(MICKS, to_person=SEM),
    "struck off": lambda: replace(MICKS, from_person=NOOR),
    "of 9999": lambda: replace(MICKS, measured_on=date(9999, 12, 31)),
    "of long ago": lambda: replace(MICKS, measured_on=date(1, 1, 1)),
}


@pytest.mark.parametrize("other", TIES.values(), ids=list(TIES))
def test_two_stories_about_a_tie_are_authority_in_dispute(other: Callable[[], Relation]) -> None:
    hers = ((yes(NOOR, ZOE),),)
    for stories in permutations((MICKS, other())):
        case = a_case(*hers, relations=((parent(ZOE, NOOR),), stories))
        answer = may_go(says(NOOR), TO_TEAM, case, TODAY)
        assert (answer.allowed, answer.reason) == (False, RuleReason.AUTHORITY_UNKNOWN)


def test_two_stories_that_agree_about_authority_are_no_dispute_about_it() -> None:
    stories = (MICKS, replace(MICKS, how_often="elke week"))
    case = a_case((yes(NOOR, ZOE),), (yes(NOOR, MICK),), relations=((parent(ZOE, NOOR),), stories))
    assert may_go(says(NOOR), TO_TEAM, case, TODAY).allowed


def test_a_death_that_one_story_tells_ends_no_right() -> None:
    dead = replace(PEOPLE[MICK], died=TODAY)
    for stories in permutations((PEOPLE[MICK], dead)):
        ties = tuple((tie,) for tie in BOTH_PARENTS)
        case = a_case((yes(NOOR, ZOE),), relations=ties, people={MICK: stories})
        assert may_go(says(NOOR), TO_TEAM, case, TODAY).reason is RuleReason.AUTHORITY_UNKNOWN


def test_a_detainee_in_one_story_is_who_detention_tells_of() -> None:
    other = replace(PEOPLE[MICK], roles=(Role.OTHER,))
    for stories in permutations((PEOPLE[MICK], other)):
        case = a_case((yes(ZOE),), people={MICK: stories})
        assert may_go(says(ZOE, detention=True), TO_TEAM, case, TODAY).because_of == MICK
