"""`office directory`: helpers that only volunteers wrote down; `--confirm NUMBER` says that one is right."""

from __future__ import annotations

import argparse

from ..domain.canonical import Json
from ..domain.identity import read_number, show_number
from ..errors import InputError, InputFault
from ..i18n import tr
from ..office import directory
from ..office.hand import hand_of
from .console import Console, Exit, now
from .office_desk import asked_desk


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser("directory", parents=parents, help=tr("show helpers that volunteers propose"))
    command.add_argument(
        "--confirm",
        action="append",
        default=[],
        metavar="NUMBER",
        help=tr("this helper is right, and goes to all laptops"),
    )
    command.set_defaults(run=run_directory)


def run_directory(args: argparse.Namespace, console: Console) -> Exit:
    """By name, each with address and phone as it would be printed."""
    wanted = [read_number(text) for text in args.confirm]
    with asked_desk(args, console) as desk:
        ids = {each.record.number: each.id for each in directory.proposals(desk)}
        if any(number not in ids for number in wanted):
            raise InputError(InputFault.NOT_FOUND, field="helper")
        for number in wanted:
            directory.confirm(desk, ids[number], hand=hand_of(desk, now=now()))
        left = directory.proposals(desk)
    for each in left:
        helper = each.record
        place = " ".join(part for part in (helper.address.street, helper.address.postcode, helper.address.city) if part)
        console.say(f"{show_number(helper.number)}  {helper.name}  {place}  {helper.phone}".rstrip())
    if not left:
        console.say(tr("Volunteers propose no other helpers."))
    rows: list[Json] = [{"id": str(each.id), "number": each.record.number, "name": each.record.name} for each in left]
    console.answer({"proposals": rows, "confirmed": [*wanted]})
    return Exit.DONE
