"""What stands in the memory of another process, and which processes there are (Linux only)."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from pathlib import Path

PROC = Path("/proc")
_RANGE = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) r")
_PIECE = 16 * 1024 * 1024


def processes_on(home: Path) -> list[int]:
    """Every process whose command line names this folder as its home."""
    wanted = f"--home\0{home}\0".encode()
    found = []
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError):
                if wanted in (folder / "cmdline").read_bytes() + b"\0":
                    found.append(int(folder.name))
    return found


def maps(process: int) -> str:
    return (PROC / str(process) / "maps").read_text(encoding="utf-8", errors="replace")


def in_memory(process: int, wanted: Iterable[bytes]) -> set[bytes]:
    """Which of these stand in what the process can read. Raises PermissionError when we may not look."""
    looked_for, found = set(wanted), set()
    longest = max(len(each) for each in looked_for)
    with (PROC / str(process) / "mem").open("rb", buffering=0) as memory:
        for line in maps(process).splitlines():
            place = _RANGE.match(line)
            if place is None or "[v" in line:
                continue
            start, end = (int(each, 16) for each in place.groups())
            tail = b""
            for at in range(start, end, _PIECE):
                try:
                    memory.seek(at)
                    piece = tail + memory.read(min(_PIECE, end - at))
                except (OSError, ValueError, OverflowError):
                    tail = b""
                    continue
                found |= {each for each in looked_for if each in piece}
                tail = piece[-longest:]
    return found
