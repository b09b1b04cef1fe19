"""`vault new-keys`: this laptop asks the office for new keys; the old ones stay in force until the answer came."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..i18n import tr
from ..prison import enrolment
from .console import Console, Exit, now
from .laptop_desk import asked_laptop


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser("new-keys", parents=parents, help=tr("ask the office for new keys for this laptop"))
    command.add_argument("--to", type=Path, required=True, help=tr("the folder or stick for the request"))
    command.set_defaults(run=run_new_keys)


def run_new_keys(args: argparse.Namespace, console: Console) -> Exit:
    """The request on a stick, and the six words that the office compares."""
    with asked_laptop(args, console) as vault:
        asked, path = enrolment.put_new_keys_request(vault.store, args.to, now=now())
    console.say(tr("The request is in {path}. Bring it to the office.", path=path))
    console.say(tr("The six words of this laptop: {words}", words=" ".join(asked.words)))
    console.answer({"request": str(path), "words": list(asked.words)})
    return Exit.DONE
