"""The form of a question: all of it is saved, or nothing; and it says what stands in the way of a letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from krachtigthuis_desktop.care import asking, families, letters, referrals
from krachtigthuis_desktop.domain.letter_content import Variant
from krachtigthuis_desktop.domain.records import Person
from krachtigthuis_desktop.domain.records.consent import DataKind
from krachtigthuis_desktop.domain.records.person import Address, Birth, Reach
from krachtigthuis_desktop.domain.records.referral import Line, Nature
from krachtigthuis_desktop.errors import InputError, InputFault, RuleReason
from tests import builders
from tests.care.test_letters import Asked
from tests.world import Laptop


@pytest.fixture
def asked(laptop: Laptop) -> Asked:
    return Asked(laptop)


def test_the_form_is_found_from_a_worry_a_family_and_a_referral(asked: Asked) -> None:
    store = asked.laptop.store
    worry = asked.laptop.worry(asked.home)
    referral = asked.laptop.refer(asked.home, asked.zoe, asked.team)
    found = [asking.question_for(store, each) for each in (worry, asked.home, referral)]
    assert [each.family.home.id for each in found] == [asked.home] * 3
    assert [(bool(each.worry), bool(each.referral)) for each in found] == [(True, False), (False, False), (False, True)]
    with pytest.raises(InputError) as missing:
        asking.question_for(store, builders.an_id())
    assert missing.value.code is InputFault.NOT_FOUND


def test_saving_says_what_stands_in_the_way_of_a_letter_and_whom_to_ask(asked: Asked) -> None:
    record = builders.a_referral(concerns=asked.zoe, organisation=asked.team, worries=(), situation=())
    saved = asking.save_question(asked.laptop.store, asked.home, record, hand=asked.laptop.hand())
    assert saved.why_not is not None
    assert (saved.why_not.reason, saved.why_not.ask) == (RuleReason.NO_CONSENT, (asked.zoe,))
    consent = builders.a_consent(about=asked.zoe, recipients=(asked.team,), on=asked.laptop.today)
    stored = referrals.referral(asked.laptop.store, saved.referral)
    again = asking.save_question(
        asked.laptop.store,
        asked.home,
        stored.record,
        hand=asked.laptop.hand(),
        id_=saved.referral,
        base=stored.head,
        consents=(consent,),
    )
    assert again.why_not is None


def test_when_one_part_is_refused_nothing_is_saved(asked: Asked) -> None:
    store, hand = asked.laptop.store, asked.laptop.hand()
    record = builders.a_referral(concerns=asked.zoe, organisation=asked.team, questions=("", ""))
    consent = builders.a_consent(about=asked.zoe, recipients=(asked.team,), on=asked.laptop.today)
    before = families.family(store, asked.home)
    with pytest.raises(InputError):
        asking.save_question(
            store, asked.home, record, hand=hand, reach=Reach(phone="06 00000000"), consents=(consent,)
        )
    after = families.family(store, asked.home)
    assert after.person(asked.zoe) == before.person(asked.zoe)
    assert after.consents == before.consents


def test_a_yes_of_tomorrow_is_refused(asked: Asked) -> None:
    record = builders.a_referral(concerns=asked.zoe, organisation=asked.team)
    tomorrow = asked.laptop.today + timedelta(days=1)
    consent = builders.a_consent(about=asked.zoe, recipients=(asked.team,), on=tomorrow)
    with pytest.raises(InputError) as refused:
        asking.save_question(asked.laptop.store, asked.home, record, hand=asked.laptop.hand(), consents=(consent,))
    assert refused.value.code is InputFault.DATE_IMPOSSIBLE


def test_the_same_way_to_reach_makes_no_new_revision(asked: Asked) -> None:
    store = asked.laptop.store
    person = families.family(store, asked.home).person(asked.zoe)
    assert person is not None
    record = builders.a_referral(concerns=asked.zoe, organisation=asked.team, worries=(), situation=())
    asking.save_question(store, asked.home, record, hand=asked.laptop.hand(), reach=person.reach)
    with store.read() as tx:
        assert len(tx.history(asked.zoe)) == 1
    other = replace(person.reach, safe_way="via de buurvrouw")
    second = replace(record, number=builders.a_number())
    asking.save_question(store, asked.home, second, hand=asked.laptop.hand(), reach=other)
    with store.read() as tx:
        assert len(tx.history(asked.zoe)) == 2


def test_a_preset_ticks_what_the_letter_tells_and_never_the_detention(laptop: Laptop) -> None:
    """With these kinds nothing of the letter stays out, and with one of them less something would."""
    home = laptop.begin()
    zoe, noor, team = laptop.add(home), laptop.add(home, builders.a_child(8)), laptop.helper()
    families.tie(laptop.store, home, builders.a_relation(from_person=zoe, to_person=noor), hand=laptop.hand())
    with laptop.store.read() as tx:
        person = tx.need(Person, zoe).record
    kinds = asking.kinds_used(person, lines=["money"], children=True, helpers=True)
    assert DataKind.DETENTION not in kinds
    line = Line(text="Er is schuld.", nature=Nature.FACT, about=(zoe,), data="money")
    changes = {"situation": (line,), "children": (noor,), "helps_already": "De buurvrouw."}
    made = letters.make_letter(
        laptop.store,
        _referred(laptop, home, zoe, team, kinds, **changes),
        variant=Variant.REFERRAL,
        today=laptop.today,
    )
    assert made.left_out == ()
    told = frozenset[DataKind]().union(*(sentence.data for sentence in made.content.sentences))
    assert told == {*kinds}


def test_a_preset_leaves_out_what_the_letter_does_not_tell() -> None:
    bare = builders.a_person(birth=Birth(), address=Address(), municipality="")
    kinds = asking.kinds_used(bare, lines=(), children=False, helpers=False)
    assert kinds == (DataKind.NAME, DataKind.REACH, DataKind.SITUATION)


def _referred(
    laptop: Laptop, home: UUID, zoe: UUID, team: UUID, kinds: tuple[DataKind, ...], **changes: object
) -> UUID:
    laptop.consent(home, zoe, team, data=kinds)
    return laptop.refer(home, zoe, team, **changes)
