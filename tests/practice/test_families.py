"""Invented families: believable, different from one another, the same for the same seed, and nobody."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from uuid import UUID

import pytest

from krachtigthuis_desktop import paths
from krachtigthuis_desktop.domain.bsn import looks_like_bsn
from krachtigthuis_desktop.domain.lists import parse
from krachtigthuis_desktop.domain.may_go import Case, Reader, Sentence, Tone, may_go
from krachtigthuis_desktop.domain.records.base import Record, texts_in
from krachtigthuis_desktop.domain.records.consent import DataKind, Purpose
from krachtigthuis_desktop.domain.records.person import Role
from krachtigthuis_desktop.domain.records.worry import Urgency
from krachtigthuis_desktop.domain.text import clean
from krachtigthuis_desktop.domain.words import texts_of
from krachtigthuis_desktop.practice import Family, families, families_with, organisations, renamed
from krachtigthuis_desktop.practice.stories import items

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def many() -> tuple[Family, ...]:
    return tuple(families(150, seed=7, today=TODAY))


def records(family: Family) -> list[Record]:
    return [
        *(person for _id, person in family.persons),
        *family.relations,
        *(talk for _id, talk in family.conversations),
        *family.worries,
        *family.consents,
        *((family.referral,) if family.referral else ()),
    ]


def test_five_hundred_worries_are_five_hundred_texts() -> None:
    words = [worry.own_words for family in families_with(500, seed=1, today=TODAY) for worry in family.worries]
    assert len(words) == 500
    assert len(set(words)) == 500


@pytest.mark.parametrize("count", [0, 1, 2, 9, 40])
def test_exactly_as_many_worries_as_asked_for(count: int) -> None:
    assert sum(len(family.worries) for family in families_with(count, seed=2, today=TODAY)) == count


def test_the_same_seed_gives_the_same_families_and_another_seed_others() -> None:
    first = tuple(families(5, seed=3, today=TODAY))
    assert first == tuple(families(5, seed=3, today=TODAY))
    assert first == tuple(families(8, seed=3, today=TODAY))[:5]
    assert first != tuple(families(5, seed=4, today=TODAY))


def test_every_group_and_item_of_the_list_is_told_in_the_data_and_no_other() -> None:
    groups = parse((paths.resources() / "lists" / "worry_groups.json").read_bytes())
    with_items = {(code, item) for code, item in groups.codes() if item or code == "other"}
    assert {(item.group, item.code) for item in items()} == with_items


def test_every_group_of_worries_occurs(many: tuple[Family, ...]) -> None:
    told = Counter(worry.group for family in many for worry in family.worries)
    assert set(told) == {item.group for item in items()}


def test_no_place_in_a_sentence_stays_open(many: tuple[Family, ...]) -> None:
    for family in many:
        for record in records(family):
            for _name, text in texts_in(record):
                assert not set("{}") & set(text), text


def test_every_text_may_be_stored_and_none_looks_like_a_citizen_service_number(many: tuple[Family, ...]) -> None:
    for family in many:
        for record in records(family):
            for each in texts_of(record):
                assert clean(each.text).text == each.text
                assert not each.typed or looks_like_bsn(each.text) is None, each


def test_no_phone_number_belongs_to_anybody(many: tuple[Family, ...]) -> None:
    numbers = [person.reach.phone for family in many for _id, person in family.persons if person.reach.phone]
    numbers += [helper.phone for _id, helper in organisations(TODAY)]
    assert numbers
    assert all(re.fullmatch(r"06 00 00 \d\d \d\d|071 000 \d\d \d\d", number) for number in numbers)


def test_names_carry_prefixes_and_marks(many: tuple[Family, ...]) -> None:
    people = [person for family in many for _id, person in family.persons]
    assert any(person.prefix for person in people)
    letters = {character for person in people for character in person.full_name if not character.isascii()}
    assert set("łıŞöễë’") <= letters


def test_everything_refers_to_what_is_there(many: tuple[Family, ...]) -> None:
    helpers = {id_ for id_, _organisation in organisations(TODAY)}
    for family in many:
        people = {id_ for id_, _person in family.persons}
        talks = {id_ for id_, _talk in family.conversations}
        for worry in family.worries:
            assert worry.conversation in talks
            assert worry.raised_by == family.detainee
            assert worry.about
            assert set(worry.about) <= people
        for tie in family.relations:
            assert {tie.from_person, tie.to_person} <= people
        for consent in family.consents:
            assert {consent.about, consent.given_by} <= people
            assert set(consent.recipients) <= people | helpers
        if family.referral:
            assert family.referral.organisation in helpers
            assert set(family.referral.children) <= people


def test_a_child_comes_after_the_one_it_lives_with(many: tuple[Family, ...]) -> None:
    for family in many:
        known: set[UUID] = set()
        for id_, person in family.persons:
            assert set(person.lives_with) <= known
            known.add(id_)


def test_parents_are_old_enough_for_their_children(many: tuple[Family, ...]) -> None:
    for family in many:
        ages = {id_: person.birth.age_at(TODAY) for id_, person in family.persons}
        children = [id_ for id_, person in family.persons if Role.CHILD in person.roles]
        partner = family.others[0][0]
        for child in children:
            child_age, partner_age = ages[child], ages[partner]
            assert child_age is not None
            assert partner_age is not None
            assert 0 <= child_age <= 17
            assert partner_age - child_age >= 17


def case_of(family: Family) -> Case:
    return Case(
        ids=tuple(id_ for id_, _person in family.persons),
        persons=tuple(person for _id, person in family.persons),
        relations=family.relations,
        consents=tuple((UUID(int=place), consent) for place, consent in enumerate(family.consents, start=1)),
    )


def opens(family: Family) -> bool:
    """Whether something about the partner may go to some helper of the directory."""
    sentence = Sentence(
        text="…", about=frozenset({family.others[0][0]}), tone=Tone.FACT, data=frozenset({DataKind.SITUATION})
    )
    case = case_of(family)
    return any(
        may_go(sentence, Reader(id=helper, purpose=Purpose.REFER), case, TODAY).allowed
        for helper, _organisation in organisations(TODAY)
    )


def test_a_referral_is_there_exactly_when_the_consents_open_one(many: tuple[Family, ...]) -> None:
    assert [family.referral is not None for family in many] == [opens(family) for family in many]
    assert 60 <= sum(family.referral is not None for family in many) <= 130


def test_some_refused_some_took_it_back_and_some_were_not_asked(many: tuple[Family, ...]) -> None:
    assert any(not consent.agreed for family in many for consent in family.consents)
    assert any(consent.withdrawal for family in many for consent in family.consents)
    assert any(all(consent.about == family.detainee for consent in family.consents) for family in many)


def test_worries_differ_in_haste_deadline_and_safety(many: tuple[Family, ...]) -> None:
    worries = [worry for family in many for worry in family.worries]
    assert {worry.urgency for worry in worries} == {None, *Urgency}
    assert len({worry.safety for worry in worries}) == 4
    assert any(worry.strict for worry in worries)
    assert all(worry.deadline > TODAY for worry in worries if worry.deadline)
    assert all(bool(worry.deadline) == bool(worry.deadline_what) for worry in worries)


def test_a_ban_on_contact_is_said_of_an_ex_only(many: tuple[Family, ...]) -> None:
    banned = [family for family in many if family.restriction]
    assert banned
    assert all(family.others[0][1].roles == (Role.EX_PARTNER,) for family in banned)


def test_ids_are_exchanged_however_deep_they_lie() -> None:
    family = next(family for family in families(20, seed=7, today=TODAY) if family.referral)
    ids = {id_: UUID(int=place) for place, (id_, _person) in enumerate(family.persons, start=1)}
    other = renamed(family, ids)
    assert other.detainee == UUID(int=1)
    assert other.referral is not None
    assert {line.about for line in other.referral.situation} == {(UUID(int=2),)}
    assert str(family.detainee) not in str(other)
    assert renamed(other, {new: old for old, new in ids.items()}) == family


def test_the_directory_is_always_the_same_and_has_every_kind_of_help_in_every_town() -> None:
    found = organisations(TODAY)
    assert found == organisations(TODAY)
    assert len({id_ for id_, _organisation in found}) == len(found) == 50
    services = parse((paths.resources() / "lists" / "services.json").read_bytes())
    assert all(services.find(organisation.service) for _id, organisation in found)


def test_places_of_detention_are_on_the_lists(many: tuple[Family, ...]) -> None:
    facilities = parse((paths.resources() / "lists" / "facilities.json").read_bytes())
    phases = parse((paths.resources() / "lists" / "phases.json").read_bytes())
    assert {family.facility for family in many} <= {choice.nl for choice in facilities.offered}
    assert all(phases.find(family.phase) for family in many)
