"""`handover holds` and `handover forget`: what this laptop still has of people, and letting go what the office has."""

from __future__ import annotations

import argparse

from ..domain.canonical import Json
from ..domain.forgetting import Reason
from ..domain.identity import show_number
from ..explain.forgetting import why_kept
from ..i18n import tr, trn
from ..prison.forgetting import Holding, forget_all, holdings
from .console import Console, Exit, now
from .handover_outbox import day_of
from .laptop_desk import asked_laptop


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the commands."""
    about = tr("show what this laptop still holds, for yourself and the office")
    holds = commands.add_parser("holds", parents=parents, help=about)
    holds.set_defaults(run=run_holds)
    forget = commands.add_parser("forget", parents=parents, help=tr("let go of families that the office has whole"))
    forget.add_argument("--dry-run", action="store_true", help=tr("only try: change nothing"))
    forget.set_defaults(run=run_forget)


def run_holds(args: argparse.Namespace, console: Console) -> Exit:
    """First names, numbers and counts."""
    with asked_laptop(args, console) as vault:
        found = holdings(vault.store, now=now())
    for each in found:
        for line in lines(each):
            console.say(line)
    if not found:
        console.say(tr("This laptop holds no family."))
    console.answer({"holds": [as_json(each) for each in found]})
    return Exit.DONE


def run_forget(args: argparse.Namespace, console: Console) -> Exit:
    """Every family of which nothing speaks against it; the others stay, each with its reasons."""
    moment = now()
    with asked_laptop(args, console) as vault:
        found = holdings(vault.store, now=moment)
        if not args.dry_run:
            forget_all(vault.store, now=moment)
    gone, kept = [each for each in found if each.may_go], [each for each in found if not each.may_go]
    if args.dry_run:
        console.say(tr("Only tried: nothing was forgotten."))
    for each in gone:
        if args.dry_run:
            console.say(tr("{number}  {name}: may leave this laptop.", number=_number(each), name=each.name))
        else:
            console.say(tr("{number}  {name}: has left this laptop.", number=_number(each), name=each.name))
    if not gone:
        console.say(tr("No family may leave this laptop now."))
    for each in kept:
        for line in lines(each):
            console.say(line)
    console.answer(
        {
            "dry_run": bool(args.dry_run),
            "forgotten": [] if args.dry_run else [str(each.home) for each in gone],
            "may_go": [str(each.home) for each in gone] if args.dry_run else [],
            "kept": [as_json(each) for each in kept],
        }
    )
    return Exit.DONE


def lines(each: Holding) -> list[str]:
    """One family for the volunteer and the office: there are names in it."""
    records = sum(each.counts.values())
    told = [
        trn(
            "{number}  {name}: {count} piece.",
            "{number}  {name}: {count} pieces.",
            records,
            number=_number(each),
            name=each.name,
        )
    ]
    if each.closed is not None:
        day = f"{each.closed.day}-{each.closed.month}-{each.closed.year}"
        told.append(tr("Closed on {day}.", day=day))
    if each.handed_over:
        told.append(tr("The office gave this family to somebody else."))
    if each.overdue:
        told.append(tr("It should have left this laptop by now."))
    if each.waiting:
        told.append(tr("Not at the office since {day}.", day=day_of(each.waiting_since)))
    told += [_why(reason) for reason in each.against]
    if each.may_go:
        told.append(tr("It may leave this laptop."))
    return [told[0], *(f"  {line}" for line in told[1:])]


def as_json(each: Holding) -> Json:
    """The same for a script, without the name."""
    return {
        "home": str(each.home),
        "number": each.number,
        "counts": {**each.counts},
        "waiting": each.waiting,
        "waiting_since": each.waiting_since or None,
        "closed": each.closed.isoformat() if each.closed else None,
        "handed_over": each.handed_over,
        "overdue": each.overdue,
        "may_go": each.may_go,
        "against": [
            {
                "reason": reason.against.value,
                "count": reason.count,
                "until": reason.until.isoformat() if reason.until else None,
            }
            for reason in each.against
        ],
    }


def _number(each: Holding) -> str:
    return show_number(each.number) if each.number else "-"


def _why(reason: Reason) -> str:
    return why_kept(reason.against.value, count=reason.count, until=reason.until)
