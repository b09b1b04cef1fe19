"""`vault backup`, `vault restore` and `vault retire`: a copy that comes back, a vault put back, a vault that goes."""

from __future__ import annotations

import argparse
from pathlib import Path

from .. import vault as vaults
from ..domain.canonical import Json
from ..errors import KrachtigError, VaultError, VaultFault
from ..explain.put_back import LEFT
from ..i18n import tr
from ..office.backing_up import back_up as back_up_office
from ..office.desk import sit_down
from ..office.since_backup import Seen, look
from ..prison import restoring, retiring
from ..vault import BackedUp, OpenVault, Unlock
from . import office_restored
from .console import Console, Exit, now
from .laptop_desk import asked_home, asked_laptop, asked_vault, chosen_phrase, opening


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], shared: argparse.ArgumentParser) -> None:
    """Declare the three commands."""
    parents = [shared, opening()]
    backup = commands.add_parser("backup", parents=[*parents, ways()], help=tr("make a backup, or try one"))
    where = backup.add_mutually_exclusive_group(required=True)
    where.add_argument("--to", type=Path, default=None, metavar="FOLDER", help=tr("the folder or stick for the backup"))
    where.add_argument(
        "--try", dest="tried", type=Path, default=None, metavar="FOLDER", help=tr("does this backup come back?")
    )
    backup.add_argument(
        "--root-passphrase-file", type=Path, default=None, help=tr("of an office: back up its root key as well")
    )
    backup.set_defaults(run=run_backup)

    restore = commands.add_parser("restore", parents=[*parents, ways()], help=tr("put a backup back into a new folder"))
    restore.add_argument("folder", type=Path, metavar="FOLDER", help=tr("the backup; its name begins with KTH-backup"))
    restore.add_argument("--new-passphrase-file", type=Path, default=None, help=tr("its first line is the new one"))
    restore.add_argument("--as", dest="slot", default=None, metavar="NAME", help=tr("whose passphrase it is"))
    restore.set_defaults(run=run_restore)

    retire = commands.add_parser("retire", parents=parents, help=tr("delete a vault that holds nothing undelivered"))
    retire.add_argument(
        "--without-rejected", action="store_true", help=tr("let go what the office did not take; it is lost then")
    )
    retire.set_defaults(run=run_retire)


def ways() -> argparse.ArgumentParser:
    """The ways in beside the passphrase."""
    options = argparse.ArgumentParser(add_help=False)
    choice = options.add_mutually_exclusive_group()
    choice.add_argument("--paper-key-file", type=Path, default=None, help=tr("its first line is the paper key"))
    choice.add_argument(
        "--office-key-file",
        type=Path,
        action="append",
        default=None,
        metavar="FILE",
        help=tr("a recovery key of the office; twice where the office wants two"),
    )
    return options


def way_in(args: argparse.Namespace, console: Console) -> Unlock:
    """With the office's keys, the paper key, or else the passphrase."""
    if args.office_key_file:
        typed = [console.secret(tr("The key of the office:"), file) for file in args.office_key_file]
        return vaults.by_office([vaults.parse_paper_key(each) for each in typed])
    if args.paper_key_file:
        typed_key = console.secret(tr("The paper key:"), args.paper_key_file)
        return vaults.by_paper(vaults.parse_paper_key(typed_key))
    slot = getattr(args, "slot", None)
    return vaults.by_phrase(console.secret(tr("Passphrase of the vault:"), args.passphrase_file), slot=slot)


def run_backup(args: argparse.Namespace, console: Console) -> Exit:
    """Written, opened and read back before it says so; or an older one tried, of which nothing stays."""
    if args.tried is not None:
        return _try(args, console)
    with asked_vault(args, console) as vault:
        made, root = _made(args, vault, console)
        if vault.kind == vaults.OFFICE and root is None:
            console.warn(tr("The root key of the office is not in this backup. Give --root-passphrase-file for it."))
        of_office = vault.kind == vaults.OFFICE
    if of_office:
        console.say(tr("The office: {path}, whole and checked.", path=made.backup.folder))
    else:
        console.say(tr("{path}: whole and checked.", path=made.backup.folder))
    if root:
        console.say(tr("The root key: {path}, whole and checked.", path=root.backup.folder))
        console.say(tr("Keep the two apart from each other: each opens with words and a paper key of its own."))
    console.say(tr("Keep it apart from this computer. It opens with the same passphrase and the same paper key."))
    console.answer({**_facts(made), "root": _facts(root) if root else None})
    return Exit.DONE


