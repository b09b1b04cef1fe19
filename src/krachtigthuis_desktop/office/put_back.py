"""An office that was put back from a backup: what it does by itself at the first opening.

It takes in the note that lay beside the backup (who is trusted, what was erased), and makes anew what was
on its way. Without a note it never gives out a number of a list that another list may have. Its returns say that it
was put back, until each laptop knows (`bundle.put_back`). What people look through is said by `since_backup`.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from enum import StrEnum

import msgspec

from ..bundle.payload import Erasure
from ..errors import TrustError
from ..storage import Reader, Store, iso
from ..storage.road import NOTE, POSITION, PUT_BACK
from ..vault import OpenVault
from ..vault.note import Note
from . import backup_note, registry_row
from .kept import give_up_kept

FACTS = "put_back_facts"
_SEEN = "database_seen"
NUMBERS_SKIPPED = 100
"""Versions that the office may have signed since its backup, at most, without a note that says so."""
ERASED_HERE = "erased_here"
"""What a laptop writes in its log when it erased something on our order."""


class Found(StrEnum):
    """What lay beside the backup."""

    GOOD = "good"
    MISSING = "missing"
    BAD = "bad"
    """It is not signed by a key of this office, or it was changed: nothing of it was taken in."""


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """Of the last time that this office was put back. `registry`: its newest list then; `done`: what was ticked off."""

    at: str
    registry: int
    note: Found
    erased: tuple[str, ...] = ()
    """What the note named, and was erased again."""
    done: tuple[str, ...] = ()


def settle(vault: OpenVault, central: Store) -> None:
    """At each opening: what a restore left to be done, and whether a database was put back behind our back."""
    if central is not vault.store:
        _look_at_database(vault, central)
    with vault.store.read() as tx:
        at, facts = tx.meta(PUT_BACK), facts_of(tx)
        waits = at is not None and (facts is None or facts.at != at)
        behind = backup_note.is_behind(tx)
    if waits and at is not None:
        _begin(vault, central, datetime.fromisoformat(at))
    elif behind:
        backup_note.renew(vault, central, now=datetime.now().astimezone())


def renew(vault: OpenVault, central: Store, *, actor: str, now: datetime) -> str:
    """The centre begins a new life: a database was put back by its own tools. Returns the new incarnation."""
    made = secrets.token_hex(16)
    with central.write() as tx:
        tx.set_meta("incarnation", made)
        tx.set_meta(PUT_BACK, iso(now))
        tx.audit("incarnation_begun", actor=actor, now=now)
    with vault.store.write() as tx:
        tx.set_meta(PUT_BACK, iso(now))
    _begin(vault, central, now, knows_list=True)
    note_place(vault, central)
    return made


def note_place(vault: OpenVault, central: Store) -> None:
    """Remember how far the database is: at the next opening it may not stand further back."""
    if central is vault.store:
        return
    with central.read() as tx:
        place = f"{tx.meta('incarnation')} {tx.meta(POSITION)}"
    with vault.store.write() as tx:
        tx.set_meta(_SEEN, place)


def _begin(vault: OpenVault, central: Store, at: datetime, *, knows_list: bool = False) -> None:
    """The note is taken in, or the numbers of lists that may exist are skipped; what was on its way is made anew."""
    with vault.store.read() as tx:
        roots = registry_row.pinned(tx)
        row = registry_row.row(tx, roots)
        kept = tx.secret(NOTE)
    written = msgspec.json.decode(kept, type=Note) if kept else backup_note.found(vault)
    longer, erased, found = row, tuple[Erasure, ...](), Found.MISSING
    if written is not None:
        try:
            longer, erased = backup_note.read(written, row, roots)
            found = Found.GOOD
        except TrustError:
            found = Found.BAD
    for store in dict.fromkeys((vault.store, central)):
        with store.write() as tx:
            if longer.files != row.files:
                registry_row.keep(tx, longer)
            elif found is not Found.GOOD and not knows_list:
                registry_row.skip(tx, NUMBERS_SKIPPED)
    with central.write() as tx:
        give_up_kept(tx)
        new = [each for each in erased if each.id not in tx.erased()]
        if new:
            tx.erase([each.id for each in new], now=at)
            for each in new:
                tx.announce("erasure", str(each.id), data=each.on)
                tx.audit("erased", actor="restore", now=at, record=each.id)
    facts = Facts(at=iso(at), registry=row.last.version, note=found, erased=tuple(str(each.id) for each in new))
    with vault.store.write() as tx:
        tx.put_secret(FACTS, msgspec.json.encode(facts))
        tx.delete_secret(NOTE)
    central.sweep()


def _look_at_database(vault: OpenVault, central: Store) -> None:
    """A database that stands further back than we left it, in the same life, was put back: it begins a new one."""
    with vault.store.read() as tx:
        incarnation, _, position = (tx.meta(_SEEN) or "").partition(" ")
    with central.read() as tx:
        now_at, life = int(tx.meta(POSITION) or "0"), tx.meta("incarnation")
    if incarnation == life and now_at < int(position or "0"):
        renew(vault, central, actor="restore", now=datetime.now().astimezone())
    else:
        note_place(vault, central)


def facts_of(tx: Reader) -> Facts | None:
    data = tx.secret(FACTS)
    return msgspec.json.decode(data, type=Facts) if data else None
