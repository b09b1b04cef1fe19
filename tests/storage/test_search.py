"""Search as one types: beginnings of words, marks and case aside, the same on both engines."""

from __future__ import annotations

import random
from uuid import UUID

import pytest
from sqlalchemy import select

from krachtigthuis_desktop.domain.records import Organisation, Person, Worry
from krachtigthuis_desktop.storage import Store, search, tables
from tests.builders import DEVICE, NOW, a_person, a_worry, an_id, an_organisation
from tests.share import full

VOCABULARY = ("hond", "school", "schade", "bank", "brief", "bel", "de", "den", "niet")


def worry(store: Store, words: str, **changes: object) -> str:
    """A worry with only these words; gives its number."""
    plain = {"title": "", "seen_heard": "", "key_factor": "", "own_words": words}
    with store.write() as tx:
        return tx.record(a_worry(**plain | changes), home=None, author=DEVICE, now=NOW).record.number


def found(store: Store, typed: str, **how: bool) -> list[str]:
    with store.read() as tx:
        return [tx.need(Worry, hit.id).record.number for hit in tx.search(typed, kinds=[Worry], **how)]


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("De huur is niet betaald", "huur"),
        ("De huur is niet betaald", "HU bet"),
        ("De huur is niet betaald", "betaald de"),
        ("De huur is niet betaald", "b"),
        ("Şahin belt niet meer", "sahin"),
        ("Zoë en Łukasz", "zoe łuk"),
        ("straße", "strasse"),
        ("brief van O'Dea, vrijdag", "dea vrij"),
        ("محمد", "محم"),
        ("kosten: €1.250,- per maand", "1 250"),
        ("ﬁets gestolen", "fiets"),
        ("schuld_hulp", "hulp"),
    ],
)
def test_a_word_is_found_by_its_beginning(store: Store, words: str, typed: str) -> None:
    number = worry(store, words)
    assert found(store, typed) == [number]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "uur",
        "huur school",
        "huur betaald niet nooit",
        '"',
        "'",
        "*",
        "huur' OR 'a",
        "-",
        "worry",
        "%",
        "\\",
        "()",
    ],
)
def test_what_does_not_begin_a_word_is_not_found_and_nothing_breaks(store: Store, typed: str) -> None:
    worry(store, "De huur is niet betaald")
    assert found(store, typed) == []


def test_every_typed_word_must_be_there(store: Store) -> None:
    one = worry(store, "de huur en de school")
    worry(store, "de huur")
    assert found(store, "huur school") == [one]


def test_the_last_written_comes_first_and_no_more_than_asked(store: Store) -> None:
    numbers = [worry(store, f"huur {each}") for each in range(5)]
    assert found(store, "huur") == numbers[::-1]
    with store.read() as tx:
        assert len(tx.search("huur", limit=2)) == 2


def test_many_written_at_once_come_the_last_first(store: Store) -> None:
    with store.write() as tx:
        written = [tx.record(a_worry(title=f"boete {each}"), home=None, author=DEVICE, now=NOW).id for each in range(6)]
    with store.read() as tx:
        assert [hit.id for hit in tx.search("boete")] == written[::-1]


def test_changed_words_are_found_and_the_old_ones_are_not(store: Store) -> None:
    with store.write() as tx:
        first = tx.record(a_worry(title="boete"), home=None, author=DEVICE, now=NOW)
        tx.record(a_worry(title="schuld"), id=first.id, home=None, author=DEVICE, now=NOW, base=first.head)
    with store.read() as tx:
        assert tx.search("boete") == []
        assert [hit.id for hit in tx.search("schuld")] == [first.id]


def test_kinds_can_be_chosen(store: Store) -> None:
    home = an_id()
    with store.write() as tx:
        person = tx.record(a_person(first_name="Leida"), home=home, author=DEVICE, now=NOW)
        organisation = tx.record(an_organisation(name="Leids wijkteam"), home=None, author=DEVICE, now=NOW)
    with store.read() as tx:
        assert {hit.id for hit in tx.search("leid")} == {person.id, organisation.id}
        (hit,) = tx.search("leid", kinds=[Person])
        assert (hit.kind, hit.id, hit.home) == ("person", person.id, home)
        assert hit.called.startswith("Leida")
        assert {each.id for each in tx.search("leid", kinds=[Person, Organisation])} == {person.id, organisation.id}
        assert tx.search("leid", kinds=[]) == []


def test_a_strict_record_is_found_only_when_asked_for(store: Store) -> None:
    number = worry(store, "geheim", coordinator_only=True)
    assert found(store, "geheim") == []
    assert found(store, "geheim", strict=True) == [number]


def test_a_record_that_becomes_strict_leaves_the_ordinary_index(store: Store) -> None:
    with store.write() as tx:
        first = tx.record(a_worry(title="geheim"), home=None, author=DEVICE, now=NOW)
        strict = a_worry(title="geheim", coordinator_only=True)
        tx.record(strict, id=first.id, home=None, author=DEVICE, now=NOW, base=first.head)
    assert found(store, "geheim") == []
    assert found(store, "geheim", strict=True) == [strict.number]


def test_a_very_long_word_is_found_by_its_beginning(store: Store) -> None:
    number = worry(store, "a" * 5_000)
    assert found(store, "a" * 100) == [number]


def test_after_any_row_of_changes_exactly_the_present_words_are_found(store: Store) -> None:
    for seed in range(full(25, 500)):
        dice = random.Random(seed)
        present: dict[UUID, list[str]] = {}
        with store._transaction(writes=True) as connection:
            search.take(connection, list(connection.execute(select(tables.search_open.c.record)).scalars()))
        for _ in range(30):
            changed = [id_ for id_ in present if dice.random() < 0.4]
            new = [an_id() for _ in range(dice.randint(0, 2))]
            with store._transaction(writes=True) as connection:
                search.take(connection, changed)
                for id_ in changed:
                    del present[id_]
                back = [*changed[: dice.randint(0, 3)], *new]
                present |= {id_: ["huur", *dice.sample(VOCABULARY, dice.randint(1, 5))] for id_ in back}
                search.put(
                    connection, [search.Entry(id_, "worry", None, "", " ".join(present[id_]), False) for id_ in back]
                )
            with store.read() as tx:
                for typed in ("huur", "sch", "b", "de", "hond"):
                    found_now = [hit.id for hit in tx.search(typed)]
                    expected = {id_ for id_, words in present.items() if any(each.startswith(typed) for each in words)}
                    assert len(found_now) == len(expected), (seed, typed)
                    assert set(found_now) == expected, (seed, typed)


def test_the_index_of_both_engines_is_used(store: Store) -> None:
    worry(store, "huur")
    with store._transaction(writes=False) as connection:
        if connection.dialect.name == "sqlite":
            plan = "EXPLAIN QUERY PLAN SELECT rowid FROM search_open_fts WHERE search_open_fts MATCH '\"huur\"*' ORDER BY rowid"
            steps = [str(row) for row in connection.exec_driver_sql(plan)]
            assert len(steps) == 1
            assert "VIRTUAL TABLE INDEX" in steps[0]
            return
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        plan = "EXPLAIN SELECT 1 FROM search_open WHERE array_to_tsvector(string_to_array(words, ' ')) @@ '''huur'':*'::tsquery"
        assert "ix_search_open_words" in "".join(str(row) for row in connection.exec_driver_sql(plan))
