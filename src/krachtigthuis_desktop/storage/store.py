"""One store of records, on either engine: transactions in and out, checks, and the way to make it again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import SQLAlchemyError

from .. import files
from ..domain.text import FOLD
from ..errors import ProgramError, ProgramFault, StoreError, StoreFault, VaultError, VaultFault
from . import digest, migrate, postgres, rebuild, sqlcipher
from .faults import told, translated
from .forgetting import SWEEP
from .reader import Reader
from .writer import Writer

_FOLDED = "folded"
"""By which version of `fold` the index was made."""


class Store:
    """An open store. Several threads may hold it; one transaction runs at a time."""

    def __init__(self, engine: Engine, *, path: Path | None = None, key: bytes | None = None) -> None:
        self._engine = engine
        self.path = path
        self._key = key
        self._lock = threading.RLock()
        self._inside = False
        self._closed = False

    @property
    def is_file(self) -> bool:
        """True for an encrypted file, False for PostgreSQL."""
        return self.path is not None

    @contextmanager
    def write(self) -> Iterator[Writer]:
        """A transaction that changes the store: all or nothing, on disk when the block has ended.

        Raises VaultError(DISK_FULL, DISK_FAILED, DAMAGED, READ_ONLY), StoreError(BUSY, UNREACHABLE).
        """
        with self._transaction(writes=True) as connection:
            yield Writer(connection)
            if self.is_file:
                digest.keep(connection)

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """A consistent view. Raises as `write` does."""
        with self._transaction(writes=False) as connection:
            yield Reader(connection)

    def close(self) -> None:
        """Give the connection back. What it left in memory goes when the process ends."""
        self._closed = True
        self._engine.dispose()

    def check(self) -> None:
        """Look at the whole store: pages, hashes of the journal, the logs, and what was last saved.

        Raises VaultError(DAMAGED), StoreError: HASH_DIFFERS with `count`, AUDIT_BROKEN, OLD_PAGES with `count`.
        """
        self._check_pages()
        with self._transaction(writes=False) as connection:
            rebuild.check_journal(connection)
            rebuild.check_logs(connection)
        self._check_rows()

    def check_saved(self) -> None:
        """Are the pages whole, and does every table hold what was last saved in it? A tenth of a second for 6 MB.

        Raises VaultError(DAMAGED); StoreError(OLD_PAGES) with `count`, the tables that do not: pages of an older file
        were put back.
        """
        self._check_pages()
        self._check_rows()

    def compare(self) -> None:
        """Derive heads, rows and words from the journal and compare. Raises StoreError(DIFFERS) with `count`."""
        with self._transaction(writes=False) as connection:
            found = rebuild.differences(connection)
        if found:
            raise StoreError(StoreFault.DIFFERS, count=len(found))

    def rebuild(self) -> list[rebuild.Difference]:
        """Derive heads, rows and words again from the journal; what differed was put right and is returned."""
        with self._transaction(writes=True) as connection:
            found = rebuild.rebuild(connection)
            if self.is_file:
                digest.derived_again(connection)
            return found

    def index_again(self) -> None:
        """The words by which records are found, derived again; which fold they have is kept with them."""
        with self._transaction(writes=True) as connection:
            rebuild.words_again(connection)
            Writer(connection).set_meta(_FOLDED, str(FOLD))

    def sweep(self) -> bool:
        """Write the whole file anew when something was forgotten or erased since: of what went no page keeps a copy.

        `secure_delete` clears what is deleted where it lies, not where it lay before SQLite moved it between pages
        (measured in the pages of the index: 2 of 14 stores). False when there is no room for it now; what went stays
        gone in any case, and the next time it is done.
        """
        with self.read() as tx:
            due = tx.meta(SWEEP) == "1"
        if self.path is None or not due:
            return True
        try:
            with self._lock:
                migrate.write_anew(self._engine)
        except VaultError:
            return False
        with self.write() as tx:
            tx.set_meta(SWEEP, "")
        return True

    def vacuum_into(self, target: Path) -> None:
        """An encrypted copy of the vault under the same key. `target` must not exist; no partial file stays.

        Raises VaultError(DISK_FULL, DISK_FAILED, NOT_EMPTY). PostgreSQL has its own way (pg_dump).
        """
        if self.path is None:
            raise ProgramError(ProgramFault.UNEXPECTED, detail="a central store is copied by its own tools")
        if target.exists():
            raise VaultError(VaultFault.NOT_EMPTY, path=target)
        with self._lock:
            migrate.copy_into(self._engine, target)

    def _check_pages(self) -> None:
        """On a fresh connection; an old page of an index shows here."""
        if self.path and self._key and sqlcipher.integrity(self.path, self._key):
            raise VaultError(VaultFault.DAMAGED, path=self.path)

    def _check_rows(self) -> None:
        if self.is_file:
            with self._transaction(writes=False) as connection:
                differing = digest.differing(connection)
            if differing:
                raise StoreError(StoreFault.OLD_PAGES, count=len(differing))

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        with self._lock:
            if self._inside or self._closed:
                why = "closed" if self._closed else "a transaction within a transaction"
                raise ProgramError(ProgramFault.UNEXPECTED, detail=why)
            self._inside = True
            try:
                with translated(), self._connection(writes=writes) as connection, connection.begin():
                    yield connection
            finally:
                self._inside = False

    @contextmanager
    def _connection(self, *, writes: bool) -> Iterator[Connection]:
        with self._engine.connect() as connection:
            try:
                yield connection.execution_options(writes=writes)
            except SQLAlchemyError as fault:
                # After a fault of the disk this connection is not trusted again; the next transaction opens its own.
                if isinstance(told(fault), VaultError):
                    connection.invalidate()
                raise


def open_vault_file(path: Path, key: bytes, *, create: bool = False) -> Store:
    """Open `vault.db` with its 32-byte key and bring it up to date, or make a new one.

    Raises VaultError: MISSING, NOT_EMPTY, NOT_ENCRYPTED, OTHER_PROGRAM, WRONG_KEY, DAMAGED, NEWER, READ_ONLY,
    DISK_FULL, DISK_FAILED; StoreError(BUSY).
    """
    if create:
        sqlcipher.create(path, key)
    engine = sqlcipher.engine(path, key)
    try:
        migrate.bring_up_to_date(engine, path=path, key=key)
        with translated():
            _watch(engine)
    except BaseException:
        engine.dispose()
        if create:  # a new vault is whole or not there
            files.remove(path)
            files.remove(path.with_name(f"{path.name}-journal"))
        raise
    return _with_words_of_now(Store(engine, path=path, key=key))


def _watch(engine: Engine) -> None:
    """Every connection from now on keeps the digest; the one that is open, and one made after a fault of the disk."""
    raw = engine.raw_connection()
    digest.watch(raw.driver_connection)
    raw.close()
    event.listen(engine, "connect", lambda driver, _record: digest.watch(driver))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        digest.begin(connection)


def open_central(url: str) -> Store:
    """Open the central store in PostgreSQL by its URL and bring it up to date.

    Raises StoreError: UNREACHABLE, INSECURE, NEWER, BUSY; VaultError(OTHER_PROGRAM) for a database of others.
    """
    engine = postgres.engine(url)
    try:
        migrate.bring_up_to_date(engine)
    except BaseException:
        engine.dispose()
        raise
    return _with_words_of_now(Store(engine))


def _with_words_of_now(store: Store) -> Store:
    """The index made anew once, when this program folds words otherwise than the one that made it."""
    try:
        with store.read() as tx:
            current = tx.meta(_FOLDED) == str(FOLD)
        if not current:
            store.index_again()
    except BaseException:
        store.close()
        raise
    return store
