"""SECURITY T10 and T12 on the road: killed, or a fault of the disk, while taking along, taking in and forgetting.

Before or after, never between; a retry ends where an undisturbed one would; no text ever stands readable on the disk.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from krachtigthuis_desktop.care import families
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.prison import handover, receive
from krachtigthuis_desktop.storage import BundleState, Store, open_vault_file
from tests.office.visit import Visit
from tests.share import full

from . import doer

FAMILIES, WORRIES = 4, 12
CANARY = "kanarie-onderweg"
ACTS = ("export", "apply", "forget")


@dataclass
class Doer:
    """The forking process of `doer`."""

    process: subprocess.Popen[str] = field(
        default_factory=lambda: subprocess.Popen(
            [sys.executable, "-m", "tests.prison.doer"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
            env=os.environ | {"PYTHONPATH": "src"},
        )
    )

    def begin(self, *task: object) -> int:
        assert self.process.stdin
        self.process.stdin.write(" ".join(map(str, task)) + "\n")
        self.process.stdin.flush()
        pid = int(self.line())
        assert self.line() == "open"
        return pid

    def end(self) -> int:
        return int(self.line().removeprefix("end "))

    def line(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def close(self) -> None:
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe
            pipe.close()
        assert self.process.wait(30) == 0


@pytest.fixture
def does() -> Iterator[Doer]:
    process = Doer()
    yield process
    process.close()


@dataclass
class Road:
    """The same vault before each act, its key, the returns to take in, and a place where it happens."""

    visit: Visit
    before: dict[str, Path]
    key: bytes
    returns: Sequence[Path]
    place: Path
    everything: int

    @property
    def vault(self) -> Path:
        return self.place / "vault.db"

    @property
    def stick(self) -> Path:
        return self.place / "stick"

    def lay(self, act: str) -> None:
        """The vault as it was before this act, with an empty stick."""
        shutil.rmtree(self.place, ignore_errors=True)
        self.stick.mkdir(parents=True)
        shutil.copy2(self.before[act], self.vault)

    def task(self, act: str) -> tuple[object, ...]:
        now = (self.visit.now + timedelta(days=8)).isoformat()
        return act, self.vault, self.key.hex(), now, self.stick, *self.returns

    def store(self) -> Store:
        """The vault, after everything that can be checked was."""
        store = open_vault_file(self.vault, self.key)
        store.check()
        assert store.rebuild() == []
        return store


@pytest.fixture
def road(visit: Visit, tmp_path: Path) -> Road:
    for number in range(FAMILIES):
        if number:
            visit.begin()
        for each in range(WORRIES):
            visit.worry(f"{CANARY} {number} {each}")
        families.close_family(visit.laptop.store, visit.home, why=CANARY, hand=visit.hand())
    store = visit.laptop.store
    before = {act: tmp_path / f"before-{act}.db" for act in ACTS}
    store.vacuum_into(before["export"])
    with store.read() as tx:
        everything = tx.waiting()[0]
    visit.bring()
    store.vacuum_into(before["apply"])
    returns = visit.answer()
    visit.apply(*returns)
    store.vacuum_into(before["forget"])
    assert store._key
    return Road(visit, before, store._key, returns, tmp_path / "place", everything)


def between(road: Road, act: str) -> bool:
    """Look at what an act left behind, do it again, and see that it ends as ever. True when it had happened."""
    store = road.store()
    happened = {"export": _exported, "apply": _applied, "forget": _forgotten}[act](road, store)
    store.close()
    return happened


def _exported(road: Road, store: Store) -> bool:
    files = sorted(road.stick.glob("KTH-*.age"))
    with store.read() as tx:
        fixed = [out.id for out in tx.bundles()]
        written = [out for out in tx.bundles() if out.state is BundleState.WRITTEN]
        assert tx.waiting()[0] == road.everything
    assert len(fixed) <= 1
    assert len(written) <= len(files) <= len(fixed)
    report = import_bundles(road.visit.bureau.desk, files, now=road.visit.now, dry_run=True)
    assert {each.outcome.value for each in report.files} <= {"imported", "quarantined"}, report
    again = handover.take_along(store, road.stick, now=road.visit.now)
    assert [each.id for each in again] == fixed or not fixed
    return bool(fixed)


def _applied(road: Road, store: Store) -> bool:
    (file,) = road.returns
    with store.read() as tx:
        waiting = tx.waiting()[0]
    again = receive.apply(store, file, now=road.visit.now)
    assert waiting == (0 if again.known else road.everything)
    with store.read() as tx:
        assert tx.waiting() == (0, "")
    return again.known


def _forgotten(road: Road, store: Store) -> bool:
    with store.read() as tx:
        homes, stubs = tx.homes(), tx.stubs()
    assert (len(homes), bool(stubs)) in {(FAMILIES, False), (0, True)}
    doer.do("forget", store, road.visit.now + timedelta(days=8), road.stick, ())
    assert store.sweep()
    with store.read() as tx:
        assert tx.homes() == set()
        assert tx.meta("sweep") == ""
    return not homes


def readable(folder: Path) -> list[str]:
    return [each.name for each in folder.rglob("*") if each.is_file() and CANARY.encode() in each.read_bytes()]


@pytest.mark.timeout(full(300, 7200))
@pytest.mark.parametrize("act", ACTS)
def test_a_killed_act_stands_before_or_after(road: Road, does: Doer, act: str) -> None:
    road.lay(act)
    does.begin(*road.task(act))
    begun = time.monotonic()
    assert does.end() == doer.DONE
    took = time.monotonic() - begun
    assert between(road, act)
    dice, ends = random.Random(10), {False: 0, True: 0}
    for _ in range(full(8, 200)):
        road.lay(act)
        pid = does.begin(*road.task(act))
        time.sleep(dice.uniform(0, took))
        with suppress(ProcessLookupError):  # it was done already
            os.kill(pid, signal.SIGKILL)
        assert does.end() in {-signal.SIGKILL, doer.DONE}
        assert readable(road.place) == []
        ends[between(road, act)] += 1
    assert sum(ends.values()) == full(8, 200)
    assert ends[False] or ends[True]


CALLS = {"pwrite64": (1, 2, 7, 25, 60, 140), "fsync": (1, 2, 3)}


@pytest.mark.timeout(full(300, 7200))
@pytest.mark.parametrize("act", ["apply", "forget"])
@pytest.mark.parametrize(("call", "error"), [("pwrite64", "ENOSPC"), ("pwrite64", "EIO"), ("fsync", "EIO")])
def test_a_fault_of_the_disk_is_told_and_changes_nothing(
    road: Road, does: Doer, act: str, call: str, error: str
) -> None:
    told = 0
    for when in CALLS[call][:: full(2, 1)]:
        road.lay(act)
        end = _with_fault(road, does, act, f"{call}:error={error}:when={when}")
        assert end in {doer.DONE, doer.FULL, doer.FAILED}, (call, error, when)
        happened = between(road, act)
        # After the last flush, that of the folder, it stands already though nobody can promise it.
        assert happened or end != doer.DONE, (call, error, when)
        assert not happened or end == doer.DONE or call == "fsync", (call, error, when)
        told += end != doer.DONE
    assert told, "no fault was ever told: the injection did not work"


def _with_fault(road: Road, does: Doer, act: str, fault: str) -> int:
    ready, go = road.place / "ready", road.place / "go"
    name, *rest = road.task(act)
    pid = does.begin(f"{name}@{ready},{go}", *rest)
    limit = time.monotonic() + 30
    while not ready.exists():
        assert time.monotonic() < limit, "the process never became ready"
        time.sleep(0.002)
    trace = ["-e", f"trace={fault.split(':', maxsplit=1)[0]}", "-e", f"inject={fault}"]
    with subprocess.Popen(
        ["strace", "-f", "-p", str(pid), "-o", "/dev/null", *trace], stderr=subprocess.PIPE, text=True
    ) as tracer:
        assert tracer.stderr
        assert "attached" in tracer.stderr.readline()
        go.touch()
        end = does.end()
        tracer.communicate(timeout=30)
    return end
