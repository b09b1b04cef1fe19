"""Runs every measurement, or those named (`python -m tests.bench storage letters`), and prints markdown."""

from __future__ import annotations

import importlib
import os
import platform
import sys
from pathlib import Path

from . import Row

_HERE = Path(__file__).parent


def main(names: list[str]) -> None:
    """One line as soon as it is known: a slow measurement hides no quick one."""
    say(f"{machine()}\n\n| what | ours | floor | ratio | goal |\n|---|---|---|---|---|")
    for file in sorted(_HERE.glob("bench_*.py")):
        name = file.stem.removeprefix("bench_")
        if names and name not in names:
            continue
        for row in importlib.import_module(f"{__package__}.{file.stem}").rows():
            say(line(row))


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def line(row: Row) -> str:
    floor = "-" if row.floor is None else f"{row.floor:.1f} {row.unit}"
    ratio = "-" if row.ratio is None else f"{row.ratio:.2f}"
    return f"| {row.name} | {row.ours:.1f} {row.unit} | {floor} | {ratio} | {row.goals} |"


def machine() -> str:
    """What the figures were measured on, without a name of this machine."""
    cpu = next(
        (each.split(":", 1)[1].strip() for each in _lines("/proc/cpuinfo") if each.startswith("model name")),
        platform.machine(),
    )
    memory = next((int(each.split()[1]) // 2**20 for each in _lines("/proc/meminfo") if each.startswith("MemTotal")), 0)
    return f"{os.cpu_count()} x {cpu}, {memory} GB, {platform.system()}, Python {platform.python_version()}"


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return []


if __name__ == "__main__":
    main(sys.argv[1:])
