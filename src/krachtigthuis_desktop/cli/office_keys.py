"""`office rotate`, `office root-change` and `office export-identity`: the keys of the office itself."""

from __future__ import annotations

import argparse
from pathlib import Path

from .. import vault as vaults
from ..i18n import tr
from ..office import identity
from ..office.root_change import change_root
from ..office.rotating import rotate
from .console import Console, Exit, now
from .office_desk import asked_desk, asked_root_phrase, chosen_phrase, warn_of_weak
from .office_words import on_paper, shown
from .out_file import add_out, check_out, put_out


def add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    opened: list[argparse.ArgumentParser],
    signing: list[argparse.ArgumentParser],
) -> None:
    """Declare the commands."""
    turn = commands.add_parser("rotate", parents=signing, help=tr("renew the everyday keys of the office"))
    turn.add_argument("--spare", default=None, metavar="RECIPIENT", help=tr("lock every bundle for this key as well"))
    turn.add_argument("--drop-spares", action="store_true", help=tr("no longer lock bundles for earlier spare keys"))
    turn.add_argument("--to", type=Path, default=None, help=tr("the folder for office-card.json (default: the home)"))
    turn.set_defaults(run=run_rotate)
    change = commands.add_parser("root-change", parents=signing, help=tr("put another root key in place of this one"))
    change.add_argument("--new-passphrase-file", type=Path, default=None, help=tr("its first line is the new one"))
    change.add_argument("--to", type=Path, default=None, help=tr("the folder for office-card.json (default: the home)"))
    change.set_defaults(run=run_root_change)
    export = commands.add_parser("export-identity", parents=opened, help=tr("print the key that opens bundles"))
    add_out(export)
    export.set_defaults(run=run_export_identity)


def run_rotate(args: argparse.Namespace, console: Console) -> Exit:
    """Another key signs and another opens; what is on the road still opens."""
    with asked_desk(args, console) as desk:
        done = rotate(
            desk,
            root_phrase=asked_root_phrase(args, console),
            now=now(),
            spare=args.spare,
            drop_spares=args.drop_spares,
            folder=args.to,
        )
    console.say(tr("The everyday keys are new. Bundles that are on the road still open."))
    console.say(tr("The card is in {path}. Its six words stay the same.", path=done.card))
    console.answer(
        {"registry_version": done.registry_version, "recipients": list(done.recipients), "card": str(done.card)}
    )
    return Exit.DONE


def run_root_change(args: argparse.Namespace, console: Console) -> Exit:
    """Laptops follow by themselves; the printed card gets new words."""
    with asked_desk(args, console) as desk:
        root_phrase = asked_root_phrase(args, console)
        new_phrase = chosen_phrase(tr("Choose a passphrase for the new root key:"), args.new_passphrase_file, console)
        warn_of_weak(console, new_phrase)
        done = change_root(
            desk,
            root_phrase=root_phrase,
            new_root_phrase=new_phrase,
            now=now(),
            folder=args.to,
            cost=vaults.calibrate(),
        )
    console.say(tr("The root key is another one. Laptops follow it with their next return."))
    console.say(tr("The card is in {path}. Its new six words: {words}", path=done.card, words=shown(done.words)))
    console.say(tr("Print the words and hand them out on paper. They are how a laptop knows this office."))
    console.say(tr("Paper key of the root: {key}", key=on_paper(done.paper_key)))
    console.say(tr("Write it down and keep it apart. It is shown once."))
    console.answer(
        {
            "registry_version": done.registry_version,
            "card": str(done.card),
            "words": list(done.words),
            "root_paper_key": done.paper_key,
        }
    )
    return Exit.DONE


def run_export_identity(args: argparse.Namespace, console: Console) -> Exit:
    """The age identity that opens every bundle: for the day this program is gone."""
    check_out(args)
    with asked_desk(args, console) as desk:
        secret = identity.export_identity(desk, now=now())
    console.warn(tr("Whoever has this line can read every bundle. Keep it like a key."))
    put_out([secret], args, console)
    console.answer({"identity": secret})
    return Exit.DONE
