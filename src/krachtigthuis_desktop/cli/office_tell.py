"""`office tell`, `office list`: what laptops hear beside records: what became of a referral, and newer lists."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from ..domain.lists import MAX_FILE, parse
from ..domain.records.referral import Step
from ..domain.text import MAX_TEXT
from ..errors import InputError, InputFault
from ..i18n import tr
from ..office.hand import hand_of
from ..office.telling import send_list, tell
from .console import Console, Exit, now, read_file
from .office_desk import asked_desk
from .office_named import record_of


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the commands."""
    news = commands.add_parser("tell", parents=parents, help=tr("let somebody hear what became of a referral"))
    news.add_argument("referral", metavar="REFERRAL", help=tr("the number or the id of the referral"))
    news.add_argument("--on", type=_day, required=True, metavar="YYYY-MM-DD", help=tr("the day it happened"))
    news.add_argument("--step", choices=[each.value for each in Step], required=True, help=tr("what happened"))
    words = news.add_mutually_exclusive_group()
    words.add_argument("--says-file", type=Path, default=None, help=tr("a file with what may be told, in plain words"))
    words.add_argument("--says", default=None, help=tr("the same in the command; others on this computer can see it"))
    news.set_defaults(run=run_tell)
    lists = commands.add_parser("list", parents=parents, help=tr("give every laptop a newer list to choose from"))
    lists.add_argument("file", type=Path, metavar="FILE", help=tr("the list"))
    lists.set_defaults(run=run_list)


def run_tell(args: argparse.Namespace, console: Console) -> Exit:
    """It goes along with the next return of the laptops of this family."""
    says = _says(args, console)
    with asked_desk(args, console) as desk:
        referral = record_of(desk, args.referral)
        tell(desk, referral, on=args.on, step=Step(args.step), says=says, hand=hand_of(desk, now=now()))
    console.say(tr("It goes along with the next return."))
    console.answer({"referral": str(referral), "on": args.on.isoformat(), "step": args.step})
    return Exit.DONE


def _says(args: argparse.Namespace, console: Console) -> str:
    """From a file, or typed: what stands in a command is kept by the shell and seen in the list of processes."""
    if args.says is not None:
        console.warn(tr("What stands in a command, this computer keeps. Use --says-file, or type it when it is asked."))
        return str(args.says)
    if args.says_file is not None:
        try:
            return read_file(args.says_file, 4 * MAX_TEXT, links=True).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise InputError(InputFault.FILE_UNREADABLE, path=args.says_file) from None
    if not sys.stdin.isatty():
        raise InputError(InputFault.TEXT_EMPTY, field="says")
    return input(tr("What may be told, in plain words:") + " ")


def run_list(args: argparse.Namespace, console: Console) -> Exit:
    """Of two versions the higher holds."""
    data = read_file(args.file, MAX_FILE)
    listed = parse(data)
    with asked_desk(args, console) as desk:
        taken = send_list(desk, listed.name, data, hand=hand_of(desk, now=now()))
    if taken:
        console.say(tr("Every laptop gets this list with its next return."))
    else:
        console.say(tr("This version of the list, or a newer one, is in force already."))
    console.answer({"list": listed.name, "version": listed.version, "sent": taken})
    return Exit.DONE


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(tr("a day is written as 2026-11-29")) from None
