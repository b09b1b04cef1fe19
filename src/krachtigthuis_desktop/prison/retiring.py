"""A volunteer leaves: may this vault go? Only when the office has everything that was written in it.

What stands in the log about it travels with the last bundle before; after that there is nobody left to write.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from .. import vault as vaults
from ..errors import TrustError, TrustFault, VaultError, VaultFault
from ..storage import BundleState, Reader, Store
from ..vault import LAPTOP, OpenVault

_SAFE = frozenset({"accepted", "duplicate", "erased", "conflict", "rejected"})
"""Words that are counted by themselves, or that say that the office has it."""


@dataclass(frozen=True, kw_only=True)
class Undelivered:
    """What only this laptop holds, or still has to settle, in counts."""

    revisions: int
    """Without a receipt, or waiting at the office for something that has not come."""
    rejected: int
    """Not taken by the office: its writer corrects it, or it is lost."""
    disputed: int
    """Beside another testimony, and not settled yet."""
    drafts: int
    bundles: int
    """Prepared, never written to a stick, and holding something without a receipt."""

    @property
    def nothing(self) -> bool:
        return not any(asdict(self).values())


def undelivered(store: Store) -> Undelivered:
    """What would be lost if this vault went."""
    with store.read() as tx:
        said, (without, _since) = tx.receipts_of_ours(), tx.waiting()
        return Undelivered(
            revisions=without + sum(count for word, count in said.items() if word not in _SAFE),
            rejected=said.get("rejected", 0),
            disputed=said["conflict"],
            drafts=len(tx.drafts()),
            bundles=_unwritten(tx) if without else 0,
        )


def retire(vault: OpenVault) -> None:
    """Take this laptop's vault away for good. The vault is closed after it.

    Raises TrustError(NOT_A_LAPTOP), VaultError(UNDELIVERED) with the counts as facts; then nothing was changed.
    VaultError(DISK_FAILED, READ_ONLY) when a file could not be taken away.
    """
    if vault.kind != LAPTOP:
        raise TrustError(TrustFault.NOT_A_LAPTOP, path=vault.home)
    left = undelivered(vault.store)
    if not left.nothing:
        raise VaultError(VaultFault.UNDELIVERED, **asdict(left))
    vaults.take_away(vault)


def _unwritten(tx: Reader) -> int:
    waiting = {revision.id for revision in tx.unreceipted()}
    return sum(out.state is BundleState.PREPARED and not waiting.isdisjoint(out.revisions) for out in tx.bundles())
