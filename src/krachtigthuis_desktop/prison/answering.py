"""*Het kantoor heeft geantwoord*: returns from a file or a stick, taken in, and what belongs to it after that.

A newer office card makes its slot in this vault, and newer lists are used at once. On a stick lie files for others
too: those are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ..care import lists
from ..errors import BundleReason, BundleRefused, InputError, KrachtigError, StickError, StickFault
from ..vault import OpenVault
from . import enrolment, office_card, receive
from .receive import Received

_NAME = re.compile(r"KTH-[0-9A-F]{16}\b.{0,60}\.age", re.IGNORECASE)
"""What follows the number is what a machine that copies adds: " (1)", " - Kopie"."""
_NOT_OURS = frozenset({BundleReason.WRONG_RECIPIENT})
_MOST, _DEEP = 3000, 3
"""Files on a stick that are looked at, and how many folders down: a stick may hold the answers of a whole office."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """A file that could not be taken in, and why."""

    name: str
    error: KrachtigError
    path: Path


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came of taking in. `vault` is the one to go on with: a newer card changes its slots."""

    vault: OpenVault
    received: tuple[Received, ...] = ()
    faults: tuple[Fault, ...] = ()
    others: int = 0
    """Files for somebody else: other laptops, or the office."""
    unread: int = 0
    """Files that were too many to look at."""
    new_words: tuple[str, ...] = ()
    """The six words of the office when its root changed; empty when it did not."""
    later: KrachtigError | None = None
    """The slot of the newer card could not be made now; it is tried again the next time."""

    @property
    def new(self) -> tuple[Received, ...]:
        return tuple(each for each in self.received if not each.known)


def take_in(vault: OpenVault, file: Path, *, now: datetime) -> Answer:
    """Take in one file. Raises as `receive.apply`; then nothing changed."""
    before = _words(vault)
    received = receive.apply(vault.store, file, now=now)
    return _settled(vault, Answer(vault=vault, received=(received,)), before)


def take_from(vault: OpenVault, folder: Path, *, now: datetime) -> Answer:
    """Take in everything on a stick, or in a folder, that is for this laptop. Raises StickError(NONE, UNREADABLE).

    A return may be signed by a key that only another one on the same stick makes known: what is refused is tried
    again as long as others go in.
    """
    files = returns_in(folder)
    # The newest are looked at; they go in with the oldest first.
    left = list(files[-_MOST:])
    before, answer = _words(vault), Answer(vault=vault, unread=len(files) - len(left))
    while left:
        tried, faults = _tried(vault, left, now)
        answer = replace(
            answer,
            received=(*answer.received, *tried.received),
            others=answer.others + tried.others,
            faults=faults,
        )
        if not tried.received:
            break
        left = [each.path for each in faults]
    return _settled(vault, answer, before)


def returns_in(folder: Path) -> tuple[Path, ...]:
    """The files with the name of a bundle, also in folders on the stick, the oldest first.

    Raises StickError(NONE, UNREADABLE).
    """
    try:
        return tuple(sorted(_named(folder, _DEEP), key=lambda each: (each.stat().st_mtime, each.name)))
    except (FileNotFoundError, NotADirectoryError):
        raise StickError(StickFault.NONE, path=folder) from None
    except OSError:
        raise StickError(StickFault.UNREADABLE, path=folder) from None


def _named(folder: Path, deep: int) -> Iterator[Path]:
    """No link is followed; what a system hides on a stick (its bin, its index) is left alone."""
    for each in folder.iterdir():
        if each.is_symlink() or each.name.startswith((".", "$")):
            continue
        if _NAME.fullmatch(each.name):
            yield each
        elif deep > 1 and each.is_dir():
            with suppress(PermissionError):
                yield from _named(each, deep - 1)


def _tried(vault: OpenVault, files: Iterable[Path], now: datetime) -> tuple[Answer, tuple[Fault, ...]]:
    received, faults, others = [], [], 0
    for file in files:
        try:
            received.append(receive.apply(vault.store, file, now=now))
        except BundleRefused as refused:
            if refused.code in _NOT_OURS:
                others += 1
            else:
                faults.append(Fault(name=file.name, error=refused, path=file))
        except InputError as unreadable:
            faults.append(Fault(name=file.name, error=unreadable, path=file))
    return Answer(vault=vault, received=tuple(received), others=others), tuple(faults)


def _settled(vault: OpenVault, answer: Answer, before: tuple[str, ...]) -> Answer:
    """After taking in: newer lists hold at once, and a newer card opens this vault from now on."""
    lists.take_up(vault.store)
    try:
        vault = office_card.follow(vault)
    except KrachtigError as later:
        answer = replace(answer, later=later)
    after = _words(vault)
    return replace(answer, vault=vault, new_words=after if before and after != before else ())


def _words(vault: OpenVault) -> tuple[str, ...]:
    return enrolment.standing(vault.store).card_words
