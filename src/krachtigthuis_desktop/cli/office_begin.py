"""`office init` and `office card`: begin an office, and show the world who it is."""

from __future__ import annotations

import argparse
from pathlib import Path

from .. import vault as vaults
from ..errors import InputError, InputFault
from ..i18n import tr
from ..office import contact, setting_up
from ..office.card import CardFacts, Recovery, write_card
from ..office.pressing import Contact
from . import office_join
from .console import Console, Exit, now
from .office_desk import asked_desk, asked_home, asked_root_phrase, chosen_phrase, warn_of_weak
from .office_words import on_paper, shown
from .shown_once import or_taken_back

ADMINISTRATOR = "beheerder"
"""The name of the first passphrase slot when `--as` gives none: whose it is stands in the log."""
NAMES = ("Stichting Exodus Zuid-Holland", "Krachtig Thuis")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare both commands."""
    init = commands.add_parser("init", parents=parents, help=tr("begin an office"))
    _add_facts(init)
    init.add_argument("--safety-name", default="", help=tr("whom to call about safety"))
    office_join.add_to_init(init)
    init.add_argument("--safety-phone", default="", help=tr("the number to call about safety"))
    init.add_argument("--deputy-name", default="", help=tr("whom to call when nobody answers"))
    init.add_argument("--deputy-phone", default="", help=tr("that number"))
    init.set_defaults(run=run_init)
    card = commands.add_parser("card", parents=parents, help=tr("write the office card and show its six words"))
    _add_facts(card)
    card.add_argument("--to", type=Path, default=None, help=tr("the folder for office-card.json (default: the home)"))
    card.add_argument(
        "--recovery", action="append", metavar="RECIPIENT", help=tr("a key that opens a laptop's vault in need")
    )
    card.add_argument("--two-of-three", action="store_true", help=tr("two of three such keys together, none alone"))
    card.set_defaults(run=run_card)


def run_init(args: argparse.Namespace, console: Console) -> Exit:
    """A new office in an empty folder, or a second desk of one that is there."""
    if args.join_request:
        return office_join.run_request(args, console, args.slot or ADMINISTRATOR)
    if args.join is not None:
        return office_join.run_take(args, console)
    home = asked_home(args, console)
    safety = contact.asked(
        (
            Contact(name=args.safety_name, phone=args.safety_phone),
            Contact(name=args.deputy_name, phone=args.deputy_phone),
        )
    )
    phrase = chosen_phrase(tr("Choose a passphrase for this office:"), args.passphrase_file, console)
    root_phrase = chosen_phrase(tr("Choose a passphrase for the root key:"), args.root_passphrase_file, console)
    if phrase == root_phrase:
        # Who finds the one would have the other; and they are kept apart for that.
        raise InputError(InputFault.PASSPHRASE_SAME)
    warn_of_weak(console, phrase, root_phrase)
    wishes = setting_up.Wishes(
        office_name=(args.name or NAMES)[0],
        administrator=args.slot or ADMINISTRATOR,
        facts=_facts(args) or CardFacts(names=NAMES),
        contact=safety,
        database=args.database,
        cost=vaults.calibrate(),
    )
    begun = setting_up.init(home, wishes, phrase=phrase, root_phrase=root_phrase, now=now())
    with begun.desk as desk:
        office = desk.office
    with or_taken_back(home):
        console.say(tr("Paper key of the office: {key}", key=on_paper(begun.paper_key)))
        console.say(tr("Paper key of the root: {key}", key=on_paper(begun.root_paper_key)))
        console.answer(
            {
                "office": office,
                "home": str(home),
                "card": str(begun.card),
                "words": list(begun.words),
                "paper_key": begun.paper_key,
                "root_paper_key": begun.root_paper_key,
            }
        )
    console.say(tr("The office is there: {folder}", folder=home))
    console.say(tr("The card is in {path}. Its six words: {words}", path=begun.card, words=shown(begun.words)))
    if not safety:
        console.say(tr("Nobody is named yet to call about safety. Name somebody: office contact --name … --phone …"))
    console.say(tr("Print the words and hand them out on paper. They are how a laptop knows this office."))
    console.say(tr("Write both down and keep them apart. They are shown once."))
    return Exit.DONE


def run_card(args: argparse.Namespace, console: Console) -> Exit:
    """The office card, signed anew, with its words."""
    with asked_desk(args, console) as desk:
        made = write_card(
            desk,
            root_phrase=asked_root_phrase(args, console),
            folder=args.to or desk.home,
            now=now(),
            facts=_facts(args),
            recovery=_recovery(args),
        )
    console.say(tr("The card is in {path}. Its six words: {words}", path=made.path, words=shown(made.words)))
    console.answer({"office": made.office, "card": str(made.path), "words": list(made.words)})
    return Exit.DONE


def _add_facts(command: argparse.ArgumentParser) -> None:
    """What letters say of their sender; it stands on the card."""
    command.add_argument("--name", action="append", help=tr("a line of the name of the office; may be given twice"))
    command.add_argument("--reply-to", action="append", help=tr("a line of the address for replies"))
    command.add_argument("--place", default="", help=tr("the place above a letter"))
    command.add_argument("--contact", default="", help=tr("the professional named in letters"))
    command.add_argument("--phone", default="", help=tr("the number in letters"))
    command.add_argument("--hours", default="", help=tr("when that number is answered"))


def _recovery(args: argparse.Namespace) -> Recovery | None:
    """Who opens the office slot of a laptop; None when nothing was said, so that it stays."""
    if not args.recovery and not args.two_of_three:
        return None
    return Recovery(others=tuple(args.recovery or ()), two_of_three=args.two_of_three)


def _facts(args: argparse.Namespace) -> CardFacts | None:
    """The facts that were given; None when none was, so that what stands on the card stays."""
    given = (args.name, args.reply_to, args.place, args.contact, args.phone, args.hours)
    if not any(given):
        return None
    return CardFacts(
        names=tuple(args.name or NAMES),
        reply_to=tuple(args.reply_to or ()),
        place=args.place,
        contact=args.contact,
        phone=args.phone,
        hours=args.hours,
    )
