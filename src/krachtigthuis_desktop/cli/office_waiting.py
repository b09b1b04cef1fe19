"""`office waiting`: what waits for something that has not come, by laptop; `--drop LAPTOP` lets it go."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from ..i18n import tr, trn
from ..office import waiting
from .console import Console, Exit, now
from .office_desk import asked_desk
from .office_named import device_named


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "waiting", parents=parents, help=tr("show what waits for something that has not come")
    )
    command.add_argument(
        "--drop", action="append", default=[], metavar="LAPTOP", help=tr("let go of what waits of this laptop")
    )
    command.set_defaults(run=run_waiting)


def run_waiting(args: argparse.Namespace, console: Console) -> Exit:
    """By laptop, the most first."""
    with asked_desk(args, console) as desk:
        dropped = waiting.drop(desk, [device_named(desk, text) for text in args.drop], now=now()) if args.drop else 0
        found = waiting.waits(desk)
    if args.drop:
        console.say(
            trn(
                "{count} piece no longer waits. If it is real, its laptop sends it again.",
                "{count} pieces no longer wait. What is real, its laptop sends again.",
                dropped,
            )
        )
    for each in found:
        who = each.holder_name or each.holder or each.device[:8]
        console.say(
            trn(
                "{who} (laptop {device}): {count} piece waits for something that has not come.",
                "{who} (laptop {device}): {count} pieces wait for something that has not come.",
                each.count,
                who=who,
                device=each.device[:8],
            )
        )
    if not found and not args.drop:
        console.say(tr("Nothing waits."))
    console.answer({"waiting": [asdict(each) for each in found], "dropped": dropped})
    return Exit.DONE
