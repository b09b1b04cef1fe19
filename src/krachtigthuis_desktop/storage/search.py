"""Finding records by the beginnings of words, as they are typed: one function, two engines.

Words are folded and cut apart here, in Python, so that both engines find the same: each engine gets plain
words with a blank between them and does no language work of its own. Strict records stand in an index of
their own, so that an ordinary search cannot even count them.
"""

# ruff: noqa: S608 the only names that are put into statements are those of our own two tables

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Select, Text, delete, func, insert, select, text
from sqlalchemy.types import TypeEngine

from ..domain.finding import forms_of, words_in
from ..domain.records import Record
from . import tables
from .columns import Id
from .values import Hit

T = TypeVar("T")

MAX_TYPED_WORDS = 12
_FIRST_KEY = 1 << 31
"""Keys count down, so that the last written comes first in ascending order: FTS5 reads a long row of hits
backwards in quadratic time (4 s for one word that stands in 100,000 records, measured; ascending 3 ms)."""
_KIND_MARK = "\ue000"
"""A private-use character that no typed word can hold, before the name of a kind."""


@dataclass(frozen=True)
class Entry:
    """What the index knows of a record."""

    record: UUID
    kind: str
    home: UUID | None
    called: str
    words: str
    strict: bool


def entry(id_: UUID, home: UUID | None, record: Record) -> Entry | None:
    """The entry of a record; None when nobody looks for its kind by words."""
    texts = [words for words in record.words() if words]
    if not texts:
        return None
    called = texts[0].split("\n", 1)[0][:80]
    unique = dict.fromkeys(words_in("\n".join(texts)))
    words = " ".join((_KIND_MARK + record.KIND, *unique))
    return Entry(id_, record.KIND, home, called, words, record.strict)


def create(connection: Connection) -> None:
    """Make the indexes over the two tables of words, filled from them."""
    for table in _TABLES:
        name = table.name
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"CREATE INDEX ix_{name}_words ON {name} USING gin ({_VECTOR})"))
            continue
        # Plain words come in, so "ascii" is enough: it takes every other character as part of a word. The first
        # letter has an index too: without it, one letter over 100,000 worries takes seconds (measured).
        # detail 'none' would be smaller, but with secure-delete it loses a record whose key is taken and put back
        # in one transaction (28 of 60 random histories, SQLite 3.53; 'column' and 'full': 0 of 1,600).
        connection.execute(
            text(
                f"CREATE VIRTUAL TABLE {name}_fts USING fts5(words, content='{name}', content_rowid='key',"
                " tokenize='ascii', detail='column', columnsize=0, prefix='1 2 3')"
            )
        )
        # Without this, deleted words stay readable in the pages of the index for long (measured).
        connection.execute(text(f"INSERT INTO {name}_fts({name}_fts, rank) VALUES ('secure-delete', 1)"))
        connection.execute(text(f"INSERT INTO {name}_fts({name}_fts) VALUES ('rebuild')"))


def drop(connection: Connection) -> None:
    """Take the indexes away, before a migration that touches the tables of words, or to make them again."""
    for table in _TABLES:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"DROP INDEX IF EXISTS ix_{table.name}_words"))
        else:
            connection.execute(text(f"DROP TABLE IF EXISTS {table.name}_fts"))


def put(connection: Connection, entries: Sequence[Entry]) -> None:
    """Index records that are not indexed (`take` first when they may be)."""
    for table in _TABLES:
        chosen = [each for each in entries if each.strict is (table is tables.search_strict)]
        if not chosen:
            continue
        lowest = connection.execute(_LOWEST[table.name]).scalar() or _FIRST_KEY
        rows = [
            {
                "key": key,
                "record": each.record,
                "kind": each.kind,
                "home": each.home,
                "called": each.called,
                "words": each.words,
            }
            for key, each in enumerate(reversed(chosen), start=lowest - len(chosen))
        ]
        connection.execute(insert(table), rows)
        if connection.dialect.name == "sqlite":
            connection.execute(_PUT[table.name], [{"key": row["key"], "words": row["words"]} for row in rows])


