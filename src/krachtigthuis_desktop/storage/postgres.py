"""The central store of an office that outgrows one machine: PostgreSQL by URL.

By default over a Unix socket; off the machine only with TLS. A PostgreSQL store keeps its texts readable to
its own administrator: it relies on an encrypted volume.
"""

from __future__ import annotations

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from ..errors import StoreError, StoreFault

_WRITER_LOCK = 0x4B54485549535F31
"""Key of the advisory lock that lets one writer in at a time, as BEGIN IMMEDIATE does in SQLCipher."""
_SAFE_TLS = frozenset({"verify-full", "verify-ca", "require"})
_CONNECT_SECONDS = 10


def engine(url: str) -> Engine:
    """An engine for `postgresql+psycopg://…`. Raises StoreError(INSECURE) for a remote address without TLS,
    StoreError(UNREACHABLE) for something that is no such address, StoreError(NO_DRIVER) where psycopg is not installed.
    """
    try:
        address = make_url(url)
    except ArgumentError:
        raise StoreError(StoreFault.UNREACHABLE) from None
    if address.get_backend_name() != "postgresql":
        raise StoreError(StoreFault.UNREACHABLE)
    if not _stays_here(address) and str(address.query.get("sslmode", "")) not in _SAFE_TLS:
        raise StoreError(StoreFault.INSECURE)
    try:
        made = create_engine(
            address.set(drivername="postgresql+psycopg"),
            hide_parameters=True,
            pool_size=1,
            max_overflow=0,
            pool_pre_ping=True,
            connect_args={"connect_timeout": _CONNECT_SECONDS},
        )
    except ImportError:
        raise StoreError(StoreFault.NO_DRIVER) from None

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes"):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    return made


def _stays_here(address: URL) -> bool:
    host = address.host or str(address.query.get("host", ""))
    return not host or host.startswith("/") or host in {"localhost", "127.0.0.1", "::1"}
