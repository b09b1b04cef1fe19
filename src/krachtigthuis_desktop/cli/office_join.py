"""`office join`, and what `office init` does at a second desk: ask for the keys of the office, and take them in."""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path

from .. import vault as vaults
from ..i18n import tr
from ..office import joining
from .console import Console, Exit, now, read_file
from .office_desk import asked_desk, asked_home, chosen_phrase, warn_of_weak
from .office_words import on_paper, shown
from .shown_once import or_taken_back

MAX_REQUEST_FILE = 64 * 1024


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command of the first desk."""
    command = commands.add_parser("join", parents=parents, help=tr("give a second desk the keys of this office"))
    command.add_argument("request", type=Path, metavar="REQUEST", help=tr("the file with the request of the desk"))
    command.add_argument("--words", required=True, help=tr("the six words on the screen of that desk"))
    command.add_argument("--to", type=Path, default=None, help=tr("the folder for the file (default: beside it)"))
    command.set_defaults(run=run_join)


def add_to_init(init: argparse.ArgumentParser) -> None:
    """The options of `office init` at a second desk."""
    init.add_argument("--join-request", action="store_true", help=tr("ask to be a second desk of an office"))
    init.add_argument("--to", type=Path, default=None, help=tr("the folder for that request (default: the home)"))
    init.add_argument("--join", type=Path, default=None, metavar="FILE", help=tr("the file of the first desk"))
    init.add_argument("--card-words", default=None, help=tr("the six words on the printed card"))


def run_join(args: argparse.Namespace, console: Console) -> Exit:
    """At the first desk: the keys in a file that only the other desk opens."""
    asked = joining.read(read_file(args.request, MAX_REQUEST_FILE))
    with asked_desk(args, console) as desk:
        path = joining.admit(desk, asked, words=args.words, folder=args.to or args.request.parent, now=now())
    console.say(tr("The keys are in {path}. Only that desk can open it. Take it there.", path=path))
    console.answer({"file": str(path), "desk": asked.request.device})
    return Exit.DONE


def run_request(args: argparse.Namespace, console: Console, administrator: str) -> Exit:
    """At the second desk: its vault, and its request. Said again, the same request goes once more."""
    home = asked_home(args, console)
    if vaults.is_vault(home):
        phrase = console.secret(tr("Passphrase of the office:"), args.passphrase_file)
        asked, path = joining.ask_again(home, phrase=phrase, folder=args.to or home)
        paper = None
    else:
        phrase = chosen_phrase(tr("Choose a passphrase for this office:"), args.passphrase_file, console)
        warn_of_weak(console, phrase)
        asked, path, paper = joining.ask(
            home,
            label=(args.name or [""])[0],
            administrator=administrator,
            phrase=phrase,
            folder=args.to,
            now=now(),
            cost=vaults.calibrate(),
        )
    with or_taken_back(home) if paper else contextlib.nullcontext():
        if paper:
            console.say(tr("Paper key of this desk: {key}", key=on_paper(paper)))
        console.answer({"request": str(path), "words": list(asked.words), "paper_key": paper})
    console.say(tr("The request is in {path}. Bring it to the first desk.", path=path))
    console.say(tr("The six words of this desk: {words}", words=shown(asked.words)))
    if paper:
        console.say(tr("Write it down and keep it apart. It is shown once."))
    return Exit.DONE


def run_take(args: argparse.Namespace, console: Console) -> Exit:
    """At the second desk: the file of the first one. The words come from the printed card."""
    home = asked_home(args, console)
    if args.card_words is None or args.database is None:
        console.warn(
            tr("A second desk needs the six words of the card (--card-words) and the central store (--database).")
        )
        sys.exit(Exit.USAGE)
    data = read_file(args.join, joining.MAX_FILE)
    phrase = console.secret(tr("Passphrase of the office:"), args.passphrase_file)
    with joining.join(
        home, data, phrase=phrase, slot=args.slot, words=args.card_words, database=args.database, now=now()
    ) as desk:
        office = desk.office
    console.say(tr("This is a desk of the office now: {folder}", folder=home))
    console.answer({"office": office, "home": str(home)})
    return Exit.DONE
