"""Somebody is corrected, completed or struck off; and each of these taken back. With a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from krachtigthuis_desktop.care import correcting, families
from krachtigthuis_desktop.care.families import Family
from krachtigthuis_desktop.domain.records import Detention
from krachtigthuis_desktop.domain.records.relation import Known
from krachtigthuis_desktop.errors import InputError, InputFault, NotAllowed, RuleReason
from tests import builders
from tests.world import Laptop


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    made = Laptop(tmp_path / "laptop")
    yield made
    made.store.close()


def read(laptop: Laptop, home: object) -> Family:
    return families.family(laptop.store, home)  # type: ignore[arg-type]


def test_a_description_gets_a_name_and_the_history_keeps_both(laptop: Laptop) -> None:
    home = laptop.begin()
    mother = laptop.add(home, builders.a_person(first_name="", prefix="", surname="", description="zijn moeder"))
    found = next(each for each in read(laptop, home).persons if each.id == mother)
    named = replace(found.record, first_name="Truus", surname="Linde")
    correcting.correct_person(laptop.store, mother, named, base=found.head, hand=laptop.hand())
    assert [each.record.called for each in read(laptop, home).persons if each.id == mother] == ["Truus"]
    with laptop.store.read() as tx:
        assert len(tx.history(mother)) == 2


def test_who_was_changed_by_somebody_else_meanwhile_is_not_written_over(laptop: Laptop) -> None:
    home = laptop.begin()
    zoe = laptop.add(home)
    found = next(each for each in read(laptop, home).persons if each.id == zoe)
    correcting.correct_person(
        laptop.store, zoe, replace(found.record, school="De Regenboog"), base=found.head, hand=laptop.hand()
    )
    with pytest.raises(InputError) as refused:
        correcting.correct_person(laptop.store, zoe, found.record, base=found.head, hand=laptop.hand())
    assert refused.value.code is InputFault.STALE


def place_of(family: Family) -> Detention:
    assert family.detention is not None
    return family.detention.record


def test_a_move_is_a_next_place_and_a_correction_is_not(laptop: Laptop) -> None:
    home = laptop.begin()
    mick = read(laptop, home).detainee
    here = place_of(read(laptop, home))
    corrected = replace(here, facility="PI Alphen, locatie Eikenlaan")
    correcting.correct_person(laptop.store, mick.id, mick.record, base=mick.head, hand=laptop.hand(), place=corrected)
    with laptop.store.read() as tx:
        assert len(tx.all(Detention, home=home)) == 1
    mick = read(laptop, home).detainee
    moved = replace(corrected, phase="pp", facility="Exodus Leiden", since=date(2026, 11, 20))
    correcting.correct_person(laptop.store, mick.id, mick.record, base=mick.head, hand=laptop.hand(), place=moved)
    with laptop.store.read() as tx:
        assert len(tx.all(Detention, home=home)) == 2
    assert place_of(read(laptop, home)).facility == "Exodus Leiden"


def test_who_nobody_speaks_of_is_struck_off_and_comes_back(laptop: Laptop) -> None:
    home = laptop.begin()
    zoe = laptop.add(home)
    before = correcting.strike_person(laptop.store, zoe, hand=laptop.hand())
    assert zoe not in [each.id for each in read(laptop, home).persons]
    correcting.put_back(laptop.store, zoe, before, hand=laptop.hand())
    assert [each.record for each in read(laptop, home).persons if each.id == zoe] == [before]


@pytest.mark.parametrize("named_in", ["tie", "worry", "consent", "home"])
def test_of_whom_something_speaks_is_not_struck_off(laptop: Laptop, named_in: str) -> None:
    home = laptop.begin()
    zoe, noor = laptop.add(home), laptop.add(home, builders.a_child())
    laptop.talk(home)
    if named_in == "tie":
        families.tie(laptop.store, home, builders.a_relation(from_person=zoe, to_person=noor), hand=laptop.hand())
    elif named_in == "worry":
        laptop.worry(home, about=(zoe,))
    elif named_in == "consent":
        laptop.consent(home, zoe, laptop.helper())
    else:
        zoe = laptop.detainee(home)
    with pytest.raises(NotAllowed) as refused:
        correcting.strike_person(laptop.store, zoe, hand=laptop.hand())
    assert refused.value.code is RuleReason.STILL_NAMED
    assert zoe in [each.id for each in read(laptop, home).persons]


def test_a_tie_struck_off_lets_the_earlier_measurement_count_again(laptop: Laptop) -> None:
    home = laptop.begin()
    zoe, noor = laptop.add(home), laptop.add(home, builders.a_child())
    first = builders.a_relation(from_person=zoe, to_person=noor, authority=Known.YES, parent=True)
    families.tie(laptop.store, home, first, hand=laptop.hand())
    wrong = builders.a_relation(
        number="CCCCCCCC3", from_person=zoe, to_person=noor, authority=Known.NO, parent=True, measured_on=laptop.today
    )
    id_ = families.tie(laptop.store, home, wrong, hand=laptop.hand())
    correcting.strike_tie(laptop.store, id_, hand=laptop.hand())
    assert [each.record.authority for each in read(laptop, home).relations] == [Known.YES]
