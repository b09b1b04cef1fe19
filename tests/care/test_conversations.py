from __future__ import annotations

from dataclasses import replace

import pytest

from krachtigthuis_desktop.care import conversations, drafts, finding, today
from krachtigthuis_desktop.care.consents import withdraw_consent
from krachtigthuis_desktop.domain.records import Consent, Worry
from krachtigthuis_desktop.domain.records.consent import Purpose, Withdrawal
from krachtigthuis_desktop.domain.records.conversation import MayWrite
from krachtigthuis_desktop.domain.records.worry import Urgency
from krachtigthuis_desktop.errors import InputError, InputFault, NotAllowed, RuleReason
from tests import builders
from tests.world import Laptop


def test_a_worry_that_was_saved_is_on_the_first_screen_and_only_here(laptop: Laptop) -> None:
    home = laptop.begin()
    laptop.talk(home)
    worry = laptop.worry(home, title="Noor durft niet mee op schoolreis")
    seen = today.today(laptop.store, laptop.today)
    assert [line.title for line in seen.worries] == ["Noor durft niet mee op schoolreis"]
    assert seen.worries[0].id == worry
    assert not seen.worries[0].at_office
    assert seen.waiting.count == 6  # home front, person, detention, talk, his yes, worry
    assert [family.name for family in seen.families] == ["Mick van der Linde"]


def test_what_cannot_wait_stands_first(laptop: Laptop) -> None:
    home = laptop.begin()
    laptop.talk(home)
    laptop.worry(home, title="kan wachten", urgency=Urgency.CAN_WAIT)
    laptop.worry(home, title="nu", urgency=Urgency.NOW)
    laptop.worry(home, title="huis uit", deadline=laptop.today.replace(day=27))
    laptop.worry(home, title="zitting", deadline=laptop.today.replace(year=2027))
    seen = today.today(laptop.store, laptop.today)
    assert [line.title for line in seen.pressing] == ["nu", "huis uit"]
    assert [line.title for line in seen.worries] == ["zitting", "kan wachten"]


@pytest.mark.parametrize("answer", [MayWrite.NO, MayWrite.LATER])
def test_without_a_yes_nothing_of_the_talk_is_recorded(laptop: Laptop, answer: MayWrite) -> None:
    home = laptop.begin()
    with pytest.raises(NotAllowed) as refused:
        laptop.talk(home, may_write=answer)
    assert refused.value.code is RuleReason.DRAFT_ONLY
    with pytest.raises(NotAllowed):
        laptop.worry(home)
    assert today.today(laptop.store, laptop.today).worries == ()


def test_after_he_took_his_yes_back_no_new_sentence_is_recorded(laptop: Laptop) -> None:
    home = laptop.begin()
    laptop.talk(home)
    with laptop.store.read() as tx:
        (yes,) = tx.all(Consent, home=home)
    withdraw_consent(
        laptop.store,
        yes.id,
        Withdrawal(on=laptop.today, how="gezegd", purposes=(Purpose.KEEP_NOTES,)),
        hand=laptop.hand(),
    )
    with pytest.raises(NotAllowed):
        laptop.worry(home)


def test_a_citizen_service_number_is_refused_and_named_by_its_field(laptop: Laptop) -> None:
    home = laptop.begin()
    laptop.talk(home)
    with pytest.raises(InputError) as refused:
        laptop.worry(home, own_words="mijn nummer is 111222333, schrijf maar op")
    assert refused.value.code is InputFault.LOOKS_LIKE_BSN
    assert refused.value.facts == {"field": "own_words"}


def test_another_number_is_taken_and_logged(laptop: Laptop) -> None:
    home = laptop.begin()
    laptop.talk(home)
    worry = builders.a_worry(conversation=None, about=(), raised_by=laptop.detainee(home), own_words="zaak 111222333")
    hand = laptop.hand()
    with pytest.raises(InputError):
        conversations.record_worry(laptop.store, home, worry, hand=hand)
    hand.numbers.say_asked()
    kept = conversations.record_worry(laptop.store, home, worry, hand=hand)
    with laptop.store.read() as tx:
        assert [line.record for line in tx.audit_since(0) if line.action == "another_number"] == [kept]


def test_saving_takes_the_draft_along_in_one_transaction(laptop: Laptop) -> None:
    home = laptop.begin()
    laptop.talk(home)
    drafts.keep_draft(laptop.store, "worry:new", '{"title":"half"}')
    worry = builders.a_worry(conversation=None, about=(), raised_by=laptop.detainee(home))
    conversations.record_worry(laptop.store, home, worry, hand=laptop.hand(), draft="worry:new")
    assert drafts.kept_draft(laptop.store, "worry:new") is None


def test_a_refused_worry_leaves_its_draft(laptop: Laptop) -> None:
    home = laptop.begin()
    drafts.keep_draft(laptop.store, "worry:new", '{"title":"half"}')
    worry = builders.a_worry(conversation=None, about=(), raised_by=laptop.detainee(home))
    with pytest.raises(NotAllowed):
        conversations.record_worry(laptop.store, home, worry, hand=laptop.hand(), draft="worry:new")
    assert drafts.kept_draft(laptop.store, "worry:new") == '{"title":"half"}'


def test_two_changes_from_one_state_do_not_overwrite_each_other(laptop: Laptop) -> None:
    home = laptop.begin()
    laptop.talk(home)
    id_ = laptop.worry(home, title="eerst")
    with laptop.store.read() as tx:
        seen = tx.need(Worry, id_)
    mine, theirs = replace(seen.record, title="van mij"), replace(seen.record, title="van de ander")
    conversations.change_worry(laptop.store, id_, mine, base=seen.head, hand=laptop.hand())
    with pytest.raises(InputError) as refused:
        conversations.change_worry(laptop.store, id_, theirs, base=seen.head, hand=laptop.hand())
    assert refused.value.code is InputFault.STALE


def test_telling_back_is_another_axis_than_the_state(laptop: Laptop) -> None:
    home = laptop.begin()
    laptop.talk(home)
    id_ = laptop.worry(home)
    conversations.tell_back(laptop.store, id_, "De school is gebeld.", hand=laptop.hand())
    with laptop.store.read() as tx:
        worry = tx.need(Worry, id_).record
    assert worry.feedback is not None
    assert worry.feedback.said == "De school is gebeld."
    assert worry.state == "noted"


def test_search_finds_by_the_beginning_of_words_without_marks(laptop: Laptop) -> None:
    home = laptop.begin(first_name="Łukasz", prefix="", surname="Wójcik")
    laptop.talk(home)
    laptop.worry(home, title="Huis uit vóór vrijdag")
    assert [hit.called for hit in finding.find(laptop.store, "woj")] == ["Łukasz Wójcik"]
    assert [hit.called for hit in finding.find(laptop.store, "huis vri")] == ["Huis uit vóór vrijdag"]
    assert finding.find(laptop.store, "  ") == ()
