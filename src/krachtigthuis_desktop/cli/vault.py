"""`vault …`: make one, look whether it is whole, change or recover its passphrase, ask to be enrolled; backups."""

from __future__ import annotations

import argparse
from pathlib import Path

from .. import i18n, paths
from .. import vault as vaults
from ..explain import explain
from ..i18n import tr
from ..prison import enrolment, office_card
from ..vault.paper_sheet import paper_sheet
from . import laptop_keys, vault_backup
from .console import Console, Exit, now
from .laptop_desk import asked_home, asked_laptop, asked_vault, chosen_phrase, opening, warn_of_slots
from .shown_once import check_new_file, or_taken_back


def add(groups: argparse._SubParsersAction[argparse.ArgumentParser], shared: argparse.ArgumentParser) -> None:
    """Declare the group and its commands."""
    group = groups.add_parser("vault", parents=[shared], help=tr("the vault of this laptop"))
    commands = group.add_subparsers(dest="command", required=True, metavar=tr("command"))
    parents = [shared, opening()]

    create = commands.add_parser("create", parents=parents, help=tr("make a new vault for a laptop"))
    create.add_argument("--label", default="", help=tr("what its owner calls it; a first name is enough"))
    create.add_argument("--generate", action="store_true", help=tr("let the program choose six words and show them"))
    create.add_argument("--paper-sheet", type=Path, default=None, help=tr("save the paper key as a PDF to print"))
    create.set_defaults(run=run_create)

    check = commands.add_parser("check", parents=parents, help=tr("is every page of the vault whole?"))
    check.set_defaults(run=run_check)

    phrase = commands.add_parser("passphrase", parents=parents, help=tr("change the passphrase"))
    phrase.add_argument("--new-passphrase-file", type=Path, default=None, help=tr("its first line is the new one"))
    phrase.set_defaults(run=run_passphrase)

    confirm = commands.add_parser("confirm", parents=parents, help=tr("put the vault's own keys back in its key file"))
    confirm.set_defaults(run=run_confirm)

    recover = commands.add_parser(
        "recover", parents=[*parents, vault_backup.ways()], help=tr("open with the paper key, choose a new phrase")
    )
    recover.add_argument("--new-passphrase-file", type=Path, default=None, help=tr("its first line is the new one"))
    recover.set_defaults(run=run_recover)

    enrol = commands.add_parser("enrol", parents=parents, help=tr("know an office by its card, and ask to be enrolled"))
    enrol.add_argument("--card", type=Path, required=True, help=tr("the file office-card.json"))
    enrol.add_argument("--card-words", required=True, help=tr("the six words on the printed card"))
    enrol.add_argument("--to", type=Path, required=True, help=tr("the folder or stick for the request"))
    enrol.set_defaults(run=run_enrol)
    laptop_keys.add(commands, parents)
    vault_backup.add(commands, shared)


def run_create(args: argparse.Namespace, console: Console) -> Exit:
    """A new vault; its paper key is shown once."""
    home = asked_home(args, console)
    if args.paper_sheet is not None:
        check_new_file(args.paper_sheet)
    phrase = vaults.new_phrase() if args.generate else chosen_phrase(args.passphrase_file, console)
    made, paper = vaults.create(
        home, kind=vaults.LAPTOP, label=args.label, phrase=phrase, now=now(), cost=vaults.calibrate()
    )
    with made, made.store.read() as tx:
        device = tx.meta("device") or ""
    with or_taken_back(home, args.paper_sheet):
        if args.paper_sheet is not None:
            sheet = paper_sheet(paper, label=args.label, made_on=now().astimezone().date(), language=i18n.language())
            paths.write_private(args.paper_sheet, sheet)
        if args.generate:
            console.say(tr("Your passphrase: {phrase}", phrase=phrase))
        console.say(tr("Your paper key: {key}", key=" ".join(vaults.paper_key_groups(paper))))
        answer = {"home": str(home), "device": device, "paper_key": paper}
        console.answer({**answer, "passphrase": phrase} if args.generate else {**answer})
    console.say(tr("The vault is there: {folder}", folder=home))
    console.say(
        tr("Write both down and keep them apart. They are shown once.")
        if args.generate
        else tr("Write the paper key down and keep it apart from the laptop. It is shown once.")
    )
    return Exit.DONE


