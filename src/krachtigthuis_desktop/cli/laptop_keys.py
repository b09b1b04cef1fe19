"""`vault new-keys` asks the office for new keys, the old ones stay in force until the answer came; `vault
export-identity` prints what opens a return without this program.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from ..i18n import tr
from ..prison import enrolment, identity
from .console import Console, Exit, now
from .laptop_desk import asked_laptop
from .out_file import add_out, check_out, put_out


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser("new-keys", parents=parents, help=tr("ask the office for new keys for this laptop"))
    command.add_argument("--to", type=Path, required=True, help=tr("the folder or stick for the request"))
    command.set_defaults(run=run_new_keys)
    export = commands.add_parser(
        "export-identity", parents=parents, help=tr("print the key that opens what the office sends")
    )
    add_out(export)
    export.set_defaults(run=run_export_identity)


def run_new_keys(args: argparse.Namespace, console: Console) -> Exit:
    """The request on a stick, and the six words that the office compares."""
    with asked_laptop(args, console) as vault:
        asked, path = enrolment.put_new_keys_request(vault.store, args.to, now=now())
    console.say(tr("The request is in {path}. Bring it to the office.", path=path))
    console.say(tr("The six words of this laptop: {words}", words=" ".join(asked.words)))
    console.answer({"request": str(path), "words": list(asked.words)})
    return Exit.DONE


def run_export_identity(args: argparse.Namespace, console: Console) -> Exit:
    """The age identities of this laptop: for the day this program is gone."""
    check_out(args)
    with asked_laptop(args, console) as vault:
        found = identity.export_identity(vault.store, now=now())
    console.warn(tr("Whoever has this line can read what the office sends to this laptop. Keep it like a key."))
    put_out(found, args, console)
    console.answer({"identities": [*found]})
    return Exit.DONE
