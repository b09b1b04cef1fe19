"""`office restored`: after this office was put back from a backup, what people look through; and a database anew."""

from __future__ import annotations

import argparse
from datetime import datetime

from ..domain.canonical import Json
from ..explain.put_back import NOTES, line
from ..i18n import tr, trn
from ..office import put_back, since_backup
from ..office.since_backup import Item, Seen
from .console import Console, Exit, now
from .office_desk import asked_desk


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "restored", parents=parents, help=tr("after a backup was put back: what to look through")
    )
    choice = command.add_mutually_exclusive_group()
    choice.add_argument(
        "--done", default=None, metavar="ITEM", help=tr("tick this line off, as the list names it; or all")
    )
    choice.add_argument("--renew", action="store_true", help=tr("say that the database was put back, by its own tools"))
    command.set_defaults(run=run_restored)


def run_restored(args: argparse.Namespace, console: Console) -> Exit:
    """The list; with `--done` one line less, with `--renew` after beginning anew."""
    with asked_desk(args, console) as desk:
        if args.renew:
            put_back.renew(desk.vault, desk.store, actor=desk.actor, now=now())
        if args.done is not None:
            since_backup.tick_off(desk, args.done, now=now())
        seen = since_backup.look(desk)
    if seen is None:
        console.say(tr("This office was never put back from a backup."))
    else:
        for each in lines(seen):
            console.say(each)
    console.answer(
        {
            "put_back": seen.at if seen else None,
            "note": seen.note.value if seen else None,
            "items": [_as_json(each) for each in seen.items] if seen else [],
        }
    )
    return Exit.DONE


def lines(seen: Seen) -> list[str]:
    """The list for a person: how it stands, then each thing with the name by which it is ticked off."""
    said = [tr("This office was put back from a backup on {day}.", day=_day(seen.at)), tr(NOTES[seen.note.value])]
    if not seen.left:
        return [*said, tr("There is nothing left to look through.")]
    said.append(trn("To look through: {count} thing.", "To look through: {count} things.", len(seen.left)))
    for each in seen.left:
        said += [f"  {told(each)}", "    " + tr("Looked after? office restored --done {item}", item=each.key)]
    return said


def told(item: Item) -> str:
    """One line in words."""
    return line(item.what.value, item.id, holder=item.holder, day=_day(item.on) if item.on else "", reason=item.reason)


def _as_json(item: Item) -> Json:
    return {
        "item": item.key,
        "what": item.what.value,
        "id": item.id,
        "holder": item.holder,
        "on": item.on,
        "reason": item.reason,
        "done": item.done,
    }


def _day(moment: str) -> str:
    day = datetime.fromisoformat(moment).astimezone().date()
    return f"{day.day}-{day.month}-{day.year}"
