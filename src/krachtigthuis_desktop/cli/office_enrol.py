"""`office enrol`: trust a laptop that asks for it, or give a trusted one new keys, after six words are compared."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..i18n import tr
from ..office import enrolment
from .console import Console, Exit, now, read_file
from .office_desk import asked_desk, asked_root_phrase, check_folder

MAX_REQUEST_FILE = 64 * 1024


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    enrol = commands.add_parser("enrol", parents=parents, help=tr("trust a laptop that asks for it"))
    enrol.add_argument("request", type=Path, metavar="REQUEST", help=tr("the file with the request of the laptop"))
    enrol.add_argument("--words", required=True, help=tr("the six words on the screen of the laptop"))
    enrol.add_argument("--holder", default=None, help=tr("the code of the holder (default: a new one)"))
    enrol.add_argument("--holder-name", default="", help=tr("the name behind the code; it stays in this office"))
    enrol.add_argument("--role", choices=enrolment.ROLES, default=enrolment.ROLES[0], help=tr("what the holder may do"))
    enrol.add_argument(
        "--to", type=Path, default=None, help=tr("the folder for the answer (default: beside the request)")
    )
    enrol.set_defaults(run=run_enrol)


def run_enrol(args: argparse.Namespace, console: Console) -> Exit:
    """Trust one laptop, and write its answer."""
    asked = enrolment.read(read_file(args.request, MAX_REQUEST_FILE))
    enrolment.compare(asked, args.words)
    folder = args.to or args.request.parent
    # Before anything is signed: a laptop that is trusted while its answer has nowhere to go is not what was asked.
    check_folder(folder)
    with asked_desk(args, console) as desk:
        done = enrolment.enrol(
            desk,
            asked,
            enrolment.Holder(code=args.holder, name=args.holder_name, role=args.role),
            words=args.words,
            root_phrase=asked_root_phrase(args, console),
            folder=folder,
            now=now(),
        )
    if asked.request.renews is None:
        console.say(tr("This laptop is trusted now. Its holder has the code {code}.", code=done.holder))
    else:
        console.say(tr("This laptop has new keys now. Its holder has the code {code}.", code=done.holder))
    console.say(tr("The answer is in {path}. Take it back to the laptop.", path=done.answer))
    console.answer(
        {
            "device": done.device,
            "holder": done.holder,
            "registry_version": done.registry_version,
            "answer": str(done.answer),
            "new_keys": asked.request.renews is not None,
        }
    )
    return Exit.DONE