def _made(args: argparse.Namespace, vault: OpenVault, console: Console) -> tuple[BackedUp, BackedUp | None]:
    if vault.kind != vaults.OFFICE:
        return vaults.back_up(vault, args.to, now=now()), None
    if args.root_passphrase_file is None:
        return back_up_office(vault, args.to, root_phrase=None, now=now())
    root_phrase = console.secret(tr("Passphrase of the root key:"), args.root_passphrase_file)
    return back_up_office(vault, args.to, root_phrase=root_phrase, now=now())


def _try(args: argparse.Namespace, console: Console) -> Exit:
    """The drill: opened beside the home, every page looked at, counted, and taken away again."""
    drill = vaults.try_backup(args.tried, way_in(args, console), home=asked_home(args, console))
    count = sum(drill.counts.values())
    console.say(tr("This backup opens, and every page of it is whole."))
    console.say(tr("Pieces in it: {count}", count=count))
    console.answer(
        {
            "folder": str(args.tried),
            "whole": True,
            "vault": drill.backup.vault_id,
            "number": drill.backup.number,
            "kind": drill.kind,
            "counts": {**drill.counts},
            "drafts": drill.drafts,
        }
    )
    return Exit.DONE


def run_restore(args: argparse.Namespace, console: Console) -> Exit:
    """Into an empty or new folder; a new passphrase where the old one did not open it."""
    home, unlock = asked_home(args, console), way_in(args, console)
    renews = bool(args.new_passphrase_file or args.paper_key_file or args.office_key_file)
    phrase = chosen_phrase(args.new_passphrase_file, console) if renews else None
    with restoring.restore(
        args.folder,
        home,
        unlock,
        now=now(),
        new_phrase=phrase,
        slot=args.slot if renews else None,
        cost=vaults.calibrate() if renews else vaults.DEFAULT,
    ) as vault:
        with vault.store.read() as tx:
            incarnation = tx.meta("incarnation")
        kind = vault.kind
        seen = _seen(vault) if kind == vaults.OFFICE else None
    console.say(tr("The vault is there: {folder}", folder=home))
    if kind == vaults.LAPTOP:
        console.say(tr("What the office has not confirmed goes along again with the next stick."))
    if kind == vaults.OFFICE:
        console.say(tr("Put the backup of its root key back too, into the folder root in there."))
        console.say(tr(LEFT))
        for each in office_restored.lines(seen) if seen else ():
            console.say(each)
    console.answer({"home": str(home), "kind": kind, "incarnation": incarnation})
    return Exit.DONE


def _seen(vault: OpenVault) -> Seen | None:
    """What to look through; None where the records stand in a database, which is put back by its own tools."""
    try:
        return look(sit_down(vault))
    except KrachtigError:
        return None


def run_retire(args: argparse.Namespace, console: Console) -> Exit:
    """Only what the office has, or said no to, goes with it."""
    vault = asked_laptop(args, console)
    with vault:
        try:
            retiring.retire(vault, without_rejected=args.without_rejected)
        except VaultError as refused:
            if refused.code is not VaultFault.UNDELIVERED:
                raise
            left: dict[str, Json] = {name: int(str(count)) for name, count in refused.facts.items()}
            console.refuse(refused, left=left)
            return Exit.REFUSED
    console.say(tr("The vault and its keys were deleted. Nothing can be read here any more."))
    console.answer({"retired": True})
    return Exit.DONE


def _facts(made: BackedUp) -> dict[str, Json]:
    return {
        "folder": str(made.backup.folder),
        "vault": made.backup.vault_id,
        "number": made.backup.number,
        "size": made.backup.size,
        "removed": made.removed,
    }
