"""A record that is written down is there again, whole, on both engines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from krachtigthuis_desktop.domain.records import HomeFront, Person, Record, Worry
from krachtigthuis_desktop.domain.revision import hashes_fit
from krachtigthuis_desktop.errors import InputError, InputFault
from krachtigthuis_desktop.storage import Store
from tests import builders
from tests.builders import DEVICE, NOW, a_home_front, a_person, a_worry, an_id


@pytest.mark.parametrize("build", builders.EVERY_KIND, ids=lambda build: build.__name__)
def test_every_kind_comes_back_as_it_went_in(store: Store, build: Callable[[], Record]) -> None:
    record, home = build(), an_id()
    with store.write() as tx:
        written = tx.record(record, home=home, author=DEVICE, now=NOW)
    with store.read() as tx:
        read = tx.need(type(record), written.id)
    assert read.record == record
    assert read == written


def test_a_revision_is_sealed_and_says_who_when_and_where(store: Store) -> None:
    with store.write() as tx:
        written = tx.record(a_worry(), home=an_id(), author="staff-1", now=NOW, happened=date(2026, 2, 27))
        (revision,) = tx.history(written.id)
    assert hashes_fit(revision)
    assert (revision.author, revision.device, revision.n) == ("staff-1", DEVICE, 1)
    assert (revision.happened, revision.recorded) == ("2026-02-27", "2026-03-01T09:30:00Z")


def test_a_change_keeps_the_old_text_and_shows_the_new(store: Store) -> None:
    home = an_id()
    with store.write() as tx:
        first = tx.record(a_worry(own_words="eerst"), home=home, author=DEVICE, now=NOW)
        later = NOW + timedelta(days=1)
        changed = replace(first.record, own_words="daarna")
        tx.record(changed, id=first.id, home=home, author=DEVICE, now=later, base=first.head)
    with store.read() as tx:
        now = tx.need(Worry, first.id)
        old, new = tx.history(first.id)
    assert now.record.own_words == "daarna"
    assert (now.recorded, now.changed) == ("2026-03-01T09:30:00Z", "2026-03-02T09:30:00Z")
    assert now.happened == first.happened
    assert [old.body["own_words"], new.body["own_words"]] == ["eerst", "daarna"]  # type: ignore[index]
    assert new.bases == (old.id,)


def test_a_change_of_what_somebody_changed_meanwhile_is_refused(store: Store) -> None:
    home = an_id()
    with store.write() as tx:
        first = tx.record(a_worry(), home=home, author=DEVICE, now=NOW)
        tx.record(a_worry(), id=first.id, home=home, author=DEVICE, now=NOW, base=first.head)
    with pytest.raises(InputError) as refused, store.write() as tx:
        tx.record(a_worry(), id=first.id, home=home, author=DEVICE, now=NOW, base=first.head)
    assert refused.value.code is InputFault.STALE


def test_a_second_beginning_of_the_same_record_is_refused(store: Store) -> None:
    id_ = an_id()
    with store.write() as tx:
        tx.record(a_worry(), id=id_, home=None, author=DEVICE, now=NOW)
    with pytest.raises(InputError), store.write() as tx:
        tx.record(a_worry(), id=id_, home=None, author=DEVICE, now=NOW)


def test_a_record_never_moves_to_another_home_front(store: Store) -> None:
    with store.write() as tx:
        first = tx.record(a_worry(), home=an_id(), author=DEVICE, now=NOW)
    with pytest.raises(InputError), store.write() as tx:
        tx.record(a_worry(), id=first.id, home=an_id(), author=DEVICE, now=NOW, base=first.head)


def test_nothing_is_kept_of_a_transaction_that_fails(store: Store) -> None:
    with pytest.raises(RuntimeError), store.write() as tx:  # noqa: PT012 the writes that must vanish
        tx.record(a_worry(), home=an_id(), author=DEVICE, now=NOW)
        tx.save_draft("worry", "half")
        raise RuntimeError
    with store.read() as tx:
        assert (tx.count(Worry), tx.drafts(), tx.audit_head(), tx.search("huur")) == (0, (), None, [])
    with store.write() as tx:
        written = tx.record(a_worry(), home=an_id(), author=DEVICE, now=NOW)
        assert tx.history(written.id)[0].n == 1


def test_the_counter_runs_on_over_transactions_and_begins_anew_with_an_incarnation(store: Store) -> None:
    def write() -> int:
        with store.write() as tx:
            return tx.history(tx.record(a_worry(), home=None, author=DEVICE, now=NOW).id)[0].n

    assert [write(), write(), write()] == [1, 2, 3]
    with store.write() as tx:
        tx.set_meta("incarnation", "2c" * 16)
    assert [write(), write()] == [1, 2]
    with store.write() as tx:
        tx.set_meta("incarnation", builders.INCARNATION)
    assert write() == 4


def test_lists_come_in_order_and_by_home_front(store: Store) -> None:
    here, there = an_id(), an_id()
    with store.write() as tx:
        for day, home in enumerate((here, there, here)):
            tx.record(a_worry(title=str(day)), home=home, author=DEVICE, now=NOW + timedelta(days=day))
        tx.record(a_person(), home=here, author=DEVICE, now=NOW)
    with store.read() as tx:
        assert [stored.record.title for stored in tx.all(Worry)] == ["0", "1", "2"]
        assert [stored.record.title for stored in tx.all(Worry, home=here, newest_first=True)] == ["2", "0"]
        assert [stored.record.title for stored in tx.all(Worry, newest_first=True, limit=1)] == ["2"]
        assert tx.count_by_home(Worry) == {here: 2, there: 1}
        assert (tx.count(Worry), tx.count(Person), tx.count(HomeFront)) == (3, 1, 0)


def test_a_list_can_be_narrowed_by_a_field(store: Store) -> None:
    with store.write() as tx:
        tx.record(a_worry(group="money", deadline=None), home=None, author=DEVICE, now=NOW)
        tx.record(a_worry(group="school", deadline=date(2026, 4, 1)), home=None, author=DEVICE, now=NOW)
    with store.read() as tx:
        assert [stored.record.group for stored in tx.all(Worry, group="school")] == ["school"]
        assert [stored.record.group for stored in tx.all(Worry, deadline=None)] == ["money"]


def test_what_is_not_there_is_said(store: Store) -> None:
    with store.read() as tx:
        assert tx.get(Worry, an_id()) is None
        with pytest.raises(InputError) as missing:
            tx.need(Worry, an_id())
    assert missing.value.code is InputFault.NOT_FOUND


def test_a_record_of_another_kind_is_not_found_under_this_one(store: Store) -> None:
    with store.write() as tx:
        written = tx.record(a_home_front(), home=None, author=DEVICE, now=NOW)
        assert tx.get(Worry, written.id) is None
