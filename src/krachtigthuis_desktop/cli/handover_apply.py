"""`handover apply FILE`: take in what the office sent back, and say what came."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from ..i18n import tr, trn
from ..prison import answering
from ..prison.taking_in import Came
from .console import Console, Exit, now
from .laptop_desk import asked_laptop


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], parents: list[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser("apply", parents=parents, help=tr("take in what the office sent back"))
    command.add_argument("file", type=Path, help=tr("the file from the office"))
    command.set_defaults(run=run_apply)


def run_apply(args: argparse.Namespace, console: Console) -> Exit:
    """All of it or nothing; the same file again changes nothing."""
    with asked_laptop(args, console) as vault:
        answer = answering.take_in(vault, args.file, now=now())
    received = answer.received[0]
    if received.known:
        console.say(tr("This file was taken in before. Nothing changed."))
    elif received.enrolled:
        console.say(tr("The office trusts this laptop. Your code is {code}.", code=received.holder))
    else:
        console.say(tr("What the office sent has been taken in."))
    if answer.new_words:
        console.say(tr("The office has another root key. Its six words: {words}", words=" ".join(answer.new_words)))
    for line in () if received.known else lines(received.came):
        console.say(line)
    console.answer(
        {
            "id": received.id,
            "seq": received.seq,
            "outcome": "duplicate" if received.known else "applied",
            "enrolled": received.enrolled,
            "registry_version": received.registry_version,
            "came": asdict(received.came),
        }
    )
    return Exit.DONE


def lines(came: Came) -> Iterator[str]:
    """What one return brought, what asks for attention last."""
    yield from _delivered(came)
    yield from _new(came)
    yield from _odd(came)


def _delivered(came: Came) -> Iterator[str]:
    if came.accepted:
        yield trn("The office has {count} piece of yours.", "The office has {count} pieces of yours.", came.accepted)
    if came.erased:
        yield trn(
            "The office has {count} piece without its text: it was erased.",
            "The office has {count} pieces without their text: they were erased.",
            came.erased,
        )
    if came.conflict:
        yield trn(
            "Somebody else told {count} thing differently. Both stay; the office settles it.",
            "Somebody else told {count} things differently. Both stay; the office settles them.",
            came.conflict,
        )
    if came.rejected:
        yield trn(
            "The office did not take {count} piece. Look at it: it stands here only.",
            "The office did not take {count} pieces. Look at them: they stand here only.",
            came.rejected,
        )


def _new(came: Came) -> Iterator[str]:
    if came.revisions:
        yield trn("{count} piece came from others.", "{count} pieces came from others.", came.revisions)
    if came.settled:
        yield trn(
            "Of {count} piece with two accounts the office decided what stands.",
            "Of {count} pieces with two accounts the office decided what stands.",
            came.settled,
        )
    if came.directory:
        yield trn("{count} change of the directory came.", "{count} changes of the directory came.", came.directory)
    if came.news:
        yield trn("{count} piece of news to tell.", "{count} pieces of news to tell.", came.news)
    if came.lists:
        yield trn("{count} newer list came.", "{count} newer lists came.", came.lists)
    if came.gone:
        yield trn(
            "The office had {count} piece erased. Its text is gone here too.",
            "The office had {count} pieces erased. Their text is gone here too.",
            came.gone,
        )


def _odd(came: Came) -> Iterator[str]:
    if came.set_apart:
        yield trn(
            "The office set {count} bundle apart. What is in it goes along again.",
            "The office set {count} bundles apart. What is in them goes along again.",
            came.set_apart,
        )
    if came.begun_anew:
        yield tr("This laptop goes on in a row of its own. Nothing is lost.")
    if came.differs:
        yield trn(
            "{count} word of the office was about other content than yours. It does not count. Call the office.",
            "{count} words of the office were about other content than yours. They do not count. Call the office.",
            came.differs,
        )
    if came.odd:
        yield trn(
            "{count} piece from the office does not fit here. It was set apart. Call the office.",
            "{count} pieces from the office do not fit here. They were set apart. Call the office.",
            came.odd,
        )
    if came.update:
        yield tr("Something waits at the office for a newer version of this program. Ask for it.")
