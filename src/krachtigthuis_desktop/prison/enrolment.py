"""The laptop asks the office to trust it, and takes in the answer.

The request holds no name. Six words over it stand on both screens; the answer comes back on a stick.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..bundle import Registry, Request, make_request, put_on_stick, read_registry, request_words
from ..bundle.registry import OLD_AFTER, read_again, same_or_newer
from ..crypto import agefile, signing
from ..errors import TrustError, TrustFault
from ..storage import Reader, Store, Writer, iso
from . import new_keys, proof
from .new_keys import Keys, keys
from .office_card import believed_roots, follow_roots, needed, pinned, shown_words

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
    registry_created: str = ""
    """When that version was signed; empty before the first answer."""
    card_words: tuple[str, ...] = ()
    """The six words of the office as it is believed now; they change with its root."""
    new_keys: tuple[str, ...] = ()
    """The six words of the request for new keys, while it waits for its answer."""
    revoked: bool = False
    """The office does not trust this laptop any longer."""


def ask(store: Store, *, now: datetime) -> Asked:
    """The request to be enrolled; asked again it is the same one, with the same words. Raises TrustError(NO_CARD)."""
    with store.write() as tx:
        needed(tx)
        data = tx.secret(_REQUEST) or _request(tx, now)
        device = tx.meta("device") or ""
        tx.audit("enrolment_asked", actor=device, now=now)
    words = request_words(data)
    return Asked(data=data, words=words, name=f"KTH-aanvraag-{device[:8]}.json")


def ask_new_keys(store: Store, *, now: datetime) -> Asked:
    """The request for new keys of an enrolled laptop; asked again it is the same one until its answer came.

    The keys of now stay in force until then. Raises TrustError(NO_CARD, NOT_ENROLLED).
    """
    with store.write() as tx:
        needed(tx)
        registry = current_registry(tx)
        device = registry.device(tx.meta("device") or "") if registry else None
        if device is None or device.revoked is not None:
            raise TrustError(TrustFault.NOT_ENROLLED)
        data = new_keys.waiting(tx) or new_keys.begin(tx, now=now)
        tx.audit("new_keys_asked", actor=device.id, now=now)
    return Asked(data=data, words=request_words(data), name=f"KTH-sleutels-{device.id[:8]}.json")


def put_new_keys_request(store: Store, folder: Path, *, now: datetime) -> tuple[Asked, Path]:
    """Make the request for new keys and put it in a folder or on a stick. Raises TrustError, StickError."""
    asked = ask_new_keys(store, now=now)
    return asked, put_on_stick(folder, asked.name, asked.data)


def put_request(store: Store, folder: Path, *, now: datetime) -> tuple[Asked, Path]:
    """Make the request and put it in a folder or on a stick. Raises TrustError, StickError."""
    asked = ask(store, now=now)
    return asked, put_on_stick(folder, asked.name, asked.data)


def standing(store: Store) -> Standing:
    with store.read() as tx:
        request = tx.secret(_REQUEST)
        registry = current_registry(tx)
        device = registry.device(tx.meta("device") or "") if registry else None
        card = pinned(tx)
        words = shown_words(tx) if card else ()
        renewal = new_keys.waiting(tx)
    return Standing(
        office=(card.names[0] if card.names else card.office) if card else None,
        asked=request_words(request) if request else (),
        enrolled=device is not None,
        holder=device.holder if device else "",
        registry_version=registry.version if registry else 0,
        registry_created=registry.created if registry else "",
        card_words=words,
        new_keys=request_words(renewal) if renewal else (),
        revoked=device is not None and device.revoked is not None,
    )


def current_registry(tx: Reader) -> Registry | None:
    """The last version that was taken in; None before the first answer."""
    data = tx.secret(_REGISTRY)
    return None if data is None else read_again(data)


def proven_registry(tx: Writer) -> tuple[int, tuple[bytes, ...]]:
    """The version that this laptop holds, and the signed files that prove it; 0 and none before the first answer."""
    registry, data = current_registry(tx), tx.secret(_REGISTRY)
    if registry is None or data is None:
        return 0, ()
    if not proof.files(tx, registry.version):  # taken in by a program that kept no proof
        proof.keep(tx, registry, data, None)
    return registry.version, proof.files(tx, registry.version)


def take_registry(tx: Writer, data: bytes) -> Registry:
    """Take in a newer version, signed by a root that is believed; the roots that it names are believed then.

    When the version has this laptop's new keys they are in force. Raises TrustError: BAD_REGISTRY (also for the
    version that is here in other bytes), OLD_REGISTRY for an older one or the very same.
    """
    before = current_registry(tx)
    known = before.version if before else 0
    if not same_or_newer(data, known=tx.secret(_REGISTRY) or b"", version=known):
        raise TrustError(TrustFault.OLD_REGISTRY, version=known, known=known)
    registry = read_registry(data, roots=believed_roots(tx), after=known)
    if registry.office != needed(tx).office:
        raise TrustError(TrustFault.BAD_REGISTRY)
    tx.put_secret(_REGISTRY, data)
    proof.keep(tx, registry, data, before)
    follow_roots(tx, registry.roots)
    new_keys.settle(tx, registry.device(tx.meta("device") or ""))
    return registry


def take_rows(tx: Writer, files: Sequence[bytes]) -> tuple[Registry, ...]:
    """Take in what a return carries: versions in their order, following the roots. What is new of them comes back.

    Older ones and the one of now are no fault. Before the first answer the row may begin with versions of a root from
    before our card: those are passed over. Raises TrustError(BAD_REGISTRY).
    """
    taken: list[Registry] = []
    for place, file in enumerate(files):
        try:
            taken.append(take_registry(tx, file))
        except TrustError as fault:
            first = not taken and current_registry(tx) is None and place < len(files) - 1
            if fault.code is not TrustFault.OLD_REGISTRY and not first:
                raise
    return tuple(taken)


def is_old(standing: Standing, now: datetime) -> bool:
    """Whether the list of who is trusted was made long ago. It warns, and stops nothing."""
    made = standing.registry_created
    return bool(made) and now - datetime.fromisoformat(made) > OLD_AFTER


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


__all__ = [
    "Asked",
    "Keys",
    "Standing",
    "ask",
    "ask_new_keys",
    "current_registry",
    "is_old",
    "keys",
    "proven_registry",
    "put_new_keys_request",
    "put_request",
    "standing",
    "take_registry",
    "take_rows",
]
