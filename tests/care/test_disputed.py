"""A letter rests on every story about a consent, a tie or a person, never on the one that a row happens to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

import pytest

from krachtigthuis_desktop.care import families, letters
from krachtigthuis_desktop.domain.letter_content import Variant
from krachtigthuis_desktop.domain.records import Consent, Person, Record, Relation
from krachtigthuis_desktop.domain.records.consent import Purpose, Withdrawal
from krachtigthuis_desktop.domain.records.person import Birth
from krachtigthuis_desktop.domain.records.referral import Line, Nature
from krachtigthuis_desktop.domain.records.relation import Known
from krachtigthuis_desktop.errors import NotAllowed, RuleReason
from tests import builders
from tests.world import Laptop

R = TypeVar("R", bound=Record)
OTHER = "e7" * 16
IDS = {"shown": UUID(int=1), "hidden": UUID(int=2**128 - 1)}
"""The row shows the smaller revision id; a hostile laptop chooses which."""


def beside(laptop: Laptop, kind: type[R], id_: UUID, change: Callable[[R], R], *, revision: UUID) -> None:
    """Another laptop's story about that record, made from an older base."""
    with laptop.store.write() as tx:
        stored = tx.need(kind, id_)
        first = tx.history(id_)[0]
        said = change(stored.record)
        told = builders.a_revision(
            said, id=revision, home=stored.home, record=id_, device=OTHER, author=OTHER, n=revision.int % 97, bases=()
        )
        tx.insert([told])
        assert tx.need(kind, id_).disputed
        assert first.id != revision


def refusal(laptop: Laptop, referral: UUID) -> RuleReason:
    with pytest.raises(NotAllowed) as refused:
        letters.make_letter(laptop.store, referral, variant=Variant.REFERRAL, today=laptop.today)
    return refused.value.code


@pytest.mark.parametrize("revision", IDS.values(), ids=list(IDS))
def test_a_withdrawal_in_one_of_two_stories_stops_the_letter(laptop: Laptop, revision: UUID) -> None:
    home = laptop.begin()
    zoe, team = laptop.add(home), laptop.helper()
    given = laptop.consent(home, zoe, team)
    referral = laptop.refer(home, zoe, team)
    gone = Withdrawal(on=laptop.today, how="gebeld", purposes=(Purpose.REFER,))
    beside(laptop, Consent, given, lambda consent: replace(consent, withdrawal=gone), revision=revision)
    assert refusal(laptop, referral) is RuleReason.CONSENT_WITHDRAWN


@pytest.mark.parametrize("revision", IDS.values(), ids=list(IDS))
def test_a_right_that_one_of_two_stories_leaves_out_still_stands(laptop: Laptop, revision: UUID) -> None:
    home = laptop.begin()
    zoe, team, mick = laptop.add(home), laptop.helper(), laptop.detainee(home)
    noor = laptop.add(home, builders.a_child(8))
    laptop.consent(home, zoe, team, zoe)
    hers, his = (
        families.tie(laptop.store, home, builders.a_relation(from_person=adult, to_person=noor), hand=laptop.hand())
        for adult in (zoe, mick)
    )
    assert hers != his
    beside(laptop, Relation, his, lambda tie: replace(tie, parent=False, authority=Known.UNKNOWN), revision=revision)
    line = Line(text="Noor wordt gepest.", nature=Nature.FACT, about=(noor,), data="school")
    referral = laptop.refer(home, zoe, team, situation=(line,))
    made = letters.make_letter(laptop.store, referral, variant=Variant.REFERRAL, today=laptop.today)
    assert [left.answer.reason for left in made.left_out] == [RuleReason.AUTHORITY_UNKNOWN]


@pytest.mark.parametrize("revision", IDS.values(), ids=list(IDS))
def test_somebody_who_is_a_child_in_one_of_two_stories_does_not_decide_alone(laptop: Laptop, revision: UUID) -> None:
    home = laptop.begin()
    zoe, team = laptop.add(home), laptop.helper()
    laptop.consent(home, zoe, team)
    referral = laptop.refer(home, zoe, team)
    young = Birth(on=laptop.today.replace(year=laptop.today.year - 15))
    beside(laptop, Person, zoe, lambda person: replace(person, birth=young), revision=revision)
    assert refusal(laptop, referral) is RuleReason.AUTHORITY_UNKNOWN
