"""What the door does with a vault whose key file was changed outside the program; loaded with the rooms."""

from __future__ import annotations

from .. import vault as vaults
from .rooms import Entered


def keys_changed(entered: Entered) -> bool:
    """Whether somebody without the key changed the files with the keys."""
    return entered.holding.vault.slots_changed_outside


def put_keys_back(entered: Entered) -> None:
    """The vault's own keys in both files again."""
    entered.holding.replaced(vaults.confirm_slots(entered.holding.vault))


def close(entered: Entered) -> None:
    """Give back what was opened and not entered."""
    (entered.desk or entered.holding.vault).close()
