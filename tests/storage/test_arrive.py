"""Revisions from another store: twice is once, order does not matter, nothing is overwritten in silence."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from krachtigthuis_desktop.domain.records import Conversation, Worry
from krachtigthuis_desktop.domain.revision import Revision
from krachtigthuis_desktop.storage import Inserted, Outcome, Store, tables, waiting
from tests.builders import NOW, a_body, a_home_front, a_revision, a_worry, a_worry_of, an_id, revisions

OTHER = "e1" * 16
THIRD = "e2" * 16


def take(store: Store, *given: Revision, from_office: bool = False) -> list[Outcome]:
    with store.write() as tx:
        return [each.outcome for each in tx.insert(given, from_office=from_office)]


def a_root(device: str = OTHER, **changes: object) -> Revision:
    """A worry that names nothing but itself, so that it needs nothing else."""
    id_ = an_id()
    return a_revision(a_worry_of(id_), **{"record": id_, "home": None, "device": device} | changes)


def after(*bases: Revision, words: str = "anders", device: str = OTHER, **changes: object) -> Revision:
    """A change of what these say."""
    first = bases[0]
    value = a_worry_of(first.record, own_words=words)
    ids = tuple(base.id for base in bases)
    return a_revision(value, **{"record": first.record, "home": first.home, "bases": ids, "device": device} | changes)


def test_a_whole_case_goes_in_at_once(store: Store) -> None:
    case = list(revisions(20, device=OTHER))
    assert set(take(store, *case)) == {Outcome.INSERTED}
    with store.read() as tx:
        assert (tx.count(Worry), tx.count(Conversation)) == (17, 1)
        assert tx.history(case[5].record) == [case[5]]


def test_twice_is_once(store: Store) -> None:
    case = list(revisions(8, device=OTHER))
    take(store, *case)
    assert set(take(store, *case)) == {Outcome.DUPLICATE}
    with store.read() as tx:
        assert tx.count(Worry) == 5


def test_the_order_within_a_bundle_does_not_matter(store: Store) -> None:
    case = list(revisions(8, device=OTHER))
    changes = [after(case[4], words="twee")]
    changes.append(after(changes[0], words="drie"))
    mixed = [*changes[::-1], *case[::-1]]
    assert set(take(store, *mixed)) == {Outcome.INSERTED}
    with store.read() as tx:
        assert tx.need(Worry, case[4].record).record.own_words == "drie"


def test_a_change_waits_for_its_base_and_goes_in_with_it(store: Store) -> None:
    first = a_root()
    second, third = after(first, words="twee"), None
    third = after(second, words="drie")
    assert take(store, third) == [Outcome.WAITING]
    assert take(store, second) == [Outcome.WAITING]
    with store.read() as tx:
        assert (tx.count(Worry), len(tx.held_back())) == (0, 2)
    with store.write() as tx:
        assert tx.insert([first]) == [
            Inserted(id=first.id, outcome=Outcome.INSERTED),
            *sorted(
                (Inserted(id=each.id, outcome=Outcome.INSERTED) for each in (second, third)), key=lambda each: each.id
            ),
        ]
    with store.read() as tx:
        assert tx.held_back() == []
        assert tx.need(Worry, first.record).record.own_words == "drie"


def test_what_waits_and_comes_again_still_waits_once(store: Store) -> None:
    change = after(a_root())
    assert [take(store, change), take(store, change)] == [[Outcome.WAITING], [Outcome.WAITING]]
    with store.read() as tx:
        assert tx.held_back() == [change]


def test_a_worry_waits_for_the_home_front_and_the_person_that_it_names(store: Store) -> None:
    front, person, *rest = revisions(6, device=OTHER)
    assert set(take(store, *rest)) == {Outcome.WAITING}
    assert set(take(store, front)) == {Outcome.WAITING}  # it names the detainee
    assert take(store, person) == [Outcome.INSERTED] * 6
    with store.read() as tx:
        assert tx.count(Worry) == 3


def test_the_same_id_with_other_content_is_an_alarm_and_changes_nothing(store: Store) -> None:
    first = a_root()
    forged = a_root(id=first.id, record=first.record)
    take(store, first)
    with store.write() as tx:
        (verdict,) = tx.insert([forged])
    assert (verdict.outcome, verdict.reason) == (Outcome.ALARM, "other_content")
    with store.read() as tx:
        assert tx.history(first.record) == [first]


def test_twins_in_one_bundle_are_an_alarm_and_neither_goes_in(store: Store) -> None:
    first = a_root()
    assert take(store, first, a_root(id=first.id)) == [Outcome.ALARM, Outcome.ALARM]
    with store.read() as tx:
        assert tx.count(Worry) == 0


def test_a_counter_that_was_used_for_something_else_is_an_alarm(store: Store) -> None:
    first = a_root(n=7)
    take(store, first)
    with store.write() as tx:
        (verdict,) = tx.insert([a_root(n=7)])
    assert (verdict.outcome, verdict.reason) == (Outcome.ALARM, "number_taken")
    assert take(store, a_root(n=7, device=THIRD)) == [Outcome.INSERTED]


def test_two_changes_of_one_text_both_stay_and_the_smaller_id_is_shown(store: Store) -> None:
    first = a_root()
    one, two = sorted((after(first, words="een"), after(first, words="twee", device=THIRD)), key=lambda each: each.id)
    assert take(store, first, two) == [Outcome.INSERTED, Outcome.INSERTED]
    assert take(store, one) == [Outcome.CONFLICT]
    with store.read() as tx:
        stored = tx.need(Worry, first.record)
        assert (stored.disputed, stored.head) == (True, one.id)
        assert tx.heads(first.record) == [one, two]
        assert {hit.id for hit in tx.search(str(one.body["own_words"]))} == {first.record}  # type: ignore[index]


def test_a_settlement_names_both_and_ends_the_conflict(store: Store) -> None:
    first = a_root()
    one, two = after(first, words="een"), after(first, words="twee", device=THIRD)
    take(store, first, one, two)
    settled = after(one, two, words="samen")
    assert take(store, settled) == [Outcome.INSERTED]
    with store.read() as tx:
        stored = tx.need(Worry, first.record)
        assert (stored.disputed, stored.record.own_words) == (False, "samen")


def test_a_conflict_is_settled_here_by_naming_both_heads(store: Store) -> None:
    first = a_root()
    one, two = after(first, words="een"), after(first, words="twee", device=THIRD)
    take(store, first, one, two)
    with store.write() as tx:
        before = tx.need(Worry, first.record)
        both = tuple(head.id for head in tx.heads(first.record))
        written = tx.record(before.record, id=first.record, home=None, author="staff-1", now=NOW, base=both)
    assert not written.disputed


def test_a_record_that_would_move_to_another_home_front_is_rejected(store: Store) -> None:
    case = list(revisions(5, device=OTHER))
    moved = a_revision(a_worry_of(case[1].record), record=case[4].record, bases=(case[4].id,), home=None, device=OTHER)
    take(store, *case)
    with store.write() as tx:
        (verdict,) = tx.insert([moved])
    assert (verdict.outcome, verdict.reason) == (Outcome.REJECTED, "place")


def test_a_base_of_another_record_is_rejected(store: Store) -> None:
    first, other = a_root(), a_root()
    wrong = a_revision(a_worry_of(first.record), record=first.record, home=None, bases=(other.id,), device=OTHER)
    take(store, first, other)
    assert take(store, wrong) == [Outcome.REJECTED]


@pytest.mark.parametrize(
    "body",
    [{}, {"number": 5}, a_body(a_worry()) | {"severity_start": 11}, a_body(a_worry()) | {"own_words": "\x00"}],
    ids=["empty", "wrong type", "out of range", "refused character"],
)
def test_a_body_that_is_no_record_is_rejected(store: Store, body: dict[str, object]) -> None:
    assert take(store, a_root(body=body)) == [Outcome.REJECTED]


def test_an_unknown_kind_is_rejected(store: Store) -> None:
    assert take(store, a_root(kind="secret_plan")) == [Outcome.REJECTED]


def test_one_bad_revision_does_not_stop_the_others(store: Store) -> None:
    good = a_root()
    assert take(store, a_root(kind="secret_plan"), good) == [Outcome.REJECTED, Outcome.INSERTED]


def test_a_ring_of_bases_never_goes_in(store: Store) -> None:
    record = an_id()
    one_id, two_id = an_id(), an_id()
    value = a_worry_of(record)
    one = a_revision(value, id=one_id, record=record, home=None, bases=(two_id,), device=OTHER)
    two = a_revision(value, id=two_id, record=record, home=None, bases=(one_id,), device=OTHER)
    assert take(store, one, two) == [Outcome.WAITING, Outcome.WAITING]


def test_a_body_may_be_missing_only_in_what_the_office_sends(store: Store) -> None:
    short = replace(a_root(), body=None, salt=None)
    assert take(store, short) == [Outcome.REJECTED]
    assert take(store, short, from_office=True) == [Outcome.ERASED]
    with store.read() as tx:
        assert tx.get(Worry, short.record) is None
        assert tx.history(short.record) == [short]


def test_what_came_from_the_office_is_at_the_office(vault: Store) -> None:
    front = a_root()
    take(vault, front, from_office=True)
    with vault.read() as tx:
        assert tx.need(Worry, front.record).receipted
        assert tx.unreceipted() == []


def test_every_order_of_arrival_gives_the_same_store(store: Store) -> None:
    case = list(revisions(5, device=OTHER))
    one, two = after(case[4], words="een"), after(case[4], words="twee", device=THIRD)
    everything = [*case, one, two, after(one, words="een b"), after(one, two, words="samen"), after(two, words="los")]
    random.Random(len(everything)).shuffle(everything)
    for revision in everything:
        take(store, revision)
    with store.read() as tx:
        heads = {head.id for head in tx.heads(case[4].record)}
        assert heads == {
            each.id for each in everything if each.body and each.body.get("own_words") in {"een b", "samen", "los"}
        }
        assert tx.held_back() == []
    assert store.rebuild() == []


def test_a_home_front_stands_under_itself(store: Store) -> None:
    front, person = list(revisions(2, device=OTHER))
    own = a_revision(a_home_front(detainee=person.record), record=front.record, home=front.record, device=OTHER)
    assert take(store, own, person) == [Outcome.INSERTED, Outcome.INSERTED]


def test_what_comes_for_an_erased_record_or_home_front_is_kept_without_its_text(store: Store) -> None:
    case = list(revisions(5, device=OTHER))
    take(store, *case)
    later = after(case[4], words="komt te laat")
    with store._transaction(writes=True) as connection:
        connection.execute(tables.erased.insert(), {"id": case[0].record, "since": "2026-03-01T09:30:00Z"})
    assert take(store, later) == [Outcome.ERASED]
    with store.read() as tx:
        (kept,) = [each for each in tx.history(case[4].record) if each.id == later.id]
        assert (kept.body, kept.salt, kept.sha256) == (None, None, later.sha256)
        assert tx.get(Worry, case[4].record) is None
        assert tx.search("laat") == []
    assert take(store, later) == [Outcome.DUPLICATE]
    store.check()


def test_only_what_waits_for_something_in_the_batch_is_looked_at(store: Store) -> None:
    """However much waits: what a batch does not touch is not read, so it costs nothing."""
    take(store, *(after(a_root()) for _ in range(40)))
    front, person, *rest = revisions(6, device=OTHER)
    with store.read() as tx:
        assert len(tx.held_back()) == 40
        assert tx.touched_by([front, person, *rest]) == {}
    first = a_root()
    second = after(first, words="twee")
    third = after(second, words="drie")
    take(store, second, third)
    with store.read() as tx:
        assert tx.touched_by([first]).keys() == {second.id, third.id}


def test_what_lacks_two_things_goes_in_with_the_last_of_them(store: Store) -> None:
    front, person, talk, worry, *_rest = revisions(6, device=OTHER)
    change = after(worry, words="later")
    assert take(store, change) == [Outcome.WAITING]
    assert set(take(store, worry, talk)) == {Outcome.WAITING}
    assert take(store, front, person).count(Outcome.INSERTED) == 5
    with store.read() as tx:
        assert tx.held_back() == []
        assert tx.need(Worry, worry.record).record.own_words == "later"


def test_of_one_laptop_no_more_than_so_much_waits_and_the_rest_comes_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "MOST", 3)
    roots = [a_root() for _ in range(5)]
    changes = [after(root, words="twee") for root in roots]
    assert take(store, *changes) == [Outcome.WAITING] * 5
    with store.read() as tx:
        assert len(tx.held_back()) == 3
    take(store, *roots)
    assert set(take(store, *changes)) == {Outcome.INSERTED, Outcome.DUPLICATE}
    with store.read() as tx:
        assert tx.held_back() == []
        assert {tx.need(Worry, root.record).record.own_words for root in roots} == {"twee"}
