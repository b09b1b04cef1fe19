"""The laptop asks the office to trust it, and takes in the answer.

The request holds no name. Six words over it stand on both screens; the answer comes back on a stick.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..bundle import Registry, Request, make_request, put_on_stick, read_registry, request_words
from ..crypto import agefile, signing
from ..errors import TrustError, TrustFault
from ..storage import Reader, Store, Writer, iso
from ..vault import AGE_IDENTITY, SIGNING_SEED
from .office_card import needed

_REQUEST = "enrolment_request"
_REGISTRY = "registry"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The request as a file, its name, and the six words that the office compares."""

    data: bytes
    words: tuple[str, ...]
    name: str


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where this laptop stands with its office: no card, card, asked, enrolled."""

    office: str | None
    """The name of the office on its card."""
    asked: tuple[str, ...]
    """The six words of the request; empty before it was made."""
    enrolled: bool
    holder: str
    registry_version: int


@dataclass(frozen=True, kw_only=True, repr=False)
class Keys:
    """What this laptop signs with, and opens what comes back with."""

    seed: bytes
    identity: str


def keys(tx: Reader) -> Keys:
    """The keys of this laptop, made when its vault was."""
    seed, identity = tx.secret(SIGNING_SEED), tx.secret(AGE_IDENTITY)
    if seed is None or identity is None:
        raise TrustError(TrustFault.NOT_A_LAPTOP)
    return Keys(seed=seed, identity=identity.decode())


def ask(store: Store, *, now: datetime) -> Asked:
    """The request to be enrolled; asked again it is the same one, with the same words. Raises TrustError(NO_CARD)."""
    with store.write() as tx:
        needed(tx)
        data = tx.secret(_REQUEST) or _request(tx, now)
        device = tx.meta("device") or ""
        tx.audit("enrolment_asked", actor=device, now=now)
    words = request_words(data)
    return Asked(data=data, words=words, name=f"KTH-aanvraag-{device[:8]}.json")


def put_request(store: Store, folder: Path, *, now: datetime) -> tuple[Asked, Path]:
    """Make the request and put it in a folder or on a stick. Raises TrustError, StickError."""
    asked = ask(store, now=now)
    return asked, put_on_stick(folder, asked.name, asked.data)


def standing(store: Store) -> Standing:
    with store.read() as tx:
        request = tx.secret(_REQUEST)
        registry = current_registry(tx)
        device = registry.device(tx.meta("device") or "") if registry else None
        try:
            card = needed(tx)
        except TrustError:
            office = None
        else:
            office = card.names[0] if card.names else card.office
    return Standing(
        office=office,
        asked=request_words(request) if request else (),
        enrolled=device is not None,
        holder=device.holder if device else "",
        registry_version=registry.version if registry else 0,
    )


def current_registry(tx: Reader) -> Registry | None:
    """The last version that was taken in; None before the first answer."""
    data = tx.secret(_REGISTRY)
    return None if data is None else read_registry(data, roots=needed(tx).roots)


def take_registry(tx: Writer, data: bytes) -> Registry:
    """Take in a newer version, signed by the pinned root. Raises TrustError: BAD_REGISTRY, OLD_REGISTRY."""
    before = current_registry(tx)
    registry = read_registry(data, roots=needed(tx).roots, after=before.version if before else 0)
    if registry.office != needed(tx).office:
        raise TrustError(TrustFault.BAD_REGISTRY)
    tx.put_secret(_REGISTRY, data)
    return registry


def _request(tx: Writer, now: datetime) -> bytes:
    own = keys(tx)
    request = Request(
        device=tx.meta("device") or "",
        signing=signing.public_key(own.seed).hex(),
        recipient=agefile.recipient_of(own.identity),
        created=iso(now),
    )
    data = make_request(request, seed=own.seed)
    tx.put_secret(_REQUEST, data)
    return data