def run_check(args: argparse.Namespace, console: Console) -> Exit:
    """Every page, every hash, both copies of the slots."""
    with asked_vault(args, console) as vault:
        report = vaults.check(vault)
    if report.damage is not None:
        console.say(explain(report.damage).title)
    if report.slots_changed_outside:
        console.say(tr("The file with the keys is not as the vault left it. `vault confirm` puts it right."))
    if report.seen.faults != (None, None):
        console.say(tr("One of the two copies of the keys is damaged. It is put right at the next opening."))
    console.say(tr("Every page is whole.") if report.whole else tr("Something is not well. Call the administrator."))
    console.answer(
        {
            "whole": report.whole,
            "damage": report.damage.code.value if report.damage else None,
            "slots_changed_outside": report.slots_changed_outside,
            "slots": [
                {"id": slot.id, "kind": slot.kind, "name": slot.name, "keys": slot.keys} for slot in report.seen.slots
            ],
            "free": report.free,
        }
    )
    return Exit.DONE if report.whole else Exit.REFUSED


def run_passphrase(args: argparse.Namespace, console: Console) -> Exit:
    """The new slot stands before the old one goes."""
    with asked_vault(args, console) as vault:
        vaults.change_phrase(vault, chosen_phrase(args.new_passphrase_file, console), cost=vaults.calibrate())
    console.say(tr("From now on the new passphrase opens this vault."))
    console.answer({"changed": True})
    return Exit.DONE


def run_confirm(args: argparse.Namespace, console: Console) -> Exit:
    """After somebody changed the files: both hold again what the vault itself knows, and nothing else."""
    with asked_vault(args, console) as vault:
        changed = vault.slots_changed_outside
        if changed:
            vaults.confirm_slots(vault)
    console.say(
        tr("The vault's own keys stand there again.") if changed else tr("The keys are as the vault left them.")
    )
    console.answer({"changed": changed})
    return Exit.DONE


def run_recover(args: argparse.Namespace, console: Console) -> Exit:
    """The paper key opens, or the office's, and gives a new passphrase. Nothing that was written is lost."""
    home = asked_home(args, console)
    with _recovered(args, home, console) as vault:
        warn_of_slots(vault, console)
        vaults.change_phrase(vault, chosen_phrase(args.new_passphrase_file, console), cost=vaults.calibrate())
    console.say(tr("From now on the new passphrase opens this vault."))
    console.answer({"changed": True})
    return Exit.DONE


def _recovered(args: argparse.Namespace, home: Path, console: Console) -> vaults.OpenVault:
    if args.office_key_file:
        typed = [console.secret(tr("The key of the office:"), file) for file in args.office_key_file]
        return vaults.open_with_office(home, [vaults.parse_paper_key(each) for each in typed])
    paper = console.secret(tr("The paper key:"), args.paper_key_file)
    return vaults.open_with_paper(home, vaults.parse_paper_key(paper))


def run_enrol(args: argparse.Namespace, console: Console) -> Exit:
    """Pin the office by its words, and put the request in a folder."""
    _card, _words, data = office_card.look_at_card(args.card)
    with asked_laptop(args, console) as vault:
        office_card.pin_card(vault, data, words=args.card_words)
        asked, path = enrolment.put_request(vault.store, args.to, now=now())
    console.say(tr("The request is in {path}. Bring it to the office.", path=path))
    console.say(tr("The six words of this laptop: {words}", words=" ".join(asked.words)))
    console.answer({"request": str(path), "words": list(asked.words)})
    return Exit.DONE
