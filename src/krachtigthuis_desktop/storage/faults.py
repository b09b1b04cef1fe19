"""What the drivers say, as our own errors: facts only, never a parameter, never a statement.

PostgreSQL quotes values in its messages, so an error of a driver never travels on, not even as a cause.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlcipher3 import dbapi2

from ..errors import (
    InputError,
    InputFault,
    KrachtigError,
    ProgramError,
    ProgramFault,
    StoreError,
    StoreFault,
    VaultError,
    VaultFault,
)

# Primary result codes of SQLite (the low byte of the extended one): https://www.sqlite.org/rescode.html
_BUSY = frozenset({5, 6})
_READ_ONLY, _IO_ERROR, _CORRUPT, _FULL, _CANNOT_OPEN, _NOT_A_DATABASE = 8, 10, 11, 13, 14, 26


def told(fault: BaseException) -> KrachtigError:
    """Our error for what a driver or SQLAlchemy raised."""
    cause = fault.orig if isinstance(fault, DBAPIError) and fault.orig else fault
    if isinstance(cause, dbapi2.Error):
        return _of_sqlcipher(cause)
    if isinstance(cause, _of_the_database_driver("Error")):
        return _of_postgresql(cause)
    if isinstance(cause, UnicodeError):
        return InputError(InputFault.TEXT_REFUSED_CHARACTER)
    return ProgramError(ProgramFault.UNEXPECTED, detail=type(cause).__name__)


@contextmanager
def translated() -> Iterator[None]:
    """Raises our own error in place of every one from a driver, SQLAlchemy or the disk."""
    try:
        yield
    except (SQLAlchemyError, dbapi2.Error, *_of_the_database_driver("Error"), UnicodeError) as fault:
        raise told(fault) from None


def _of_sqlcipher(fault: dbapi2.Error) -> KrachtigError:
    code = getattr(fault, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    name = str(getattr(fault, "sqlite_errorname", type(fault).__name__))
    if primary in _BUSY:
        return StoreError(StoreFault.BUSY, detail=name)
    if primary == _FULL:
        return VaultError(VaultFault.DISK_FULL)
    if primary == _READ_ONLY:
        return VaultError(VaultFault.READ_ONLY, detail=name)
    if primary in {_IO_ERROR, _CANNOT_OPEN}:
        return VaultError(VaultFault.DISK_FAILED, detail=name)
    if primary in {_CORRUPT, _NOT_A_DATABASE}:
        return VaultError(VaultFault.DAMAGED, detail=name)
    return ProgramError(ProgramFault.UNEXPECTED, detail=name)


def _of_the_database_driver(name: str) -> tuple[type[BaseException], ...]:
    """That class of psycopg; none while nothing loaded it, for then nothing can have raised it.

    It is only there where an office asks for it, and loads with the first address of a database.
    """
    driver = sys.modules.get("psycopg")
    return (getattr(driver, name),) if driver else ()


def _of_postgresql(fault: Any) -> KrachtigError:
    state = fault.sqlstate or ""
    if state.startswith("53"):  # insufficient resources
        return (
            VaultError(VaultFault.DISK_FULL) if state == "53100" else StoreError(StoreFault.UNREACHABLE, detail=state)
        )
    if state.startswith("58"):  # input or output of the server failed
        return VaultError(VaultFault.DISK_FAILED, detail=state)
    if state in {"55P03", "40001", "40P01"}:  # a lock was not to be had
        return StoreError(StoreFault.BUSY, detail=state)
    if isinstance(fault, _of_the_database_driver("OperationalError")) or state.startswith(("08", "28", "3D", "57")):
        return StoreError(StoreFault.UNREACHABLE, detail=state or type(fault).__name__)
    return ProgramError(ProgramFault.UNEXPECTED, detail=state or type(fault).__name__)
