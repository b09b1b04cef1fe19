"""The keys of an office, each in the vault where it belongs.

In the office vault: the everyday signing key and the identity that opens bundles. In the root vault, opened only
to sign who is trusted: the root key, and the identity that opens the office slot of a laptop. Keys that were renewed
no longer sign; identities stay, so that what was sealed to them still opens.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from ..crypto import agefile, signing
from ..errors import TrustError, TrustFault
from ..storage import Store
from ..vault import AGE_IDENTITY, SIGNING_SEED

_RETIRED = "retired_identities"


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


def identities(store: Store) -> tuple[str, ...]:
    """Every identity that opens bundles for this office, the one of now first."""
    with store.read() as tx:
        retired = tx.secret(_RETIRED)
    return (keys_of(store).identity, *(_listed(retired) if retired else ()))


def renewed(store: Store, seed: bytes, identity: str) -> dict[str, bytes]:
    """The secrets of a vault with these keys from now on: the old identity is kept, the old seed is not."""
    return secrets_of(seed, (identity, *identities(store)))


def secrets_of(seed: bytes, all_identities: tuple[str, ...]) -> dict[str, bytes]:
    """The same from the seed and every identity, the one of now first."""
    identity, *retired = all_identities
    return {SIGNING_SEED: seed, AGE_IDENTITY: identity.encode(), _RETIRED: msgspec.json.encode(retired)}


def _listed(data: bytes) -> tuple[str, ...]:
    return msgspec.json.decode(data, type=tuple[str, ...])
