"""Watching what a piece of code does to the disk: while it runs, opening a file to write is a fault."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_CHANGES = {"os.mkdir", "os.rename", "os.symlink", "os.link", "os.mknod", "os.truncate", "tempfile.mkstemp"}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_seen: list[str] | None = None


def _hook(event: str, args: tuple[object, ...]) -> None:
    if _seen is None:
        return
    opens = event == "open" and isinstance(args[2], int) and args[2] & _WRITES
    if opens or event in _CHANGES:
        _seen.append(f"{event} {args[0]}")


sys.addaudithook(_hook)


@contextmanager
def writing_is_a_fault() -> Iterator[None]:
    """Fails when the code inside opened, made or renamed a file (seen through the interpreter's own audit events)."""
    global _seen  # noqa: PLW0603 an audit hook cannot be taken away again, so it looks here
    _seen = []
    try:
        yield
        assert _seen == []
    finally:
        _seen = None
