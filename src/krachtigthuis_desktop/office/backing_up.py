"""A backup of an office: its vault, and with the words of the root key also the vault of the root.

They are two vaults and become two folders. Each is put back by itself: the office's into an empty home, the root's
into `root` inside that home. Records in PostgreSQL are in neither: that engine has its own tools.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from .. import vault as vaults
from ..storage import Store, iso
from ..vault import BackedUp, OpenVault
from . import backup_note
from .desk import ELSEWHERE
from .root import open_root

MADE = "backup_made"
"""The fact that says when the last backup stood whole, in an office as on a laptop."""


def back_up(
    vault: OpenVault, to: Path, *, root_phrase: str | None, now: datetime, central: Store | None = None
) -> tuple[BackedUp, BackedUp | None]:
    """Back up the office vault, and the root vault when its passphrase is given; and remember the day.

    `central`: the open store with the records where they stand in a database; for the note beside the backup.
    Raises as `vault.back_up` and, before anything is written, as opening the root vault does.
    """
    if root_phrase is None:
        return _office(vault, to, central, now), None
    with open_root(vault.home, root_phrase) as root:
        return _office(vault, to, central, now), vaults.back_up(root, to, now=now)


def _office(vault: OpenVault, to: Path, central: Store | None, now: datetime) -> BackedUp:
    made = vaults.back_up(vault, to, now=now)
    with vault.store.read() as tx:
        elsewhere = tx.meta(ELSEWHERE) == "database"
    backup_note.begin(vault, central if elsewhere else vault.store, to, now=now)
    with vault.store.write() as tx:
        tx.set_meta(MADE, iso(now))
    return made
