"""`office …`: begin an office, show who it is, enrol laptops, take in bundles, print who is trusted."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..i18n import tr
from ..office import enrolment, identity, registry
from . import office_begin, office_import
from .console import Console, Exit, now, read_file
from .office_desk import asked_desk, opening, root

MAX_REQUEST_FILE = 64 * 1024


def add(groups: argparse._SubParsersAction[argparse.ArgumentParser], shared: argparse.ArgumentParser) -> None:
    """Declare the group and its commands."""
    group = groups.add_parser("office", parents=[shared], help=tr("everything the office does"))
    commands = group.add_subparsers(dest="command", required=True, metavar=tr("command"))
    opened, signing = [shared, opening()], [shared, opening(), root()]

    office_begin.add(commands, signing)
    enrol = commands.add_parser("enrol", parents=signing, help=tr("trust a laptop that asks for it"))
    enrol.add_argument("request", type=Path, metavar="REQUEST", help=tr("the file with the request of the laptop"))
    enrol.add_argument("--words", required=True, help=tr("the six words on the screen of the laptop"))
    enrol.add_argument("--holder", default=None, help=tr("the code of the holder (default: a new one)"))
    enrol.add_argument("--holder-name", default="", help=tr("the name behind the code; it stays in this office"))
    enrol.add_argument("--role", choices=enrolment.ROLES, default=enrolment.ROLES[0], help=tr("what the holder may do"))
    enrol.add_argument(
        "--to", type=Path, default=None, help=tr("the folder for the answer (default: beside the request)")
    )
    enrol.set_defaults(run=run_enrol)
    office_import.add(commands, opened)
    show = commands.add_parser("registry", parents=signing, help=tr("print the laptops and keys that are trusted"))
    show.set_defaults(run=run_registry)
    signers = commands.add_parser("allowed-signers", parents=opened, help=tr("print the registry for ssh-keygen"))
    signers.set_defaults(run=run_allowed_signers)
    export = commands.add_parser("export-identity", parents=opened, help=tr("print the key that opens bundles"))
    export.set_defaults(run=run_export_identity)


def run_enrol(args: argparse.Namespace, console: Console) -> Exit:
    """Trust one laptop, and write its answer."""
    asked = enrolment.read(read_file(args.request, MAX_REQUEST_FILE))
    enrolment.compare(asked, args.words)
    with asked_desk(args, console) as desk:
        root_phrase = console.secret(tr("Passphrase of the root key:"), args.root_passphrase_file)
        done = enrolment.enrol(
            desk,
            asked,
            enrolment.Holder(code=args.holder, name=args.holder_name, role=args.role),
            words=args.words,
            root_phrase=root_phrase,
            folder=args.to or args.request.parent,
            now=now(),
        )
    console.say(tr("This laptop is trusted now. Its holder has the code {code}.", code=done.holder))
    console.say(tr("The answer is in {path}. Take it back to the laptop.", path=done.answer))
    console.answer(
        {
            "device": done.device,
            "holder": done.holder,
            "registry_version": done.registry_version,
            "answer": str(done.answer),
        }
    )
    return Exit.DONE


def run_registry(args: argparse.Namespace, console: Console) -> Exit:
    """Who is trusted, by codes; names stay in the central store."""
    with asked_desk(args, console) as desk:
        known = registry.current(desk)
    console.say(tr("Registry, version {version}", version=known.version))
    for each in known.devices:
        line = tr(
            "{device}  {holder}  {role}  since {day}",
            device=each.id,
            holder=each.holder,
            role=each.role,
            day=each.valid_from[:10],
        )
        console.say(f"{line}  {tr('no longer trusted')}" if each.revoked else line)
    console.answer(
        {
            "version": known.version,
            "office": known.office,
            "recipients": list(known.recipients),
            "devices": [
                {
                    "id": each.id,
                    "holder": each.holder,
                    "role": each.role,
                    "valid_from": each.valid_from,
                    "revoked": each.revoked is not None,
                }
                for each in known.devices
            ],
        }
    )
    return Exit.DONE


def run_allowed_signers(args: argparse.Namespace, console: Console) -> Exit:
    """The lines that `ssh-keygen -Y verify -f` reads; the principal is the device id."""
    with asked_desk(args, console) as desk:
        lines = registry.allowed_signers(desk)
    console.say(lines.rstrip("\n"))
    console.answer({"allowed_signers": [*lines.splitlines()]})
    return Exit.DONE


def run_export_identity(args: argparse.Namespace, console: Console) -> Exit:
    """The age identity that opens every bundle: for the day this program is gone."""
    with asked_desk(args, console) as desk:
        secret = identity.export_identity(desk, now=now())
    console.warn(tr("Whoever has this line can read every bundle. Keep it like a key."))
    console.say(secret)
    console.answer({"identity": secret})
    return Exit.DONE
