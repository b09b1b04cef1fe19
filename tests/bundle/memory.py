"""How much memory reading takes above the idle process, in MB, one line per kind of file. Linux only.

Each file is read in a child of its own, since a peak never goes down again. The parent makes the files.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from krachtigthuis_desktop.bundle.container import MAX_BUNDLE, SEALING, UNIT
from tests import builders
from tests.bundle import parcels

ROOM = MAX_BUNDLE - SEALING - UNIT


def files() -> Iterator[tuple[str, bytes]]:
    """A full bundle of short worries, one of long texts in wide characters, and hostile ones of full size."""
    yield "full", parcels.a_bundle(list(builders.revisions(11_500))).outer
    wide = "Zoë zegt 😀 het is € 100. " * 790
    yield "wide", parcels.a_bundle([builders.a_revision(builders.a_worry(own_words=wide)) for _ in range(580)]).outer
    brackets = b'{"attachments":[],"audit":[],"n":"\\u0041","revisions":[' + b"[]," * (ROOM // 3 - 30) + b"[]]}"
    yield "brackets", parcels.sealed(parcels.carrying(brackets, 0))
    yield "zeros", parcels.sealed(bytes(ROOM))
    sizes = bytearray(parcels.a_bundle().inner + bytes(ROOM - UNIT))
    sizes[124:136] = b"77777777777\0"
    yield "sizes", parcels.sealed(bytes(sizes))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files():
            path = Path(folder) / name
            path.write_bytes(data)
            subprocess.run([sys.executable, "-m", "tests.bundle.memory", str(path)], check=True)


def measure(path: Path) -> None:
    """Print the peak of reading this file over what the process has just before, the file itself included."""
    gc.collect()
    before = _kilobytes("VmRSS")
    parcels.refusal_of_file(path.read_bytes())
    print(path.name, (_kilobytes("VmHWM") - before) * 1024 // 1_000_000)  # noqa: T201 the parent reads it


def _kilobytes(field: str) -> int:
    """Of this process alone: what `getrusage` says of a peak began in the process that started it."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{field}:"))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]))
    else:
        main()
