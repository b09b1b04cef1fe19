"""The one question beside an independent model of DOMAIN 5, over random families; every disagreement is a fault."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar
from uuid import UUID

import pytest

from krachtigthuis_desktop.domain.case import case_of
from krachtigthuis_desktop.domain.may_go import Reader, Sentence, Tone, may_go
from krachtigthuis_desktop.domain.records import Consent, Person, Relation
from krachtigthuis_desktop.domain.records.consent import Capacity, DataKind, Form, Purpose, Withdrawal, Withheld
from krachtigthuis_desktop.domain.records.person import Birth, Role
from krachtigthuis_desktop.domain.records.relation import Known, Tie
from tests.domain.model_of_consent import Told, goes
from tests.share import full

T = TypeVar("T")
NUMBER = "ACDEFGHJK"
TODAY = date(2026, 11, 24)
MOTHER, FATHER, CHILD, GRANDMOTHER, STRANGER, HELPER, OTHER = (UUID(int=n) for n in range(1, 8))
PEOPLE = (MOTHER, FATHER, CHILD, GRANDMOTHER)
READERS = (HELPER, OTHER, *PEOPLE)
DAYS = (
    *(TODAY + timedelta(days=step) for step in (-40, -2, -1, 0, 0, 1)),
    date(2017, 5, 1),
    date(2022, 11, 24),
    date(9999, 12, 31),
)
KINDS = (DataKind.SITUATION, DataKind.MONEY, DataKind.DETENTION)
EARLY = date(2016, 1, 1)


class Family:
    """One random family with all that was written down about it."""

    def __init__(self, dice: Random) -> None:
        self.dice = dice
        persons = {
            MOTHER: self.person(Role.PARTNER),
            FATHER: self.person(Role.DETAINEE),
            CHILD: self.person(Role.CHILD, self.birth()),
            GRANDMOTHER: self.person(self.any(*Role), self.birth() if dice.random() < 0.3 else Birth()),
        }
        ties = [self.tie(adult, CHILD) for adult in (MOTHER, FATHER) if dice.random() < 0.8]
        ties += [self.tie(self.any(*PEOPLE), self.any(CHILD, CHILD, GRANDMOTHER)) for _ in range(dice.randrange(3))]
        likely = [(who, who) for who in PEOPLE] + [(CHILD, MOTHER), (CHILD, FATHER), (CHILD, GRANDMOTHER)]
        said = [self.wide(about, by) for about, by in likely if dice.random() < 0.75]
        said += [self.consent() for _ in range(dice.randrange(3))]
        self.told = Told(
            {id_: self.stories(person, self.other_person) for id_, person in persons.items()},
            tuple(self.stories(tie, self.other_tie) for tie in ties),
            tuple(self.stories(consent, self.other_consent) for consent in said),
            frozenset({FATHER}),
        )

    def any(self, *choices: T) -> T:
        return self.dice.choice(choices)

    def some(self, choices: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(each for each in choices if self.dice.random() < 0.5)

    def stories(self, first: T, other: Any) -> tuple[T, ...]:
        if self.dice.random() < 0.9:
            return (first,)
        both = [first, other(first)]
        self.dice.shuffle(both)
        return tuple(both)

    def birth(self) -> Birth:
        """Around the borders of 12 and 16."""
        years = self.any(8, 11, 12, 13, 15, 16, 17, 30)
        day = date(TODAY.year - years, 11, 24) + timedelta(days=self.any(-1, 0, 1, 200))
        as_of = self.any(*DAYS[:-1], date(2030, 1, 1))
        return self.any(
            Birth(on=day),
            Birth(on=day),
            Birth(year=day.year),
            Birth(age=years, age_on=as_of),
            Birth(age=years),
            Birth(),
        )

    def person(self, role: Role, birth: Birth | None = None) -> Person:
        died = self.any(*DAYS) if self.dice.random() < 0.05 else None
        return Person(number=NUMBER, roles=(role,), first_name="X", birth=birth or Birth(), died=died)

    def other_person(self, first: Person) -> Person:
        return self.any(
            replace(first, died=self.any(None, *DAYS)),
            replace(first, birth=self.birth()),
            replace(first, roles=(self.any(*Role),)),
        )

    def tie(self, adult: UUID, child: UUID) -> Relation:
        return Relation(
            number=NUMBER,
            from_person=adult,
            to_person=child,
            tie=Tie.BIOLOGICAL,
            parent=self.dice.random() < 0.6,
            authority=self.any(Known.YES, Known.YES, Known.YES, Known.NO, Known.UNKNOWN),
            authority_disputed=self.dice.random() < 0.08,
            measured_on=self.any(*DAYS),
        )

    def other_tie(self, first: Relation) -> Relation:
        return self.any(
            replace(first, how_often="elke week"),
            replace(first, authority=self.any(*Known)),
            replace(first, parent=not first.parent),
            replace(first, measured_on=self.any(*DAYS)),
            replace(first, to_person=self.any(*PEOPLE)),
            replace(first, authority_disputed=True),
        )

    def wide(self, about: UUID, by: UUID) -> Consent:
        return Consent(
            number=NUMBER,
            about=about,
            given_by=by,
            capacity=Capacity.SELF if about == by else Capacity.REPRESENTATIVE,
            purposes=tuple(Purpose),
            data=tuple(DataKind),
            recipients=READERS,
            form=Form.PAPER,
            on=self.any(*DAYS[:-1], TODAY - timedelta(days=3), TODAY - timedelta(days=3)),
            withdrawal=self.withdrawal() if self.dice.random() < 0.08 else None,
        )

    def withdrawal(self) -> Withdrawal:
        return Withdrawal(on=self.any(*DAYS, EARLY), how="gebeld", purposes=self.some(tuple(Purpose)))

    def consent(self) -> Consent:
        """Any word of anybody about anybody."""
        held = Withheld(data=self.any(*KINDS), to=self.some(READERS))
        return Consent(
            number=NUMBER,
            about=self.any(*PEOPLE),
            given_by=self.any(*PEOPLE),
            capacity=self.any(*Capacity),
            agreed=self.dice.random() < 0.5,
            purposes=self.some(tuple(Purpose)),
            data=self.some(KINDS),
            recipients=self.some(READERS),
            withheld=(held,) if self.dice.random() < 0.15 else (),
            form=Form.PAPER,
            on=self.any(*DAYS),
            valid_until=self.any(None, None, *DAYS),
            withdrawal=self.withdrawal() if self.dice.random() < 0.3 else None,
        )

    def other_consent(self, first: Consent) -> Consent:
        return self.any(
            replace(first, place="elders"),
            replace(first, agreed=not first.agreed),
            replace(first, withdrawal=self.withdrawal()),
            replace(first, purposes=self.some(first.purposes)),
            replace(first, recipients=self.some(first.recipients)),
            replace(first, data=self.some(first.data)),
            replace(first, on=self.any(*DAYS)),
            replace(first, valid_until=self.any(*DAYS)),
            replace(first, withheld=(Withheld(data=self.any(*KINDS), to=self.some(READERS)),)),
            self.consent(),
        )

    def sentence(self) -> Sentence:
        dice = self.dice
        about = frozenset(dice.sample((CHILD, CHILD, MOTHER, FATHER, GRANDMOTHER), dice.choice((0, 1, 1, 1, 2))))
        return Sentence(
            text="…",
            about=about | ({STRANGER} if dice.random() < 0.01 else frozenset()),
            told_by=self.any(*PEOPLE) if dice.random() < 0.25 else None,
            tone=self.any(Tone.FACT, Tone.FACT, *Tone),
            data=frozenset(self.some(KINDS) if dice.random() < 0.6 else ()),
            detention=dice.random() < 0.1,
        )

    def reader(self) -> Reader:
        purpose = self.any(Purpose.REFER, Purpose.REFER, Purpose.CONTACT_FAMILY, *Purpose)
        return Reader(id=self.any(HELPER, HELPER, HELPER, *READERS), purpose=purpose)


def what_the_code_says(told: Told, sentence: Sentence, reader: Reader, on: date) -> bool:
    case = case_of(
        persons=told.persons.items(),
        relations=told.ties,
        consents=((UUID(int=1000 + place), stories) for place, stories in enumerate(told.consents)),
        inside=told.inside,
    )
    answer = may_go(sentence, reader, case, on)
    assert answer.allowed is (answer.reason is None)
    return answer.allowed


@pytest.mark.parametrize("seed", range(20))
def test_the_code_and_the_model_give_the_same_answers(seed: int) -> None:
    """5,000 random cases, 200,000 in the full run: no yes where DOMAIN says no, and no no where it says yes."""
    dice = Random(seed)
    for _ in range(full(250, 10_000)):
        family = Family(dice)
        sentence, reader, on = family.sentence(), family.reader(), family.any(TODAY, TODAY, *DAYS[:-1])
        expected = goes(sentence, reader, family.told, on)
        assert what_the_code_says(family.told, sentence, reader, on) is expected, (family.told, sentence, reader, on)


def test_the_random_cases_try_what_they_should() -> None:
    """Or they would prove nothing: a good part goes, about others too, and many records are in dispute."""
    dice, seen = Random(99), Counter[str]()
    for _ in range(1500):
        family = Family(dice)
        sentence, reader = family.sentence(), family.reader()
        others = (sentence.about | ({sentence.told_by} if sentence.told_by else set())) - {reader.id}
        disputed = any(len(each) > 1 for each in (*family.told.ties, *family.told.consents))
        if others and goes(sentence, reader, family.told, TODAY):
            seen["about others"] += 1
            seen["about a child"] += CHILD in others
            seen["in dispute"] += disputed
    assert seen["about others"] > 150
    assert seen["about a child"] > 30
    assert seen["in dispute"] > 30
