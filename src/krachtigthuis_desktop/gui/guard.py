"""What the door looks at: was somebody at the keys, are there pieces of an older file? Loaded with the rooms."""

from __future__ import annotations

from .. import vault as vaults
from .rooms import Entered


def keys_changed(entered: Entered) -> bool:
    """Whether somebody without the key changed the files with the keys."""
    return entered.holding.vault.slots_changed_outside


def look_inside(entered: Entered) -> None:
    """After the window stands. Raises StoreError(OLD_PAGES) or VaultError(DAMAGED)."""
    vaults.look_inside(entered.holding.vault)


def put_keys_back(entered: Entered) -> None:
    """The vault's own keys in both files again."""
    entered.holding.replaced(vaults.confirm_slots(entered.holding.vault))


def close(entered: Entered) -> None:
    """Give back what was opened and not entered."""
    (entered.desk or entered.holding.vault).close()
