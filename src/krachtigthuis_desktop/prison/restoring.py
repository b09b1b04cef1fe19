"""Putting a backup back: on this laptop after a fault, or on another one with the paper key or the office's help.

A laptop goes on in a new incarnation after the last bundle that the backup knew; so the office sees what happened,
and everything without a receipt goes again. Its last applied return is an older one than the office sent, so the
next return brings anew what came since, erasures too.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from pathlib import Path

import msgspec

from .. import vault as vaults
from ..domain.identity import Random
from ..storage import Writer, iso
from ..storage.road import NOTE, PUT_BACK
from ..vault import DEFAULT, LAPTOP, Cost, OpenVault, Unlock, note
from .incarnation import begin_anew, new_incarnation


def restore(
    folder: Path,
    home: Path,
    unlock: Unlock,
    *,
    now: datetime,
    new_phrase: str | None = None,
    slot: str | None = None,
    cost: Cost = DEFAULT,
    random: Random = secrets.token_bytes,
) -> OpenVault:
    """The vault of a backup in an empty or new home, open, begun anew.

    The vault of an office and its root vault come back by the same way, each from its own folder into its own home
    (`root/` inside the office's); they get a new incarnation and nothing before it. An office finds the note beside its
    backup when it is opened. Raises as `vault.restore`.
    """
    beside = note.read(folder)

    def begin(tx: Writer) -> None:
        if tx.meta("kind") == LAPTOP:
            begin_anew(tx, now, random=random)
        else:
            new_incarnation(tx, now, actor="restore", random=random)
            tx.set_meta(PUT_BACK, iso(now))
            if beside is not None:
                tx.put_secret(NOTE, msgspec.json.encode(beside))

    return vaults.restore(folder, home, unlock, begin=begin, new_phrase=new_phrase, slot=slot, cost=cost, random=random)
