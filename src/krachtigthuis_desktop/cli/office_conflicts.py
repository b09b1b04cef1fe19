"""`office conflicts`: what two people told differently, side by side, and the word that settles it."""

from __future__ import annotations

import argparse
import sys
from uuid import UUID

from ..domain.canonical import Json
from ..domain.records import Person, Relation
from ..errors import InputError, InputFault
from ..explain import field_name
from ..explain.kinds import kind_name
from ..i18n import tr
from ..office.desk import Desk
from ..office.hand import hand_of
from ..office.settling import Conflict, Testimony, conflicts, settle
from .console import Console, Exit, now
from .handover_outbox import day_of
from .office_desk import asked_desk
from .office_named import record_named


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser("conflicts", parents=parents, help=tr("show what was told in two ways, or settle it"))
    command.add_argument("--settle", metavar="RECORD", default=None, help=tr("the record that is settled"))
    command.add_argument("--take", metavar="REVISION", default=None, help=tr("the testimony that stands from now on"))
    command.add_argument("--reason", default=None, help=tr("why"))
    command.set_defaults(run=run_conflicts)


def run_conflicts(args: argparse.Namespace, console: Console) -> Exit:
    """Without --settle a list. Both testimonies stay in any case."""
    if args.settle is not None:
        return run_settle(args, console)
    with asked_desk(args, console) as desk:
        found = conflicts(desk)
    for each in found:
        for line in lines(each):
            console.say(line)
    if not found:
        console.say(tr("Nothing was told in two ways."))
    console.answer({"conflicts": [as_json(each) for each in found]})
    return Exit.DONE


def run_settle(args: argparse.Namespace, console: Console) -> Exit:
    """One of the two stands from now on, with a reason."""
    if args.take is None or args.reason is None:
        console.warn(tr("To settle it takes --take and --reason."))
        sys.exit(Exit.USAGE)
    record, taken = record_named(args.settle), record_named(args.take)
    with asked_desk(args, console) as desk:
        revision, left = _settle(desk, record, taken, args.reason)
    console.say(tr("It is settled. Both testimonies stay; the laptops hear it with their next return."))
    if left:
        console.say(tr("There is one more testimony of it. Settle that too."))
    console.answer({"record": str(record), "revision": str(revision), "settled": not left})
    return Exit.DONE


def _settle(desk: Desk, record: UUID, taken: UUID, reason: str) -> tuple[UUID, bool]:
    conflict = next((each for each in conflicts(desk) if each.record == record), None)
    if conflict is None:
        raise InputError(InputFault.NOT_FOUND, field="record", which="conflict")
    chosen = next((each for each in conflict.testimonies if each.revision == taken), None)
    if chosen is None or chosen.record is None:
        raise InputError(InputFault.NOT_FOUND, field="revision", which="conflict")
    other = next(each for each in conflict.testimonies if each.revision != taken)
    between = (chosen.revision, other.revision)
    made = settle(desk, record, chosen.record, between=between, reason=reason, hand=hand_of(desk, now=now()))
    return made, any(each.record == record for each in conflicts(desk))


def lines(conflict: Conflict) -> list[str]:
    """Both side by side: who said it, when, and where they differ."""
    told = [
        tr(
            "{record}  {kind}  {family}",
            record=conflict.record,
            kind=kind_name(conflict.kind),
            family=conflict.family or "-",
        )
    ]
    for each in conflict.testimonies:
        told.append(
            "  " + tr("{revision}: {name}, {day}", revision=each.revision, name=each.name, day=day_of(each.recorded))
        )
        told += [f"    {line}" for line in _says(conflict, each)]
    return told


def _says(conflict: Conflict, testimony: Testimony) -> list[str]:
    if testimony.record is None:
        return [tr("The text was erased.")]
    if isinstance(testimony.record, Person | Relation) and testimony.record.is_struck:
        return [tr("Struck off: it was written down by mistake.")]
    said = ((name, getattr(testimony.record, name)) for name in conflict.differing)
    return [
        f"{field_name(name) or name}: {value}" for name, value in said if not hasattr(value, "__dataclass_fields__")
    ]


def as_json(conflict: Conflict) -> Json:
    """The same for a script: ids, moments and names of fields, no text."""
    return {
        "record": str(conflict.record),
        "kind": conflict.kind,
        "home": str(conflict.home) if conflict.home else None,
        "differing": list(conflict.differing),
        "testimonies": [
            {
                "revision": str(each.revision),
                "author": each.author,
                "happened": each.happened,
                "recorded": each.recorded,
                "erased": each.record is None,
            }
            for each in conflict.testimonies
        ],
    }
