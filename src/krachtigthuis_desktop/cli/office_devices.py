"""`office devices`: every laptop and how it stands."""

from __future__ import annotations

import argparse
import sys

from ..domain.canonical import Json
from ..domain.dates import day_here
from ..explain.laptops import in_ranges, role_name, why_revoked
from ..i18n import tr, trn
from ..office.laptops import Laptop, name_holder, overview
from .console import Console, Exit, now
from .office_desk import asked_desk


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser("devices", parents=parents, help=tr("show every laptop and how it stands"))
    command.add_argument("--holder", default=None, metavar="CODE", help=tr("the code of a holder whose name changes"))
    command.add_argument("--holder-name", default=None, help=tr("the name behind the code; it stays in this office"))
    command.set_defaults(run=run_devices)


def run_devices(args: argparse.Namespace, console: Console) -> Exit:
    """Names are shown to people; JSON has the codes alone."""
    if (args.holder is None) != (args.holder_name is None):
        console.warn(tr("To change a name it takes both --holder and --holder-name. Nothing was changed."))
        sys.exit(Exit.USAGE)
    with asked_desk(args, console) as desk:
        if args.holder is not None:
            name_holder(desk, args.holder, args.holder_name, now=now())
        laptops = overview(desk, now=now())
    for each in laptops:
        for line in lines(each):
            console.say(line)
    if not laptops:
        console.say(tr("No laptop is enrolled yet."))
    console.answer({"devices": [as_json(each) for each in laptops]})
    return Exit.DONE


def lines(laptop: Laptop) -> list[str]:
    """One laptop for a person: who has it, when it was last heard of, and what asks for attention."""
    told = [
        tr(
            "{device}  {holder}  {name}  {role}",
            device=laptop.device[:8],
            holder=laptop.holder,
            name=laptop.holder_name or "-",
            role=role_name(laptop.role),
        )
    ]
    if laptop.revoked is not None:
        why, day = why_revoked(laptop.revoked), _day(laptop.revoked_on or laptop.valid_from)
        told.append("  " + tr("No longer trusted since {day}: {why}.", day=day, why=why))
    if laptop.last_seen is None:
        told.append("  " + tr("Nothing came from it yet. Enrolled on {day}.", day=_day(laptop.valid_from)))
    else:
        told.append("  " + tr("Last heard of on {day}, bundle {seq}.", day=_day(laptop.last_seen), seq=laptop.last_seq))
    if laptop.silent:
        told.append("  " + tr("Silent for 21 days or more. Call the holder."))
    for gap in laptop.missing:
        numbers = in_ranges(gap.numbers)
        told.append(
            "  "
            + (
                tr("Never came: {numbers}. What was in it came with a later one.", numbers=numbers)
                if gap.came
                else tr("Never came: {numbers}. Not everything that was in it is here.", numbers=numbers)
            )
        )
    if laptop.set_apart:
        told.append(
            "  " + trn("{count} piece waits for two people.", "{count} pieces wait for two people.", laptop.set_apart)
        )
    if laptop.old_keys:
        told.append("  " + tr("Its keys are more than two years old. Let it ask for new ones."))
    return told


def as_json(laptop: Laptop) -> Json:
    """The same for a script, without the name."""
    return {
        "id": laptop.device,
        "holder": laptop.holder,
        "role": laptop.role,
        "valid_from": laptop.valid_from,
        "revoked": laptop.revoked,
        "revoked_on": laptop.revoked_on,
        "last_seen": laptop.last_seen,
        "last_seq": laptop.last_seq,
        "incarnation": laptop.incarnation,
        "missing": [
            {"incarnation": gap.incarnation, "numbers": list(gap.numbers), "came": gap.came} for gap in laptop.missing
        ],
        "silent": laptop.silent,
        "registry_version": laptop.registry_version,
        "schema": laptop.schema,
        "app": laptop.app,
        "return_applied": laptop.return_applied,
        "set_apart": laptop.set_apart,
        "old_keys": laptop.old_keys,
    }


def _day(moment: str) -> str:
    day = day_here(moment)
    return f"{day.day}-{day.month}-{day.year}"
