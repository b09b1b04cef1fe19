"""A backup of this laptop's vault, when the last one was made, and which ones lie in a folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from .. import vault as vaults
from ..domain.dates import day_here
from ..errors import KrachtigError, StickError, StickFault
from ..storage import Store, iso
from ..vault import BackedUp, OpenVault

_MADE = "backup_made"
_NAME = "KTH-backup-"


@dataclass(frozen=True, kw_only=True)
class Found:
    """A backup in a folder. `error` says why it is none, or not whole."""

    folder: Path
    number: int = 0
    size: int = 0
    made: date = date.min
    """The day of its last file, by the clock of the computer that wrote it."""
    error: KrachtigError | None = None


def back_up(vault: OpenVault, to: Path, *, now: datetime) -> BackedUp:
    """Make one, read it back, and remember the day. Raises as `vault.back_up`."""
    made = vaults.back_up(vault, to, now=now)
    with vault.store.write() as tx:
        tx.set_meta(_MADE, iso(now))
    return made


def last_made(store: Store) -> date | None:
    """The day of the last backup that stood whole; None before the first."""
    with store.read() as tx:
        made = tx.meta(_MADE)
    return day_here(made) if made else None


def found_in(folder: Path) -> tuple[Found, ...]:
    """The backups in a folder, or the folder itself when it is one; each read whole, the newest first.

    Raises StickError(NONE, UNREADABLE).
    """
    if folder.name.startswith(_NAME):
        return (_looked(folder),)
    try:
        inside = sorted(each for each in folder.iterdir() if each.name.startswith(_NAME) and each.is_dir())
    except (FileNotFoundError, NotADirectoryError):
        raise StickError(StickFault.NONE, path=folder) from None
    except OSError:
        raise StickError(StickFault.UNREADABLE, path=folder) from None
    seen = (_looked(each) for each in inside if not each.name.endswith(".half"))
    return tuple(sorted(seen, key=lambda each: (each.error is not None, -each.number)))


def _looked(folder: Path) -> Found:
    try:
        backup = vaults.check_backup(folder)
    except KrachtigError as error:
        return Found(folder=folder, error=error)
    return Found(folder=folder, number=backup.number, size=backup.size, made=_day_of(folder))


def _day_of(folder: Path) -> date:
    try:
        return max(datetime.fromtimestamp(each.stat().st_mtime).astimezone().date() for each in folder.iterdir())
    except (OSError, ValueError, OverflowError):
        return date.min
