"""The options that open a laptop's vault, and the opening itself."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..care import lists
from ..errors import InputError, InputFault, TrustError, TrustFault
from ..i18n import tr
from ..vault import LAPTOP, OpenVault, check_strong, open_with_phrase
from .console import Console, Exit


def opening() -> argparse.ArgumentParser:
    """What every command on a vault needs to open it."""
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--passphrase-file", type=Path, default=None, help=tr("its first line is the passphrase"))
    options.add_argument("--json", action="store_true", help=tr("print one JSON object"))
    return options


def asked_home(args: argparse.Namespace, console: Console) -> Path:
    """The folder that was named; without one this is a wrong call, status 2."""
    if args.home is None:
        console.warn(tr("Which vault? Name its folder with --home."))
        sys.exit(Exit.USAGE)
    return Path(args.home)


def asked_vault(args: argparse.Namespace, console: Console) -> OpenVault:
    """The vault of this home, opened with the passphrase of a file or of a prompt."""
    home = asked_home(args, console)
    vault = open_with_phrase(home, console.secret(tr("Passphrase of the vault:"), args.passphrase_file))
    warn_of_slots(vault, console)
    lists.take_up(vault.store)
    return vault


def warn_of_slots(vault: OpenVault, console: Console) -> None:
    """Every command that opens a vault says when somebody without the key changed the files with the keys."""
    if vault.slots_changed_outside:
        console.warn(tr("Somebody changed the file with the keys outside this program. Was this computer left alone?"))
        console.warn(tr("The vault knows its own keys: `vault confirm` puts them back. Older keys open nothing."))


def asked_laptop(args: argparse.Namespace, console: Console) -> OpenVault:
    """The same, and it is a laptop's. Raises TrustError(NOT_A_LAPTOP)."""
    vault = asked_vault(args, console)
    if vault.kind != LAPTOP:
        vault.close()
        raise TrustError(TrustFault.NOT_A_LAPTOP, path=vault.home)
    return vault


def chosen_phrase(file: Path | None, console: Console) -> str:
    """A new passphrase: from a file, or typed twice. Raises InputError: empty, weak, typed differently."""
    phrase = console.secret(tr("The new passphrase:"), file)
    check_strong(phrase)
    if file is None and console.secret(tr("Once more:"), None) != phrase:
        raise InputError(InputFault.PASSPHRASE_DIFFERS)
    return phrase
