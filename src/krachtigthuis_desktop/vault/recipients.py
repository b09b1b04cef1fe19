"""Changing whom a vault is sealed for: the office's recovery identities and the key on paper.

Recipients stand inside the vault; the key file holds only what was sealed for them. A new paper key opens beside
the old one until somebody has typed it over, so that a cut in between leaves no vault without a paper key.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from ..crypto import agefile, keyfile, slots
from ..crypto.keyfile import KeySlots
from ..crypto.slots import AnyOfficeSlot, OfficePairsSlot, OfficeSlot, PaperSlot, PassphraseSlot, Slot
from ..domain.identity import Random
from ..errors import VaultError, VaultFault
from ..storage import Reader
from . import opened
from .changing import check_key, write_slots
from .opened import OpenVault


def add_office_slot(
    vault: OpenVault, recipients: Sequence[str], *, threshold: int = 1, random: Random = secrets.token_bytes
) -> OpenVault:
    """Let the office's recovery identities open this vault; those of an earlier card then no longer do.

    `threshold` is how many of them it takes: one, or two together. Raises ValueError for any other number and for
    two of fewer than two or more than six; TrustError for a recipient nothing may be sealed for; VaultError as
    `change_phrase`.
    """
    new = _for_office(vault.vault_id, vault.data_key, recipients, threshold, random)
    with vault.store.write() as tx:
        tx.set_meta(opened.OFFICE_RECIPIENTS, " ".join(recipients))
        tx.set_meta(opened.OFFICE_THRESHOLD, str(threshold))
    others = tuple(each for each in vault.keys.slots if not isinstance(each, OfficeSlot | OfficePairsSlot))
    return write_slots(vault, (*others, new), lambda _keys: None)


def new_paper_key(vault: OpenVault, *, random: Random = secrets.token_bytes) -> tuple[OpenVault, str]:
    """One more paper key, and its secret to print. The old paper opens too, until `keep_paper_key`."""
    paper = agefile.new_identity()
    new = _for_paper(vault.vault_id, vault.data_key, paper.recipient, random)

    def opens(keys: KeySlots) -> None:
        check_key(vault, _opened_by(keys, paper.secret, vault.vault_id)[1])

    return write_slots(vault, (*vault.keys.slots, new), opens), paper.secret


def keep_paper_key(vault: OpenVault, secret: str) -> OpenVault:
    """Of the paper keys only this one opens from now on: typed over from the new sheet, so the sheet is good.

    Raises VaultError: WRONG_PAPER_KEY, and as `change_phrase`.
    """
    kept, data_key = _opened_by(vault.keys, secret, vault.vault_id)
    check_key(vault, data_key)
    with vault.store.write() as tx:
        tx.set_meta(opened.PAPER_RECIPIENT, agefile.recipient_of(secret))
    left = tuple(each for each in vault.keys.slots if not isinstance(each, PaperSlot) or each.id == kept.id)
    return write_slots(vault, left, lambda keys: check_key(vault, _opened_by(keys, secret, vault.vault_id)[1]))


def confirm_slots(vault: OpenVault) -> OpenVault:
    """Put the vault's own slots back after somebody changed the files from outside. Raises as `change_phrase`.

    Whoever has it open had a key that is in force. Nothing is taken over from the files: an older slot that was put
    into them, of a colleague who went or of a phrase that leaked, opens nothing after it, as it opened nothing before.
    """
    return write_slots(vault, vault.keys.slots, lambda _keys: None)


def known_slots(tx: Reader, vault_id: str, data_key: bytes, slot: Slot, random: Random) -> KeySlots:
    """For a vault of before it knew its slots, with files that are not ours: the way in, and whom it is sealed for."""
    counter = int(tx.meta(opened.SLOTS_COUNTER) or "0") + 1
    on_paper, office = tx.meta(opened.PAPER_RECIPIENT) or "", (tx.meta(opened.OFFICE_RECIPIENTS) or "").split()
    made: list[Slot] = [slot] if isinstance(slot, PassphraseSlot) else []
    made.append(_for_paper(vault_id, data_key, on_paper, random))
    if office:
        threshold = int(tx.meta(opened.OFFICE_THRESHOLD) or "1")
        made.append(_for_office(vault_id, data_key, office, threshold, random))
    return keyfile.seal_slots(vault_id, counter, tuple(made), data_key)


def _for_paper(vault_id: str, data_key: bytes, recipient: str, random: Random) -> PaperSlot:
    return slots.wrap_for_paper(data_key, recipient, vault=vault_id, id=f"paper-{random(4).hex()}")


def _for_office(
    vault_id: str, data_key: bytes, recipients: Sequence[str], threshold: int, random: Random
) -> AnyOfficeSlot:
    return slots.wrap_for_office(
        data_key, recipients, vault=vault_id, id=f"office-{random(4).hex()}", threshold=threshold
    )


def _opened_by(keys: KeySlots, secret: str, vault_id: str) -> tuple[PaperSlot, bytes]:
    for each in keys.slots:
        if isinstance(each, PaperSlot):
            try:
                return each, slots.unwrap_with_identity(each, secret, vault=vault_id)
            except VaultError:
                continue
    raise VaultError(VaultFault.WRONG_PAPER_KEY)
