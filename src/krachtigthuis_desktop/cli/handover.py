"""`handover …`: take along what the office does not have yet, and take in what it sends back."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..i18n import tr, trn
from ..prison import answering, handover
from .console import Console, Exit, now
from .laptop_desk import asked_laptop, opening


def add(groups: argparse._SubParsersAction[argparse.ArgumentParser], shared: argparse.ArgumentParser) -> None:
    """Declare the group and its commands."""
    group = groups.add_parser("handover", parents=[shared], help=tr("between this laptop and the office"))
    commands = group.add_subparsers(dest="command", required=True, metavar=tr("command"))
    export = commands.add_parser("export", parents=[shared, opening()], help=tr("put everything that waits on a stick"))
    export.add_argument("--to", type=Path, required=True, metavar="FOLDER", help=tr("the stick or folder"))
    export.set_defaults(run=run_export)
    apply = commands.add_parser("apply", parents=[shared, opening()], help=tr("take in what the office sent back"))
    apply.add_argument("file", type=Path, help=tr("the file from the office"))
    apply.set_defaults(run=run_apply)


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


def run_apply(args: argparse.Namespace, console: Console) -> Exit:
    """All of it or nothing; the same file again changes nothing."""
    with asked_laptop(args, console) as vault:
        answer = answering.take_in(vault, args.file, now=now())
    received = answer.received[0]
    if received.known:
        console.say(tr("This file was taken in before. Nothing changed."))
    elif received.enrolled:
        console.say(tr("The office trusts this laptop. Your code is {code}.", code=received.holder))
    else:
        console.say(tr("What the office sent has been taken in."))
    if answer.new_words:
        console.say(tr("The office has another root key. Its six words: {words}", words=" ".join(answer.new_words)))
    console.answer(
        {
            "id": received.id,
            "seq": received.seq,
            "outcome": "duplicate" if received.known else "applied",
            "enrolled": received.enrolled,
            "registry_version": received.registry_version,
        }
    )
    return Exit.DONE
