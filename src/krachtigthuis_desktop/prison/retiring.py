"""A volunteer leaves: may this vault go? Only when the office has everything that was written in it.

What stands in the log about it travels with the last bundle before; after that there is nobody left to write.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from .. import vault as vaults
from ..care.answered import corrected
from ..errors import TrustError, TrustFault, VaultError, VaultFault
from ..storage import BundleState, Reader, Store
from ..vault import LAPTOP, OpenVault


@dataclass(frozen=True, kw_only=True)
class Undelivered:
    """What only this laptop holds, or still has to settle, in counts."""

    revisions: int
    """Without a receipt: not at the office, or waiting there for something that has not come."""
    rejected: int
    """Not taken by the office, and not written down anew since."""
    disputed: int
    """Records with two testimonies side by side, not settled yet."""
    drafts: int
    prepared: int
    """Bundles prepared, never written to a stick, and holding something without a receipt."""

    @property
    def nothing(self) -> bool:
        return not any(asdict(self).values())


def undelivered(store: Store) -> Undelivered:
    """What would be lost if this vault went."""
    with store.read() as tx:
        without, _since = tx.waiting()
        return Undelivered(
            revisions=without,
            rejected=sum(not corrected(tx, revision) for revision, _why in tx.rejected()),
            disputed=len(tx.disputed()),
            drafts=len(tx.drafts()),
            prepared=_unwritten(tx) if without else 0,
        )


def retire(vault: OpenVault, *, without_rejected: bool = False) -> None:
    """Take this laptop's vault away for good. The vault is closed after it.

    `without_rejected`: its owner knows that what the office did not take is lost; nothing else is ever let go.
    Raises TrustError(NOT_A_LAPTOP), VaultError(UNDELIVERED) with the counts as facts; then nothing was changed.
    VaultError(DISK_FAILED, READ_ONLY) when a file could not be taken away.
    """
    if vault.kind != LAPTOP:
        raise TrustError(TrustFault.NOT_A_LAPTOP, path=vault.home)
    left = asdict(undelivered(vault.store))
    if any(count for what, count in left.items() if not (what == "rejected" and without_rejected)):
        raise VaultError(VaultFault.UNDELIVERED, **left)
    vaults.take_away(vault)


def _unwritten(tx: Reader) -> int:
    waiting = {revision.id for revision in tx.unreceipted()}
    return sum(out.state is BundleState.PREPARED and not waiting.isdisjoint(out.revisions) for out in tx.bundles())
