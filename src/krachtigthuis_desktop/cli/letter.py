"""`letter KIND NUMBER --to FILE`: every letter and sheet by its code, through the same rules and log as the window."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .. import i18n, organisation
from ..care.hand import Hand
from ..care.leaving import save_letter
from ..care.referrals import by_number
from ..care.sheets import save_test_sheet
from ..domain.letter_content import Variant
from ..errors import LetterError, LetterFault
from ..i18n import tr
from ..prison.own_role import own_role
from ..vault import OpenVault
from .console import Console, Exit, now
from .laptop_desk import asked_laptop, opening

_TEST_SHEET = "test-sheet"
_VARIANTS = {"referral": Variant.REFERRAL, "her-copy": Variant.HER_COPY}


def add(groups: argparse._SubParsersAction[argparse.ArgumentParser], shared: argparse.ArgumentParser) -> None:
    """Declare the command."""
    command = groups.add_parser("letter", parents=[shared, opening()], help=tr("make a letter or sheet by its number"))
    command.add_argument("kind", choices=(*_VARIANTS, _TEST_SHEET), help=tr("which letter or sheet"))
    command.add_argument("number", nargs="?", default="", help=tr("the number of the letter; the test sheet has none"))
    command.add_argument(
        "--to",
        type=Path,
        required=True,
        help=tr("the file to write; one that is there stays, and -2 comes behind the name"),
    )
    command.set_defaults(run=run_letter)


def run_letter(args: argparse.Namespace, console: Console) -> Exit:
    """Write the file. A letter that may not go is refused with its reason, and nothing is written."""
    variant = _VARIANTS.get(args.kind)
    if variant and not args.number:
        console.warn(tr("Which letter? Give its number."))
        sys.exit(Exit.USAGE)
    if variant and not organisation.read().letters_as_pdf:
        raise LetterError(LetterFault.NOT_AS_FILE)
    with asked_laptop(args, console) as vault:
        if variant:
            referral = by_number(vault.store, args.number)
            place = save_letter(
                vault.store, referral, variant=variant, folder=args.to.parent, hand=_hand(vault), name=args.to.name
            )
        else:
            place = save_test_sheet(
                vault.store, args.to.parent, language=i18n.language(), hand=_hand(vault), name=args.to.name
            )
    console.say(tr("It is saved as {name}.", name=place))
    console.answer({"file": str(place)})
    return Exit.DONE


def _hand(vault: OpenVault) -> Hand:
    with vault.store.read() as tx:
        return Hand(author=tx.meta("device") or "", name=vault.label, now=now(), role=own_role(tx))
