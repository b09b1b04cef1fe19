"""The index is made anew, once, when the program folds words otherwise than the one that made it."""

from __future__ import annotations

from pathlib import Path

from krachtigthuis_desktop.domain.records import Person
from krachtigthuis_desktop.storage import Store, open_vault_file, search
from tests.builders import a_person
from tests.world import KEY, Laptop


def spoil(store: Store, fold: str) -> None:
    """As an older program left it: a word cut in two where nothing is seen, and its version of the fold."""
    with store._transaction(writes=True) as connection:
        connection.exec_driver_sql("UPDATE search_open SET words = replace(words, 'schaapherder', 'schaap herder')")
        search.drop(connection)
        search.create(connection)
    with store.write() as tx:
        tx.set_meta("folded", fold)


def found(store: Store, typed: str) -> int:
    with store.read() as tx:
        return len(tx.search(typed, kinds=[Person]))


def test_a_store_of_an_older_fold_finds_everything_after_opening(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path / "laptop")
    laptop.begin()
    laptop.add(laptop.begin(), a_person(surname="Schaap\u00adherder"))
    with laptop.store.read() as tx:
        revisions = tx.count(Person)
    assert found(laptop.store, "schaapherder") == 1
    spoil(laptop.store, "1")
    assert found(laptop.store, "schaapherder") == 0
    laptop.store.close()
    again = open_vault_file(tmp_path / "laptop" / "vault.db", KEY)
    assert (found(again, "schaapherder"), found(again, "mick")) == (1, 2)
    assert again.rebuild() == []
    with again.read() as tx:
        assert tx.count(Person) == revisions
    again.close()


def test_an_index_of_now_is_left_alone(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path / "laptop")
    laptop.add(laptop.begin(), a_person(surname="Schaapherder"))
    with laptop.store.read() as tx:
        version = tx.meta("folded")
    assert version is not None
    spoil(laptop.store, version)
    laptop.store.close()
    again = open_vault_file(tmp_path / "laptop" / "vault.db", KEY)
    assert found(again, "schaapherder") == 0
    again.close()


def test_who_types_mueller_means_mueller_with_two_dots_too(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path / "laptop")
    laptop.add(laptop.begin(), a_person(surname="Müller-Jansen"))
    assert [found(laptop.store, typed) for typed in ("mueller", "müll", "jansen", "muellers")] == [1, 1, 1, 0]
    laptop.store.close()
