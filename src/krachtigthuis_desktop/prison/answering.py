"""*Het kantoor heeft geantwoord*: returns from a file or a stick, taken in, and what belongs to it after that.

A newer office card makes its slot in this vault, and newer lists are used at once. On a stick lie files for others
too: those are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ..care import lists
from ..errors import BundleReason, BundleRefused, InputError, KrachtigError, StickError, StickFault
from ..vault import OpenVault
from . import enrolment, office_card, receive
from .receive import Received

_NAME = re.compile(r"KTH-[0-9A-Fa-f]{16}\.age")
_NOT_OURS = frozenset({BundleReason.WRONG_RECIPIENT})
_MOST = 200
"""Files on a stick that are looked at."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """A file that could not be taken in, and why."""

    name: str
    error: KrachtigError


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came of taking in. `vault` is the one to go on with: a newer card changes its slots."""

    vault: OpenVault
    received: tuple[Received, ...] = ()
    faults: tuple[Fault, ...] = ()
    others: int = 0
    """Files for somebody else: other laptops, or the office."""
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
    before, answer = _words(vault), Answer(vault=vault)
    left = list(files)
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
        left = [folder / each.name for each in faults]
    return _settled(vault, answer, before)


def returns_in(folder: Path) -> tuple[Path, ...]:
    """The files with the name of a bundle, the oldest first. Raises StickError(NONE, UNREADABLE)."""
    try:
        found = [each for each in folder.iterdir() if _NAME.fullmatch(each.name) and not each.is_symlink()]
        return tuple(sorted(found, key=lambda each: (each.stat().st_mtime, each.name))[-_MOST:])
    except (FileNotFoundError, NotADirectoryError):
        raise StickError(StickFault.NONE, path=folder) from None
    except OSError:
        raise StickError(StickFault.UNREADABLE, path=folder) from None


def _tried(vault: OpenVault, files: Iterable[Path], now: datetime) -> tuple[Answer, tuple[Fault, ...]]:
    received, faults, others = [], [], 0
    for file in files:
        try:
            received.append(receive.apply(vault.store, file, now=now))
        except BundleRefused as refused:
            if refused.code in _NOT_OURS:
                others += 1
            else:
                faults.append(Fault(name=file.name, error=refused))
        except InputError as unreadable:
            faults.append(Fault(name=file.name, error=unreadable))
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
