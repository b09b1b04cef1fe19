"""`office urgent`: what cannot wait, of all weeks, until somebody ticks it off."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from ..domain.canonical import Json
from ..domain.dates import day_here
from ..domain.identity import read_number, show_number
from ..errors import InputError, InputFault
from ..explain.pressing import call_words, reasons, unproven_line
from ..i18n import tr
from ..office.cannot_wait import CannotWait, Matter, cannot_wait, put_back, tick_off
from .console import Console, Exit, now
from .office_desk import asked_desk
from .office_words import day_words, unproven_json


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser("urgent", parents=parents, help=tr("show what cannot wait, or tick it off"))
    command.add_argument("--done", nargs="+", metavar="NUMBER", default=(), help=tr("the worries that were seen to"))
    command.add_argument(
        "--undo", nargs="+", metavar="NUMBER", default=(), help=tr("the worries that were ticked off by mistake")
    )
    command.set_defaults(run=run_urgent)


def run_urgent(args: argparse.Namespace, console: Console) -> Exit:
    """The list, after what was named is ticked off or put back. One number that is not in it changes nothing."""
    if args.done and args.undo:
        console.warn(tr("Either --done or --undo. Nothing was changed."))
        sys.exit(Exit.USAGE)
    today = now().astimezone().date()
    with asked_desk(args, console) as desk:
        found = cannot_wait(desk, today)
        ticked, back = _named(found.matters, args.done), _named(found.ticked, args.undo)
        for each in ticked:
            tick_off(desk, each.record, now=now())
        for each in back:
            put_back(desk, each.record, now=now())
        if ticked or back:
            found = cannot_wait(desk, today)
    for each in ticked:
        console.say(tr("Ticked off: {what}", what=_line(each)))
    for each in back:
        console.say(tr("Put back: {what}", what=_line(each)))
    if ticked:
        console.say(tr("A mistake? Put it back with --undo and the number."))
    for line in lines(found):
        console.say(line)
    console.answer(
        {
            "urgent": [_as_json(each) for each in found.matters],
            "set_apart": unproven_json(found.apart),
            "ticked": [_as_json(each) for each in ticked],
            "put_back": [_as_json(each) for each in back],
        }
    )
    return Exit.DONE


def lines(found: CannotWait) -> list[str]:
    """Whom to call, then each with its number, whose family it is, why, and who brought it."""
    apart = unproven_line(found.apart, found.call)
    if not found.matters:
        return [apart] if apart else [tr("Nothing waits that cannot wait.")]
    called = [call_words(found.call)] if any(each.safety for each in found.matters) else []
    return [*called, *(_line(each) for each in found.matters), *([apart] if apart else [])]


def _line(matter: Matter) -> str:
    named = tr("family of {detainee}", detainee=matter.detainee or tr("Name not known"))
    whose = tr("strict") if matter.strict else named
    since = day_words(day_here(matter.since))
    parts = (
        show_number(matter.number),
        ", ".join(reasons(matter, day=day_words)),
        whose,
        matter.title,
        tr("brought by {who} on {day}", who=matter.brought_by or "-", day=since),
        tr("written since: done with") if matter.done else "",
    )
    return " · ".join(part for part in parts if part)


def _named(matters: Sequence[Matter], numbers: Sequence[str]) -> list[Matter]:
    """Each once, in the order in which they were named. Raises InputError(NUMBER_WRONG, NOT_FOUND)."""
    by_number = {each.number: each for each in matters}
    wanted = dict.fromkeys(read_number(text) for text in numbers)
    if not wanted.keys() <= by_number.keys():
        raise InputError(InputFault.NOT_FOUND, field="number", which="urgent")
    return [by_number[number] for number in wanted]


def _as_json(matter: Matter) -> Json:
    return {
        "record": str(matter.record),
        "number": matter.number,
        "safety": matter.safety,
        "urgent_now": matter.urgent_now,
        "deadlines": [day.isoformat() for day in matter.deadlines],
        "brought_by": matter.brought_by,
        "since": matter.since,
        "done": matter.done,
    }
