"""The command line put together: parse, call the group, say what went wrong in words, exit with a status.

Exit status: 0 done, 1 refused or quarantined with a reason, 2 wrong usage, 3 the program itself failed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .. import __version__, i18n, organisation, paths, settings
from ..errors import KrachtigError, ProgramError
from ..explain import explain_unknown
from ..i18n import tr
from . import bundle, doctor, family, handover, letter, office, tour, usage, vault
from .console import Console, Exit, UnwrittenError, is_closed_pipe, speak_any_name

GROUPS = (tour, vault, handover, family, letter, office, bundle, doctor)


def parser() -> argparse.ArgumentParser:
    """Every command of the program. Shared options work before and after the command."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--home", type=Path, default=argparse.SUPPRESS, help=tr("the folder of the vault"))
    shared.add_argument("--language", choices=list(i18n.Language), default=argparse.SUPPRESS)
    top = argparse.ArgumentParser(prog="krachtigthuis", description=tr("Worries about home, and help that fits."))
    top.add_argument("--version", action="version", version=__version__)
    top.add_argument("--home", type=Path, default=None, help=tr("the folder of the vault"))
    top.add_argument("--language", choices=list(i18n.Language), default=None)
    groups = top.add_subparsers(dest="group", metavar=tr("command"))
    for group in GROUPS:
        group.add(groups, shared)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; without a command the caller opens the window. Never shows a traceback."""
    speak_any_name()
    rules, broken = _rules()
    i18n.use(settings.load(paths.settings_file(), rules).language)
    usage.speak(sys.argv[1:] if arguments is None else arguments)
    if rules.language:  # whatever was asked
        i18n.use(rules.language)
    asked = parser().parse_args(arguments)
    if asked.language and not rules.language:
        i18n.use(i18n.Language(asked.language))
    console = Console(
        as_json=getattr(asked, "json", False), on_laptop=asked.group in {"vault", "handover", "family", "letter"}
    )
    try:
        _stop_at(broken, asked.group)
        return int(asked.run(asked, console))
    except KrachtigError as refused:
        try:
            console.refuse(refused)
        except UnwrittenError:  # that nothing can be written may be why
            console.tell(refused)
        return Exit.REFUSED
    except UnwrittenError as unwritten:
        if is_closed_pipe(unwritten):  # nobody reads on, as with `head`
            return Exit.DONE
        console.warn(tr("The answer could not be written. What was done before stays done."))
        return Exit.FAILED
    except KeyboardInterrupt:
        console.warn(tr("Stopped. What was finished before stays."))
        return Exit.REFUSED
    except Exception as unknown:  # noqa: BLE001 the one hook: calm words, no content of a record
        words = explain_unknown(unknown)
        console.warn(f"{words.title} {words.meaning}")
        return Exit.FAILED


def _stop_at(broken: ProgramError | None, group: str) -> None:
    """Only `doctor` goes on without the rules: it says what is wrong with them, and looks at the rest."""
    if broken and group != "doctor":
        raise broken


def _rules() -> tuple[organisation.Rules, ProgramError | None]:
    """What the organisation fixed for this computer, or why that cannot be known."""
    try:
        return organisation.read(), None
    except ProgramError as broken:
        return organisation.Rules(), broken
