"""`office return`: what laptops lack, on the stick; without a laptop named, a list of what is due."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from ..domain.canonical import Json
from ..errors import KrachtigError
from ..i18n import tr
from ..office.desk import Desk
from ..office.due import Due, due
from ..office.returning import Returned, write_return
from .console import Console, Exit, now
from .office_desk import asked_desk, asked_root_phrase
from .office_named import device_named


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser("return", parents=parents, help=tr("put on a stick what laptops lack"))
    command.add_argument("devices", nargs="*", metavar="DEVICE", help=tr("a laptop, or its holder's code"))
    command.add_argument("--all", action="store_true", help=tr("every laptop for which something is due"))
    command.add_argument("--to", type=Path, default=None, metavar="FOLDER", help=tr("the stick or folder"))
    command.set_defaults(run=run_return)


def run_return(args: argparse.Namespace, console: Console) -> Exit:
    """One laptop that cannot be answered never stops the others."""
    if not args.devices and not args.all and args.to is None:
        return run_due(args, console)
    if not args.devices and not args.all:
        console.warn(tr("For whom? Name laptops, or --all. Nothing was written."))
        sys.exit(Exit.USAGE)
    if args.to is None or (args.devices and args.all):
        console.warn(tr("Name laptops or --all, and the folder with --to."))
        sys.exit(Exit.USAGE)
    written: list[Returned] = []
    refused: list[tuple[str, KrachtigError]] = []
    with asked_desk(args, console) as desk:
        wanted = _wanted(desk, args)
        root, why = _root(args, console, wanted)
        for each in wanted:
            if why is not None and each.needs_root:
                refused.append((each.device, why))
                continue
            try:
                written += write_return(desk, each.device, args.to, root_phrase=root, now=now())
            except KrachtigError as fault:
                refused.append((each.device, fault))
    for made in written:
        console.say(tr("{path}: for laptop {device}, whole and checked.", path=made.path, device=made.device[:8]))
    if not wanted:
        console.say(tr("Nothing is due."))
    console.answer(
        {
            "returns": [_as_json(made) for made in written],
            "refused": [{"device": device, "reason": why.code.value} for device, why in refused],
        }
    )
    for device, why in refused:
        console.tell(why, about=device[:8])
    return Exit.REFUSED if refused else Exit.DONE


def run_due(args: argparse.Namespace, console: Console) -> Exit:
    """What waits for each laptop, in counts."""
    with asked_desk(args, console) as desk:
        found = due(desk)
    for each in found:
        if each.is_empty:
            console.say(tr("{device}  {holder}: nothing is due.", device=each.device[:8], holder=each.holder))
        else:
            console.say(
                tr(
                    "{device}  {holder}: {receipts} receipts, {revisions} pieces of others, {more} more.",
                    device=each.device[:8],
                    holder=each.holder,
                    receipts=each.receipts,
                    revisions=each.revisions,
                    more=_more(each),
                )
            )
        if each.needs_root and not each.is_empty:
            console.say("  " + tr("The root key must sign this one."))
    console.answer({"due": [asdict(each) | {"empty": each.is_empty} for each in found]})
    return Exit.DONE


def _wanted(desk: Desk, args: argparse.Namespace) -> list[Due]:
    found = due(desk)
    if args.all:
        return [each for each in found if not each.is_empty]
    named = {device_named(desk, text) for text in args.devices}
    return [each for each in found if each.device in named]


def _root(args: argparse.Namespace, console: Console, wanted: list[Due]) -> tuple[str | None, KrachtigError | None]:
    """Asked for only when one of them needs it. Who does not need it is answered without: why, for the others."""
    if args.root_passphrase_file is None and not any(each.needs_root for each in wanted):
        return None, None
    try:
        return asked_root_phrase(args, console), None
    except KrachtigError as refused:
        return None, refused


def _more(each: Due) -> int:
    return each.directory + each.erasures + each.news + each.set_apart + each.registry + each.lists + each.put_back


def _as_json(made: Returned) -> Json:
    return {
        "device": made.device,
        "file": str(made.path),
        "id": made.id,
        "seq": made.seq,
        "size": made.size,
        "again": made.again,
    }
