"""Somebody who has records in two home fronts: a no of there counts here, and nothing else crosses."""

from __future__ import annotations

from uuid import UUID

import pytest

from krachtigthuis_desktop.care import consents, families, letters
from krachtigthuis_desktop.domain.letter_content import Variant
from krachtigthuis_desktop.domain.records.consent import Capacity, DataKind, Purpose, Withdrawal, Withheld
from krachtigthuis_desktop.domain.records.referral import Line, Nature
from krachtigthuis_desktop.errors import NotAllowed, RuleReason
from tests import builders
from tests.world import Laptop

MAIL = (Purpose.REFER,)


class Twice:
    """Zoë is Mick's partner in one home front, and a sister in another; here a letter is ready to be made."""

    def __init__(self, laptop: Laptop) -> None:
        self.laptop = laptop
        self.home, self.other = laptop.begin(), laptop.begin(first_name="Sem")
        self.there = laptop.add(self.other)
        self.here = laptop.add(self.home, builders.a_person(first_name="Zoë", same_as=self.there))
        self.team = laptop.helper()
        laptop.consent(self.home, self.here, self.team)
        self.referral = laptop.refer(self.home, self.here, self.team)

    def refused(self) -> RuleReason | None:
        try:
            letters.make_letter(self.laptop.store, self.referral, variant=Variant.REFERRAL, today=self.laptop.today)
        except NotAllowed as refused:
            return refused.code
        return None


@pytest.fixture
def twice(laptop: Laptop) -> Twice:
    return Twice(laptop)


def test_what_she_let_there_opens_and_closes_nothing_here(twice: Twice) -> None:
    twice.laptop.consent(twice.other, twice.there, twice.team)
    assert twice.refused() is None


def test_a_withdrawal_there_stops_the_letter_here(twice: Twice) -> None:
    given = twice.laptop.consent(twice.other, twice.there, twice.team)
    gone = Withdrawal(on=twice.laptop.today, how="gebeld", purposes=MAIL)
    consents.withdraw_consent(twice.laptop.store, given, gone, hand=twice.laptop.hand())
    assert twice.refused() is RuleReason.CONSENT_WITHDRAWN


def test_a_refusal_there_stops_the_letter_here(twice: Twice) -> None:
    twice.laptop.consent(twice.other, twice.there, twice.team, agreed=False, purposes=MAIL)
    assert twice.refused() is RuleReason.REFUSED


def test_what_must_not_be_told_there_is_not_told_here(twice: Twice) -> None:
    held = (Withheld(data=DataKind.NAME),)
    twice.laptop.consent(twice.other, twice.there, twice.team, withheld=held)
    assert twice.refused() is RuleReason.WITHHELD


def test_it_counts_from_the_first_record_to_the_second_and_on_to_a_third(twice: Twice) -> None:
    laptop = twice.laptop
    third = laptop.begin(first_name="Ann")
    other = laptop.add(third, builders.a_person(first_name="Zoë", same_as=twice.there))
    laptop.consent(third, other, twice.team, agreed=False, purposes=MAIL)
    assert twice.refused() is RuleReason.REFUSED


def test_a_no_of_somebody_else_there_is_not_hers(twice: Twice) -> None:
    stranger = twice.laptop.add(twice.other)
    twice.laptop.consent(twice.other, stranger, twice.team, agreed=False, purposes=MAIL)
    assert twice.refused() is None


def test_a_representative_whom_nobody_knows_here_says_no_for_each_who_decides(laptop: Laptop) -> None:
    twice = Twice(laptop)
    noor_there = laptop.add(twice.other, builders.a_child(8))
    noor = laptop.add(twice.home, builders.a_child(8, same_as=noor_there))
    tie(laptop, twice.home, twice.here, noor)
    father = laptop.add(twice.other)
    as_parent = {"capacity": Capacity.REPRESENTATIVE}
    laptop.consent(twice.home, noor, twice.team, twice.here, given_by=twice.here, **as_parent)
    line = Line(text="Noor wordt gepest.", nature=Nature.FACT, about=(noor,), data="school")
    twice.referral = laptop.refer(twice.home, twice.here, twice.team, situation=(line,))
    assert left_out(twice) == []
    laptop.consent(twice.other, noor_there, twice.team, given_by=father, agreed=False, purposes=MAIL, **as_parent)
    assert left_out(twice) == [RuleReason.REFUSED]


def tie(laptop: Laptop, home: UUID, adult: UUID, child: UUID) -> None:
    measured = builders.a_relation(from_person=adult, to_person=child, measured_on=laptop.today)
    families.tie(laptop.store, home, measured, hand=laptop.hand())


def left_out(twice: Twice) -> list[RuleReason | None]:
    made = letters.make_letter(twice.laptop.store, twice.referral, variant=Variant.REFERRAL, today=twice.laptop.today)
    return [left.answer.reason for left in made.left_out]
