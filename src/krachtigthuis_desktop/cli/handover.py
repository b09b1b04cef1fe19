"""`handover …`: take along what the office does not have yet, take in what it sends back, forget what it has."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..i18n import tr, trn
from ..prison import handover
from . import handover_apply, handover_forget, handover_outbox
from .console import Console, Exit, now
from .laptop_desk import asked_laptop, opening


def add(groups: argparse._SubParsersAction[argparse.ArgumentParser], shared: argparse.ArgumentParser) -> None:
    """Declare the group and its commands."""
    group = groups.add_parser("handover", parents=[shared], help=tr("between this laptop and the office"))
    commands = group.add_subparsers(dest="command", required=True, metavar=tr("command"))
    export = commands.add_parser("export", parents=[shared, opening()], help=tr("put everything that waits on a stick"))
    export.add_argument("--to", type=Path, required=True, metavar="FOLDER", help=tr("the stick or folder"))
    export.set_defaults(run=run_export)
    handover_apply.add(commands, [shared, opening()])
    handover_outbox.add(commands, [shared, opening()])
    handover_forget.add(commands, [shared, opening()])


def run_export(args: argparse.Namespace, console: Console) -> Exit:
    """Written, read back and compared before it says so."""
    with asked_laptop(args, console) as vault:
        taken = handover.take_along(vault.store, args.to, now=now())
    for each in taken:
        count = sum(each.counts.values())
        console.say(
            trn(
                "{path}: {count} piece, whole and checked.",
                "{path}: {count} pieces, whole and checked.",
                count,
                path=each.path,
            )
        )
    console.say(tr("You may take the stick out now. Everything also stays on this laptop."))
    console.answer(
        {
            "bundles": [
                {
                    "file": str(each.path),
                    "id": each.id,
                    "seq": each.seq,
                    "size": each.size,
                    "revisions": sum(each.counts.values()),
                }
                for each in taken
            ]
        }
    )
    return Exit.DONE
