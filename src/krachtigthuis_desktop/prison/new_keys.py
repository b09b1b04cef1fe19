"""The keys of this laptop, and how they are renewed: new ones lie ready until the office's registry names them.

What was sealed for an identity of before still opens: a return may have been on the road. The old signing key goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec

from ..bundle import Device, Request, make_request
from ..crypto import agefile, signing
from ..errors import TrustError, TrustFault
from ..storage import Reader, Writer, iso
from ..vault import AGE_IDENTITY, SIGNING_SEED

_REQUEST = "new_keys_request"
_SEED, _IDENTITY = "new_signing_seed", "new_age_identity"
_RETIRED = "retired_identities"


@dataclass(frozen=True, kw_only=True, repr=False)
class Keys:
    """What this laptop signs with, and opens what comes back with."""

    seed: bytes
    identity: str


def keys(tx: Reader) -> Keys:
    """The keys of this laptop that are in force. Raises TrustError(NOT_A_LAPTOP) for a store without keys."""
    seed, identity = tx.secret(SIGNING_SEED), tx.secret(AGE_IDENTITY)
    if seed is None or identity is None:
        raise TrustError(TrustFault.NOT_A_LAPTOP)
    return Keys(seed=seed, identity=identity.decode())


def identities(tx: Reader) -> tuple[str, ...]:
    """Everything that opens a return for this laptop: the identity of now, one that lies ready, those of before."""
    ready, retired = tx.secret(_IDENTITY), tx.secret(_RETIRED)
    before = msgspec.json.decode(retired, type=tuple[str, ...]) if retired else ()
    return (keys(tx).identity, *((ready.decode(),) if ready else ()), *before)


def waiting(tx: Reader) -> bytes | None:
    """The request that waits for its answer."""
    return tx.secret(_REQUEST)


def begin(tx: Writer, *, now: datetime) -> bytes:
    """New keys that lie ready, and the request for them, signed by the old key and the new one."""
    old, seed, identity = keys(tx), signing.new_signing_key(), agefile.new_identity()
    request = Request(
        v=2,
        device=tx.meta("device") or "",
        signing=signing.public_key(seed).hex(),
        recipient=identity.recipient,
        created=iso(now),
        earlier=signing.public_key(old.seed).hex(),
    )
    data = make_request(request, seed=seed, earlier_seed=old.seed)
    tx.put_secret(_SEED, seed)
    tx.put_secret(_IDENTITY, identity.secret.encode())
    tx.put_secret(_REQUEST, data)
    return data


def settle(tx: Writer, device: Device | None) -> None:
    """Put the keys that lie ready in force when the registry names them; until then nothing happens."""
    seed, identity = tx.secret(_SEED), tx.secret(_IDENTITY)
    if seed is None or identity is None or device is None or device.signing != signing.public_key(seed).hex():
        return
    kept = [each for each in identities(tx) if each != identity.decode()]
    tx.put_secret(_RETIRED, msgspec.json.encode(kept))
    tx.put_secret(SIGNING_SEED, seed)
    tx.put_secret(AGE_IDENTITY, identity)
    for name in (_SEED, _IDENTITY, _REQUEST):
        tx.delete_secret(name)
