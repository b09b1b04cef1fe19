"""What goes is gone from rows, words, drafts and what waits; what stays is enough to go on from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.domain.revision import Revision
from krachtigthuis_desktop.storage import News, Outcome, Quarantined, Store
from tests.builders import DEVICE, NOW, a_person, a_revision, a_worry, a_worry_of, an_id, revisions

from . import pages

ELSEWHERE = "ee" * 16
SECRET = "kanariegeel"


def a_case(store: Store, how_many: int = 6) -> tuple[UUID, list[Revision]]:
    """A home front of this laptop with worries that hold the secret word."""
    case = list(revisions(how_many, device=DEVICE, author=DEVICE))
    home = case[0].home
    assert home
    with store.write() as tx:
        tx.insert(case)
        tx.record(
            a_worry(own_words=SECRET, raised_by=case[0].record, about=(), conversation=None),
            home=home,
            author=DEVICE,
            now=NOW,
        )
    return home, case


def test_an_erased_record_keeps_its_place_and_loses_its_text_everywhere(store: Store) -> None:
    home, _case = a_case(store)
    with store.write() as tx:
        worry = next(each for each in tx.all(Worry, home=home) if each.record.own_words == SECRET)
        tx.save_draft(f"worry:{worry.id}", SECRET)
        tx.save_draft("talk:new", "iets anders")
        later = a_revision(a_worry_of(worry.id, own_words=SECRET), record=worry.id, home=home, bases=(an_id(),))
        tx.insert([later])
        content = f'{{"record":"{worry.id}","body":"{SECRET}"}}'.encode()
        tx.set_apart(Quarantined(id="ab" * 32, reason="revision:place", device=None, content=content, arrived="t"))
        gone = tx.erase([worry.id], now=NOW)
        assert (gone.revisions, gone.drafts, gone.set_apart) == (1, 1, 1)
        assert tx.get(Worry, worry.id) is None
        assert tx.search(SECRET) == []
        assert tx.drafts() == ("talk:new",)
        assert [each.body for each in tx.history(worry.id)] == [None]
        assert [each.body for each in tx.held_back()] == [None]
        assert tx.set_apart_item("ab" * 32) == replace(
            tx.set_apart_item("ab" * 32) or _never(), content=b"", state="erased"
        )
        assert tx.erased() == tx.erased([worry.id]) == {worry.id}
    assert store.rebuild() == []
    store.check()


def _never() -> Quarantined:
    raise AssertionError


def test_an_erased_home_front_takes_all_its_records_along_and_what_comes_later(store: Store) -> None:
    home, case = a_case(store)
    with store.write() as tx:
        tx.erase([home], now=NOW)
        assert tx.all(Worry, home=home) == []
        late = a_revision(a_worry_of(case[0].record), home=home, device=ELSEWHERE)
        assert [each.outcome for each in tx.insert([late])] == [Outcome.ERASED]
        assert [each.body for each in tx.history(late.record)] == [None]
        assert [each.outcome for each in tx.insert(case)] == [Outcome.DUPLICATE] * len(case)
    assert store.rebuild() == []


def test_a_forgotten_home_front_leaves_stubs_and_nothing_else(vault: Store) -> None:
    home, case = a_case(vault)
    with vault.write() as tx:
        before = {record: tx.heads(record)[0] for record in {each.record for each in case}}
        tx.set_receipted([each.id for each in case], status="accepted", since="2026-03-01T10:00:00Z")
        tx.save_draft(f"family:{home}", SECRET)
        tx.purge(home, now=NOW)
        stubs = {each.record: each for each in tx.stubs(home)}
        assert {record: (stub.head, stub.sha256) for record, stub in stubs.items() if record in before} == {
            record: (head.id, head.sha256) for record, head in before.items()
        }
        assert {stub.status for record, stub in stubs.items() if record in before} == {"accepted"}
        assert tx.all(Worry) == []
        assert tx.search(SECRET) == []
        assert tx.drafts() == ()
        assert tx.unreceipted() == []
        assert tx.history(case[0].record) == []
    assert vault.rebuild() == []
    vault.check()


def test_no_number_is_given_twice_after_forgetting(vault: Store) -> None:
    home, _case = a_case(vault)
    with vault.write() as tx:
        highest = max(each.n for each in tx.unreceipted())
        tx.purge(home, now=NOW)
        again = tx.record(a_worry(), home=None, author=DEVICE, now=NOW)
        revision = tx.revision(again.head)
        assert revision
        assert revision.n == highest + 1


def test_a_change_that_names_a_stub_as_its_base_goes_in(vault: Store) -> None:
    home, case = a_case(vault)
    worry = next(each for each in case if each.kind == "worry")
    with vault.write() as tx:
        tx.purge(home, now=NOW)
        head = next(each.head for each in tx.stubs(home) if each.record == worry.record)
        change = a_revision(
            a_worry_of(case[0].record, own_words="later"),
            record=worry.record,
            home=home,
            device=ELSEWHERE,
            bases=(head,),
        )
        assert [each.outcome for each in tx.insert([change], from_office=True)] == [Outcome.INSERTED]
        assert tx.need(Worry, worry.record).record.own_words == "later"
    assert vault.rebuild() == []


def test_a_case_sent_back_takes_the_place_of_its_stubs(vault: Store) -> None:
    home, case = a_case(vault)
    with vault.write() as tx:
        there = tx.case(home)
        tx.purge(home, now=NOW)
        fared = tx.insert(there, from_office=True, at="2026-03-09T10:00:00Z")
        assert {each.outcome for each in fared} <= {Outcome.INSERTED, Outcome.ERASED}
        assert tx.stubs(home) == []
        assert tx.unreceipted() == []
        assert {each.id for each in tx.all(Worry, home=home)} >= {each.record for each in case if each.kind == "worry"}
        assert {each.status for each in tx.receipts_of_home(home)} == {"from_office"}
        assert {each.mine for each in tx.receipts_of_home(home)} == {True}
    assert vault.rebuild() == []
    vault.check()


def a_full_case(store: Store) -> tuple[UUID, UUID]:
    """A home front with the secret word wherever text can stand: rows, both indexes, a draft, news, what waits.

    So many records that whole pages fall free. Returns the home front and one worry of it.
    """
    home, case = a_case(store, 60)
    some = {"raised_by": case[0].record, "about": (), "conversation": None, "own_words": SECRET, "impression": SECRET}
    hand: Any = {"home": home, "author": DEVICE, "now": NOW}
    with store.write() as tx:
        worry = next(each for each in tx.all(Worry, home=home) if each.record.own_words == SECRET)
        for only in [False, True] * 40:
            tx.record(a_worry(**some, title=SECRET, coordinator_only=only), **hand)
        person = tx.record(a_person(first_name=SECRET.title(), surname=SECRET), **hand)
        tx.record(replace(person.record, school=SECRET), id=person.id, base=person.head, **hand)
        tx.save_draft(f"worry:{worry.id}", SECRET * 2000)
        told = News(referral=worry.id, on="2026-03-01", step="ended", home=home, says=SECRET, arrived="t")
        tx.keep_news(told)
        late = a_worry_of(worry.id, own_words=SECRET)
        tx.insert([a_revision(late, record=worry.id, home=home, bases=(an_id(),))])
        content = f'{{"home":"{home}","record":"{worry.id}","body":"{SECRET}"}}'.encode()
        tx.set_apart(Quarantined(id="ab" * 32, reason="revision:place", device=None, content=content, arrived="t"))
    return home, worry.id


def test_no_word_of_what_was_forgotten_stays_in_a_page(vault: Store, vault_file: Path, key: bytes) -> None:
    home, worry = a_full_case(vault)
    with vault.write() as tx:
        tx.decide(replace(tx.set_apart_item("ab" * 32) or _never(), state="refused"))
    assert pages.plain(vault_file, key).count(SECRET.encode()) > 400
    with vault.write() as tx:
        tx.purge(home, now=NOW)
        assert tx.get(Worry, worry) is None
        assert tx.held_back() == []
    assert vault.sweep()
    assert SECRET.encode() not in pages.folder(vault_file.parent, key).lower()
    assert vault.rebuild() == []


def test_no_word_of_what_was_erased_stays_in_a_page(vault: Store, vault_file: Path, key: bytes) -> None:
    home, worry = a_full_case(vault)
    with vault.write() as tx:
        tx.begin_central()
        tx.announce("news", f"{worry} 2026-03-01 ended", home=home, data=SECRET)
        tx.erase([worry], now=NOW)
        assert [item for item in tx.outgoing(0, "x" * 32) if item.kind == "news"] == []
        tx.erase([home], now=NOW)
    assert vault.sweep()
    assert SECRET.encode() not in pages.folder(vault_file.parent, key).lower()
    assert vault.rebuild() == []
    vault.check()
