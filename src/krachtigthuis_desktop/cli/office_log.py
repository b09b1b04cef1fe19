"""`office log`: who did what at this office, and when."""

from __future__ import annotations

import argparse

from ..i18n import tr
from ..office.log import LogLine, log
from .console import Console, Exit
from .office_desk import asked_desk

MOST = 200


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser("log", parents=parents, help=tr("show who did what at this office"))
    command.add_argument("--last", type=int, default=MOST, metavar="N", help=tr("how many lines, the newest first"))
    command.set_defaults(run=run_log)


def run_log(args: argparse.Namespace, console: Console) -> Exit:
    """The newest first. It says that something was done and by whom, never what stood in a record."""
    with asked_desk(args, console) as desk:
        found = log(desk, limit=max(1, args.last))
    for line in found:
        console.say(_said(line))
    console.answer(
        {
            "log": [
                {
                    "at": line.at,
                    "actor": line.actor,
                    "action": line.action,
                    "record": str(line.record) if line.record else None,
                    "result": line.result,
                }
                for line in found
            ]
        }
    )
    return Exit.DONE


def _said(line: LogLine) -> str:
    parts = (line.at, line.name, line.action, line.result if line.result != "ok" else "", str(line.record or ""))
    return "  ".join(part for part in parts if part)
