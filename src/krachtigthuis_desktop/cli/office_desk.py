"""The options that open an office home, and the opening itself."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from ..care import lists
from ..errors import InputError, InputFault, StickError, StickFault
from ..i18n import tr
from ..office.desk import Desk, open_desk
from ..vault import strength
from .console import Console, Exit
from .laptop_desk import warn_of_slots


def opening() -> argparse.ArgumentParser:
    """What every office command needs to open its home."""
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--as", dest="slot", default=None, metavar="NAME", help=tr("whose passphrase it is"))
    options.add_argument("--passphrase-file", type=Path, default=None, help=tr("its first line is the passphrase"))
    options.add_argument("--database", default=None, metavar="URL", help=tr("the central store on PostgreSQL"))
    options.add_argument("--json", action="store_true", help=tr("print one JSON object"))
    return options


def root() -> argparse.ArgumentParser:
    """The options of a command that signs with the root key."""
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--root-passphrase-file", type=Path, default=None, help=tr("the same, for the root key"))
    return options


def asked_home(args: argparse.Namespace, console: Console) -> Path:
    """The folder that was named; without one this is a wrong call, status 2."""
    if args.home is None:
        console.warn(tr("Which office? Name its folder with --home."))
        sys.exit(Exit.USAGE)
    return Path(args.home)


def asked_desk(args: argparse.Namespace, console: Console) -> Desk:
    """The office of this home, opened with the passphrase of a file or of a prompt."""
    home = asked_home(args, console)
    phrase = console.secret(tr("Passphrase of the office:"), args.passphrase_file)
    desk = open_desk(home, phrase, slot=args.slot, database=args.database)
    warn_of_slots(desk.vault, console)
    lists.take_up(desk.store)
    return desk


def check_folder(folder: Path) -> None:
    """Something can be written there. Raises StickError(NONE, READ_ONLY)."""
    if not folder.is_dir():
        raise StickError(StickFault.NONE, path=folder)
    if not os.access(folder, os.W_OK):
        raise StickError(StickFault.READ_ONLY, path=folder)


def asked_root_phrase(args: argparse.Namespace, console: Console) -> str:
    """The passphrase of the root key, from a file or from a prompt."""
    try:
        return console.secret(tr("Passphrase of the root key:"), args.root_passphrase_file)
    except InputError as refused:
        raise InputError(refused.code, **refused.facts | {"which": "root"}) from None


def chosen_phrase(question: str, file: Path | None, console: Console) -> str:
    """A new passphrase: from a file, or typed twice. Raises InputError when empty or typed differently."""
    phrase = console.secret(question, file)
    if file is None and console.secret(tr("Once more:"), None) != phrase:
        raise InputError(InputFault.PASSPHRASE_DIFFERS)
    return phrase


def warn_of_weak(console: Console, *phrases: str) -> None:
    """A weak phrase is advised against, not refused: it is the administrator's to choose."""
    if any(strength(phrase).weak for phrase in phrases):
        console.warn(tr("This passphrase is easy to guess. Six words that the program chooses are better."))
