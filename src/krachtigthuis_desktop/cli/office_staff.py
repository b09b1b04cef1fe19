"""`office staff …`: who has a passphrase of this office; the slot is the actor in the log."""

from __future__ import annotations

import argparse
from pathlib import Path

from .. import vault as vaults
from ..i18n import tr
from ..office import staff
from .console import Console, Exit, now
from .office_desk import asked_desk, chosen_phrase, warn_of_weak


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the commands."""
    group = commands.add_parser("staff", help=tr("who has a passphrase of this office"))
    steps = group.add_subparsers(dest="step", required=True, metavar=tr("command"))
    show = steps.add_parser("list", parents=parents, help=tr("show everybody with a passphrase"))
    show.set_defaults(run=run_list)
    new = steps.add_parser("add", parents=parents, help=tr("give a colleague a passphrase"))
    new.add_argument("name", metavar="NAME", help=tr("the name; it picks the passphrase with --as"))
    new.add_argument("--new-passphrase-file", type=Path, default=None, help=tr("its first line is the new one"))
    new.set_defaults(run=run_add)
    gone = steps.add_parser("remove", parents=parents, help=tr("take a colleague's passphrase away"))
    gone.add_argument("name", metavar="NAME", help=tr("the name or the slot"))
    gone.set_defaults(run=run_remove)
    chosen = steps.add_parser("administrator", parents=parents, help=tr("let a colleague do what concerns the keys"))
    chosen.add_argument("name", metavar="NAME", help=tr("the name or the slot"))
    chosen.set_defaults(run=run_administrator)


def run_list(args: argparse.Namespace, console: Console) -> Exit:
    """Everybody, and who the administrators are."""
    with asked_desk(args, console) as desk:
        members = staff.members(desk)
    for each in members:
        line = tr("{name}  {slot}", name=each.name or "-", slot=each.slot)
        console.say(f"{line}  {tr('administrator')}" if each.administrator else line)
    console.answer(
        {
            "staff": [
                {"slot": each.slot, "name": each.name, "administrator": each.administrator, "own": each.own}
                for each in members
            ]
        }
    )
    return Exit.DONE


def run_add(args: argparse.Namespace, console: Console) -> Exit:
    """A colleague with a passphrase of its own."""
    with asked_desk(args, console) as desk:
        phrase = chosen_phrase(tr("Choose a passphrase for {name}:", name=args.name), args.new_passphrase_file, console)
        warn_of_weak(console, phrase)
        _desk, new = staff.add(desk, args.name, phrase, now=now(), cost=vaults.calibrate())
    console.say(
        tr("{name} has a passphrase now (--as picks it). In the log this is {slot}.", name=new.name, slot=new.slot)
    )
    console.answer({"slot": new.slot, "name": new.name})
    return Exit.DONE


def run_remove(args: argparse.Namespace, console: Console) -> Exit:
    """Its passphrase no longer opens this office."""
    with asked_desk(args, console) as desk:
        _desk, gone = staff.remove(desk, args.name, now=now())
    console.say(tr("The passphrase of {name} no longer opens this office.", name=gone.name))
    console.answer({"slot": gone.slot, "name": gone.name})
    return Exit.DONE


def run_administrator(args: argparse.Namespace, console: Console) -> Exit:
    """One more who may do what concerns the keys."""
    with asked_desk(args, console) as desk:
        chosen = staff.make_administrator(desk, args.name, now=now())
    console.say(tr("{name} may do what concerns the keys now.", name=chosen.name))
    console.answer({"slot": chosen.slot, "name": chosen.name, "administrator": True})
    return Exit.DONE
