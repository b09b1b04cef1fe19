"""A vault that stands open: its store, how it was opened, and its key slots."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from ..crypto import keyfile
from ..crypto.keyfile import KeySlots
from ..errors import StoreError, VaultError, VaultFault
from ..storage import Reader, Store, Writer
from .folder import Folder
from .lock import Lock

OFFICE_RECIPIENTS = "office_recipients"
OFFICE_THRESHOLD = "office_threshold"
PAPER_RECIPIENT = "paper_recipient"
SLOTS = "slots"
"""The key file in force, as it was written: what the vault itself knows of its slots."""
SLOTS_COUNTER = "slots_counter"
"""In vaults of before SLOTS: how new their slots were."""
VAULT_ID = "vault_id"
KIND = "kind"
LABEL = "label"
BACKUPS = "backups"
"""Which number the last backup of this vault had."""


def own_slots(tx: Reader) -> KeySlots | None:
    """The slots in force as the vault itself knows them; None in a vault of before it did.

    Raises VaultError(DAMAGED) when they cannot be read: the driver hands on what a damaged page holds.
    """
    known = tx.meta(SLOTS)
    try:
        return keyfile.parse(known.encode()) if known else None
    except VaultError:
        raise VaultError(VaultFault.DAMAGED) from None


def put_own_slots(tx: Writer, keys: KeySlots) -> None:
    """From now on these are the vault's own slots: no other opens it, whatever the files beside it hold."""
    tx.set_meta(SLOTS, keyfile.to_bytes(keys).decode())


def remember_slots(store: Store, keys: KeySlots) -> None:
    """Tell the store which slots are its own, so that older ones put back open nothing.

    The slots are in force already: a disk that is full now makes no failure of them; the next opening tells it.
    """
    with contextlib.suppress(VaultError, StoreError), store.write() as tx:
        put_own_slots(tx, keys)


def last_backup(store: Store) -> int:
    """The number of the last backup that was begun; 0 before the first."""
    with store.read() as tx:
        return int(tx.meta(BACKUPS) or "0")


@dataclass(frozen=True, kw_only=True)
class OpenVault:
    """Whoever holds one may enter. Changes of the slots give a new value; the old one is not used after that.

    `kind` is "laptop", "office" or what `create` was told; `slot` the id of the slot that opened it (in the
    office the actor in the log), `name` that slot's name. `keys` are the slots that the vault itself knows.
    `slots_changed_outside`: the key file was changed or put back by somebody without the key; it opens with a
    warning, and `confirm_slots`, or any change of the slots, puts the vault's own in its place.
    """

    home: Path
    vault_id: str
    kind: str
    label: str
    slot: str
    name: str
    store: Store
    slots_changed_outside: bool = False
    keys: KeySlots = field(repr=False)
    data_key: bytes = field(repr=False)
    lock: Lock = field(repr=False)

    @property
    def folder(self) -> Folder:
        return Folder(self.home)

    def close(self) -> None:
        """Close the store and let others in. The key stays in memory until the process ends (DESIGN 4, Lock)."""
        self.store.close()
        self.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
