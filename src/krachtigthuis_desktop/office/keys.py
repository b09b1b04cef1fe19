"""The keys of an office, each in the vault where it belongs.

In the office vault: the everyday signing key and the identity that opens bundles. In the root vault, opened only
to sign who is trusted: the root key, and the identity that opens the office slot of a laptop.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..crypto import agefile, signing
from ..errors import TrustError, TrustFault
from ..storage import Store
from ..vault import AGE_IDENTITY, SIGNING_SEED


@dataclass(frozen=True, kw_only=True, repr=False)
class Keys:
    """`seed` signs, `identity` (an age secret) opens; what others may know of them is derived."""

    seed: bytes
    identity: str

    @property
    def public_key(self) -> bytes:
        return signing.public_key(self.seed)

    @property
    def recipient(self) -> str:
        return agefile.recipient_of(self.identity)


def keys_of(store: Store) -> Keys:
    """The keys in a vault's store: the everyday keys in the office vault, root and recovery keys in the root vault.

    Raises TrustError(NOT_AN_OFFICE) for a store without keys.
    """
    with store.read() as tx:
        seed, identity = tx.secret(SIGNING_SEED), tx.secret(AGE_IDENTITY)
    if seed is None or identity is None:
        raise TrustError(TrustFault.NOT_AN_OFFICE)
    return Keys(seed=seed, identity=identity.decode())
