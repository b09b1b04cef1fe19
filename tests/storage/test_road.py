"""Positions in the centre: what a laptop lacks is what came after the last return that it applied."""

from __future__ import annotations

import pytest

from krachtigthuis_desktop.domain.records import Organisation, Worry
from krachtigthuis_desktop.storage import News, Store
from tests.builders import DEVICE, NOW, a_home_front, a_revision, a_worry, a_worry_of, an_id, an_organisation, revisions

ELSEWHERE = "ee" * 16


def test_only_the_central_store_counts_positions(store: Store) -> None:
    with store.write() as tx, pytest.raises(ValueError, match="central"):
        tx.position()
    with store.write() as tx:
        tx.begin_central()
        tx.begin_central()
        assert tx.position() == tx.position() == 2
    with store.write() as tx:
        assert tx.position() == 3


def test_what_stood_there_before_came_at_the_first_position(store: Store) -> None:
    case = list(revisions(4, device=ELSEWHERE, author=ELSEWHERE))
    home = case[0].home
    assert home
    with store.write() as tx:
        tx.insert(case)
        tx.begin_central()
    with store.read() as tx:
        assert {each.id for each in tx.arrived([home], 0, not_by="x")} == {each.id for each in case}
        assert tx.arrived([home], 1, not_by="x") == []


def test_a_laptop_gets_what_others_wrote_after_that_position(store: Store) -> None:
    case = list(revisions(3, device=ELSEWHERE, author=ELSEWHERE))
    home = case[0].home
    assert home
    with store.write() as tx:
        tx.begin_central()
        tx.insert(case)
        before = tx.position()
    with store.write() as tx:
        own = tx.record(a_worry(raised_by=case[0].record, conversation=None), home=home, author="staff-1", now=NOW)
    with store.read() as tx:
        assert [each.id for each in tx.arrived([home], before, not_by=ELSEWHERE)] == [own.head]
        assert tx.arrived([home], 0, not_by="x") == [*tx.arrived([home], 0, not_by="x")]
        assert len(tx.arrived([home], 0, not_by="x")) == 4
        assert tx.arrived([an_id()], 0, not_by="x") == []


def test_a_revision_that_had_waited_arrives_when_it_goes_in(store: Store) -> None:
    case = list(revisions(3, device=ELSEWHERE, author=ELSEWHERE))
    home = case[0].home
    assert home
    with store.write() as tx:
        tx.begin_central()
        tx.insert(case[1:])
        early = tx.position()
    with store.write() as tx:
        tx.insert(case[:1])
    with store.read() as tx:
        assert {each.id for each in tx.arrived([home], early, not_by="x")} == {each.id for each in case}


def test_what_must_travel_goes_to_one_laptop_or_to_all(store: Store) -> None:
    with store.write() as tx:
        tx.begin_central()
        tx.announce("registry", "2")
        tx.announce("receipts", "b1", device="anna", data="x")
        tx.announce("receipts", "b1", device="anna", data="y")
    with store.read() as tx:
        assert [(each.kind, each.key, each.data) for each in tx.outgoing(0, "anna")] == [
            ("receipts", "b1", "y"),
            ("registry", "2", ""),
        ]
        assert [each.kind for each in tx.outgoing(0, "bram")] == ["registry"]
        assert tx.outgoing(2, "anna") == []


def test_a_case_is_sent_whole_with_the_text_of_heads_only(store: Store) -> None:
    home = an_id()
    front = a_revision(a_home_front(), record=home, home=home)
    old = a_revision(a_worry_of(an_id()), home=home)
    new = a_revision(a_worry_of(an_id()), record=old.record, home=home, bases=(old.id,))
    with store.write() as tx:
        fared = tx.insert([front, old, new])
        assert {each.outcome.value for each in fared} <= {"inserted", "waiting"}
    person = an_id()
    with store.write() as tx:
        stored = tx.record(a_worry(raised_by=home, conversation=None), id=person, home=home, author="a", now=NOW)
        tx.record(
            a_worry(raised_by=home, conversation=None), id=person, home=home, author="a", now=NOW, base=stored.head
        )
    with store.read() as tx:
        case = [each for each in tx.case(home) if each.record == person]
        assert [each.body is None for each in case] == [True, False]
        assert [each.sha256 for each in case] == [each.sha256 for each in tx.history(person)]


def test_news_is_kept_once_and_can_be_told_and_taken_back(store: Store) -> None:
    item = News(referral=an_id(), on="2026-03-01", step="accepted", home=an_id(), says="Opgepakt.", arrived="t")
    with store.write() as tx:
        tx.keep_news(item)
        tx.keep_news(item)
        assert tx.news() == tx.news(item.home) == [item]
        tx.news_told(item.referral, "2026-03-02T10:00:00Z")
        assert tx.news()[0].told == "2026-03-02T10:00:00Z"
        assert tx.news(an_id()) == []


def test_a_refused_change_is_no_longer_shown_and_a_correction_follows_on_what_stood_before(vault: Store) -> None:
    with vault.write() as tx:
        first = tx.record(
            a_worry(own_words="eerst", raised_by=an_id(), conversation=None), home=None, author="a", now=NOW
        )
        tx.set_receipted([first.head], status="accepted")
        second = tx.record(a_worry(own_words="daarna"), id=first.id, home=None, author="a", now=NOW, base=first.head)
        tx.set_receipted([second.head], status="rejected", reason="role_may_not")
        assert tx.need(Worry, first.id).record.own_words == "eerst"
        assert not tx.need(Worry, first.id).disputed
        assert [hit.id for hit in tx.search("eerst")] == [first.id]
        assert tx.search("daarna") == []
        third = tx.record(a_worry(own_words="beter"), id=first.id, home=None, author="a", now=NOW, base=first.head)
        assert (third.record.own_words, third.disputed) == ("beter", False)
    assert vault.rebuild() == []


def test_what_was_built_on_a_refused_change_stays_and_a_word_is_never_lowered(vault: Store) -> None:
    with vault.write() as tx:
        first = tx.record(a_worry(own_words="eerst"), home=None, author="a", now=NOW)
        second = tx.record(a_worry(own_words="daarna"), id=first.id, home=None, author="a", now=NOW, base=first.head)
        third = tx.record(a_worry(own_words="later"), id=first.id, home=None, author="a", now=NOW, base=second.head)
        tx.set_receipted([second.head], status="rejected", reason="place")
        assert tx.need(Worry, first.id).head == third.head
        tx.set_receipted([second.head], status="accepted")
        tx.set_receipted([second.head], status="rejected", reason="place")
        assert tx.receipt(second.head) == ("accepted", None)
    assert vault.rebuild() == []


def test_a_change_of_a_refused_first_word_still_knows_when_it_was_first_written_down(vault: Store) -> None:
    with vault.write() as tx:
        first = tx.record(an_organisation(), home=None, author=DEVICE, now=NOW)
        tx.set_receipted([first.head], status="rejected", since="2026-03-02T10:00:00Z")
        place = {"record": first.id, "home": None, "device": "ee" * 16, "bases": (first.head,)}
        later = a_revision(an_organisation(), **place, recorded="2027-03-01T09:30:00Z")
        tx.insert([later], from_office=True)
        assert tx.need(Organisation, first.id).recorded == first.recorded
    assert vault.rebuild() == []
