"""A digest over every row of a vault file, kept with each save: what was put back from an older file no longer fits.

SQLCipher authenticates each page by itself, so a page of last week's copy is as good to it as today's. Every save
changes several tables and, in one fact, the digest of each of them: whoever puts back less than the whole old file
leaves rows and digests of two different days (SECURITY, old pages). It costs one hash for each row that changes.

Triggers of the connection do it, so that no statement anywhere can forget it. They write to a table in memory that
takes part in the transaction: what is rolled back never counted.
"""

# ruff: noqa: S608 the only names put into statements are those of our own tables

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Table, text

from . import tables

FACT = "digest"
_BYTES = 16
_NOTHING = bytes(_BYTES)
_DERIVED = {"heads", "search_open", "search_strict", *(table.name for table in tables.rows.values())}
"""Made again from the journal by `rebuild`."""


def watch(driver: Any) -> None:
    """From now on this connection of the driver adds up what changes. The tables stand already."""
    driver.create_function("kt_added", -1, _added, deterministic=True)
    driver.execute("CREATE TEMP TABLE kt_changed (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID")
    for table in _tables():
        driver.execute("INSERT INTO kt_changed VALUES (?, ?)", (table.name, _NOTHING))
        new, old = _columns(table, "NEW."), _columns(table, "OLD.")
        for event, added in (
            ("INSERT", f"kt_added(value, {new})"),
            ("DELETE", f"kt_added(value, {old})"),
            ("UPDATE", f"kt_added(kt_added(value, {old}), {new})"),
        ):
            row = "OLD" if event == "DELETE" else "NEW"
            own = f"WHEN {row}.name <> '{FACT}'" if table is tables.meta else ""
            driver.execute(
                f"CREATE TEMP TRIGGER kt_{table.name}_{event} AFTER {event} ON main.{table.name} {own}"
                f" BEGIN UPDATE kt_changed SET value = {added} WHERE name = '{table.name}'; END"
            )


def keep(connection: Connection) -> None:
    """Before a transaction that writes ends: what it changed goes into the fact."""
    found = connection.exec_driver_sql("SELECT name, value FROM kt_changed WHERE value <> ?", (_NOTHING,)).all()
    if not found:
        return
    kept = _kept(connection)
    if kept is not None:
        for name, value in found:
            kept[name] = _xor(kept.get(name, _NOTHING), value)
        _put(connection, kept)
    connection.exec_driver_sql("UPDATE kt_changed SET value = ? WHERE value <> ?", (_NOTHING, _NOTHING))


def begin(connection: Connection) -> None:
    """For a vault without digests, of before there were any or just brought to another schema: as it stands now."""
    if _kept(connection) is None:
        _put(connection, {table.name: _of(connection, table) for table in _tables()})


def differing(connection: Connection) -> list[str]:
    """The tables that do not hold what was last saved in them. Reads every row, some 3 microseconds each."""
    kept = _kept(connection) or {}
    return [table.name for table in _tables() if kept.get(table.name) != _of(connection, table)]


def derived_again(connection: Connection) -> None:
    """After `rebuild` made them from the journal: the tables that it made stand as they should."""
    keep(connection)
    kept = _kept(connection) or {}
    again = {table.name: _of(connection, table) for table in _tables() if table.name in _DERIVED}
    _put(connection, kept | again)


def _tables() -> list[Table]:
    return tables.metadata.sorted_tables


def _kept(connection: Connection) -> dict[str, bytes] | None:
    """The digests of each table; None where they are of another set of tables."""
    value = connection.execute(_FACT, {"name": FACT}).scalar()
    try:
        kept = {name: bytes.fromhex(digest) for name, digest in json.loads(value).items()} if value else {}
    except (ValueError, AttributeError):  # a damaged page; nothing fits it
        kept = dict.fromkeys((table.name for table in _tables()), b"")
    return kept if kept.keys() == {table.name for table in _tables()} else None


def _put(connection: Connection, kept: dict[str, bytes]) -> None:
    value = json.dumps({name: digest.hex() for name, digest in sorted(kept.items())})
    connection.execute(_PUT, {"name": FACT, "value": value})


def _of(connection: Connection, table: Table) -> bytes:
    where = f" WHERE name <> '{FACT}'" if table is tables.meta else ""
    total = 0
    with connection.exec_driver_sql(f"SELECT {_columns(table)} FROM main.{table.name}{where}") as rows:
        for row in rows:
            total ^= int.from_bytes(_hash(tuple(row)))
    return total.to_bytes(_BYTES)


def _columns(table: Table, row: str = "") -> str:
    return ", ".join(f'{row}"{column.name}"' for column in table.columns)


def _hash(row: tuple[object, ...]) -> bytes:
    return blake2b(repr(row).encode(errors="surrogatepass"), digest_size=_BYTES).digest()


def _added(value: bytes, *row: object) -> bytes:
    return _xor(value, _hash(row))


def _xor(one: bytes, other: bytes) -> bytes:
    return (int.from_bytes(one) ^ int.from_bytes(other)).to_bytes(_BYTES)


_FACT = text("SELECT value FROM meta WHERE name = :name")
_PUT = text("INSERT INTO meta (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = :value")
