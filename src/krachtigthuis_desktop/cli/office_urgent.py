"""`office urgent`: what cannot wait, of all weeks, until somebody ticks it off."""

from __future__ import annotations

import argparse
from datetime import date
from uuid import UUID

from ..domain.canonical import Json
from ..domain.dates import day_here
from ..domain.identity import read_number, show_number
from ..errors import InputError, InputFault
from ..i18n import tr
from ..office.cannot_wait import CannotWait, Matter, cannot_wait, tick_off
from .console import Console, Exit, now
from .office_desk import asked_desk
from .office_words import call_words


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser("urgent", parents=parents, help=tr("show what cannot wait, or tick it off"))
    command.add_argument("--done", nargs="+", metavar="NUMBER", default=(), help=tr("the worries that were seen to"))
    command.set_defaults(run=run_urgent)


def run_urgent(args: argparse.Namespace, console: Console) -> Exit:
    """The list, after what was named is ticked off. One number that is not in it changes nothing."""
    today = now().astimezone().date()
    with asked_desk(args, console) as desk:
        before = cannot_wait(desk, today)
        for record in [_named(before, text) for text in args.done]:
            tick_off(desk, record, now=now())
        found = cannot_wait(desk, today) if args.done else before
    for line in lines(found):
        console.say(line)
    console.answer({"urgent": [_as_json(each) for each in found.matters]})
    return Exit.DONE


def lines(found: CannotWait) -> list[str]:
    """Whom to call, then each with its number, whose family it is, why, and who brought it."""
    if not found.matters:
        return [tr("Nothing waits that cannot wait.")]
    called = [call_words(found.call)] if any(each.safety for each in found.matters) else []
    return [*called, *(_line(each) for each in found.matters)]


def why_words(matter: Matter) -> str:
    """Why it cannot wait."""
    reasons = [tr("safety signal")] if matter.safety else []
    reasons += [tr("now")] if matter.urgent_now else []
    reasons += [tr("before {day}", day=_day(day)) for day in matter.deadlines]
    return ", ".join(reasons)


def _line(matter: Matter) -> str:
    named = tr("family of {detainee}", detainee=matter.detainee or tr("Name not known"))
    whose = tr("strict") if matter.strict else named
    parts = (
        show_number(matter.number),
        why_words(matter),
        whose,
        matter.title,
        tr("brought by {who} on {day}", who=matter.brought_by or "-", day=_day(day_here(matter.since))),
        tr("written since: done with") if matter.done else "",
    )
    return " · ".join(part for part in parts if part)


def _day(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def _named(found: CannotWait, text: str) -> UUID:
    number = read_number(text)
    matter = next((each for each in found.matters if each.number == number), None)
    if matter is None:
        raise InputError(InputFault.NOT_FOUND, field="number")
    return matter.record


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
