"""A PostgreSQL of our own for a test run: a real server, in a temporary folder, on a Unix socket only.

It works as root (then the server runs as the system's `postgres`) and as a plain user. When PostgreSQL is
not installed the tests fail, they are not skipped: the second engine is half of what the store promises.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest

_databases = count(1)


@contextmanager
def server(*, durable: bool = False) -> Iterator[Path]:
    """Start a server, give its socket folder, stop it. Without `durable` it does not flush (tests only)."""
    home = Path(tempfile.mkdtemp(prefix="kt-pg-"))  # short: a socket's path has at most 107 characters
    try:
        if os.geteuid() == 0:
            shutil.chown(home, "postgres", "postgres")
        _run(
            "initdb", "-D", str(home / "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"
        )
        options = f"-c listen_addresses='' -k {home}" + ("" if durable else " -F")
        _run("pg_ctl", "-D", str(home / "data"), "-w", "-l", str(home / "log"), "-o", options, "start")
        try:
            yield home
        finally:
            _run("pg_ctl", "-D", str(home / "data"), "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def new_database(socket: Path) -> str:
    """The URL of a fresh, empty database on that server."""
    name = f"central_{next(_databases)}"
    with psycopg.connect(host=str(socket), user="postgres", dbname="postgres", autocommit=True) as connection:
        connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))
    return f"postgresql+psycopg://postgres@/{name}?host={socket}"


@pytest.fixture(scope="session")
def postgres_socket() -> Iterator[Path]:
    """The socket folder of the server of this run."""
    with server() as socket:
        yield socket


@pytest.fixture
def central_url(postgres_socket: Path) -> str:
    """A fresh database for one test."""
    return new_database(postgres_socket)


def _run(program: str, *arguments: str) -> None:
    command = [str(_binary(program)), *arguments]
    if os.geteuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", timeout=120)
    if done.returncode:
        raise RuntimeError(f"{program} failed: {done.stderr or done.stdout}")


def _binary(program: str) -> Path:
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda place: int(place.parent.name), reverse=True)
    on_path = shutil.which(program)
    for found in [*(place / program for place in places), *([Path(on_path)] if on_path else [])]:
        if found.exists():
            return found
    raise RuntimeError(f"{program} is missing: install the package postgresql")
