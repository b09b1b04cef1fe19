"""A disk that fails, or a process that dies, at one chosen call: `strace` injects it, and only for our own files."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

CALLS = ("mkdir", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "fallocate", "rename", "unlink", "rmdir")
"""Every call with which something reaches the disk."""

_BACKUP = "KTH-backup-0000000000000000"
_IN_BACKUP = ("vault.db", "keys.json", "SHA256SUMS", "SHA256SUMS.sig")
_FILES = ("vault.db", "vault.db-journal", "keys.json", "keys.bak", "making", "ballast")
_CALLED = re.compile(rf"^\d+ +({'|'.join(CALLS)})\(", re.MULTILINE)


@dataclass(frozen=True)
class Said:
    """How the child ended: its word, and its exit status (negative: killed)."""

    word: str
    status: int
    noise: str


@dataclass(frozen=True)
class Point:
    """The `number`th time that one call touches a file of the vault."""

    call: str
    number: int

    def failing(self) -> str:
        """Once, with an I/O error: a bad sector."""
        return f"inject={self.call}:error=EIO:when={self.number}"

    def full_from_here(self) -> str:
        """No space from here on; taking a file away or renaming it needs none, and fails once with an I/O error."""
        if self.call in {"rename", "unlink", "rmdir"}:
            return self.failing()
        return f"inject={self.call}:error=ENOSPC:when={self.number}+"

    def killing(self) -> str:
        return f"inject={self.call}:signal=KILL:when={self.number}"


def points(home: Path, *act: str) -> list[Point]:
    """Every point at which this act touches the disk, found by doing it once on `home`."""
    log = home.parent / "strace.log"
    said = _traced(home, ("-o", str(log)), *act)
    assert said == Said("done", 0, ""), said
    counts = Counter(_CALLED.findall(log.read_text()))
    return [Point(call, number + 1) for call in CALLS for number in range(counts[call])]


def during(home: Path, inject: str, *act: str) -> Said:
    """Do the act on `home` with this fault."""
    return _traced(home, ("-o", os.devnull, "-e", inject), *act)


def share(found: list[Point], count: int) -> list[Point]:
    """`count` of the points, spread evenly, the first and the last among them; of one the middle."""
    if count >= len(found):
        return found
    if count == 1:
        return [found[len(found) // 2]]
    return [found[place * (len(found) - 1) // (count - 1)] for place in range(count)]


def _traced(home: Path, options: tuple[str, ...], act: str, *secrets: str) -> Said:
    paths = [
        home,
        *(home / name for name in _FILES),
        *(home / f"{name}.new" for name in _FILES),
        home / "keys.json.old",
    ]
    if act == "backup":  # then it is the stick that fails, not the disk of the vault
        stick = Path(secrets[-1])
        half = stick / f"{_BACKUP}.half"
        paths = [stick, stick / _BACKUP, half, *(half / name for name in _IN_BACKUP)]
    watched = [part for path in paths for part in ("-P", str(path))]
    tracer = ["strace", "-f", "-qq", *watched, "-e", f"trace={','.join(CALLS)}", *options]
    child = [sys.executable, "-B", str(Path(__file__).with_name("acts.py")), act, str(home), *secrets]
    done = subprocess.run(
        [*tracer, *child],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return Said(done.stdout.strip(), done.returncode, done.stderr.strip())
