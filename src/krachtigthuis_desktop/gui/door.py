"""What lies between a screen before the vault is open and the rest: the doors of vaults, opened by `start`.

The screens at the door (unlock, first run) get these functions handed in, so that neither they nor the first
window load the store: that happens on the worker, while a person types.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Doors:
    """`opened` is an open vault; whoever gets one hands it to `start` and forgets it. All run on the worker."""

    open: Callable[[Path, str], object]
    recover: Callable[[Path, str, str], object]
    """Folder, paper key as typed, new passphrase."""
    begin_laptop: Callable[[Path, str, str, str], Begun]
    """Folder, label, the volunteer's own name, passphrase."""
    begin_office: Callable[[Path, OfficeWishes, str, str], Begun]
    """Folder, wishes, passphrase, passphrase of the root key."""
    new_phrase: Callable[[], str]
    bits: Callable[[str], int]
    """How strong a phrase is."""
    groups: Callable[[str], tuple[str, ...]]
    """A paper key as it is read aloud."""
    check_paper_key: Callable[[str], str]
    """The key as typed from paper. Raises InputError naming the group to look at."""
    sheet: Callable[[str, str], bytes]
    """The sheet of a paper key to print: key, label."""
    backups_in: Callable[[Path], tuple[BackupSeen, ...]]
    """The backups in a folder, the newest first, each read whole."""
    restore: Callable[[Path, Path, WayIn], PutBack]
    """Backup, new place, and with what it opens."""


@dataclass(frozen=True)
class BackupSeen:
    """A backup as everybody can see it, without a key."""

    folder: Path
    number: int
    size: int
    whole: bool
    made: date = date.min


@dataclass(frozen=True)
class WayIn:
    """The passphrase of then, or the paper key with a new passphrase."""

    phrase: str = field(default="", repr=False)
    paper_key: str = field(default="", repr=False)
    new_phrase: str = field(default="", repr=False)


@dataclass(frozen=True)
class PutBack:
    """A vault that was put back and stands open."""

    opened: object
    is_laptop: bool


@dataclass(frozen=True)
class OfficeWishes:
    name: str
    administrator: str
    contact: str
    phone: str
    place: str


@dataclass(frozen=True)
class Begun:
    """A new vault that stands open, and what is shown once."""

    opened: object
    paper_key: str
    root_paper_key: str = ""
    card_words: tuple[str, ...] = ()
    digits: str = ""
    """The six digits that bring a hidden window back."""


WEAK = 50
"""Bits under which an own phrase is refused."""
