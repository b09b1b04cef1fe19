"""`bundle inspect FILE`: what can be said of a file from a stick without any key."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..errors import BundleRefused
from ..explain import explain
from ..i18n import tr, trn
from ..office.inspection import MAX_BUNDLE, inspect
from .console import Console, Exit, read_file


def add(groups: argparse._SubParsersAction[argparse.ArgumentParser], shared: argparse.ArgumentParser) -> None:
    """Declare the group and its command."""
    group = groups.add_parser("bundle", parents=[shared], help=tr("look at a bundle"))
    commands = group.add_subparsers(dest="command", required=True, metavar=tr("command"))
    command = commands.add_parser("inspect", parents=[shared], help=tr("what can be said without keys"))
    command.add_argument("file", type=Path, metavar="FILE", help=tr("the bundle"))
    command.add_argument("--json", action="store_true", help=tr("print one JSON object"))
    command.set_defaults(run=run_inspect)


def run_inspect(args: argparse.Namespace, console: Console) -> Exit:
    """Size, number of recipients, and whether it can be a bundle at all; status 1 when it cannot."""
    found = inspect(read_file(args.file, MAX_BUNDLE))
    if found.reason is None:
        console.say(tr("This can be a bundle: {size} bytes, locked.", size=found.size))
        console.say(trn("{count} key can open it.", "{count} keys can open it.", found.recipients))
        console.say(tr("From whom it is and what is in it, only the office can see."))
    else:
        words = explain(BundleRefused(found.reason))
        console.say(f"{words.title} {words.meaning}".rstrip())
    console.answer(
        {
            "file": str(args.file),
            "size": found.size,
            "recipients": found.recipients,
            "reason": found.reason.value if found.reason else None,
        }
    )
    return Exit.DONE if found.reason is None else Exit.REFUSED
