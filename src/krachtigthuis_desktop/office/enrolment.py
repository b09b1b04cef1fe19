"""A laptop asks to be trusted: the six words compared, a new registry version signed, the answer on a stick.

A laptop that is trusted and asks for new keys comes in by the same door.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..bundle import Device, Registry, Request, Written, put_on_stick, read_request, request_words, write
from ..bundle.manifest import read_manifest
from ..crypto.fingerprint import same_words
from ..domain.identity import new_number
from ..domain.roles import Role
from ..domain.text import check
from ..errors import InputError, InputFault, TrustError, TrustFault
from ..storage import BundleState, iso
from . import answer, renewing
from .card import card_file
from .desk import Desk
from .registry import check_unused, name_holder, next_version, publish, published, versions, with_device
from .registry_row import Row
from .root import RootKeys, root_keys

ROLES = tuple(role.value for role in Role)
MAX_CODE, MAX_NAME = 40, 200


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request whose form holds, and its six words."""

    request: Request
    words: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Who holds the laptop: a code that travels, a name that does not. Without a code a new one is drawn."""

    code: str | None = None
    name: str = ""
    role: str = Role.VOLUNTEER.value


@dataclass(frozen=True, kw_only=True)
class Enrolled:
    device: str
    holder: str
    registry_version: int
    answer: Path


def read(data: bytes) -> Asked:
    """A request from a stick. Raises TrustError: BAD_REQUEST, LOW_ORDER_KEY, BAD_KEY."""
    return Asked(request=read_request(data), words=request_words(data))


def compare(asked: Asked, words: str) -> None:
    """Raise TrustError(WORDS_DIFFER) unless these are the words of the request."""
    if not same_words(words, asked.words):
        raise TrustError(TrustFault.WORDS_DIFFER)


def enrol(
    desk: Desk, asked: Asked, holder: Holder, *, words: str, root_phrase: str, folder: Path, now: datetime
) -> Enrolled:
    """Trust this laptop from now on, and write its answer to `folder`.

    A laptop that is known already is refused, unless it is this very request and its answer never reached a stick:
    then the same answer is written once more. A request for new keys (`Request.renews`) keeps holder and role.
    Raises TrustError: WORDS_DIFFER, KNOWN_DEVICE, DUPLICATE_KEY, REGISTRY_FULL, and for new keys UNKNOWN_LAPTOP,
    ALREADY_REVOKED, OTHER_KEYS; InputError for the holder; what opening the root vault raises; StickError (the
    laptop is trusted by then, and the answer is written by enrolling it again).
    """
    compare(asked, words)
    _check(holder)
    request, last = asked.request, versions(desk).last
    _check_request(request, last.device(request.device), last)
    with root_keys(desk.home, root_phrase) as root:
        device, version, written = _answered(desk, request, holder, root=root, now=now)
    path = put_on_stick(folder, written.name, written.outer)
    with desk.store.write() as tx:
        tx.set_bundle_state(written.id, BundleState.WRITTEN)
    return Enrolled(device=device.id, holder=device.holder, registry_version=version, answer=path)


def _answered(
    desk: Desk, request: Request, holder: Holder, *, root: RootKeys, now: datetime
) -> tuple[Device, int, Written]:
    """The laptop as it is trusted now, the version that says so, and its answer."""
    if request.renews is not None:
        return renewing.renew(desk, request, root=root, now=now)
    last = versions(desk).last
    known = last.device(request.device)
    if known is not None:
        return known, last.version, _once_more(desk, known, root=root, now=now)
    device = _device(request, holder, now)
    return device, *_enrolled(desk, device, holder.name, root=root, now=now)


def _device(request: Request, holder: Holder, now: datetime) -> Device:
    return Device(
        id=request.device,
        holder=holder.code or new_number(secrets.token_bytes),
        role=holder.role,
        signing=request.signing,
        recipient=request.recipient,
        valid_from=iso(now),
    )


def _enrolled(desk: Desk, device: Device, name: str, *, root: RootKeys, now: datetime) -> tuple[int, Written]:
    """The laptop in a new registry version, and its answer prepared: in one transaction of the central store."""
    row = versions(desk)
    registry, file = next_version(row, root, now, lambda last: with_device(last, device))
    content = _content(desk, Row(files=(*row.files, file), values=(*row.values, registry)))
    with desk.store.write() as tx:
        publish(tx, registry, file)
        name_holder(tx, device.holder, name)
        tx.audit("device_enrolled", actor=desk.actor, now=now)
        written = answer.prepare(tx, device, registry=registry, content=content, root=root, now=now)
    published(desk, now=now)
    return registry.version, written


def _once_more(desk: Desk, device: Device, *, root: RootKeys, now: datetime) -> Written:
    """The answer that was prepared for this laptop and not written: the same inner bytes.

    When the card was signed anew since, those bytes cannot be made again: the number is given up, the next one goes.
    """
    row = versions(desk)
    with desk.store.read() as tx:
        made = answer.unwritten(tx, device.id)
    manifest = read_manifest(made.manifest)
    known = manifest.registry_version
    content = _content(desk, Row(files=row.files[:known], values=row.values[:known]))
    if answer.fits(manifest, content):
        return write(manifest, content, seed=root.seed)
    newest = _content(desk, row)
    with desk.store.write() as tx:
        tx.set_bundle_state(made.id, BundleState.GIVEN_UP)
        return answer.prepare(tx, device, registry=row.last, content=newest, root=root, now=now)


def _content(desk: Desk, row: Row) -> bytes:
    with desk.vault.store.read() as tx:
        return answer.payload(row.carried(0), card_file(tx))


def _check_request(request: Request, known: Device | None, registry: Registry) -> None:
    """Before anything is opened or signed: may this request be granted at all?"""
    if request.renews is not None:
        renewing.check(request, registry)
    elif known is None:
        check_unused(registry, signing=request.signing, recipient=request.recipient)
    elif known.revoked is not None or (known.signing, known.recipient) != (request.signing, request.recipient):
        raise TrustError(TrustFault.KNOWN_DEVICE)


def _check(holder: Holder) -> None:
    if holder.role not in ROLES:
        raise InputError(InputFault.OUT_OF_RANGE, field="role")
    check(holder.name, "holder_name", MAX_NAME)
    check(holder.code or "", "holder", MAX_CODE)
