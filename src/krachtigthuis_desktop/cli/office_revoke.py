"""`office revoke`: a laptop that was lost, or whose holder left, is no longer trusted."""

from __future__ import annotations

import argparse

from ..explain.laptops import why_revoked
from ..explain.put_back import NOT_NOTED
from ..i18n import tr
from ..office.revoking import Reason, revoke
from .console import Console, Exit, now
from .office_desk import asked_desk, asked_root_phrase


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser("revoke", parents=parents, help=tr("no longer trust a laptop"))
    command.add_argument("device", metavar="DEVICE", help=tr("its number, the beginning of it, or its holder's code"))
    command.add_argument("--reason", required=True, choices=[each.value for each in Reason], help=tr("why"))
    command.set_defaults(run=run_revoke)


def run_revoke(args: argparse.Namespace, console: Console) -> Exit:
    """From now on nothing of it counts that is not here yet."""
    with asked_desk(args, console) as desk:
        done = revoke(
            desk,
            args.device,
            reason=Reason(args.reason),
            root_phrase=asked_root_phrase(args, console),
            now=now(),
        )
    gone = done.revoked
    console.say(
        tr("Laptop {device} is no longer trusted: {why}.", device=done.device[:8], why=why_revoked(gone.reason))
    )
    if gone.seq:
        console.say(tr("Its last bundle that counts is number {seq}.", seq=gone.seq))
    else:
        console.say(tr("It never delivered anything. Nothing that still comes counts."))
    console.say(tr("What still comes from it is set apart, and two people look at it."))
    if not done.noted:
        console.warn(tr(NOT_NOTED))
    console.answer(
        {
            "device": done.device,
            "holder": done.holder,
            "reason": gone.reason,
            "incarnation": gone.incarnation,
            "seq": gone.seq,
            "sha256": gone.sha256,
            "registry_version": done.registry_version,
        }
    )
    return Exit.DONE
