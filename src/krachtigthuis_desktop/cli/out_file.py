"""`--out FILE`: an answer as a file of its own, byte for byte the same on every system.

PowerShell writes what it redirects in two bytes for a letter; age and ssh-keygen read neither that nor its line ends.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from .. import paths
from ..i18n import tr
from ..vault.elsewhere import writing
from .console import Console
from .shown_once import check_new_file


def add_out(command: argparse.ArgumentParser) -> None:
    """Declare the option."""
    command.add_argument("--out", type=Path, default=None, metavar="FILE", help=tr("a new file for the answer"))


def check_out(args: argparse.Namespace) -> None:
    """Before anything is opened: raises InputError where no new file can come."""
    if args.out is not None:
        check_new_file(args.out)


def put_out(lines: Sequence[str], args: argparse.Namespace, console: Console) -> None:
    """The lines into the file that was asked for, else onto the screen. Raises StickError for a disk that refuses."""
    if args.out is None:
        for line in lines:
            console.say(line)
        return
    data = "".join(f"{line}\n" for line in lines).encode("utf-8")
    with writing(args.out.absolute().parent, len(data)):
        paths.write_private(args.out, data)
    console.say(tr("It stands in {file}", file=args.out))
