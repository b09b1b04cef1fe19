"""The three ways into a vault, each as what it does with the key slots: find one that opens, give its data key.

A way holds a secret and shows it nowhere; it serves a vault, a backup that is tried and one that is put back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from ..crypto import slots
from ..crypto.keyfile import KeySlots
from ..crypto.slots import OfficePairsSlot, OfficeSlot, PaperSlot, Slot
from ..errors import VaultError, VaultFault

Unlock = Callable[[KeySlots], tuple[Slot, bytes]]
"""Finds the slot that opens and gives its data key, or raises VaultError."""


def by_phrase(phrase: str, *, slot: str | None = None) -> Unlock:
    """With a passphrase. `slot` is the id or the name of a slot; without it each passphrase slot is tried.

    Raises VaultError: NO_SUCH_SLOT, WRONG_PASSPHRASE; InputError naming `phrase`.
    """

    def unlock(keys: KeySlots) -> tuple[Slot, bytes]:
        wanted = [each for each in keys.passphrases() if slot is None or slot in {each.id, each.name}]
        if not wanted:
            raise VaultError(VaultFault.NO_SUCH_SLOT, **({"name": slot} if slot else {}))
        return _first_that_opens(
            (each, partial(slots.unwrap_with_phrase, each, phrase, vault=keys.vault)) for each in wanted
        )

    return unlock


def by_paper(secret: str) -> Unlock:
    """With the paper key, as `parse_paper_key` gives it. Raises VaultError: NO_SUCH_SLOT, WRONG_PAPER_KEY."""

    def unlock(keys: KeySlots) -> tuple[Slot, bytes]:
        wanted = [each for each in keys.slots if isinstance(each, PaperSlot)]
        return _first_that_opens(
            (each, partial(slots.unwrap_with_identity, each, secret, vault=keys.vault)) for each in wanted
        )

    return unlock


def by_office(identities: Sequence[str]) -> Unlock:
    """With one recovery identity of the office, or two where the slot wants two.

    Raises VaultError: NO_SUCH_SLOT before a card was pinned, WRONG_OFFICE_KEY, NEEDS_SECOND_KEY.
    """

    def unlock(keys: KeySlots) -> tuple[Slot, bytes]:
        wanted = [each for each in keys.slots if isinstance(each, OfficeSlot | OfficePairsSlot)]
        return _first_that_opens(
            (each, partial(slots.unwrap_with_office, each, identities, vault=keys.vault)) for each in wanted
        )

    return unlock


def _first_that_opens(tries: Iterator[tuple[Slot, Callable[[], bytes]]]) -> tuple[Slot, bytes]:
    refused = VaultError(VaultFault.NO_SUCH_SLOT)
    for slot, unwrap in tries:
        try:
            return slot, unwrap()
        except VaultError as fault:
            refused = fault
    raise refused
