"""How a command speaks and asks: lines or one JSON object out, secrets from a prompt or a file."""

from __future__ import annotations

import codecs
import errno
import getpass
import io
import json
import os
import sys
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from pathlib import Path

from .. import paths
from ..domain.canonical import Json
from ..domain.text import one_line
from ..errors import InputError, InputFault, KrachtigError
from ..explain import Explanation, explain

MAX_SECRET_FILE = 64 * 1024


class Exit(IntEnum):
    """The exit statuses of every command (stable)."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    FAILED = 3


class UnwrittenError(OSError):
    """Standard output takes no more: a disk that is full, a pipe that nobody reads."""


@dataclass(frozen=True, kw_only=True)
class Console:
    """Standard output is for the answer, standard error for everything else."""

    as_json: bool = False
    on_laptop: bool = False
    """Whose words a refused bundle is told in: the laptop's, or the office's."""

    def say(self, sentence: str = "") -> None:
        """A line for a person; silent when the answer is JSON.

        Words of a record stand in many lines: a break inside one never begins a line of the program's own.
        """
        if not self.as_json:
            _write(one_line(sentence))

    def answer(self, value: Json) -> None:
        """The one JSON object of `--json`; nothing without it."""
        if self.as_json:
            _write(json.dumps(value, indent=2))

    def warn(self, sentence: str) -> None:
        print(one_line(sentence), file=sys.stderr)

    def refuse(self, error: KrachtigError, **more: Json) -> None:
        """Why it did not happen, and what to do. `more` stands in the JSON only."""
        self.answer({"outcome": "refused", "reason": error.code.value, **more})
        self.tell(error)

    def tell(self, error: KrachtigError, *, about: str = "") -> None:
        """The words alone; where one of several was refused, `about` names it."""
        words: Explanation = explain(error, on_laptop=self.on_laptop)
        if about:
            self.warn(f"{about}:")
        self.warn(f"{words.title} {words.meaning}".strip())
        for step in words.todo:
            self.warn(f"- {step}")
        self.warn(f"({error.code.value})")

    def secret(self, question: str, file: Path | None) -> str:
        """A secret from the first line of a file (NFC, without its newline), else typed at a prompt.

        Raises InputError(SECRET_MISSING) when it is empty, or there is nobody to ask.
        """
        if file is not None:
            secret = _first_line(file)
        else:
            secret = getpass.getpass(f"{question} ") if sys.stdin.isatty() else ""
        if not secret.strip():
            raise InputError(InputFault.SECRET_MISSING)
        return unicodedata.normalize("NFC", secret)


def speak_any_name() -> None:
    """No name and no path stops a command half way, whatever the terminal or the pipe can write.

    A pipe on Windows gets UTF-8; what a stream cannot write stands there as a number.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            plain = sys.platform == "win32" and not stream.isatty() and "PYTHONIOENCODING" not in os.environ
            stream.reconfigure(encoding="utf-8" if plain else None, errors="backslashreplace")


def _write(text: str) -> None:
    """To standard output, at once: that it could not be written is known here. Raises UnwrittenError."""
    try:
        print(text, flush=True)
    except OSError as fault:
        # What is still kept for the output goes nowhere, or Python would complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise UnwrittenError(fault.errno, "not written") from None


def is_closed_pipe(fault: OSError, *, system: str = sys.platform) -> bool:
    """Whether the program that was to read stopped reading. Windows calls that a wrong use of the pipe."""
    return fault.errno in ({errno.EPIPE, errno.EINVAL} if system == "win32" else {errno.EPIPE})


def now() -> datetime:
    """The clock of the command line; use cases get it as an argument."""
    return datetime.now(UTC)


def read_file(path: Path, limit: int, *, links: bool = False) -> bytes:
    """The bytes of a file that a person named. Raises InputError when missing, unreadable or absurdly large.

    `links`: it is a file of this computer; what comes from a stick is never reached through a link.
    """
    try:
        return paths.read_plain(path, limit + 1, links=links)
    except FileNotFoundError:
        raise InputError(InputFault.FILE_MISSING, path=path) from None
    except OSError:
        raise InputError(InputFault.FILE_UNREADABLE, path=path) from None


def _first_line(path: Path) -> str:
    data = read_file(path, MAX_SECRET_FILE, links=True)
    # Windows writes two bytes for a letter: with a mark in front, or without, and then every second one is zero.
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    coding = "utf-16" if wide else "utf-16-le" if data[1:2] == b"\0" else "utf-8-sig"
    try:
        text = data.decode(coding)
    except UnicodeDecodeError:
        raise InputError(InputFault.FILE_UNREADABLE, path=path) from None
    return text.split("\n", 1)[0].removesuffix("\r")
