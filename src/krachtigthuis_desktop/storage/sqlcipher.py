"""One connection to `vault.db`: the checks before and after the key, and the pragmas (DESIGN 4).

The driver takes a missing key as "not encrypted" and a raw key of a wrong length as a passphrase, both
without a word; so the key is checked before it is given and the file's first bytes before it is opened.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from .. import files, paths
from ..errors import VaultError, VaultFault
from ..windows import places
from .faults import told

KEY_BYTES = 32
_RAW_KEY = re.compile(r"x'[0-9a-f]{64}'")
_PLAIN_HEADER = b"SQLite format 3\x00"
_PAGE = 4096
BUSY_SECONDS = 5.0
APPLICATION = 0x4B544855
"""Marks the file as ours ("KTHU"), once it is decrypted."""

CIPHER_SETTINGS = (
    "PRAGMA kdf_iter = 256000;",
    "PRAGMA cipher_page_size = 4096;",
    "PRAGMA cipher_use_hmac = 1;",
    "PRAGMA cipher_plaintext_header_size = 0;",
    "PRAGMA cipher_hmac_algorithm = HMAC_SHA512;",
    "PRAGMA cipher_kdf_algorithm = PBKDF2_HMAC_SHA512;",
)
"""The settings of SQLCipher 4; a build with others could not read our files, nor we its."""

_OF_THE_SYSTEM: dict[files.Trouble | None, VaultFault] = {
    files.Trouble.READ_ONLY: VaultFault.READ_ONLY,
    files.Trouble.FULL: VaultFault.DISK_FULL,
    files.Trouble.HELD: VaultFault.HELD,
    files.Trouble.GONE: VaultFault.MISSING,
}

_PRAGMAS = (
    # ON locks each allocation by itself, 40-80 % of every write, and an ordinary user may lock 8 MiB (DESIGN 4).
    ("cipher_memory_security", "OFF"),
    # A write-ahead log loses confirmed commits silently. Windows flushes no folder: there a journal that was removed
    # may stand again after a power cut and take the commit back, so it is emptied, and that is flushed.
    ("journal_mode", "TRUNCATE" if sys.platform == "win32" else "DELETE"),
    ("synchronous", "EXTRA"),
    ("secure_delete", "ON"),
    ("foreign_keys", "ON"),
    ("temp_store", "MEMORY"),
    ("trusted_schema", "OFF"),
    ("cell_size_check", "ON"),
    ("cache_size", "-65536"),  # 64 MiB: a search over 100,000 worries decrypts each page once
)


def connect(path: Path, key: bytes, *, create: bool = False) -> Any:
    """An open, keyed and checked connection of the driver.

    Raises VaultError: MISSING, NOT_EMPTY (something is there already), NOT_ENCRYPTED, OTHER_PROGRAM (another
    build of the cipher), WRONG_KEY, DAMAGED, READ_ONLY, DISK_FULL, DISK_FAILED; StoreError(BUSY).
    """
    _check_file(path, create=create)
    raw = f"x'{key.hex()}'"
    if not _RAW_KEY.fullmatch(raw):
        raise VaultError(VaultFault.WRONG_KEY)
    if create:
        begin_file(path)
    try:
        connection = dbapi2.connect(
            places.uri_of(path) + "?mode=rw",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,  # with the driver's own, a rolled-back transaction keeps its CREATE TABLEs
            check_same_thread=False,  # one thread at a time, kept by `Store`
        )
    except dbapi2.Error as fault:
        raise told(fault) from None
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # before the key: it writes to standard error
        connection.set_key(raw)
        _check_cipher(connection)
        _check_opens(connection, path)
        for name, value in _PRAGMAS:
            connection.execute(f"PRAGMA {name} = {value}")
    except dbapi2.Error as fault:
        connection.close()
        raise told(fault) from None
    except VaultError:
        connection.close()
        raise
    return connection


def begin_file(path: Path) -> None:
    """An empty file that only this account may read; SQLite gives what it makes the rights of the umask.

    Raises OSError in our words, as the driver's faults are.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise VaultError(VaultFault.NOT_EMPTY, path=path) from None
    except OSError as fault:
        raise VaultError(_of(fault), path=path) from None


def _of(fault: OSError) -> VaultFault:
    return _OF_THE_SYSTEM.get(files.trouble(fault), VaultFault.DISK_FAILED)


def create(path: Path, key: bytes) -> None:
    """A new, empty, encrypted file. Raises VaultError(NOT_EMPTY) when there is something already."""
    connection = connect(path, key, create=True)
    try:
        # Writes the first page, so that from here on the file is one of ours or refused.
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
    except dbapi2.Error as fault:
        files.remove(path)
        raise told(fault) from None
    finally:
        connection.close()


def engine(path: Path, key: bytes) -> Engine:
    """An engine over one connection to an existing vault file, with our own BEGIN."""
    made = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(path, key),
        poolclass=StaticPool,
        hide_parameters=True,
        isolation_level=None,
    )

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        wanted = "IMMEDIATE" if connection.get_execution_options().get("writes") else "DEFERRED"
        connection.exec_driver_sql(f"BEGIN {wanted}")

    return made


def integrity(path: Path, key: bytes) -> list[str]:
    """What SQLCipher and SQLite find wrong with the file, on a fresh connection; nothing for a whole one."""
    connection = connect(path, key)
    try:
        found = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
        found += [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"foreign key in {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
    except dbapi2.Error as fault:
        raise told(fault) from None
    finally:
        connection.close()
    return found


def _check_file(path: Path, *, create: bool) -> None:
    try:
        with paths.open_plain(path, links=True) as file:  # a pipe is not waited for
            start = file.read(_PAGE)
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        if create:
            return
        raise VaultError(VaultFault.MISSING, path=path) from None
    except OSError as fault:
        raise VaultError(_of(fault), path=path) from None
    if create:
        raise VaultError(VaultFault.NOT_EMPTY, path=path)
    if start.startswith(_PLAIN_HEADER):
        raise VaultError(VaultFault.NOT_ENCRYPTED, path=path)
    # A file cut in the middle of a page is whole again once SQLite has rolled its journal back.
    if (size < _PAGE or size % _PAGE) and not _is_broken_off(path):
        raise VaultError(VaultFault.DAMAGED, path=path)


def _is_broken_off(path: Path) -> bool:
    """Whether a journal waits to be rolled back; on Windows an empty one is always there."""
    try:
        return path.with_name(path.name + "-journal").stat().st_size > 0
    except OSError:
        return False


def _check_cipher(connection: Any) -> None:
    version = connection.execute("PRAGMA cipher_version").fetchone()
    settings = tuple(row[0] for row in connection.execute("PRAGMA cipher_settings"))
    if version is None or not str(version[0]).startswith("4.") or settings != CIPHER_SETTINGS:
        raise VaultError(VaultFault.OTHER_PROGRAM)


def _check_opens(connection: Any, path: Path) -> None:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as fault:
        if getattr(fault, "sqlite_errorname", "") == "SQLITE_NOTADB":
            # The first page does not authenticate: another key, or not the bytes we wrote. Which, no cipher can say.
            raise VaultError(VaultFault.WRONG_KEY, path=path) from None
        raise told(fault) from None
