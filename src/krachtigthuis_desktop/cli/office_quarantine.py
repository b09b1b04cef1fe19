"""`office quarantine`: what was set apart, and the people who let it in or say no."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..domain.canonical import Json
from ..explain.apart import KINDS, explain_apart
from ..explain.pressing import unproven_line
from ..i18n import tr, trn
from ..office import contact, quarantine, set_apart
from ..office.quarantine import Apart, Decided
from ..office.unproven import NOTHING
from .console import Console, Exit, now
from .handover_outbox import day_of
from .office_desk import asked_desk
from .office_words import pressing_json, pressing_lines, unproven_json


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "quarantine", parents=parents, help=tr("show what was set apart, release or refuse it")
    )
    chosen = command.add_mutually_exclusive_group()
    chosen.add_argument("--release", metavar="ID", default=None, help=tr("let this in"))
    chosen.add_argument("--refuse", metavar="ID", default=None, help=tr("do not let this in"))
    command.add_argument("--why", default=None, help=tr("why"))
    command.add_argument(
        "--second-passphrase-file",
        type=Path,
        default=None,
        help=tr("the passphrase of a colleague, where two must say so"),
    )
    command.set_defaults(run=run_quarantine)


def run_quarantine(args: argparse.Namespace, console: Console) -> Exit:
    """Without a choice a list of what waits."""
    named = args.release or args.refuse
    if named is not None:
        return _decide(args, console, named)
    with asked_desk(args, console) as desk:
        found = quarantine.waiting(desk)
        urgent, call = set_apart.urgent(desk, now().astimezone().date()), contact.named(desk)
    for each in found:
        inside = urgent.get(each.id, NOTHING)
        for line in [*lines(each), *([f"  {said}"] if (said := unproven_line(inside, call)) else [])]:
            console.say(line)
    if not found:
        console.say(tr("Nothing is set apart."))
    console.answer(
        {"waiting": [as_json(each) | {"unproven": unproven_json(urgent.get(each.id, NOTHING))} for each in found]}
    )
    return Exit.DONE


def _decide(args: argparse.Namespace, console: Console, id_: str) -> Exit:
    if args.why is None:
        console.warn(tr("To decide it takes a reason: --why."))
        sys.exit(Exit.USAGE)
    with asked_desk(args, console) as desk:
        if args.refuse is not None:
            done = quarantine.refuse(desk, id_, why=args.why, now=now())
        else:
            done = quarantine.release(desk, id_, why=args.why, second_phrase=_second(args, console), now=now())
    _say(console, done)
    console.answer(
        {
            "id": done.id,
            "state": done.state,
            "new": done.new,
            "rejected": done.rejected,
            "waiting": done.waiting,
            "pressing": pressing_json(done.pressing),
        }
    )
    return Exit.DONE


def _second(args: argparse.Namespace, console: Console) -> str | None:
    """Asked for only where a file was given: an item for one person needs no second."""
    if args.second_passphrase_file is None:
        return None
    return console.secret(tr("Passphrase of the second person:"), args.second_passphrase_file)


def _say(console: Console, done: Decided) -> None:
    if done.state == quarantine.REFUSED:
        console.say(tr("It does not go in. Its writer hears why with the next return."))
        return
    for line in pressing_lines(done.pressing):
        console.say(line)
    console.say(trn("It went in: {count} piece is new.", "It went in: {count} pieces are new.", done.new))
    if done.rejected:
        console.say(trn("{count} piece of it was set apart.", "{count} pieces of it were set apart.", done.rejected))


def lines(each: Apart) -> list[str]:
    """One item for a person: what it is, of whom, why it was set apart, and how many people it takes."""
    told = [
        each.id,
        "  " + tr("{kind} of {name}, came on {day}: {reason}.", **_facts(each)),
    ]
    if each.needs_two:
        told.append("  " + tr("Two people release it."))
    if not each.releasable:
        told.append("  " + tr("It cannot be let in. Refuse it."))
    return told


def _facts(each: Apart) -> dict[str, str]:
    return {
        "kind": tr(KINDS[each.kind.value]),
        "reason": explain_apart(each.reason).title.rstrip("."),
        "name": each.holder_name or tr("Unknown person"),
        "day": day_of(each.arrived),
    }


def as_json(each: Apart) -> dict[str, Json]:
    """The same for a script, without names and text."""
    return {
        "id": each.id,
        "kind": each.kind.value,
        "reason": each.reason,
        "device": each.device,
        "arrived": each.arrived,
        "bundle": each.bundle,
        "needs_two": each.needs_two,
        "releasable": each.releasable,
        "revisions": each.revisions,
    }
