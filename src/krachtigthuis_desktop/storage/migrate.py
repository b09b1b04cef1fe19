"""Bringing a store to the schema of this version, one step at a time, each all or nothing (DESIGN 3).

Before a step there is a copy, opened and checked, when there is something to lose; foreign keys are off
before and checked after; the indexes of words are taken away and made again. Journal rows are never touched.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text

from .. import files
from ..errors import KrachtigError, StoreError, StoreFault, VaultError, VaultFault
from . import search, sqlcipher
from .faults import translated

NEWEST = "0003"
"""The step that this version of the program ends at."""

_SCRIPTS = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine, *, path: Path | None = None, key: bytes = b"", scripts: Path = _SCRIPTS) -> None:
    """Take every step that is still to be taken.

    Raises VaultError(NEWER) or StoreError(NEWER) for a store of a newer version of this program,
    VaultError(OTHER_PROGRAM) for a database that is not ours.
    """
    with translated():
        with engine.connect() as connection:
            version = version_of(connection)
        if version == NEWEST and scripts == _SCRIPTS:
            return
        for step in _steps_after(version, scripts, file=path is not None):
            copy = _verified_copy(engine, path, key, version) if path and version else None
            _take(engine, step, scripts)
            if copy:
                _drop(copy)  # the step was taken: a copy that cannot go yet goes before the next one
            version = step


def version_of(connection: Connection) -> str | None:
    """The last step that was taken; None for an empty database. Raises VaultError(OTHER_PROGRAM)."""
    inspector = inspect(connection)
    if not inspector.has_table("alembic_version"):
        if inspector.get_table_names():
            raise VaultError(VaultFault.OTHER_PROGRAM)
        return None
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def _steps_after(version: str | None, scripts: Path, *, file: bool) -> list[str]:
    directory = ScriptDirectory.from_config(_config(scripts))
    known = [script.revision for script in directory.walk_revisions()][::-1]
    if version is not None and version not in known:
        raise VaultError(VaultFault.NEWER) if file else StoreError(StoreFault.NEWER)
    return known[known.index(version) + 1 :] if version else known


def _take(engine: Engine, step: str, scripts: Path) -> None:
    """One step in one transaction, the definition of tables included."""
    file = engine.dialect.name == "sqlite"
    if file:
        _pragma(engine, "foreign_keys = OFF")  # with it on, changing a parent table deleted its children (measured)
    try:
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            if version_of(connection) is not None:
                search.drop(connection)
            config = _config(scripts)
            config.attributes["connection"] = connection
            command.upgrade(config, step)
            search.create(connection)
            if file and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise VaultError(VaultFault.DAMAGED)
    finally:
        if file:
            _pragma(engine, "foreign_keys = ON")


def _verified_copy(engine: Engine, path: Path, key: bytes, version: str) -> Path:
    """A copy of the vault as it is before the step, opened and checked; it stays when the step fails."""
    copy = path.with_name(f"{path.name}.before-{version}")
    _drop(copy)
    copy_into(engine, copy)
    try:
        if sqlcipher.integrity(copy, key):
            raise VaultError(VaultFault.DAMAGED)
    except KrachtigError:
        _drop(copy)
        raise
    return copy


def copy_into(engine: Engine, target: Path) -> None:
    """An encrypted copy of the whole file under the same key; `target` must not exist. No partial file stays."""
    raw = engine.raw_connection()
    try:
        sqlcipher.begin_file(target)
        with translated():
            raw.cursor().execute("VACUUM INTO ?", (str(target),))
        _flush(target)
    except (KrachtigError, OSError) as fault:
        _drop(target)
        if isinstance(fault, OSError):
            full = files.trouble(fault) is files.Trouble.FULL
            raise VaultError(VaultFault.DISK_FULL if full else VaultFault.DISK_FAILED) from None
        raise
    finally:
        raw.close()


def write_anew(engine: Engine) -> None:
    """The whole file, row by row into fresh pages; SQLite does it all or nothing. Raises VaultError."""
    raw = engine.raw_connection()
    try:
        with translated():
            raw.cursor().execute("VACUUM")
    finally:
        raw.close()


def _flush(target: Path) -> None:
    """SQLite does not promise that a copy is on the disk when it returns; a backup must be."""
    with target.open("r+b") as file:  # Windows flushes nothing that was opened for reading alone
        files.flush(file.fileno())
    files.flush_folder(target.parent)


def _drop(path: Path) -> None:
    with contextlib.suppress(OSError):
        files.remove(path)


def _pragma(engine: Engine, setting: str) -> None:
    raw = engine.raw_connection()
    raw.cursor().execute(f"PRAGMA {setting}")
    raw.close()


def _config(scripts: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
