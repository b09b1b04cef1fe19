"""`handover outbox`: what is not at the office yet, and since when."""

from __future__ import annotations

import argparse

from ..domain.dates import day_here
from ..i18n import tr, trn
from ..prison.handover import OnItsWay
from ..prison.outbox import NotThere, not_there
from .console import Console, Exit
from .laptop_desk import asked_laptop


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser("outbox", parents=parents, help=tr("show what is not at the office yet"))
    command.set_defaults(run=run_outbox)


def run_outbox(args: argparse.Namespace, console: Console) -> Exit:
    """Counts and days, no names."""
    with asked_laptop(args, console) as vault:
        found = not_there(vault.store)
    for line in lines(found):
        console.say(line)
    console.answer(
        {
            "count": found.count,
            "since": found.since or None,
            "kinds": {**found.kinds},
            "on_no_stick": found.on_no_stick,
            "rejected": found.rejected,
            "bundles": [
                {
                    "id": each.id,
                    "seq": each.seq,
                    "name": each.name,
                    "created": each.created,
                    "revisions": each.revisions,
                    "state": each.state.value,
                }
                for each in found.bundles
            ],
        }
    )
    return Exit.DONE


def lines(found: NotThere) -> list[str]:
    """For a person: how much, since when, and which bundles are on their way."""
    if not found.count:
        told = [tr("The office has everything.")]
    else:
        told = [
            trn(
                "{count} piece is not at the office yet, since {day}.",
                "{count} pieces are not at the office yet, the oldest since {day}.",
                found.count,
                day=day_of(found.since),
            )
        ]
    if found.on_no_stick:
        told.append(trn("{count} is on no stick yet.", "{count} are on no stick yet.", found.on_no_stick))
    if found.rejected:
        told.append(
            trn(
                "The office did not take {count} piece. It stands here only.",
                "The office did not take {count} pieces. They stand here only.",
                found.rejected,
            )
        )
    return [*told, *(f"  {_bundle(each)}" for each in found.bundles)]


def day_of(moment: str) -> str:
    """A moment of the store as a day where the laptop is."""
    day = day_here(moment)
    return f"{day.day}-{day.month}-{day.year}"


def _bundle(each: OnItsWay) -> str:
    day = day_of(each.created)
    match each.state.value:
        case "written":
            return tr("{name} of {day}: on a stick, no answer yet.", name=each.name, day=day)
        case "set_apart":
            return tr("{name} of {day}: set apart at the office.", name=each.name, day=day)
        case _:
            return tr("{name} of {day}: not on a stick yet.", name=each.name, day=day)
