"""Which stick stays chosen while sticks come and go. Plain, for the models that write to one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..paths import Drive


def keep_stick(folder: Path | None, before: Sequence[Drive], now: Sequence[Drive]) -> Path | None:
    """What stays chosen after looking again: not a stick that was pulled out; the only stick is chosen already."""
    if folder in {each.path for each in before} - {each.path for each in now}:
        folder = None
    return now[0].path if folder is None and len(now) == 1 else folder
