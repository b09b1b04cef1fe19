"""`office erase ID…`: the text of records or whole home fronts goes, here and on every laptop."""

from __future__ import annotations

import argparse
import sys

from ..explain.put_back import NOT_NOTED
from ..i18n import tr, trn
from ..office.erasing import erase
from .console import Console, Exit, now
from .office_desk import asked_desk
from .office_named import record_of


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "erase", parents=parents, help=tr("erase records or home fronts, here and on laptops")
    )
    command.add_argument("ids", nargs="+", metavar="ID", help=tr("the number or the id of a record or a home front"))
    command.add_argument("--yes", action="store_true", help=tr("erase without asking"))
    command.set_defaults(run=run_erase)


def run_erase(args: argparse.Namespace, console: Console) -> Exit:
    """For good. An administrator does it. Where there is nobody to ask, only `--yes` says that it is meant."""
    if not args.yes and not sys.stdin.isatty():
        console.warn(tr("Nobody can be asked here. Give --yes to erase without being asked. Nothing was erased."))
        sys.exit(Exit.USAGE)
    with asked_desk(args, console) as desk:
        ids = [record_of(desk, text) for text in args.ids]
        if not args.yes and not _sure():
            console.warn(tr("Nothing was erased. Give --yes to erase without being asked."))
            return Exit.REFUSED
        gone = erase(desk, ids, now=now())
    console.say(
        tr("Its text was gone already. Laptops that did not hear it yet hear it again.")
        if not gone.revisions
        else trn(
            "The text of {count} piece is gone. Every laptop hears it with its next return.",
            "The text of {count} pieces is gone. Every laptop hears it with its next return.",
            gone.revisions,
        )
    )
    if gone.in_bundles:
        console.say(
            trn(
                "{count} bundle that was set apart holds such text. Release it or refuse it.",
                "{count} bundles that were set apart hold such text. Release them or refuse them.",
                len(gone.in_bundles),
            )
        )
    if not gone.noted:
        console.warn(tr(NOT_NOTED))
    console.answer(
        {
            "erased": [str(each) for each in ids],
            "revisions": gone.revisions,
            "set_apart": gone.set_apart,
            "in_bundles": list(gone.in_bundles),
        }
    )
    return Exit.DONE


def _sure() -> bool:
    """It cannot come back: the person at the keyboard is asked. Standard output is for the answer alone."""
    print(tr("Erase for good, here and on every laptop? Type yes:"), end=" ", file=sys.stderr, flush=True)
    answer = sys.stdin.readline()
    return answer.strip().casefold() in {"yes", "ja", tr("yes")}