def take(connection: Connection, records: Iterable[UUID]) -> None:
    """Take records out of the index; those that are not in it do not matter."""
    wanted = list(records)
    for table in _TABLES:
        for some in chunks(wanted):
            if connection.dialect.name == "sqlite":
                query = select(table.c.key, table.c.words).where(table.c.record.in_(some))
                old = [{"key": key, "words": words} for key, words in connection.execute(query)]
                if not old:
                    continue
                connection.execute(_TAKE[table.name], old)
            connection.execute(delete(table).where(table.c.record.in_(some)))


def forget(connection: Connection, records: Sequence[UUID]) -> None:
    """Take the words away without their index, which is made again afterwards."""
    for table in _TABLES:
        connection.execute(delete(table).where(table.c.record.in_(records)))


def find(
    connection: Connection, typed: str, *, kinds: Sequence[str] | None = None, limit: int = 50, strict: bool = False
) -> list[Hit]:
    """Records that hold a word beginning with each typed word, the last written first.

    `strict` looks in the index of strict records as well, and gives those first.
    """
    words = words_in(typed)[:MAX_TYPED_WORDS]
    if not words or kinds == []:
        return []
    postgresql = connection.dialect.name == "postgresql"
    query = _tsquery(words, kinds) if postgresql else _match(words, kinds)
    hits: list[Hit] = []
    for table in reversed(_TABLES) if strict else _TABLES[:1]:
        if len(hits) < limit:
            found = connection.execute(_FIND[table.name, postgresql], {"query": query, "limit": limit - len(hits)})
            hits += [Hit(kind=row[0], id=row[1], home=row[2], called=row[3]) for row in found]
    return hits


def pairs(connection: Connection, query: Select[tuple[Any, Any]]) -> dict[Any, Any]:
    """The two columns of a query as a mapping."""
    return {row[0]: row[1] for row in connection.execute(query)}


def chunks(values: Sequence[T], size: int = 500) -> Iterator[Sequence[T]]:
    """A long row of values in parts that fit in one statement."""
    return (values[start : start + size] for start in range(0, len(values), size))


def _match(words: Sequence[str], kinds: Sequence[str] | None) -> str:
    parts = ["(" + " OR ".join(f'"{form}"*' for form in forms_of(word)) + ")" for word in words]
    if kinds is not None:
        parts.append("(" + " OR ".join(f'"{_KIND_MARK}{kind}"' for kind in kinds) + ")")
    return " AND ".join(parts)


def _tsquery(words: Sequence[str], kinds: Sequence[str] | None) -> str:
    parts = ["(" + " | ".join(f"'{form}':*" for form in forms_of(word)) + ")" for word in words]
    if kinds is not None:
        parts.append("(" + " | ".join(f"'{_KIND_MARK}{kind}'" for kind in kinds) + ")")
    return " & ".join(parts)


_VECTOR = "array_to_tsvector(string_to_array(words, ' '))"
_TABLES = (tables.search_open, tables.search_strict)
_COLUMNS: dict[str, TypeEngine[Any]] = {"kind": Text(), "record": Id(), "home": Id(), "called": Text()}
_LOWEST = {table.name: select(func.min(table.c.key)) for table in _TABLES}
_PUT = {table.name: text(f"INSERT INTO {table.name}_fts(rowid, words) VALUES (:key, :words)") for table in _TABLES}
_TAKE = {
    table.name: text(f"INSERT INTO {table.name}_fts({table.name}_fts, rowid, words) VALUES ('delete', :key, :words)")
    for table in _TABLES
}
_FIND = {
    (table.name, False): text(
        f"SELECT e.kind, e.record, e.home, e.called FROM {table.name}_fts f JOIN {table.name} e ON e.key = f.rowid"
        f" WHERE {table.name}_fts MATCH :query ORDER BY f.rowid LIMIT :limit"
    ).columns(**_COLUMNS)
    for table in _TABLES
} | {
    (table.name, True): text(
        f"SELECT kind, record, home, called FROM {table.name}"
        f" WHERE {_VECTOR} @@ CAST(:query AS tsquery) ORDER BY key LIMIT :limit"
    ).columns(**_COLUMNS)
    for table in _TABLES
}
