"""No citizen service number goes into a record, whoever writes it and on which form; what a machine made is no text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from krachtigthuis_desktop.care import asking, consents, conversations, correcting, directory, families, referrals
from krachtigthuis_desktop.care.hand import Hand
from krachtigthuis_desktop.care.writing import write_down
from krachtigthuis_desktop.domain.records import HomeFront, Organisation, Person, Referral, Worry
from krachtigthuis_desktop.domain.records.consent import Withdrawal
from krachtigthuis_desktop.domain.records.person import Reach
from krachtigthuis_desktop.errors import InputError, InputFault
from tests import builders
from tests.world import Laptop

BSN = "111222333"
DEVICE = "a111222333b" + "c" * 21
"""The id of a laptop whose digits pass the 11-test: one in two hundred is so."""


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    laptop = Laptop(tmp_path / "laptop", device=DEVICE)
    yield laptop
    laptop.store.close()


def test_a_laptop_whose_own_number_looks_like_one_does_everything(laptop: Laptop) -> None:
    home = laptop.begin()
    laptop.talk(home)
    laptop.worry(home)
    her, helper = laptop.add(home), laptop.helper()
    laptop.consent(home, her, helper)
    laptop.refer(home, her, helper)
    families.close_family(laptop.store, home, why="Klaar.", hand=laptop.hand())
    families.reopen_family(laptop.store, home, hand=laptop.hand())
    with laptop.store.read() as tx:
        assert tx.need(HomeFront, home).record.volunteers == (DEVICE,)
        assert [line for line in tx.audit_since(0) if line.action == "another_number"] == []


Writes = Callable[[Laptop, UUID, Hand], object]


def a_person(laptop: Laptop, home: UUID, hand: Hand) -> object:
    return families.add_person(laptop.store, home, builders.a_person(description=BSN), hand=hand)


def a_corrected_person(laptop: Laptop, home: UUID, hand: Hand) -> None:
    id_ = laptop.detainee(home)
    with laptop.store.read() as tx:
        stored = tx.need(Person, id_)
    correcting.correct_person(laptop.store, id_, replace(stored.record, school=BSN), base=stored.head, hand=hand)


def why_it_changed(laptop: Laptop, home: UUID, hand: Hand) -> None:
    id_ = laptop.detainee(home)
    with laptop.store.write() as tx:
        stored = tx.need(Person, id_)
        changed = replace(stored.record, school="De Regenboog")
        write_down(tx, changed, id_=id_, home=home, base=stored.head, hand=hand, reason=BSN)


def a_family(laptop: Laptop, _home: UUID, hand: Hand) -> object:
    return families.begin_family(laptop.store, builders.a_detainee(), facility=BSN, phase="", hand=hand)


def a_closing(laptop: Laptop, home: UUID, hand: Hand) -> None:
    families.close_family(laptop.store, home, why=BSN, hand=hand)


def a_tie(laptop: Laptop, home: UUID, hand: Hand) -> object:
    relation = builders.a_relation(how_often=BSN, from_person=laptop.detainee(home), to_person=laptop.add(home))
    return families.tie(laptop.store, home, relation, hand=hand)


def a_talk(laptop: Laptop, home: UUID, hand: Hand) -> object:
    talk = builders.a_conversation(on=laptop.today, with_whom=(laptop.detainee(home),), place=BSN)
    return conversations.record_conversation(laptop.store, home, talk, hand=hand)


def a_told_worry(laptop: Laptop, home: UUID, hand: Hand) -> None:
    conversations.tell_back(laptop.store, laptop.worry(home), BSN, hand=hand)


def a_helper(laptop: Laptop, _home: UUID, hand: Hand) -> object:
    return directory.save_organisation(laptop.store, builders.an_organisation(hours=BSN), hand=hand)


def a_yes(laptop: Laptop, home: UUID, hand: Hand) -> object:
    her = laptop.add(home)
    yes = builders.a_consent(about=her, given_by=her, on=laptop.today, place=BSN)
    return consents.give_consent(laptop.store, home, yes, hand=hand)


def a_withdrawal(laptop: Laptop, home: UUID, hand: Hand) -> object:
    her = laptop.add(home)
    yes = laptop.consent(home, her, laptop.helper())
    return consents.withdraw_consent(laptop.store, yes, Withdrawal(on=laptop.today, how=BSN), hand=hand)


def a_referral(laptop: Laptop, home: UUID, hand: Hand) -> object:
    facts = builders.a_referral(concerns=laptop.add(home), organisation=laptop.helper(), worries=(), situation=())
    return referrals.save_referral(laptop.store, home, replace(facts, tried=BSN), hand=hand)


def how_to_reach_her(laptop: Laptop, home: UUID, hand: Hand) -> object:
    facts = builders.a_referral(concerns=laptop.add(home), organisation=laptop.helper(), worries=(), situation=())
    return asking.save_question(laptop.store, home, facts, hand=hand, reach=Reach(when_not=BSN))


def who_looked(laptop: Laptop, home: UUID, hand: Hand) -> None:
    her, helper = laptop.add(home), laptop.helper()
    laptop.consent(home, her, helper)
    asked = laptop.refer(home, her, helper)
    referrals.looked_at(laptop.store, asked, by=BSN, on=laptop.today, how="phone", hand=hand)


@pytest.mark.parametrize(
    "write",
    [
        a_person,
        a_corrected_person,
        why_it_changed,
        a_family,
        a_closing,
        a_tie,
        a_talk,
        a_told_worry,
        a_helper,
        a_yes,
        a_withdrawal,
        a_referral,
        how_to_reach_her,
        who_looked,
    ],
)
def test_every_way_to_write_stops_at_a_number_and_goes_on_when_it_is_another(laptop: Laptop, write: Writes) -> None:
    home = laptop.begin()
    laptop.talk(home)
    hand = laptop.hand()
    with pytest.raises(InputError) as refused:
        write(laptop, home, hand)
    assert refused.value.code is InputFault.LOOKS_LIKE_BSN
    assert BSN not in repr(refused.value.facts)
    assert BSN not in repr(hand.numbers)
    hand.numbers.say_asked()
    write(laptop, home, hand)
    with laptop.store.read() as tx:
        assert [line.actor for line in tx.audit_since(0) if line.action == "another_number"] == [DEVICE]


def test_a_number_that_stood_there_before_is_not_asked_about_again(laptop: Laptop) -> None:
    home = laptop.begin()
    laptop.talk(home)
    hand = laptop.hand()
    hand.numbers.said.add(BSN)
    worry = builders.a_worry(conversation=None, about=(), raised_by=laptop.detainee(home), own_words=f"zaak {BSN}")
    kept = conversations.record_worry(laptop.store, home, worry, hand=hand)
    conversations.tell_back(laptop.store, kept, "Wij zijn ermee bezig.", hand=laptop.hand())
    with pytest.raises(InputError):
        conversations.tell_back(laptop.store, kept, "zaak 123456782", hand=laptop.hand())


def test_a_telephone_number_is_asked_about_nowhere(laptop: Laptop) -> None:
    home = laptop.begin()
    laptop.add(home, builders.a_person(reach=Reach(phone=BSN)))
    laptop.helper(builders.an_organisation(phone=BSN))


@pytest.mark.parametrize("kind", [Person, Organisation, Referral, Worry])
def test_a_settled_pair_may_hold_what_one_of_the_two_held(laptop: Laptop, kind: type) -> None:
    """`write_down` asks what stood in the record, of all that it is made from."""
    home = laptop.begin()
    laptop.talk(home)
    with laptop.store.write() as tx:
        hand = laptop.hand()
        hand.numbers.said.add(BSN)
        made = {
            Person: builders.a_person(school=BSN),
            Organisation: builders.an_organisation(notice=BSN),
            Referral: builders.a_referral(tried=BSN),
            Worry: builders.a_worry(own_words=BSN),
        }[kind]
        stored = write_down(tx, made, hand=hand, home=None if kind is Organisation else home)
        write_down(tx, made, hand=laptop.hand(), home=stored.home, id_=stored.id, base=(stored.head,))
