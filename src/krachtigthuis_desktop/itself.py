"""How this very program is started once more: as one folder, or by the interpreter, and with no black window."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

from .windows import shell

_PACKAGE = __name__.partition(".")[0]


def command() -> tuple[str, ...]:
    """What begins a command line of this program: installed as one folder, or by the interpreter."""
    return (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, "-m", _PACKAGE)


def start_again(arguments: Sequence[str]) -> None:
    """A fresh process of its own, whose window may come to the front. This one may end."""
    begun = subprocess.Popen([*command(), *arguments], start_new_session=True, creationflags=shell.NO_CONSOLE)
    shell.let_come_forward(begun.pid)
