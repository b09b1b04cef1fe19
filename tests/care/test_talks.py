"""A talk with somebody who was not known: with a yes everything of it stands, without one nothing does."""

from __future__ import annotations

from datetime import timedelta

import pytest

from krachtigthuis_desktop.care import conversations, drafts, families, talks
from krachtigthuis_desktop.domain.records import Consent, Conversation, HomeFront, Person, Worry
from krachtigthuis_desktop.domain.records.consent import Purpose
from krachtigthuis_desktop.domain.records.conversation import MayWrite
from krachtigthuis_desktop.domain.records.worry import Safety
from krachtigthuis_desktop.domain.roles import Role
from krachtigthuis_desktop.errors import InputError, InputFault, NotAllowed, RuleReason
from tests import builders
from tests.world import Laptop


def begin(laptop: Laptop, answer: MayWrite) -> talks.NewFamily:
    home, detainee, noor, talk = (talks.new_id(laptop.now) for _each in range(4))
    new = talks.NewFamily(
        detainee=detainee, person=builders.a_detainee(first_name="Mick"), facility="PI Alphen", phase="gevangenis"
    )
    drafts.keep_draft(laptop.store, f"talk:{talk}", "{}")
    talks.begin_talk(
        laptop.store,
        home,
        builders.a_conversation(on=laptop.today, with_whom=(detainee,), may_write=answer),
        id_=talk,
        hand=laptop.hand(),
        new=new,
        people=((noor, builders.a_child(first_name="Noor")),),
        draft=f"talk:{talk}",
    )
    return new


def test_with_a_yes_family_people_talk_and_the_yes_are_there_and_the_draft_is_gone(laptop: Laptop) -> None:
    new = begin(laptop, MayWrite.YES)
    (line,) = families.families(laptop.store)
    seen = families.family(laptop.store, line.home)
    assert {stored.record.first_name for stored in seen.persons} == {"Mick", "Noor"}
    assert seen.detainee.id == new.detainee
    yes = conversations.yes_to_notes((stored.record for stored in seen.consents), new.detainee)
    # Asked was whether it may be written down, and nothing about which information may go where.
    assert yes is not None
    assert (yes.purposes, yes.data, yes.recipients) == ((Purpose.KEEP_NOTES,), (), ())
    assert drafts.kept_drafts(laptop.store, "talk:") == ()


def test_without_a_yes_nothing_is_written_and_the_draft_stays(laptop: Laptop) -> None:
    with pytest.raises(NotAllowed) as refused:
        begin(laptop, MayWrite.LATER)
    assert refused.value.code is RuleReason.DRAFT_ONLY
    with laptop.store.read() as tx:
        assert [tx.count(kind) for kind in (HomeFront, Person, Conversation, Consent)] == [0, 0, 0, 0]
    assert len(drafts.kept_drafts(laptop.store, "talk:")) == 1


def test_a_talk_is_not_in_the_future(laptop: Laptop) -> None:
    home = laptop.begin()
    with pytest.raises(InputError) as refused:
        laptop.talk(home, on=laptop.today + timedelta(days=1))
    assert refused.value.code is InputFault.DATE_IMPOSSIBLE


def test_a_volunteer_cannot_close_a_safety_signal_and_the_office_can(laptop: Laptop) -> None:
    home = laptop.begin()
    laptop.talk(home)
    id_ = laptop.worry(home, safety=Safety.YES)
    with laptop.store.read() as tx:
        seen = tx.need(Worry, id_)
    closed = builders.a_worry(number=seen.record.number, conversation=None, about=(), raised_by=seen.record.raised_by)
    with pytest.raises(NotAllowed) as refused:
        conversations.change_worry(laptop.store, id_, closed, base=seen.head, hand=laptop.hand())
    assert refused.value.code is RuleReason.SIGNAL_STAYS
    laptop.author, laptop.role = "staff-0a1b2c3d", Role.PROFESSIONAL
    conversations.change_worry(laptop.store, id_, closed, base=seen.head, hand=laptop.hand())


def test_told_by_mistake_can_be_taken_back(laptop: Laptop) -> None:
    home = laptop.begin()
    laptop.talk(home)
    id_ = laptop.worry(home)
    conversations.tell_back(laptop.store, id_, "", hand=laptop.hand())
    conversations.take_back(laptop.store, id_, hand=laptop.hand())
    with laptop.store.read() as tx:
        assert tx.need(Worry, id_).record.feedback is None
