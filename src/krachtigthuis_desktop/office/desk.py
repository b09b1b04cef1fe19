"""An opened office: its vault with the keys, the central store, and who sits at the desk.

The central store is the vault's own file, or a PostgreSQL database. Its address can hold a password: it is kept among
the secrets inside the vault, where the window, which cannot ask for it, finds it again.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from ..errors import KrachtigError, StoreError, StoreFault, TrustError, TrustFault
from ..storage import Store, Writer, open_central
from ..storage.road import POSITION
from ..vault import OpenVault, open_with_phrase
from . import pending, put_back, registry_row, urgent

ELSEWHERE = "central"
"""The fact in an office vault that says "database" when its records do not stand in the vault itself."""
_ADDRESS = "central_address"
JOINING = "joining"
"""The fact in the vault of a second desk that says "1" until it got the keys."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """`office` is the office's id, `actor` the passphrase slot that opened it: it stands in the log."""

    home: Path
    vault: OpenVault
    store: Store
    office: str
    actor: str

    def close(self) -> None:
        """Close store and vault. What they left in memory goes when the process ends."""
        with suppress(KrachtigError):
            put_back.note_place(self.vault, self.store)
        if self.store is not self.vault.store:
            self.store.close()
        self.vault.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_desk(home: Path, phrase: str, *, slot: str | None = None, database: str | None = None) -> Desk:
    """Open an office home with a passphrase. `slot` names whose it is; without it each is tried.

    Raises what opening a vault raises, and what `sit_down` raises.
    """
    vault = open_with_phrase(home, phrase, slot=slot)
    try:
        return sit_down(vault, database=database)
    except BaseException:
        vault.close()
        raise


def sit_down(vault: OpenVault, *, database: str | None = None) -> Desk:
    """The desk of an office vault that is open already.

    Raises TrustError(NOT_AN_OFFICE, NOT_JOINED), StoreError(NEEDS_DATABASE, OTHER_OFFICE, UNREACHABLE, INSECURE), and
    TrustError(BAD_REGISTRY) when the database holds a registry that this office did not sign.
    """
    if vault.kind != "office":
        raise TrustError(TrustFault.NOT_AN_OFFICE, path=vault.home)
    with vault.store.read() as tx:
        office = tx.meta("device") or ""
        elsewhere, joining = tx.meta(ELSEWHERE) == "database", tx.meta(JOINING) == "1"
    if joining:
        raise TrustError(TrustFault.NOT_JOINED)
    if elsewhere and database is None:
        raise StoreError(StoreFault.NEEDS_DATABASE)
    store = vault.store if database is None else _central(database, office)
    try:
        if database is not None:
            _remember(vault, database)
        _begin_central(store)
        registry_row.meet(vault.store, store)
        pending.settle(vault)
        put_back.settle(vault, store)
    except BaseException:
        if store is not vault.store:
            store.close()
        raise
    return Desk(home=vault.home, vault=vault, store=store, office=office, actor=vault.slot)


def is_elsewhere(vault: OpenVault) -> bool:
    """Whether the records of this office stand in a database."""
    with vault.store.read() as tx:
        return tx.meta(ELSEWHERE) == "database"


def remembered(vault: OpenVault) -> str | None:
    """The address of the central store that this home used last; None for an office whose records are its own."""
    with vault.store.read() as tx:
        address = tx.secret(_ADDRESS) if tx.meta(ELSEWHERE) == "database" else None
    return address.decode() if address else None


def central_of(vault: OpenVault, database: str) -> Store:
    """The central store of this office at that address, only to be looked at.

    Raises StoreError(OTHER_OFFICE) for any other, and for an empty one, which stays empty.
    """
    with vault.store.read() as tx:
        office = tx.meta("device")
    store = open_central(database)
    try:
        with store.read() as tx:
            holder = tx.meta("device")
    except BaseException:
        store.close()
        raise
    if holder != office:
        store.close()
        raise StoreError(StoreFault.OTHER_OFFICE)
    return store


def _remember(vault: OpenVault, database: str) -> None:
    with vault.store.read() as tx:
        known = tx.secret(_ADDRESS) == database.encode()
    if not known:
        with vault.store.write() as tx:
            tx.put_secret(_ADDRESS, database.encode())


def _central(database: str, office: str) -> Store:
    """The central store at that address. An empty one becomes this office's."""
    store = open_central(database)
    try:
        with store.write() as tx:
            _claim(tx, office)
    except BaseException:
        store.close()
        raise
    return store


def _begin_central(store: Store) -> None:
    """What is read here counts positions, so that a return knows what a laptop lacks, and notes what cannot wait."""
    with store.read() as tx:
        begun, noting = tx.meta(POSITION) is not None, urgent.has_begun(tx)
    if not begun or not noting:
        with store.write() as tx:
            if not begun:
                tx.begin_central()
            urgent.begin(tx)


def _claim(tx: Writer, office: str) -> None:
    holder = tx.meta("device")
    if holder is None:
        tx.set_meta("device", office)
        tx.set_meta("incarnation", secrets.token_hex(16))
    elif holder != office:
        raise StoreError(StoreFault.OTHER_OFFICE)
