"""SECURITY T10 and T12: killed while saving, no space, and faults of the disk at every call that writes.

Before or after, never between; what was confirmed is there; no text of it ever stands readable on the disk.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.storage import Store, open_vault_file
from tests.share import full

from .conftest import name_it
from .saver import CANARY, FAILED, FULL, SAVED

CALLS = {"pwrite64": 70, "fsync": 5, "openat": 4, "unlink": 1}
"""System calls that a save makes, and how many of each at the most (what is beyond the last is not reached)."""


class Saver:
    """The forking process of `saver`."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.storage.saver"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
            env=os.environ | {"PYTHONPATH": "src"},
        )

    def ask(self, *task: object) -> int:
        assert self.process.stdin
        self.process.stdin.write(" ".join(map(str, task)) + "\n")
        self.process.stdin.flush()
        return int(self.line())

    def line(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def close(self) -> None:
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe
            pipe.close()
        assert self.process.wait(30) == 0


@pytest.fixture
def saver() -> Iterator[Saver]:
    process = Saver()
    yield process
    process.close()


@pytest.fixture
def closed(vault_file: Path, key: bytes) -> Path:
    name_it(open_vault_file(vault_file, key, create=True)).close()
    return vault_file


def whole(path: Path, key: bytes) -> Store:
    """The vault, after everything that can be checked was: pages, hashes, log, derived tables."""
    store = open_vault_file(path, key)
    store.check()
    assert store.rebuild() == []
    return store


def readable(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir() if file.is_file() and CANARY.encode() in file.read_bytes()]


@pytest.mark.timeout(full(300, 3600))
def test_what_was_confirmed_survives_every_kill(saver: Saver, closed: Path, key: bytes) -> None:
    dice, confirmed = random.Random(10), set[UUID]()
    for _ in range(full(30, 500)):
        pid = saver.ask("forever", closed, key.hex())
        confirmed.add(UUID(saver.line()))
        time.sleep(dice.uniform(0, 0.03))
        os.kill(pid, signal.SIGKILL)
        while not (line := saver.line()).startswith("end"):
            confirmed.add(UUID(line))
        assert line == f"end {-signal.SIGKILL}"
        assert readable(closed.parent) == []  # the journal that a kill left behind included
        store = open_vault_file(closed, key)
        with store.read() as tx:
            there = {stored.id for stored in tx.all(Worry)}
        assert confirmed <= there
        assert len(there - confirmed) <= 1  # kept, but the process died before it could say so
        confirmed |= there
        store.close()
    whole(closed, key).close()


def positions(call: str) -> list[int]:
    """Which of the calls fail: all of them in the full run, a few spread over them otherwise."""
    last = CALLS[call]
    return list(range(1, last + 1, full(max(1, last // 6), 1)))


@pytest.mark.timeout(full(300, 3600))
@pytest.mark.parametrize(
    ("call", "error"),
    [(call, error) for call in CALLS for error in ("ENOSPC", "EIO") if (call, error) != ("unlink", "ENOSPC")],
)
def test_a_fault_at_any_write_is_told_and_the_vault_is_whole(
    saver: Saver, closed: Path, key: bytes, call: str, error: str
) -> None:
    told = 0
    for when in positions(call):
        before = _count(closed, key)
        end = _with_fault(saver, closed, key, f"{call}:error={error}:when={when}", "once")
        assert end in {SAVED, FULL, FAILED}, (call, error, when)
        told += end != SAVED
        store = whole(closed, key)
        with store.read() as tx:
            # The last flush is that of the folder: then the save stands already, though nobody can promise it.
            allowed = {before + 2, before + 3} if end != SAVED and call == "fsync" else {before + 2}
            assert tx.count(Worry) in allowed, (call, error, when)
        store.close()
        assert readable(closed.parent) == []
    assert told, "no fault was ever told: the injection did not work"


@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
def test_a_copy_that_fails_leaves_no_file(saver: Saver, closed: Path, key: bytes, error: str) -> None:
    for when in (1, 20, 60):
        assert _with_fault(saver, closed, key, f"pwrite64:error={error}:when={when}", "copy") in {FULL, FAILED}
        assert not closed.with_name("copy.db").exists()
        whole(closed, key).close()


def test_a_full_disk_is_called_full(saver: Saver, closed: Path, key: bytes) -> None:
    assert _with_fault(saver, closed, key, "pwrite64:error=ENOSPC:when=1+", "once") in {FULL, 20}


def _count(path: Path, key: bytes) -> int:
    store = open_vault_file(path, key)
    with store.read() as tx:
        count = tx.count(Worry)
    store.close()
    return count


def _with_fault(saver: Saver, path: Path, key: bytes, fault: str, what: str) -> int:
    """How a child ended that did `what` while the kernel answered one of its calls with a fault."""
    ready, go = path.with_name("ready"), path.with_name("go")
    pid = saver.ask(what, path, key.hex(), ready, go)
    _poll(ready)
    with subprocess.Popen(
        [
            "strace",
            "-f",
            "-p",
            str(pid),
            "-o",
            "/dev/null",
            "-e",
            f"trace={fault.split(':', maxsplit=1)[0]}",
            "-e",
            f"inject={fault}",
        ],
        stderr=subprocess.PIPE,
        text=True,
    ) as tracer:
        assert tracer.stderr
        assert "attached" in tracer.stderr.readline()
        go.touch()
        end = saver.line()
        tracer.communicate(timeout=30)
    ready.unlink()
    go.unlink()
    return int(end.removeprefix("end "))


def _poll(path: Path) -> None:
    limit = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < limit, "the process never became ready"
        time.sleep(0.002)
