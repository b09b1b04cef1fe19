"""`office import FILE…`: take in what the sticks brought; one bad file never stops the others.

After the home is open this process limits its own memory: what it reads next comes from a stranger's stick.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..errors import InputFault, KrachtigError
from ..i18n import tr
from ..office import beside, importing
from ..office.find import bundles_in
from ..office.limits import limit_memory
from .console import Console, Exit, now
from .office_desk import asked_desk, asked_home
from .office_words import report_json, report_lines


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser("import", parents=parents, help=tr("take in bundles from the stick"))
    command.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help=tr("the bundles, or the folder in which they lie")
    )
    command.add_argument("--dry-run", action="store_true", help=tr("only try: change nothing"))
    # For the window, which runs this command as a child: the key comes over standard input, the whole report goes out.
    command.add_argument("--beside", action="store_true", help=argparse.SUPPRESS)
    command.set_defaults(run=run_import)


def run_import(args: argparse.Namespace, console: Console) -> Exit:
    """Import, and report: first what cannot wait."""
    if args.beside:
        return run_beside(args, console)
    files = [file for each in args.files for file in bundles_in(each)]
    empty = [each for each in args.files if each.is_dir() and not bundles_in(each)]
    for each in empty:
        console.warn(tr("{folder}: no bundle lies in this folder, nor one level deeper.", folder=each))
    if not files:
        console.answer({"outcome": "refused", "reason": InputFault.FILE_MISSING.value})
        return Exit.REFUSED
    with asked_desk(args, console) as desk:
        limit_memory()
        report = importing.import_bundles(desk, list(dict.fromkeys(files)), dry_run=args.dry_run, now=now())
    for line in report_lines(report):
        console.say(line)
    console.answer(report_json(report))
    return Exit.REFUSED if report.went_wrong or empty else Exit.DONE


def run_beside(args: argparse.Namespace, console: Console) -> Exit:
    """The same for the window that has this office open. One answer goes out, also when there is no report."""
    try:
        with beside.desk_beside(asked_home(args, console), sys.stdin.buffer.readline(beside.MAX_HANDED)) as desk:
            limit_memory()
            report = importing.import_bundles(desk, args.files, dry_run=args.dry_run, now=now())
    except KrachtigError as refused:
        sys.stdout.buffer.write(beside.told_fault(refused))
        return Exit.REFUSED
    sys.stdout.buffer.write(beside.told(report))
    return Exit.REFUSED if report.went_wrong else Exit.DONE
