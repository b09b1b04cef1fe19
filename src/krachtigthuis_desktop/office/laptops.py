"""Every laptop and how it stands: when it was last heard of, what never came, what it told of itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ..bundle import Device
from ..bundle.manifest import read_manifest
from ..bundle.registry import has_old_keys
from ..bundle.sequence import MOST_MISSING
from ..domain.text import check
from ..errors import InputError, InputFault, TrustError, TrustFault
from ..storage import BundleIn, Reader
from . import registry
from .desk import Desk
from .gaps import came_along
from .registry import current, holder_name

SILENT_AFTER = timedelta(days=21)
"""After so long without a bundle somebody calls the holder (SECURITY 1)."""


MAX_NAME = 200


@dataclass(frozen=True, kw_only=True)
class Missing:
    """Numbers of one incarnation that never came. `came`: all that was in them came with later ones."""

    incarnation: str
    numbers: tuple[int, ...]
    came: bool = True


@dataclass(frozen=True, kw_only=True)
class Laptop:
    """One laptop of the registry. What it told of itself is None until its first bundle."""

    device: str
    holder: str
    holder_name: str
    role: str
    valid_from: str
    revoked: str | None
    """The reason why it is no longer trusted."""
    revoked_on: str | None
    last_seen: str | None
    """When its last bundle was taken in here."""
    last_seq: int | None
    incarnation: str | None
    missing: tuple[Missing, ...] = ()
    silent: bool
    """Nothing was heard of it for 21 days."""
    registry_version: int | None
    schema: int | None
    app: str | None
    return_applied: int | None
    """The last return that it took in with all before it."""
    set_apart: int
    """Bundles and revisions of it that wait for people."""
    old_keys: bool


def overview(desk: Desk, *, now: datetime) -> tuple[Laptop, ...]:
    """All laptops, also those no longer trusted, in the order in which they were enrolled."""
    registry = current(desk)
    with desk.store.read() as tx:
        taken: dict[str, list[BundleIn]] = defaultdict(list)
        for each in tx.bundles_in():
            taken[each.device].append(each)
        apart = Counter(each.device or "" for each in tx.quarantined())
        names = {device.holder: holder_name(tx, device.holder) for device in registry.devices}
        gaps = {device.id: missing(tx, device.id, taken[device.id]) for device in registry.devices}
    return tuple(
        replace(_laptop(device, taken[device.id], apart, names, now), missing=gaps[device.id])
        for device in registry.devices
    )


def _laptop(
    device: Device, taken: Sequence[BundleIn], apart: Mapping[str, int], names: Mapping[str, str], now: datetime
) -> Laptop:
    last = max(taken, key=lambda each: (each.arrived, each.seq), default=None)
    told = read_manifest(last.manifest) if last else None
    heard = last.arrived if last else device.valid_from
    revoked = device.revoked
    return Laptop(
        device=device.id,
        holder=device.holder,
        holder_name=names[device.holder],
        role=device.role,
        valid_from=device.valid_from,
        revoked=revoked.reason if revoked else None,
        revoked_on=revoked.on if revoked else None,
        last_seen=last.arrived if last else None,
        last_seq=last.seq if last else None,
        incarnation=last.incarnation if last else None,
        silent=revoked is None and now - datetime.fromisoformat(heard) >= SILENT_AFTER,
        registry_version=told.registry_version if told else None,
        schema=told.schema if told else None,
        app=told.app if told else None,
        return_applied=told.returns.seq if told and told.returns else None,
        set_apart=apart.get(device.id, 0),
        old_keys=has_old_keys(device, now),
    )


def missing(tx: Reader, device: str, taken: Sequence[BundleIn]) -> tuple[Missing, ...]:
    """Per incarnation of this laptop the numbers below its highest that are not here."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for each in taken:
        numbers[each.incarnation].add(each.seq)
    gaps = {
        incarnation: sorted({*range(max(1, max(known) - MOST_MISSING), max(known))} - known)
        for incarnation, known in numbers.items()
    }
    return tuple(
        Missing(incarnation=each, numbers=tuple(gap), came=came_along(tx, device, each))
        for each, gap in gaps.items()
        if gap
    )


def name_holder(desk: Desk, holder: str, name: str, *, now: datetime) -> str:
    """From now on this name stands behind the code of a holder; it stays in this office. Returns it as it is kept.

    Raises InputError: TEXT_EMPTY, and for a text that may not be kept; TrustError(UNKNOWN_LAPTOP) for a code that no
    laptop has.
    """
    said = name.strip()
    check(said, "holder_name", MAX_NAME)
    if not said:
        raise InputError(InputFault.TEXT_EMPTY, field="holder_name")
    if not any(each.holder == holder for each in registry.current(desk).devices):
        raise TrustError(TrustFault.UNKNOWN_LAPTOP)
    with desk.store.write() as tx:
        registry.name_holder(tx, holder, said)
        tx.audit("holder_named", actor=desk.actor, now=now, result=holder)
    return said
