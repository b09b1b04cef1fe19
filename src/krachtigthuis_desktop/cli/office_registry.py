"""`office registry` and `office allowed-signers`: who is trusted, for people, for scripts, for `ssh-keygen`."""

from __future__ import annotations

import argparse

from ..explain.laptops import role_name
from ..i18n import tr
from ..office import registry
from .console import Console, Exit, now
from .office_desk import asked_desk, asked_root_phrase
from .out_file import add_out, check_out, put_out


def add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    opened: list[argparse.ArgumentParser],
    signing: list[argparse.ArgumentParser],
) -> None:
    """Declare both commands."""
    show = commands.add_parser("registry", parents=signing, help=tr("print the laptops and keys that are trusted"))
    show.add_argument("--renew", action="store_true", help=tr("sign the list anew, so that it is no longer old"))
    show.set_defaults(run=run_registry)
    signers = commands.add_parser("allowed-signers", parents=opened, help=tr("print the registry for ssh-keygen"))
    add_out(signers)
    signers.set_defaults(run=run_allowed_signers)


def run_registry(args: argparse.Namespace, console: Console) -> Exit:
    """Who is trusted, by codes; names stay in the central store."""
    with asked_desk(args, console) as desk:
        if args.renew:
            registry.renew(desk, root_phrase=asked_root_phrase(args, console), now=now())
        known = registry.current(desk)
        knows_keys = registry.has_keys_of(desk, known)
    console.say(tr("Registry, version {version}", version=known.version))
    for each in known.devices:
        line = tr(
            "{device}  {holder}  {role}  since {day}",
            device=each.id,
            holder=each.holder,
            role=role_name(each.role),
            day=each.valid_from[:10],
        )
        console.say(f"{line}  {tr('no longer trusted')}" if each.revoked else line)
    old = registry.is_old(known, now())
    if old:
        console.warn(tr("This list was signed more than a year ago. Sign it anew (office registry --renew)."))
    if not knows_keys:
        console.warn(tr("The keys of the office were renewed at another desk. Ask that desk for a new file."))
    console.answer(
        {
            "version": known.version,
            "office": known.office,
            "recipients": list(known.recipients),
            "keys": [{"key": each.key, "retired": each.retired is not None} for each in known.keys],
            "old": old,
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
    check_out(args)
    with asked_desk(args, console) as desk:
        lines = registry.allowed_signers(desk)
    put_out(lines.splitlines(), args, console)
    console.answer({"allowed_signers": [*lines.splitlines()]})
    return Exit.DONE
