"""The keys of an office, each in the vault where it belongs.

In the office vault: the everyday signing key and the identity that opens bundles. In the root vault, opened only
to sign who is trusted: the root key, and the identity that opens the office slot of a laptop.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..crypto import agefile, signing
from ..storage import Reader, Writer

_SIGNING = "office_signing"
_IDENTITY = "office_identity"
_ROOT = "root_signing"
_RECOVERY = "recovery_identity"


@dataclass(frozen=True, kw_only=True, repr=False)
class EverydayKeys:
    """`signing` is the seed of the everyday key, `identity` the age secret that opens what laptops bring."""

    signing: bytes
    identity: str

    @property
    def public_key(self) -> bytes:
        return signing.public_key(self.signing)

    @property
    def recipient(self) -> str:
        return agefile.recipient_of(self.identity)


@dataclass(frozen=True, kw_only=True, repr=False)
class RootKeys:
    """`signing` is the seed of the root key, `recovery` the age secret that opens the office slot of a laptop."""

    signing: bytes
    recovery: str

    @property
    def public_key(self) -> bytes:
        return signing.public_key(self.signing)

    @property
    def recovery_recipient(self) -> str:
        return agefile.recipient_of(self.recovery)


def new_everyday(tx: Writer) -> EverydayKeys:
    """Fresh everyday keys, kept in the office vault."""
    keys = EverydayKeys(signing=signing.new_signing_key(), identity=agefile.new_identity().secret)
    tx.put_secret(_SIGNING, keys.signing)
    tx.put_secret(_IDENTITY, keys.identity.encode())
    return keys


def everyday(tx: Reader) -> EverydayKeys:
    """The everyday keys of the office vault. Raises KeyError in a vault that is no office's."""
    return EverydayKeys(signing=_need(tx, _SIGNING), identity=_need(tx, _IDENTITY).decode())


def new_root(tx: Writer) -> RootKeys:
    """Fresh root keys, kept in the root vault."""
    keys = RootKeys(signing=signing.new_signing_key(), recovery=agefile.new_identity().secret)
    tx.put_secret(_ROOT, keys.signing)
    tx.put_secret(_RECOVERY, keys.recovery.encode())
    return keys


def root(tx: Reader) -> RootKeys:
    """The root keys of the root vault. Raises KeyError in any other vault."""
    return RootKeys(signing=_need(tx, _ROOT), recovery=_need(tx, _RECOVERY).decode())


def _need(tx: Reader, name: str) -> bytes:
    value = tx.secret(name)
    if value is None:
        raise KeyError(name)
    return value
