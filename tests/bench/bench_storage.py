"""The store beside bare SQLCipher: save, search, unlock, import, with the same pragmas and the same rows."""

from __future__ import annotations

import random
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from sqlalchemy import event

from krachtigthuis_desktop.domain.finding import words_in
from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.domain.revision import Revision
from krachtigthuis_desktop.storage import Store, open_central, open_vault_file, search, sqlcipher
from tests.bench import Row
from tests.builders import DEVICE, INCARNATION, NOW, a_body, a_revision, a_worry, a_worry_of, an_id, revisions
from tests.postgres import new_database, server
from tests.share import full

SAVES = 200
IMPORTED = 5_000
WORRIES = full(20_000, 100_000)
TYPED = (
    "huur deurwaarder",
    "schoolreis geld",
    "dochter slaapt",
    "moeder zorgt alles",
    "bezoek bus kost",
    "straat buren",
    "zoon vertellen belt",
)

Rows = list[tuple[str, Any]]


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        yield _save(home)
        yield from _import_sqlcipher(home)
        yield from _search(home)
    yield from _import_postgresql()


def _save(home: Path) -> Row:
    """p95 of one worry, durable, by turns with one bare commit of a row and its words."""
    key = secrets.token_bytes(32)
    store = _named(open_vault_file(home / "save.db", key, create=True))
    sqlcipher.create(home / "bare.db", key)
    bare = sqlcipher.connect(home / "bare.db", key)
    bare.execute("CREATE TABLE worries (id BLOB PRIMARY KEY, body TEXT)")
    bare.execute("CREATE VIRTUAL TABLE words USING fts5(plain, prefix='2 3')")
    bare.execute("INSERT INTO words(words, rank) VALUES ('secure-delete', 1)")
    family = an_id()

    def save(worry: Worry) -> None:
        with store.write() as tx:
            tx.record(worry, home=family, author=DEVICE, now=NOW)

    def commit(worry: Worry) -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO worries VALUES (?, ?)", (secrets.token_bytes(16), str(a_body(worry))))
        bare.execute("INSERT INTO words(plain) VALUES (?)", (" ".join(worry.words()),))
        bare.execute("COMMIT")

    taken: dict[Callable[[Worry], None], list[float]] = {save: [], commit: []}
    for _ in range(SAVES):
        worry = a_worry()
        for work, times in taken.items():
            times.append(_timed(lambda work=work, worry=worry: work(worry)))  # type: ignore[misc]
    bare.close()
    store.close()
    return Row("save one worry, durable, p95", _p95(taken[save]), _p95(taken[commit]), goal=2.5)


def _import_sqlcipher(home: Path) -> Iterator[Row]:
    key = secrets.token_bytes(32)
    store = _named(open_vault_file(home / "import.db", key, create=True))
    again = open_vault_file(home / "again.db", key, create=True)
    yield _import(store, again, "SQLCipher")
    store.close()
    again.close()


def _import_postgresql() -> Iterator[Row]:
    with server(durable=True) as socket:
        store = _named(open_central(new_database(socket)))
        again = open_central(new_database(socket))
        yield _import(store, again, "PostgreSQL")
        store.close()
        again.close()


def _import(store: Store, again: Store, engine: str) -> Row:
    """Taking 5,000 revisions in, beside writing the very rows that this wrote, by multi-row insert."""
    case = list(revisions(IMPORTED, device="e1" * 16))
    with _written(store) as statements:
        ours = _timed(lambda: _take_in(store, case))

    def bare() -> None:
        with again._transaction(writes=True) as connection:
            for statement, values in statements:
                connection.connection.cursor().executemany(statement, values)

    return Row(f"the store alone, {IMPORTED:,} revisions, {engine}", ours, _timed(bare), goal=3.0)


@contextmanager
def _written(store: Store) -> Iterator[Rows]:
    """Every multi-row statement that the store sends while the block runs."""
    statements: Rows = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, _context: Any, many: bool) -> None:  # noqa: FBT001
        if statement.startswith("INSERT"):
            statements.append((statement, values if many else [values]))

    event.listen(store._engine, "before_cursor_execute", note)
    yield statements
    event.remove(store._engine, "before_cursor_execute", note)


def _search(home: Path) -> Iterator[Row]:
    """Each key of a few searches over many worries; and opening such a store."""
    key = secrets.token_bytes(32)
    path = home / "search.db"
    store = _named(open_vault_file(path, key, create=True))
    for part in _many_worries():
        _take_in(store, part)
    store.close()
    opening = [_timed(lambda: _open_and_read(path, key)) for _ in range(5)]
    yield Row(f"open a vault of {WORRIES:,} worries, without its phrase", median(opening), None, at_most=150)
    store = open_vault_file(path, key)
    bare = sqlcipher.connect(path, key)

    def ours(typed: str) -> None:
        with store.read() as tx:
            tx.search(typed)

    def floor(typed: str) -> None:
        if words := words_in(typed):
            query = "SELECT rowid FROM search_open_fts WHERE search_open_fts MATCH ? ORDER BY rowid LIMIT 50"
            bare.execute(query, (search._match(words, None),)).fetchall()

    typings = [typed[:end] for typed in TYPED for end in range(1, len(typed) + 1)]
    for typed in typings:
        ours(typed)  # the pages of the index are decrypted once
        floor(typed)
    found = {work: [_timed(lambda work=work, typed=typed: work(typed)) for typed in typings] for work in (ours, floor)}  # type: ignore[misc]
    bare.close()
    store.close()
    name = f"search as you type, {WORRIES:,} worries, p95"
    yield Row(name, _p95(found[ours]), _p95(found[floor]), goal=1.5, at_most=16)


def _many_worries() -> Iterator[list[Revision]]:
    """Worries of thirty words, common ones often and rare ones seldom, as in real text."""
    dice = random.Random(1)
    parts = ("ka", "de", "lo", "mi", "ru", "ste", "vo", "wa", "ge", "be", "hu", "in", "ver", "ing", "lijk", "heid")
    vocabulary = ["".join(dice.choices(parts, k=dice.randint(1, 5))) for _ in range(8_000)] + " ".join(TYPED).split()
    weights = [1 / (place + 1) for place in range(len(vocabulary))]
    n = 0
    while n < WORRIES:
        part = []
        for _ in range(IMPORTED):
            n += 1
            id_, words = an_id(), " ".join(dice.choices(vocabulary, weights, k=30))
            part.append(a_revision(a_worry_of(id_, own_words=words), n=n, home=None, record=id_, device="e1" * 16))
        yield part


def _open_and_read(path: Path, key: bytes) -> None:
    store = open_vault_file(path, key)
    with store.read() as tx:
        tx.all(Worry, newest_first=True, limit=1)
    store.close()


def _take_in(store: Store, case: list[Revision]) -> None:
    with store.write() as tx:
        tx.insert(case)


def _named(store: Store) -> Store:
    with store.write() as tx:
        tx.set_meta("device", DEVICE)
        tx.set_meta("incarnation", INCARNATION)
    return store


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]
