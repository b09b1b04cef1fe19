"""The office's everyday keys are renewed: another key signs, another identity opens, the registry says so.

The old signing key is retired and destroyed; the old identity stays in the vault, since bundles that are sealed for it
may still be on the road. A spare recipient stands beside ours on every bundle: its identity is kept elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from ..bundle import OfficeKey, Registry, put_on_stick
from ..crypto import agefile, signing
from ..errors import InputError, InputFault
from ..storage import iso
from . import card, pending
from .desk import Desk
from .keys import identities, renewed
from .registry import check_unused, next_version, publish, published, versions
from .root import root_keys

MAX_RECIPIENTS = 16


@dataclass(frozen=True, kw_only=True)
class Rotated:
    """The version with the new keys, the recipients of the office in it, and the card that goes with it."""

    registry_version: int
    recipients: tuple[str, ...]
    card: Path


def rotate(
    desk: Desk,
    *,
    root_phrase: str,
    now: datetime,
    spare: str | None = None,
    drop_spares: bool = False,
    folder: Path | None = None,
) -> Rotated:
    """Renew the everyday keys, and write the new card to `folder` (default: the home). `spare` is added to the
    recipients.

    Raises TrustError for a spare that is no good (BAD_KEY, LOW_ORDER_KEY, DUPLICATE_KEY), REGISTRY_FULL; InputError
    for too many; what opening the root vault raises; StickError (the keys are new by then, and the card is written
    by `office card`).
    """
    row = versions(desk)
    if spare is not None:
        agefile.check_recipient(spare)
        check_unused(row.last, recipient=spare)
    seed, identity = signing.new_signing_key(), agefile.new_identity()
    kept = () if drop_spares else spares(desk, row.last)
    recipients = (identity.recipient, *kept, *((spare,) if spare else ()))
    if len(recipients) > MAX_RECIPIENTS:
        raise InputError(InputFault.OUT_OF_RANGE, field="spare", limit=MAX_RECIPIENTS)
    with root_keys(desk.home, root_phrase) as root:
        new = OfficeKey(key=signing.public_key(seed).hex(), valid_from=iso(now))
        registry, file = next_version(row, root, now, lambda last: _renewed(last, new, recipients, now))
        with desk.vault.store.read() as tx:
            facts, recovery = card.facts_of(tx), card.recovery_of(tx)
        _made, card_file = card.make(registry, root, facts, now, recovery=recovery)
    secrets = {**renewed(desk.vault.store, seed, identity.secret), card.CARD: card_file}
    with desk.vault.store.write() as tx:
        pending.lay_ready(tx, file, secrets)
    with desk.store.write() as tx:
        publish(tx, registry, file)
        card.announce(tx)
        tx.audit("keys_rotated", actor=desk.actor, now=now)
    published(desk, now=now)
    pending.settle(desk.vault)
    path = put_on_stick(folder or desk.home, card.FILE_NAME, card_file)
    return Rotated(registry_version=registry.version, recipients=recipients, card=path)


def spares(desk: Desk, registry: Registry) -> tuple[str, ...]:
    """The recipients that are not this office's own: their identities are kept elsewhere."""
    ours = {agefile.recipient_of(each) for each in identities(desk.vault.store)}
    return tuple(each for each in registry.recipients if each not in ours)


def _renewed(last: Registry, new: OfficeKey, recipients: tuple[str, ...], now: datetime) -> Registry:
    retired = tuple(each if each.retired else msgspec.structs.replace(each, retired=iso(now)) for each in last.keys)
    return msgspec.structs.replace(last, keys=(*retired, new), recipients=recipients)
