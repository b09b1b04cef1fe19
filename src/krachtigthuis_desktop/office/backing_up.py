"""A backup of an office: its vault, and with the words of the root key also the vault of the root.

They are two vaults and become two folders. Each is put back by itself: the office's into an empty home, the root's
into `root` inside that home. Records in PostgreSQL are in neither: that engine has its own tools.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from .. import vault as vaults
from ..vault import BackedUp, OpenVault
from .root import open_root


def back_up(vault: OpenVault, to: Path, *, root_phrase: str | None, now: datetime) -> tuple[BackedUp, BackedUp | None]:
    """Back up the office vault, and the root vault when its passphrase is given.

    Raises as `vault.back_up` and, before anything is written, as opening the root vault does.
    """
    if root_phrase is None:
        return vaults.back_up(vault, to, now=now), None
    with open_root(vault.home, root_phrase) as root:
        return vaults.back_up(vault, to, now=now), vaults.back_up(root, to, now=now)
