"""`office contact`: whom to call about safety, and naming somebody else."""

from __future__ import annotations

import argparse

from ..i18n import tr
from ..office import contact
from ..office.pressing import Contact
from .console import Console, Exit, now
from .office_desk import asked_desk

_OPTIONS = ("name", "phone", "deputy_name", "deputy_phone")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser("contact", parents=parents, help=tr("show whom to call about safety, or change it"))
    command.add_argument("--name", default=None, help=tr("whom to call about safety"))
    command.add_argument("--phone", default=None, help=tr("the number to call about safety"))
    command.add_argument("--deputy-name", default=None, help=tr("whom to call when nobody answers"))
    command.add_argument("--deputy-phone", default=None, help=tr("that number"))
    command.set_defaults(run=run_contact)


def run_contact(args: argparse.Namespace, console: Console) -> Exit:
    """What was not named stays; an empty deputy name and number take the deputy away."""
    with asked_desk(args, console) as desk:
        found = contact.named(desk)
        if any(getattr(args, each) is not None for each in _OPTIONS):
            found = contact.name(desk, _wanted(args, found), now=now())
    for place, each in enumerate(found):
        who = {"name": each.name or "-", "phone": each.phone}
        console.say(tr("Deputy: {name}, {phone}", **who) if place else tr("About safety: {name}, {phone}", **who))
    if not found:
        console.say(tr("Nobody is named yet. Give --name and --phone."))
    console.answer({"contacts": [{"name": each.name, "phone": each.phone} for each in found]})
    return Exit.DONE


def _wanted(args: argparse.Namespace, found: tuple[Contact, ...]) -> tuple[Contact, Contact]:
    empty = Contact(name="", phone="")
    first, deputy, *_rest = (*found, empty, empty)
    return (
        Contact(name=_said(args.name, first.name), phone=_said(args.phone, first.phone)),
        Contact(name=_said(args.deputy_name, deputy.name), phone=_said(args.deputy_phone, deputy.phone)),
    )


def _said(given: str | None, before: str) -> str:
    return before if given is None else given
