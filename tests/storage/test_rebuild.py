"""Rows, heads and words are what the journal says: derived again they are equal, and what differs is put right."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.domain.revision import Revision
from krachtigthuis_desktop.errors import StoreError, StoreFault
from krachtigthuis_desktop.storage import Difference, Store, open_vault_file
from tests.builders import DEVICE, NOW, a_revision, a_worry_of, an_id, revisions
from tests.share import full

from .conftest import name_it

_files = itertools.count()


@dataclass
class History:
    """Revisions of a few records from two devices: changes, conflicts, settlements, in any order of arrival."""

    made: list[Revision] = field(default_factory=list)

    def add(self, record: int, bases: list[int], device: str, words: str, *, strict: bool) -> None:
        ids = self.records()
        if record >= len(ids) or not bases:
            id_ = an_id()
            chosen: tuple[Revision, ...] = ()
        else:
            id_ = ids[record]
            of_it = [each for each in self.made if each.record == id_]
            chosen = tuple({of_it[base % len(of_it)].id: of_it[base % len(of_it)] for base in bases}.values())
        value = a_worry_of(id_, own_words=words, coordinator_only=strict)
        at = f"2026-03-{len(self.made) % 28 + 1:02}T09:30:00Z"
        self.made.append(
            a_revision(
                value, record=id_, home=None, device=device, bases=tuple(base.id for base in chosen), recorded=at
            )
        )

    def records(self) -> list[UUID]:
        return list(dict.fromkeys(each.record for each in self.made))


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Revision], list[int]]:
    history = History()
    for _ in range(draw(st.integers(1, 14))):
        history.add(
            draw(st.integers(0, 3)),
            draw(st.lists(st.integers(0, 9), max_size=2)),
            draw(st.sampled_from(("e1" * 16, "e2" * 16))),
            draw(st.sampled_from(("huur", "school", "Şahin belt", "brief\nvan de bank"))),
            strict=draw(st.booleans()),
        )
    arrival = draw(st.permutations(history.made))
    return arrival, draw(st.lists(st.integers(1, 4), min_size=1))


def arrive(store: Store, arrival: list[Revision], sizes: list[int]) -> None:
    """The revisions in bundles of these sizes, round and round."""
    left, size = list(arrival), itertools.cycle(sizes)
    while left:
        many = next(size)
        with store.write() as tx:
            tx.insert(left[:many])
        left = left[many:]


def picture(store: Store) -> object:
    """Everything derived that a reader can see."""
    with store.read() as tx:
        rows = sorted(tx.all(Worry), key=lambda each: each.id)
        heads = [[head.id for head in tx.heads(each.id)] for each in rows]
        hits = [sorted(hit.id for hit in tx.search(word, strict=True)) for word in ("huur", "schoo", "sahin", "bank")]
        return rows, heads, hits


@pytest.mark.timeout(full(300, 3600))
@settings(
    max_examples=full(40, 400),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(histories())
def test_what_is_derived_is_what_the_journal_says_in_any_order(
    tmp_path: Path, case: tuple[list[Revision], list[int]]
) -> None:
    arrival, sizes = case
    pictures = []
    for order in (arrival, sorted(arrival, key=lambda each: each.id)):
        store = name_it(open_vault_file(tmp_path / f"{next(_files)}.db", b"k" * 32, create=True))
        arrive(store, order, sizes)
        pictures.append(picture(store))
        with store.read() as tx:
            assert tx.held_back() == []
        assert store.rebuild() == []
        assert picture(store) == pictures[-1]
        store.close()
    assert pictures[0] == pictures[1]


def test_a_filled_store_is_already_what_its_journal_says(store: Store) -> None:
    with store.write() as tx:
        tx.insert(list(revisions(30, device="e1" * 16)))
    assert store.rebuild() == []


@pytest.mark.parametrize(
    ("damage", "table"),
    [
        ("UPDATE row_worry SET own_words = 'vervalst'", "rows"),
        ("UPDATE row_worry SET disputed = (1 = 1)", "rows"),
        ("DELETE FROM row_worry", "rows"),
        ("UPDATE search_open SET called = 'anders' WHERE kind = 'worry'", "words"),
        ("DELETE FROM search_open WHERE kind = 'worry'", "words"),
        ("DELETE FROM heads WHERE record IN (SELECT id FROM row_worry)", "heads"),
    ],
)
def test_what_differs_is_reported_and_put_right(store: Store, damage: str, table: str) -> None:
    with store.write() as tx:
        tx.insert(list(revisions(6, device="e1" * 16)))
    before = picture(store)
    with store._transaction(writes=True) as connection:
        connection.execute(text(damage))
    found = store.rebuild()
    assert {each.table for each in found} == {table}
    assert len(found) == 3
    assert picture(store) == before
    assert store.rebuild() == []


def test_a_row_without_any_revision_is_taken_away(store: Store) -> None:
    with store.write() as tx:
        written = tx.record(a_worry_of(an_id(), title="spook"), home=None, author=DEVICE, now=NOW)
    with store._transaction(writes=True) as connection:
        connection.execute(text("UPDATE search_open SET record = home, kind = kind WHERE 1 = 0"))
        ghost = connection.execute(text("SELECT key FROM search_open")).scalar_one()
        connection.execute(
            text(
                "INSERT INTO search_open (key, record, kind, home, called, words) SELECT :new, :ghost, kind, home, called, words FROM search_open WHERE key = :key"
            ).bindparams(new=ghost - 1, ghost=b"g" * 16 if store.is_file else an_id(), key=ghost)
        )
    (stray,) = store.rebuild()
    assert stray.table == "words"
    assert stray != Difference("words", written.id)
    with store.read() as tx:
        assert [hit.id for hit in tx.search("spook")] == [written.id]


@pytest.mark.parametrize("column", ["body", "author", "happened", "salt"])
def test_a_changed_journal_line_is_found_by_the_check(store: Store, column: str) -> None:
    with store.write() as tx:
        tx.insert(list(revisions(5, device="e1" * 16)))
    store.check()
    value = "replace(body, 'Huur', 'Zuur')" if column == "body" else "'00'"
    with store._transaction(writes=True) as connection:
        damage = f"UPDATE revisions SET {column} = {value} WHERE kind = 'worry' AND n = 4"  # noqa: S608 our own columns
        connection.execute(text(damage))
    with pytest.raises(StoreError) as found:
        store.check()
    assert (found.value.code, found.value.facts) == (StoreFault.HASH_DIFFERS, {"count": 1})
