"""The one question, case by case: every sentence of the rule on consent, with its reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from krachtigthuis_desktop.domain.may_go import Answer, Case, Reader, Sentence, Tone, may_go, who_decides
from krachtigthuis_desktop.domain.records import Consent, Person, Relation
from krachtigthuis_desktop.domain.records.consent import Capacity, DataKind, Form, Purpose, Withdrawal, Withheld
from krachtigthuis_desktop.domain.records.person import Birth, Role
from krachtigthuis_desktop.domain.records.relation import Known, Tie
from krachtigthuis_desktop.errors import RuleReason
from tests.builders import a_number

TODAY = date(2026, 11, 24)
BEFORE = date(2026, 11, 1)

ZOE, MICK, NOOR, SEM, LENA, TRUUS, BABS, TEAM, SCHOOL, BABY = (UUID(int=n) for n in range(1, 11))
"""Zoë the mother, Mick who is inside, Noor 8, Sem 14, Lena 16, Truus his mother, Babs whom no age is known of."""


def person(role: Role, age: int | None = None, **changes: Any) -> Person:
    birth = Birth() if age is None else Birth(on=date(TODAY.year - age, 1, 1))
    defaults: dict[str, Any] = {"number": a_number(), "roles": (role,), "first_name": "X", "birth": birth}
    return Person(**defaults | changes)


PEOPLE = {
    ZOE: person(Role.PARTNER, 34),
    MICK: person(Role.DETAINEE, 36),
    NOOR: person(Role.CHILD, 8),
    SEM: person(Role.CHILD, 14),
    LENA: person(Role.CHILD, 16),
    TRUUS: person(Role.PARENT),
    BABS: person(Role.OTHER),
    BABY: person(Role.CHILD, 0),
}


def parent(adult: UUID, child: UUID, authority: Known = Known.YES, **changes: Any) -> Relation:
    defaults: dict[str, Any] = {
        "number": a_number(),
        "from_person": adult,
        "to_person": child,
        "tie": Tie.BIOLOGICAL,
        "parent": True,
        "authority": authority,
        "measured_on": BEFORE,
    }
    return Relation(**defaults | changes)


def yes(about: UUID, by: UUID | None = None, **changes: Any) -> Consent:
    """A yes to everything for the team; by somebody else: as representative."""
    giver = by or about
    defaults: dict[str, Any] = {
        "number": a_number(),
        "about": about,
        "given_by": giver,
        "capacity": Capacity.SELF if giver == about else Capacity.REPRESENTATIVE,
        "purposes": (Purpose.CONTACT_FAMILY, Purpose.REFER, Purpose.TELL_BACK),
        "data": tuple(DataKind),
        "recipients": (TEAM,),
        "form": Form.PAPER,
        "on": BEFORE,
    }
    return Consent(**defaults | changes)


def no(about: UUID, by: UUID | None = None, **changes: Any) -> Consent:
    return yes(about, by, **{"agreed": False} | changes)


def withdrawn(consent: Consent, on: date = TODAY, *purposes: Purpose) -> Consent:
    return replace(consent, withdrawal=Withdrawal(on=on, how="gebeld", purposes=purposes))


def says(*about: UUID, **changes: Any) -> Sentence:
    defaults: dict[str, Any] = {
        "text": "…",
        "about": frozenset(about),
        "tone": Tone.FACT,
        "data": frozenset({DataKind.SITUATION}),
    }
    return Sentence(**defaults | changes)


BOTH_PARENTS = tuple(parent(adult, child) for adult in (ZOE, MICK) for child in (NOOR, SEM, LENA, BABY))


def a_case(
    *consents: Consent,
    relations: tuple[Relation, ...] = BOTH_PARENTS,
    people: dict[UUID, Person] | None = None,
) -> Case:
    known = PEOPLE | (people or {})
    return Case(
        ids=tuple(known),
        persons=tuple(known.values()),
        relations=relations,
        consents=tuple((UUID(int=1000 + place), consent) for place, consent in enumerate(consents)),
    )


TO_TEAM = Reader(id=TEAM, purpose=Purpose.REFER)
TO_MICK = Reader(id=MICK, purpose=Purpose.TELL_BACK)
TO_ZOE = Reader(id=ZOE, purpose=Purpose.CONTACT_FAMILY)


@dataclass(frozen=True)
class Asked:
    """One line of the table: what is said, to whom, in which case, and the answer that is right."""

    sentence: Sentence
    case: Case
    reason: RuleReason | None
    reader: Reader = TO_TEAM
    on: date = TODAY


MONEY = frozenset({DataKind.MONEY})
DETENTION = frozenset({DataKind.DETENTION})
ONLY_SITUATION = (DataKind.SITUATION,)
NONE = RuleReason.NO_CONSENT

TABLE: dict[str, Asked] = {
    # the letter's own words
    "words about nobody go": Asked(says(tone=Tone.FRAME, data=frozenset()), a_case(), None),
    # an adult decides about what is about her
    "without a word of hers nothing goes": Asked(says(ZOE), a_case(), NONE),
    "with her yes it goes": Asked(says(ZOE), a_case(yes(ZOE)), None),
    "his yes does not speak for her": Asked(says(ZOE), a_case(yes(MICK)), NONE),
    "a yes that he gave about her does not count": Asked(says(ZOE), a_case(yes(ZOE, MICK)), NONE),
    "her own yes as somebody's representative does not count": Asked(
        says(ZOE), a_case(yes(ZOE, capacity=Capacity.REPRESENTATIVE)), NONE
    ),
    "of two persons both must agree": Asked(says(ZOE, TRUUS), a_case(yes(ZOE)), NONE),
    "of two persons both agreed": Asked(says(ZOE, TRUUS), a_case(yes(ZOE), yes(TRUUS)), None),
    "nobody knows this person": Asked(says(UUID(int=99)), a_case(), NONE),
    "a stranger's own yes is not enough while nothing is known of the stranger": Asked(
        says(UUID(int=99)), a_case(yes(UUID(int=99))), NONE
    ),
    # for what, to whom, which data, until when
    "a yes to another purpose": Asked(
        says(ZOE), a_case(yes(ZOE, purposes=(Purpose.TELL_BACK,))), RuleReason.OTHER_PURPOSE
    ),
    "a yes to keeping notes only": Asked(
        says(ZOE), a_case(yes(ZOE, purposes=(Purpose.KEEP_NOTES,))), RuleReason.OTHER_PURPOSE
    ),
    "a yes for another recipient": Asked(says(ZOE), a_case(yes(ZOE, recipients=(SCHOOL,))), RuleReason.OTHER_RECIPIENT),
    "a yes that names no recipient": Asked(says(ZOE), a_case(yes(ZOE, recipients=())), RuleReason.OTHER_RECIPIENT),
    "one of two named recipients": Asked(says(ZOE), a_case(yes(ZOE, recipients=(SCHOOL, TEAM))), None),
    "a yes to other data": Asked(says(ZOE, data=MONEY), a_case(yes(ZOE, data=ONLY_SITUATION)), RuleReason.OTHER_DATA),
    "one of two kinds of data is not enough": Asked(
        says(ZOE, data=MONEY | {DataKind.SITUATION}), a_case(yes(ZOE, data=ONLY_SITUATION)), RuleReason.OTHER_DATA
    ),
    "two half yeses do not make a whole one": Asked(
        says(ZOE),
        a_case(yes(ZOE, recipients=(SCHOOL,)), yes(ZOE, purposes=(Purpose.TELL_BACK,))),
        RuleReason.OTHER_RECIPIENT,
    ),
    "on the last day it is still valid": Asked(says(ZOE), a_case(yes(ZOE, valid_until=TODAY)), None),
    "the day after it is not": Asked(
        says(ZOE), a_case(yes(ZOE, valid_until=TODAY - timedelta(days=1))), RuleReason.CONSENT_EXPIRED
    ),
    "a yes of tomorrow does not count today": Asked(says(ZOE), a_case(yes(ZOE, on=TODAY + timedelta(days=1))), NONE),
    "an expired yes beside a valid one": Asked(says(ZOE), a_case(yes(ZOE, valid_until=BEFORE), yes(ZOE)), None),
    # refused
    "asked and refused": Asked(says(ZOE), a_case(no(ZOE)), RuleReason.REFUSED),
    "a refusal after a yes": Asked(says(ZOE), a_case(yes(ZOE), no(ZOE, on=TODAY)), RuleReason.REFUSED),
    "a yes after a refusal": Asked(says(ZOE), a_case(no(ZOE), yes(ZOE, on=TODAY)), None),
    "a yes and a no of one day: the no holds": Asked(says(ZOE), a_case(yes(ZOE), no(ZOE)), RuleReason.REFUSED),
    "a refusal of tomorrow does not count today": Asked(
        says(ZOE), a_case(yes(ZOE), no(ZOE, on=TODAY + timedelta(days=1))), None
    ),
    "a refusal for another purpose leaves this one": Asked(
        says(ZOE), a_case(yes(ZOE), no(ZOE, on=TODAY, purposes=(Purpose.TELL_BACK,))), None
    ),
    "a refusal for another reader leaves this one": Asked(
        says(ZOE), a_case(yes(ZOE), no(ZOE, on=TODAY, recipients=(SCHOOL,))), None
    ),
    "a refusal of other data leaves these": Asked(
        says(ZOE), a_case(yes(ZOE), no(ZOE, on=TODAY, data=(DataKind.HEALTH,))), None
    ),
    "a refusal of these data closes them": Asked(
        says(ZOE, data=MONEY), a_case(yes(ZOE), no(ZOE, on=TODAY, data=(DataKind.MONEY,))), RuleReason.REFUSED
    ),
    "a refusal that names nothing closes everything": Asked(
        says(ZOE), a_case(yes(ZOE), no(ZOE, on=TODAY, purposes=(), recipients=(), data=())), RuleReason.REFUSED
    ),
    "a refusal of keeping notes closes everything": Asked(
        says(ZOE),
        a_case(yes(ZOE), no(ZOE, on=TODAY, purposes=(Purpose.KEEP_NOTES,), recipients=())),
        RuleReason.REFUSED,
    ),
    "his refusal does not close what she opened about herself": Asked(
        says(ZOE), a_case(yes(ZOE), no(MICK), no(ZOE, MICK)), None
    ),
    "a refusal of something else is no answer to this": Asked(
        says(ZOE), a_case(no(ZOE, purposes=(Purpose.TELL_BACK,))), NONE
    ),
    "his refusal about her is not her answer": Asked(says(ZOE), a_case(no(ZOE, MICK)), NONE),
    # withdrawn, by purpose, never deleted
    "withdrawn as a whole": Asked(says(ZOE), a_case(withdrawn(yes(ZOE))), RuleReason.CONSENT_WITHDRAWN),
    "withdrawn for this purpose": Asked(
        says(ZOE), a_case(withdrawn(yes(ZOE), TODAY, Purpose.REFER)), RuleReason.CONSENT_WITHDRAWN
    ),
    "withdrawn for another purpose": Asked(says(ZOE), a_case(withdrawn(yes(ZOE), TODAY, Purpose.TELL_BACK)), None),
    "withdrawn for keeping notes closes all the rest": Asked(
        says(ZOE), a_case(withdrawn(yes(ZOE), TODAY, Purpose.KEEP_NOTES)), RuleReason.CONSENT_WITHDRAWN
    ),
    "withdrawn from tomorrow on": Asked(says(ZOE), a_case(withdrawn(yes(ZOE), TODAY + timedelta(days=1))), None),
    "before the day of the withdrawal it held": Asked(
        says(ZOE), a_case(withdrawn(yes(ZOE))), None, on=TODAY - timedelta(days=1)
    ),
    "a withdrawal also closes an older yes to the same reader": Asked(
        says(ZOE), a_case(yes(ZOE), withdrawn(yes(ZOE, on=BEFORE + timedelta(days=1)))), RuleReason.CONSENT_WITHDRAWN
    ),
    "withdrawn on a day before it was written down": Asked(
        says(ZOE), a_case(withdrawn(yes(ZOE, on=TODAY), BEFORE)), RuleReason.CONSENT_WITHDRAWN
    ),
    "a withdrawal names a purpose and no reader: it closes the older yes for another reader": Asked(
        says(ZOE),
        a_case(yes(ZOE), withdrawn(yes(ZOE, recipients=(SCHOOL,)), TODAY, Purpose.REFER)),
        RuleReason.CONSENT_WITHDRAWN,
    ),
    "a withdrawal that names nothing closes everything": Asked(
        says(ZOE),
        a_case(yes(ZOE), withdrawn(yes(ZOE, recipients=(SCHOOL,), purposes=(Purpose.LEARN,)))),
        RuleReason.CONSENT_WITHDRAWN,
    ),
    "a withdrawal given in another quality holds all the same": Asked(
        says(ZOE),
        a_case(yes(ZOE), withdrawn(yes(ZOE, capacity=Capacity.REPRESENTATIVE), TODAY, Purpose.REFER)),
        RuleReason.CONSENT_WITHDRAWN,
    ),
    "a refusal given in another quality holds all the same": Asked(
        says(ZOE), a_case(yes(ZOE), no(ZOE, capacity=Capacity.REPRESENTATIVE)), RuleReason.REFUSED
    ),
    "a new yes after the withdrawal opens again": Asked(
        says(ZOE), a_case(withdrawn(yes(ZOE), BEFORE), yes(ZOE, on=TODAY)), None
    ),
    # what must not be told
    "withheld from this reader": Asked(
        says(ZOE), a_case(yes(ZOE, withheld=(Withheld(data=DataKind.SITUATION, to=(TEAM,)),))), RuleReason.WITHHELD
    ),
    "withheld from everybody": Asked(
        says(ZOE), a_case(yes(ZOE, withheld=(Withheld(data=DataKind.SITUATION),))), RuleReason.WITHHELD
    ),
    "withheld from another reader": Asked(
        says(ZOE), a_case(yes(ZOE, withheld=(Withheld(data=DataKind.SITUATION, to=(MICK,)),))), None
    ),
    "other data withheld": Asked(says(ZOE), a_case(yes(ZOE, withheld=(Withheld(data=DataKind.HEALTH),))), None),
    "withheld in one consent, open in another": Asked(
        says(ZOE), a_case(yes(ZOE), yes(ZOE, withheld=(Withheld(data=DataKind.SITUATION),))), RuleReason.WITHHELD
    ),
    "withheld in a consent for another purpose": Asked(
        says(ZOE),
        a_case(yes(ZOE), yes(ZOE, purposes=(Purpose.KEEP_NOTES,), withheld=(Withheld(data=DataKind.SITUATION),))),
        RuleReason.WITHHELD,
    ),
    "withheld in a consent that was withdrawn since": Asked(
        says(ZOE),
        a_case(
            yes(ZOE, on=TODAY),
            withdrawn(yes(ZOE, recipients=(SCHOOL,), withheld=(Withheld(data=DataKind.SITUATION),)), BEFORE),
        ),
        RuleReason.WITHHELD,
    ),
    "her address withheld from him stays away from his card": Asked(
        says(ZOE, data=frozenset({DataKind.ADDRESS})),
        a_case(yes(ZOE, recipients=(TEAM, MICK), withheld=(Withheld(data=DataKind.ADDRESS, to=(MICK,)),))),
        RuleReason.WITHHELD,
        reader=TO_MICK,
    ),
    # a child under 12: who has authority
    "a small child: nobody agreed": Asked(says(NOOR), a_case(), RuleReason.NEEDS_REPRESENTATIVE),
    "a small child: one of two parents": Asked(says(NOOR), a_case(yes(NOOR, ZOE)), RuleReason.NEEDS_REPRESENTATIVE),
    "a small child: both parents": Asked(says(NOOR), a_case(yes(NOOR, ZOE), yes(NOOR, MICK)), None),
    "a baby: both parents": Asked(says(BABY), a_case(yes(BABY, ZOE), yes(BABY, MICK)), None),
    "a small child's own yes is not enough": Asked(says(NOOR), a_case(yes(NOOR)), RuleReason.NEEDS_REPRESENTATIVE),
    "a mother's yes about herself does not open her child": Asked(
        says(NOOR), a_case(yes(ZOE), yes(MICK)), RuleReason.NEEDS_REPRESENTATIVE
    ),
    "a mother's yes about her child does not open herself": Asked(
        says(ZOE), a_case(yes(NOOR, ZOE), yes(NOOR, MICK)), NONE
    ),
    "one parent with authority, the other without": Asked(
        says(NOOR), a_case(yes(NOOR, ZOE), relations=(parent(ZOE, NOOR), parent(MICK, NOOR, Known.NO))), None
    ),
    "the yes of a parent without authority": Asked(
        says(NOOR),
        a_case(yes(NOOR, MICK), relations=(parent(ZOE, NOOR), parent(MICK, NOOR, Known.NO))),
        RuleReason.NEEDS_REPRESENTATIVE,
    ),
    "authority of one parent unknown: it waits": Asked(
        says(NOOR),
        a_case(yes(NOOR, ZOE), relations=(parent(ZOE, NOOR), parent(MICK, NOOR, Known.UNKNOWN))),
        RuleReason.AUTHORITY_UNKNOWN,
    ),
    "authority in dispute: it waits": Asked(
        says(NOOR),
        a_case(
            yes(NOOR, ZOE), yes(NOOR, MICK), relations=(parent(ZOE, NOOR), parent(MICK, NOOR, authority_disputed=True))
        ),
        RuleReason.AUTHORITY_UNKNOWN,
    ),
    "nobody has authority": Asked(
        says(NOOR), a_case(yes(NOOR, ZOE), relations=(parent(ZOE, NOOR, Known.NO),)), RuleReason.AUTHORITY_UNKNOWN
    ),
    "no tie is known": Asked(says(NOOR), a_case(yes(NOOR, ZOE), relations=()), RuleReason.AUTHORITY_UNKNOWN),
    "a grandmother who is no guardian does not decide": Asked(
        says(NOOR),
        a_case(yes(NOOR, TRUUS), relations=(parent(TRUUS, NOOR, Known.UNKNOWN, parent=False), parent(ZOE, NOOR))),
        RuleReason.NEEDS_REPRESENTATIVE,
    ),
    "a guardian who is no parent decides": Asked(
        says(NOOR),
        a_case(
            yes(NOOR, TRUUS),
            relations=(parent(TRUUS, NOOR, parent=False), parent(ZOE, NOOR, Known.NO), parent(MICK, NOOR, Known.NO)),
        ),
        None,
    ),
    "the later measurement of authority counts": Asked(
        says(NOOR),
        a_case(
            yes(NOOR, ZOE),
            relations=(parent(MICK, NOOR, Known.NO, measured_on=TODAY), parent(MICK, NOOR), parent(ZOE, NOOR)),
        ),
        None,
    ),
    "two measurements of one day that differ: it waits": Asked(
        says(NOOR),
        a_case(yes(NOOR, ZOE), relations=(parent(MICK, NOOR, Known.NO), parent(MICK, NOOR), parent(ZOE, NOOR))),
        RuleReason.AUTHORITY_UNKNOWN,
    ),
    "a later measurement of something else takes no right away": Asked(
        says(NOOR),
        a_case(
            yes(NOOR, ZOE),
            relations=(*BOTH_PARENTS, parent(MICK, NOOR, Known.UNKNOWN, parent=False, measured_on=TODAY)),
        ),
        RuleReason.NEEDS_REPRESENTATIVE,
    ),
    "a later measurement of something else takes no refusal away": Asked(
        says(NOOR),
        a_case(
            yes(NOOR, ZOE),
            no(NOOR, MICK),
            relations=(*BOTH_PARENTS, parent(MICK, NOOR, Known.UNKNOWN, parent=False, measured_on=TODAY)),
        ),
        RuleReason.REFUSED,
    ),
    "a later measurement of something else takes no yes away either": Asked(
        says(NOOR),
        a_case(
            yes(NOOR, ZOE),
            yes(NOOR, MICK),
            relations=(*BOTH_PARENTS, parent(MICK, NOOR, Known.UNKNOWN, parent=False, measured_on=TODAY)),
        ),
        None,
    ),
    "a parent stays a parent of whom authority is unknown": Asked(
        says(NOOR),
        a_case(
            yes(NOOR, ZOE),
            relations=(
                parent(ZOE, NOOR),
                parent(MICK, NOOR, Known.UNKNOWN),
                parent(MICK, NOOR, Known.UNKNOWN, parent=False, measured_on=TODAY),
            ),
        ),
        RuleReason.AUTHORITY_UNKNOWN,
    ),
    "a guardian stays one when something else was measured": Asked(
        says(NOOR),
        a_case(
            yes(NOOR, ZOE),
            relations=(
                parent(ZOE, NOOR),
                parent(TRUUS, NOOR, parent=False),
                parent(TRUUS, NOOR, Known.UNKNOWN, parent=False, measured_on=TODAY),
            ),
        ),
        RuleReason.NEEDS_REPRESENTATIVE,
    ),
    "asked again and not known any more: it waits": Asked(
        says(NOOR),
        a_case(
            yes(NOOR, ZOE),
            yes(NOOR, MICK),
            relations=(*BOTH_PARENTS, parent(MICK, NOOR, Known.UNKNOWN, measured_on=TODAY)),
        ),
        RuleReason.AUTHORITY_UNKNOWN,
    ),
    "a measurement of a day to come ends nothing": Asked(
        says(NOOR),
        a_case(
            yes(NOOR, ZOE),
            relations=(*BOTH_PARENTS, parent(MICK, NOOR, Known.NO, measured_on=TODAY + timedelta(days=1))),
        ),
        RuleReason.NEEDS_REPRESENTATIVE,
    ),
    "a measurement of a day to come gives nothing": Asked(
        says(NOOR),
        a_case(yes(NOOR, ZOE), relations=(parent(ZOE, NOOR, measured_on=date(9999, 12, 31)),)),
        RuleReason.AUTHORITY_UNKNOWN,
    ),
    "in dispute on one of two measurements of a day, the first": Asked(
        says(NOOR),
        a_case(yes(NOOR, ZOE), relations=(parent(ZOE, NOOR, authority_disputed=True), parent(ZOE, NOOR))),
        RuleReason.AUTHORITY_UNKNOWN,
    ),
    "in dispute on one of two measurements of a day, the last": Asked(
        says(NOOR),
        a_case(yes(NOOR, ZOE), relations=(parent(ZOE, NOOR), parent(ZOE, NOOR, authority_disputed=True))),
        RuleReason.AUTHORITY_UNKNOWN,
    ),
    "the authority of somebody who is no parent is in dispute: it waits": Asked(
        says(NOOR),
        a_case(
            yes(NOOR, ZOE),
            relations=(parent(ZOE, NOOR), parent(TRUUS, NOOR, Known.UNKNOWN, parent=False, authority_disputed=True)),
        ),
        RuleReason.AUTHORITY_UNKNOWN,
    ),
    "a dispute ends with a later measurement that knows": Asked(
        says(NOOR),
        a_case(
            yes(NOOR, ZOE),
            relations=(parent(ZOE, NOOR, authority_disputed=True), parent(ZOE, NOOR, measured_on=TODAY)),
        ),
        None,
    ),
    "a parent of whom we have no record is asked all the same": Asked(
        says(NOOR),
        a_case(yes(NOOR, ZOE), relations=(parent(ZOE, NOOR), parent(UUID(int=99), NOOR))),
        RuleReason.NEEDS_REPRESENTATIVE,
    ),
    "a parent who dies tomorrow is still asked": Asked(
        says(NOOR),
        a_case(yes(NOOR, ZOE), people={MICK: person(Role.PARENT, 36, died=TODAY + timedelta(days=1))}),
        RuleReason.NEEDS_REPRESENTATIVE,
    ),
    "a parent who died is not waited for": Asked(
        says(NOOR), a_case(yes(NOOR, ZOE), people={MICK: person(Role.PARENT, 36, died=BEFORE)}), None
    ),
    "the only parent died: it waits": Asked(
        says(NOOR),
        a_case(yes(NOOR, ZOE), relations=(parent(ZOE, NOOR),), people={ZOE: person(Role.PARTNER, 34, died=BEFORE)}),
        RuleReason.AUTHORITY_UNKNOWN,
    ),
    "one holder of authority says no": Asked(says(NOOR), a_case(yes(NOOR, ZOE), no(NOOR, MICK)), RuleReason.REFUSED),
    "one holder withdrew": Asked(
        says(NOOR), a_case(yes(NOOR, ZOE), withdrawn(yes(NOOR, MICK))), RuleReason.CONSENT_WITHDRAWN
    ),
    "one holder asked that the team does not hear it": Asked(
        says(NOOR),
        a_case(yes(NOOR, ZOE), yes(NOOR, MICK, withheld=(Withheld(data=DataKind.SITUATION, to=(TEAM,)),))),
        RuleReason.WITHHELD,
    ),
    "a small child who asked that it is not told is heard": Asked(
        says(NOOR),
        a_case(yes(NOOR, ZOE), yes(NOOR, MICK), no(NOOR, purposes=(), withheld=(Withheld(data=DataKind.SITUATION),))),
        RuleReason.WITHHELD,
    ),
    # 12 to 15: the child and the representatives
    "from 12 the child is asked as well": Asked(says(SEM), a_case(yes(SEM, ZOE), yes(SEM, MICK)), NONE),
    "from 12 the child alone is not enough": Asked(says(SEM), a_case(yes(SEM)), RuleReason.NEEDS_REPRESENTATIVE),
    "from 12 child and both parents": Asked(says(SEM), a_case(yes(SEM), yes(SEM, ZOE), yes(SEM, MICK)), None),
    "from 12 the child's no holds": Asked(
        says(SEM), a_case(no(SEM), yes(SEM, ZOE), yes(SEM, MICK)), RuleReason.REFUSED
    ),
    "the day before twelve the child is not asked": Asked(
        says(NOOR),
        a_case(yes(NOOR, ZOE), yes(NOOR, MICK), people={NOOR: person(Role.CHILD, birth=Birth(on=date(2014, 11, 25)))}),
        None,
    ),
    "on the twelfth birthday the child is asked": Asked(
        says(NOOR),
        a_case(yes(NOOR, ZOE), yes(NOOR, MICK), people={NOOR: person(Role.CHILD, birth=Birth(on=date(2014, 11, 24)))}),
        NONE,
    ),
    "perhaps twelve by now: the child is asked": Asked(
        says(NOOR),
        a_case(yes(NOOR, ZOE), yes(NOOR, MICK), people={NOOR: person(Role.CHILD, birth=Birth(age=11, age_on=BEFORE))}),
        NONE,
    ),
    "surely ten: the child is not asked": Asked(
        says(NOOR),
        a_case(yes(NOOR, ZOE), yes(NOOR, MICK), people={NOOR: person(Role.CHILD, birth=Birth(age=10, age_on=BEFORE))}),
        None,
    ),
    "a young mother's yes about her child does not end on her own birthday": Asked(
        says(BABY),
        a_case(
            yes(BABY, ZOE, on=date(2025, 6, 1)),
            relations=(parent(ZOE, BABY, measured_on=date(2025, 6, 1)),),
            people={ZOE: person(Role.PARTNER, 16)},
        ),
        None,
    ),
    # from 16: the young person
    "from 16 the young person decides": Asked(says(LENA), a_case(yes(LENA)), None),
    "from 16 the parents do not decide": Asked(says(LENA), a_case(yes(LENA, ZOE), yes(LENA, MICK)), NONE),
    "from 16 a parent's no does not count": Asked(says(LENA), a_case(yes(LENA), no(LENA, ZOE)), None),
    "perhaps fifteen: parents and child": Asked(
        says(LENA),
        a_case(yes(LENA), people={LENA: person(Role.CHILD, birth=Birth(year=2010))}),
        RuleReason.NEEDS_REPRESENTATIVE,
    ),
    # ages of another day
    "an age as of a later day is less today": Asked(
        says(LENA),
        a_case(yes(LENA), people={LENA: person(Role.CHILD, birth=Birth(age=16, age_on=date(2030, 1, 1)))}),
        RuleReason.NEEDS_REPRESENTATIVE,
    ),
    "a yes given at nine does not serve at seventeen": Asked(
        says(LENA),
        a_case(yes(LENA, on=date(2018, 6, 1)), people={LENA: person(Role.CHILD, birth=Birth(on=date(2009, 1, 1)))}),
        NONE,
    ),
    "a yes given at fifteen does not serve at sixteen": Asked(
        says(LENA), a_case(yes(LENA, on=date(2025, 12, 31)), people={LENA: person(Role.CHILD, 16)}), NONE
    ),
    "a yes given on the sixteenth birthday serves": Asked(
        says(LENA), a_case(yes(LENA, on=date(2026, 1, 1)), people={LENA: person(Role.CHILD, 16)}), None
    ),
    "a yes given at eleven does not serve at twelve": Asked(
        says(SEM),
        a_case(yes(SEM, on=date(2025, 12, 31)), yes(SEM, ZOE), yes(SEM, MICK), people={SEM: person(Role.CHILD, 12)}),
        NONE,
    ),
    "a yes given on the twelfth birthday serves": Asked(
        says(SEM),
        a_case(yes(SEM, on=date(2026, 1, 1)), yes(SEM, ZOE), yes(SEM, MICK), people={SEM: person(Role.CHILD, 12)}),
        None,
    ),
    "perhaps twelve when the yes was given: it serves beside those of the parents": Asked(
        says(SEM),
        a_case(yes(SEM), yes(SEM, ZOE), yes(SEM, MICK), people={SEM: person(Role.CHILD, birth=Birth(year=2014))}),
        None,
    ),
    "the parents' yes of before the twelfth birthday serves beside the child's own": Asked(
        says(SEM),
        a_case(
            yes(SEM),
            yes(SEM, ZOE, on=date(2020, 1, 1)),
            yes(SEM, MICK, on=date(2020, 1, 1)),
            relations=tuple(parent(adult, SEM, measured_on=date(2020, 1, 1)) for adult in (ZOE, MICK)),
        ),
        None,
    ),
    # an age that is not known
    "a child of unknown age: parents and child": Asked(
        says(NOOR), a_case(yes(NOOR, ZOE), yes(NOOR, MICK), people={NOOR: person(Role.CHILD)}), NONE
    ),
    "a child of unknown age: all agreed": Asked(
        says(NOOR), a_case(yes(NOOR), yes(NOOR, ZOE), yes(NOOR, MICK), people={NOOR: person(Role.CHILD)}), None
    ),
    "somebody of unknown age who has a parent here may be a child": Asked(
        says(BABS), a_case(yes(BABS), relations=(parent(TRUUS, BABS),)), RuleReason.NEEDS_REPRESENTATIVE
    ),
    "a tie that is none of a parent makes nobody a child": Asked(
        says(BABS), a_case(yes(BABS), relations=(parent(TRUUS, BABS, Known.UNKNOWN, parent=False),)), None
    ),
    "a detainee of unknown age is grown up though his mother is here": Asked(
        says(MICK),
        a_case(yes(MICK), relations=(parent(TRUUS, MICK, Known.UNKNOWN),), people={MICK: person(Role.DETAINEE)}),
        None,
    ),
    "a grandmother of unknown age decides herself": Asked(says(TRUUS), a_case(yes(TRUUS)), None),
    # number and ages of the children who live with her are hers to tell
    "how many children she has is hers to tell": Asked(
        says(ZOE, data=frozenset({DataKind.CHILDREN})),
        a_case(yes(ZOE), relations=(parent(ZOE, NOOR, Known.UNKNOWN),)),
        None,
    ),
    # who told it
    "what he told goes along only with his yes": Asked(says(ZOE, tone=Tone.TOLD, told_by=MICK), a_case(yes(ZOE)), NONE),
    "what he told goes along with both": Asked(
        says(ZOE, tone=Tone.TOLD, told_by=MICK), a_case(yes(ZOE), yes(MICK)), None
    ),
    "what she told herself needs one yes": Asked(says(ZOE, tone=Tone.OWN_WORDS, told_by=ZOE), a_case(yes(ZOE)), None),
    "what she told of her money needs a yes to money as well": Asked(
        says(ZOE, told_by=ZOE, data=MONEY), a_case(yes(ZOE, data=ONLY_SITUATION)), RuleReason.OTHER_DATA
    ),
    "what a child told needs who decides for the child": Asked(
        says(ZOE, told_by=NOOR), a_case(yes(ZOE)), RuleReason.NEEDS_REPRESENTATIVE
    ),
    "what a teller wants not told stays, though she agreed": Asked(
        says(ZOE, told_by=MICK),
        a_case(yes(ZOE), yes(MICK, withheld=(Withheld(data=DataKind.SITUATION, to=(TEAM,)),))),
        RuleReason.WITHHELD,
    ),
    "a teller who asked that money is not spoken of is heard where he tells of hers": Asked(
        says(ZOE, told_by=MICK, data=MONEY),
        a_case(yes(ZOE), yes(MICK, withheld=(Withheld(data=DataKind.MONEY),))),
        RuleReason.WITHHELD,
    ),
    "a teller's yes must open his situation": Asked(
        says(ZOE, told_by=MICK), a_case(yes(ZOE), yes(MICK, data=(DataKind.MONEY,))), RuleReason.OTHER_DATA
    ),
    "what somebody told goes to nobody while we do not know who": Asked(
        says(ZOE, tone=Tone.TOLD), a_case(yes(ZOE)), RuleReason.TELLER_UNKNOWN
    ),
    "words of somebody who is not named go to nobody": Asked(
        says(tone=Tone.OWN_WORDS, data=frozenset()), a_case(), RuleReason.TELLER_UNKNOWN
    ),
    "what is known of nobody is not the program's own words": Asked(says(data=frozenset()), a_case(), NONE),
    "own words that open data tell of somebody": Asked(
        says(tone=Tone.FRAME, data=frozenset({DataKind.ADDRESS})), a_case(), NONE
    ),
    # a reader and what is about himself
    "a reader hears what is about himself": Asked(says(ZOE), a_case(), None, reader=TO_ZOE),
    "a reader hears his own words": Asked(says(MICK, told_by=MICK), a_case(), None, reader=TO_MICK),
    "what another told about the reader needs that other": Asked(
        says(ZOE, told_by=MICK), a_case(), NONE, reader=TO_ZOE
    ),
    "what the reader told about another needs that other": Asked(
        says(ZOE, told_by=MICK), a_case(), NONE, reader=TO_MICK
    ),
    "what is about the reader and another needs the other": Asked(says(MICK, ZOE), a_case(), NONE, reader=TO_MICK),
    "what is kept from the reader by name is kept from him though it is about himself": Asked(
        says(SEM),
        a_case(yes(SEM, ZOE, withheld=(Withheld(data=DataKind.SITUATION, to=(SEM,)),))),
        RuleReason.WITHHELD,
        reader=Reader(id=SEM, purpose=Purpose.CONTACT_FAMILY),
    ),
    "what is kept from everybody is not kept from the person himself": Asked(
        says(ZOE), a_case(yes(ZOE, withheld=(Withheld(data=DataKind.SITUATION),))), None, reader=TO_ZOE
    ),
    "feedback about her needs her yes to telling back, for him": Asked(
        says(ZOE), a_case(yes(ZOE, recipients=(MICK,))), None, reader=TO_MICK
    ),
    "a yes to a referral is no yes to telling him": Asked(
        says(ZOE),
        a_case(yes(ZOE, purposes=(Purpose.REFER,), recipients=(TEAM, MICK))),
        RuleReason.OTHER_PURPOSE,
        reader=TO_MICK,
    ),
    # the word detention
    "detention without that word in the consent": Asked(
        says(ZOE, MICK, detention=True), a_case(yes(ZOE), yes(MICK, data=ONLY_SITUATION)), RuleReason.DETENTION_WORD
    ),
    "detention with the word in both": Asked(says(ZOE, MICK, detention=True), a_case(yes(ZOE), yes(MICK)), None),
    "detention as a kind of data": Asked(
        says(MICK, data=DETENTION), a_case(yes(MICK, data=ONLY_SITUATION)), RuleReason.DETENTION_WORD
    ),
    "detention in a sentence that names only her still needs him": Asked(
        says(ZOE, detention=True), a_case(yes(ZOE)), NONE
    ),
    "a sender's name that points to detention needs him though it names nobody": Asked(
        says(tone=Tone.FRAME, data=frozenset(), detention=True), a_case(), NONE
    ),
    "a sender's name that points to detention, where nobody knows of whom": Asked(
        says(tone=Tone.FRAME, data=frozenset(), detention=True),
        Case(ids=(), persons=()),
        RuleReason.DETENTION_WORD,
    ),
    "the kind of data detention about her tells of him": Asked(says(ZOE, data=DETENTION), a_case(yes(ZOE)), NONE),
    "he is inside though his own record does not say so": Asked(
        says(ZOE, detention=True),
        replace(a_case(yes(ZOE), people={MICK: person(Role.OTHER, 36)}), inside=frozenset({MICK})),
        NONE,
    ),
    "he may hear of his own detention": Asked(says(MICK, detention=True), a_case(), None, reader=TO_MICK),
    # impression and safety
    "an impression may go to a helper": Asked(says(ZOE, tone=Tone.IMPRESSION), a_case(yes(ZOE)), None),
    "an impression never goes to a helper without her": Asked(says(ZOE, tone=Tone.IMPRESSION), a_case(), NONE),
    "an impression never comes back to him": Asked(
        says(MICK, tone=Tone.IMPRESSION), a_case(yes(MICK, recipients=(MICK,))), RuleReason.IMPRESSION, reader=TO_MICK
    ),
    "safety never comes back to him": Asked(
        says(ZOE, tone=Tone.SAFETY), a_case(yes(ZOE, recipients=(MICK,))), RuleReason.STRICT, reader=TO_MICK
    ),
    "safety may stand in her letter": Asked(says(ZOE, tone=Tone.SAFETY), a_case(yes(ZOE)), None),
    "she reads of safety in her own copy": Asked(says(ZOE, tone=Tone.SAFETY), a_case(), None, reader=TO_ZOE),
}


@pytest.mark.parametrize("asked", TABLE.values(), ids=list(TABLE))
def test_the_rule_of_consent(asked: Asked) -> None:
    answer = may_go(asked.sentence, asked.reader, asked.case, asked.on)
    assert answer.reason is asked.reason
    assert answer.allowed is (asked.reason is None)


@pytest.mark.parametrize("purpose", set(Purpose) - {Purpose.REFER, Purpose.CONTACT_FAMILY})
@pytest.mark.parametrize("tone", [Tone.IMPRESSION, Tone.SAFETY])
def test_impression_and_safety_go_nowhere_but_into_a_letter(tone: Tone, purpose: Purpose) -> None:
    everything = yes(ZOE, purposes=tuple(Purpose), recipients=(TEAM, ZOE, MICK))
    for reader in (TEAM, ZOE, MICK):
        assert not may_go(says(ZOE, tone=tone), Reader(id=reader, purpose=purpose), a_case(everything), TODAY).allowed


def answer(sentence: Sentence, *consents: Consent) -> Answer:
    return may_go(sentence, TO_TEAM, a_case(*consents), TODAY)


def test_a_yes_names_the_consents_it_rests_on_once_each() -> None:
    given = answer(says(ZOE, NOOR, told_by=ZOE), yes(ZOE), yes(NOOR, ZOE), yes(NOOR, MICK), yes(TRUUS))
    assert sorted(given.consents) == [UUID(int=1000), UUID(int=1001), UUID(int=1002)]


def test_a_no_names_whose_say_it_is_and_whom_to_ask() -> None:
    refused = answer(says(NOOR), yes(NOOR, ZOE))
    assert (refused.because_of, refused.ask) == (NOOR, (MICK,))


def test_who_said_no_is_not_asked_a_second_time() -> None:
    assert answer(says(ZOE), no(ZOE)).ask == ()
    assert answer(says(ZOE), withdrawn(yes(ZOE))).ask == ()
    assert answer(says(ZOE), yes(ZOE, withheld=(Withheld(data=DataKind.SITUATION),))).ask == ()


def test_where_authority_is_unknown_both_parents_are_named() -> None:
    unknown = (parent(ZOE, NOOR, Known.UNKNOWN), parent(MICK, NOOR, Known.UNKNOWN))
    waiting = who_decides(NOOR, a_case(relations=unknown), TODAY)
    assert (waiting.allowed, waiting.because_of, set(waiting.ask)) == (False, NOOR, {ZOE, MICK})


def test_the_newest_yes_is_the_one_that_is_named() -> None:
    given = answer(says(ZOE), yes(ZOE), yes(ZOE, on=BEFORE + timedelta(days=3)))
    assert given.consents == (UUID(int=1001),)
