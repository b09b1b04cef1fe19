"""What only PostgreSQL can do: lose its connection, and have two desks write at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import psycopg
import pytest

from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.errors import StoreError, StoreFault
from krachtigthuis_desktop.storage import Outcome, Store, open_central
from tests.builders import DEVICE, NOW, a_worry, revisions

from .conftest import name_it


@pytest.fixture
def desks(central_url: str) -> Iterator[tuple[Store, Store]]:
    """Two desks of one office at the same central store."""
    one, two = name_it(open_central(central_url)), open_central(central_url)
    yield one, two
    one.close()
    two.close()


def test_a_lost_connection_is_told_and_the_next_transaction_has_its_own(central_url: str) -> None:
    store = name_it(open_central(central_url))
    with pytest.raises(StoreError) as lost, store.write() as tx:  # noqa: PT012 what is lost with it
        tx.save_draft("a", "b")
        backend = tx._connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
        with psycopg.connect(central_url.replace("postgresql+psycopg", "postgresql"), autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", (backend,))
        tx.save_draft("c", "d")
    assert lost.value.code is StoreFault.UNREACHABLE
    with store.write() as tx:
        assert tx.drafts() == ()
        tx.save_draft("a", "b")
    store.close()


def test_two_desks_write_one_after_the_other(desks: tuple[Store, Store]) -> None:
    one, two = desks
    inside, done = threading.Event(), threading.Event()

    def second() -> None:
        inside.wait(10)
        with two.write() as tx:
            tx.record(a_worry(), home=None, author=DEVICE, now=NOW)
        done.set()

    thread = threading.Thread(target=second)
    thread.start()
    with one.write() as tx:
        inside.set()
        tx.record(a_worry(), home=None, author=DEVICE, now=NOW)
        assert not done.wait(0.3)  # the other desk stands in line
    thread.join(10)
    assert done.is_set()
    with one.read() as now:
        assert now.count(Worry) == 2
        assert [line.n for line in now.audit_since(0)] == [1, 2]
    one.check()


def test_two_desks_that_import_the_same_bundle_import_it_once(desks: tuple[Store, Store]) -> None:
    case = list(revisions(30, device="e1" * 16))
    outcomes: list[set[Outcome]] = []

    def take(store: Store) -> None:
        with store.write() as tx:
            outcomes.append({each.outcome for each in tx.insert(case)})

    threads = [threading.Thread(target=take, args=(store,)) for store in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes, key=str) == sorted([{Outcome.INSERTED}, {Outcome.DUPLICATE}], key=str)
    with desks[0].read() as tx:
        assert tx.count(Worry) == 27


def test_a_reader_sees_one_moment(desks: tuple[Store, Store]) -> None:
    one, two = desks
    with one.read() as tx:
        assert tx.count(Worry) == 0
        with two.write() as other:
            other.record(a_worry(), home=None, author=DEVICE, now=NOW)
        assert tx.count(Worry) == 0
    with one.read() as tx:
        assert tx.count(Worry) == 1
