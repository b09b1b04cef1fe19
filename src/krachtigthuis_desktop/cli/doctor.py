"""`doctor`: is this installation whole, and, given a home, is its vault?

Says what it looked at, line by line; a home is opened with its passphrase, and `--rebuild` derives the lists
again from the journal.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ..domain.canonical import Json
from ..errors import KrachtigError
from ..explain import explain
from ..i18n import tr, trn
from ..office.desk import central_of, is_elsewhere, remembered, sit_down
from ..office.since_backup import look as look_through
from ..vault import OFFICE, OpenVault, Report, check, look, open_with_phrase
from .console import Console, Exit
from .installation import Finding, installation
from .machine import machine


def add(groups: argparse._SubParsersAction[argparse.ArgumentParser], shared: argparse.ArgumentParser) -> None:
    """Declare the command."""
    command = groups.add_parser("doctor", parents=[shared], help=tr("check this installation and its vault"))
    command.add_argument("--rebuild", action="store_true", help=tr("make the lists again from the journal"))
    command.add_argument("--as", dest="slot", default=None, metavar="NAME", help=tr("whose passphrase it is"))
    command.add_argument("--passphrase-file", type=Path, default=None, help=tr("its first line is the passphrase"))
    command.add_argument("--database", default=None, metavar="URL", help=tr("the central store on PostgreSQL"))
    command.add_argument("--json", action="store_true", help=tr("print one JSON object"))
    command.set_defaults(run=run)


def run(args: argparse.Namespace, console: Console) -> Exit:
    """Look at everything; status 1 when anything is not well."""
    if args.rebuild and args.home is None:
        console.warn(tr("Which vault? Name its folder with --home."))
        sys.exit(Exit.USAGE)
    findings = [*installation(), *machine(args.home)]
    if args.home is not None:
        findings += _home(args, console)
    for finding in findings:
        console.say(_line(finding))
    well = all(finding.well for finding in findings)
    console.say()
    console.say(tr("Everything is well.") if well else tr("Something is not well. Call the administrator."))
    checks: list[Json] = [{"check": f.check, "well": f.well, "asks": f.asks, "says": f.says} for f in findings]
    console.answer({"well": well, "checks": checks})
    return Exit.DONE if well else Exit.REFUSED


def _line(finding: Finding) -> str:
    if finding.asks:
        return tr("to ask   {what}", what=finding.says)
    return tr("ok       {what}", what=finding.says) if finding.well else tr("NOT OK {what}", what=finding.says)


def _home(args: argparse.Namespace, console: Console) -> list[Finding]:
    """The vault in that folder: what can be seen without a key, then all of it. Raises InputError(SECRET_MISSING)."""
    try:
        look(args.home)
    except KrachtigError as refused:
        return [_told("vault", refused)]
    phrase = console.secret(tr("Passphrase of the vault:"), args.passphrase_file)
    try:
        with open_with_phrase(args.home, phrase, slot=args.slot) as vault:
            findings = list(_inside(check(vault)))
            if args.rebuild:
                findings.append(_rebuilt(len(vault.store.rebuild())))
            if is_elsewhere(vault):
                findings += _central(vault, getattr(args, "database", None), rebuild=args.rebuild)
                findings.append(_database())
            elif vault.kind == OFFICE:
                findings += _put_back(vault)
            return findings
    except KrachtigError as refused:
        return [_told("vault", refused)]


def _central(vault: OpenVault, database: str | None, *, rebuild: bool) -> list[Finding]:
    """The records of this office stand in a database: what was not looked at is never called well."""
    address = database or remembered(vault)
    if address is None:
        says = tr("The records stand in a database that was not looked at. Name it with --database.")
        return [Finding(check="centre", well=False, says=says), _volume()]
    try:
        store = central_of(vault, address)
    except KrachtigError as refused:
        return [_told("centre", refused), _volume()]
    findings = []
    try:
        store.check()
        findings.append(
            Finding(check="centre", well=True, says=tr("In the database every record and every line of the log fit"))
        )
        if rebuild:
            findings.append(replace(_rebuilt(len(store.rebuild())), check="centre_rebuild"))
        else:
            store.compare()
            findings.append(Finding(check="centre_lists", well=True, says=tr("Its lists agree with the journal")))
    except KrachtigError as refused:
        findings.append(_told("centre", refused))
    finally:
        store.close()
    return [*findings, _volume()]


def _inside(report: Report) -> Iterator[Finding]:
    if report.damage is None:
        yield Finding(check="pages", well=True, says=tr("Every page, every record and the log fit"))
    else:
        yield _told("pages", report.damage)
    yield _slots(copies=report.seen.faults == (None, None), changed=report.slots_changed_outside)
    laid = (
        tr("There is room kept for a full disk") if report.ballast else tr("There is no room kept for a full disk yet")
    )
    yield Finding(check="ballast", well=True, says=laid)
    yield Finding(check="free", well=True, says=tr("{size} MB free", size=report.free // 1_000_000))


def _slots(*, copies: bool, changed: bool) -> Finding:
    if changed:
        says = tr("The file with the keys is not as the vault left it. `vault confirm` puts it right.")
    elif copies:
        says = tr("Both copies of the key file are whole")
    else:
        says = tr("One copy of the key file is damaged")
    return Finding(check="slots", well=copies and not changed, says=says)


def _rebuilt(differences: int) -> Finding:
    says = (
        trn(
            "{count} line differed from the journal and was put right",
            "{count} lines differed and were put right",
            differences,
        )
        if differences
        else tr("The lists agree with the journal")
    )
    return Finding(check="rebuild", well=not differences, says=says)


def _volume() -> Finding:
    """The one place where records stand outside our own encryption: nobody but a person can answer for it."""
    return Finding(
        check="database_volume",
        well=True,
        asks=True,
        says=tr("The records stand in a database. Is the disk of that database encrypted? Ask the administrator."),
    )


def _database() -> Finding:
    return Finding(
        check="database_put_back",
        well=True,
        asks=True,
        says=tr("Was that database put back from a backup by its own tools? Then say so: office restored --renew"),
    )


def _put_back(vault: OpenVault) -> Iterator[Finding]:
    """What people still look through since this office was put back."""
    seen = look_through(sit_down(vault))
    if seen is None:
        return
    left = len(seen.left)
    says = trn(
        "This office was put back from a backup. {count} thing to look through: office restored",
        "This office was put back from a backup. {count} things to look through: office restored",
        left,
    )
    yield Finding(
        check="put_back", well=not left, says=says if left else tr("What came after the backup was looked through")
    )


def _told(what: str, refused: KrachtigError) -> Finding:
    words = explain(refused)
    return Finding(check=what, well=False, says=f"{words.title} {words.meaning} ({refused.code.value})")
