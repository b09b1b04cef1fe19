"""A laptop that is no longer trusted: from now on nothing of it counts that is not here yet (DESIGN 6).

The registry names the last bundle that was taken in. Another number, another incarnation or an old gap does not
help who has the laptop; what comes is set apart, and two people may release it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import msgspec

from ..bundle import Revoked
from ..bundle.manifest import read_manifest
from ..errors import TrustError, TrustFault
from ..storage import BundleIn, Reader, iso
from .desk import Desk
from .registry import find, next_version, publish, published, versions, with_device
from .root import root_keys


class Reason(StrEnum):
    """Why. The values stand in the registry and are stable."""

    LOST = "lost"
    STOLEN = "stolen"
    HOLDER_LEFT = "holder_left"
    REPLACED = "replaced"
    KEY_LEAKED = "key_leaked"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Done:
    """The laptop, and what the registry says of it from now on."""

    device: str
    holder: str
    revoked: Revoked
    registry_version: int
    noted: bool = True
    """Whether it stands beside every backup; a folder that is not there now gets it later."""


def revoke(desk: Desk, named: str, *, reason: Reason, root_phrase: str, now: datetime) -> Done:
    """Trust this laptop no longer. `named` is its id, the beginning of it, or its holder's code.

    Raises TrustError: UNKNOWN_LAPTOP, ALREADY_REVOKED; what opening the root vault raises. It cannot be undone: a
    laptop that turns up gets a new vault and is enrolled again.
    """
    row = versions(desk)
    device = find(row.last, named)
    if device.revoked is not None:
        raise TrustError(TrustFault.ALREADY_REVOKED)
    with root_keys(desk.home, root_phrase) as root, desk.store.write() as tx:
        last = last_accepted(tx, device.id)
        revoked = Revoked(
            incarnation=last.incarnation if last else None,
            seq=last.seq if last else 0,
            sha256=last.id if last else None,
            reason=reason.value,
            on=iso(now),
        )
        gone = msgspec.structs.replace(device, revoked=revoked)
        registry, file = next_version(row, root, now, lambda known: with_device(known, gone))
        publish(tx, registry, file)
        tx.audit("device_revoked", actor=desk.actor, now=now, result=reason.value)
    noted = published(desk, now=now)
    return Done(device=device.id, holder=device.holder, revoked=revoked, registry_version=registry.version, noted=noted)


def last_accepted(tx: Reader, device: str) -> BundleIn | None:
    """The bundle with the highest number of the newest incarnation; None when it never delivered.

    The newest is the one that no other names as the one before it; of two that stand beside each other, the one that
    was heard of last.
    """
    taken = tx.bundles_in(device)
    before = {
        manifest.after.incarnation for manifest in (read_manifest(each.manifest) for each in taken) if manifest.after
    }
    newest = [each for each in taken if each.incarnation not in before]
    if not newest:
        return None
    incarnation = max(newest, key=lambda each: (each.arrived, each.seq)).incarnation
    return max((each for each in newest if each.incarnation == incarnation), key=lambda each: each.seq)
