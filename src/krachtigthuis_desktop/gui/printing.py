"""To a printer: the very bytes of a letter, over the Unix socket of CUPS, without a file in between.

Qt's own way writes the document into a temporary file and prints a picture of it; so on Linux `lp` gets the
PDF on its standard input. Nothing here knows Qt; the way of Windows is in `windows_printing`.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from typing import Protocol

from ..errors import LetterError, LetterFault

SOCKET = "/run/cups/cups.sock"
OPTIONS = ("media=A4", "print-scaling=none", "sides=one-sided")
"""As large as it is, or the address leaves the window; on one side, since the reply slip is torn off."""
_PATIENCE = 60
"""Seconds for a printer to take a letter; it prints by itself after that."""


class Printer(Protocol):
    """What the screens are handed."""

    def queues(self) -> tuple[str, ...]:
        """The printers there are, the usual one first; empty when there is none."""

    def send(self, pdf: bytes, job: str, *, queue: str) -> None:
        """Print. `job` is the reference, which stands in the queue. Raises LetterError: PRINTER, NO_PRINTER."""


@dataclass(frozen=True)
class Cups:
    """The printers of CUPS. The programs may be named by their path."""

    lp: str = "lp"
    lpstat: str = "lpstat"

    def queues(self) -> tuple[str, ...]:
        try:
            found = _run([self.lpstat, "-e"]).stdout.decode(errors="replace").split()
            said = _run([self.lpstat, "-d"]).stdout.decode(errors="replace").rpartition(": ")[2].strip()
        except (OSError, subprocess.SubprocessError):
            return ()
        usual = said.partition("/")[0]  # the usual one may be a printer with settings of its own: Kantoor-Zuid/duplex
        paper = [name for name in dict.fromkeys(found) if not writes_a_file(name)]
        return tuple(sorted(paper, key=lambda name: (name != usual, name.casefold())))

    def send(self, pdf: bytes, job: str, *, queue: str) -> None:
        options = [part for option in OPTIONS for part in ("-o", option)]
        try:
            outcome = _run([self.lp, "-d", queue, "-t", job, *options, "-"], pdf)
        except FileNotFoundError:
            raise LetterError(LetterFault.NO_PRINTER) from None
        except (OSError, subprocess.SubprocessError) as fault:
            raise LetterError(LetterFault.PRINTER, detail=type(fault).__name__) from None
        if outcome.returncode:
            raise LetterError(LetterFault.PRINTER, detail=f"lp {outcome.returncode}")


_NO_PAPER = re.compile(
    r"print to pdf|^pdf$|cups.pdf|pdf24|pdfcreator|cutepdf|primopdf|dopdf|bullzip|adobe pdf|xps document writer"
    r"|\bfax\b|onenote|document image writer"
)


def writes_a_file(queue: str) -> bool:
    """Whether a printer of that name puts no paper out but a readable file somewhere (or sends a fax): not for letters.

    Only its name tells; the programs that make such printers call them so.
    """
    return _NO_PAPER.search(queue.casefold()) is not None


def _run(command: list[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    surroundings = {**os.environ, "CUPS_SERVER": SOCKET, "LC_ALL": "C"}
    return subprocess.run(  # a fixed program; a queue is a name from its own list
        command, input=given, capture_output=True, timeout=_PATIENCE, check=False, env=surroundings
    )
