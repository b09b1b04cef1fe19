"""The import of the window: the command `office import` as a child with little memory and time.

What comes from a stranger's stick is read in that child, so that no bundle can take the window with it. The child
gets the data key over standard input and answers with one report over standard output.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from .. import itself
from ..errors import (
    KrachtigError,
    ProgramError,
    ProgramFault,
    StoreError,
    StoreFault,
    TrustError,
    TrustFault,
    VaultError,
    VaultFault,
)
from ..vault.beside import open_beside
from ..windows import shell
from .desk import Desk, remembered, sit_down
from .report import Report

PATIENCE = 600
"""Seconds for one batch; after that the child is ended. What was imported by then stays, each bundle whole."""
MAX_HANDED = 4_096
_FAMILIES = ((VaultFault, VaultError), (StoreFault, StoreError), (TrustFault, TrustError))


@dataclass(frozen=True, kw_only=True, repr=False)
class Handed:
    """What the child is handed: the key in hex, whose hand it is, and the address of the central store if elsewhere."""

    key: str
    slot: str
    database: str = ""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the child answers: a report, or the code why there is none."""

    report: Report | None = None
    fault: str = ""


def import_beside(
    desk: Desk, files: Sequence[Path], *, dry_run: bool, command: Sequence[str] = (), patience: float = PATIENCE
) -> Report:
    """Import (or only try) in a child process. `command` is how this program is started; by default as it runs now.

    Raises what the child met, and ProgramError when it ended without an answer.
    """
    database = "" if desk.store is desk.vault.store else remembered(desk.vault) or ""
    asked = [*(command or itself.command()), "office", "import", "--home", str(desk.home.absolute()), "--beside"]
    asked += ["--dry-run"] if dry_run else []
    handed = msgspec.json.encode(Handed(key=desk.vault.data_key.hex(), slot=desk.vault.slot, database=database))
    try:
        done = subprocess.run(  # our own program; the files are paths, not options
            [*asked, "--", *(str(file.absolute()) for file in files)],
            input=handed + b"\n",
            capture_output=True,
            creationflags=shell.NO_CONSOLE,
            timeout=patience,
            check=False,
        )
        answer = msgspec.json.decode(done.stdout, type=Answer)
    except (OSError, subprocess.SubprocessError, msgspec.DecodeError):
        raise ProgramError(ProgramFault.UNEXPECTED, detail="the import ended without an answer") from None
    if answer.report is None:
        raise _fault(answer.fault)
    return answer.report


def desk_beside(home: Path, line: bytes) -> Desk:
    """In the child: the desk of the window's office. `line` is what came over standard input.

    Raises ProgramError for a line of another form; what opening beside raises.
    """
    try:
        handed = msgspec.json.decode(line, type=Handed)
        key = bytes.fromhex(handed.key)
    except (msgspec.DecodeError, ValueError):
        raise ProgramError(ProgramFault.UNEXPECTED, detail="no key was handed over") from None
    vault = open_beside(home, key, slot=handed.slot)
    try:
        return sit_down(vault, database=handed.database or None)
    except BaseException:
        vault.close()
        raise


def told(report: Report) -> bytes:
    """The child's answer."""
    return msgspec.json.encode(Answer(report=report))


def told_fault(error: KrachtigError) -> bytes:
    """The child's answer when it could not begin."""
    return msgspec.json.encode(Answer(fault=error.code.value))


def _fault(code: str) -> KrachtigError:
    for codes, kind in _FAMILIES:
        if code in {each.value for each in codes}:
            return kind(codes(code))
    return ProgramError(ProgramFault.UNEXPECTED, detail=code)
