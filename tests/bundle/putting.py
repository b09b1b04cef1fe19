"""What a child process does to a stick while that fails or it is killed: `python -m tests.bundle.putting FOLDER`.

It says one word on standard output: `done`, or the code with which it refused. Anything else is a fault.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from krachtigthuis_desktop.bundle.stick import put_on_stick
from krachtigthuis_desktop.errors import StickError

NAME = "KTH-0123456789ABCDEF.age"
DATA = bytes(range(256)) * 1_200
"""Two pieces, so that there is a write after the first."""

CALLS = ("openat", "write", "fsync", "read", "rename", "newfstatat", "statfs", "unlink", "fadvise64", "getdents64")
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Said:
    """How the child ended: its word, and its exit status."""

    word: str
    status: int
    noise: str


def child(folder: Path) -> list[str]:
    return [sys.executable, "-B", "-m", "tests.bundle.putting", str(folder)]


def plainly(command: list[str]) -> Said:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    return Said(done.stdout.strip(), done.returncode, done.stderr.strip())


def traced(folder: Path, *options: str) -> Said:
    """Put the file under `strace`, which looks at the calls that touch this folder and what we put in it."""
    paths = (folder, folder / NAME, folder / f"{NAME}.part", folder / "KTH-FEDCBA9876543210.age.part")
    watched = [part for path in paths for part in ("-P", str(path))]
    return plainly(["strace", "-f", "-qq", *watched, "-e", f"trace={','.join(CALLS)}", *options, *child(folder)])


def in_small_world(folder: Path, options: str) -> Said:
    """Put the file on a file system of its own, mounted on `folder` with these options; gone when the child ends."""
    unshare = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
    script = 'mount -t tmpfs -o "$0" stick "$1" && shift && exec "$@"'
    return plainly([*unshare, "sh", "-c", script, options, str(folder), *child(folder)])


def main(folder: str) -> str:
    try:
        put_on_stick(Path(folder), NAME, DATA)
    except StickError as fault:
        return " ".join(
            [fault.code.value, *(f"{name}={fault.facts[name]}" for name in ("needed", "free") if name in fault.facts)]
        )
    return "done"


if __name__ == "__main__":
    sys.stdout.write(main(sys.argv[1]) + "\n")
