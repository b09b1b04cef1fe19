"""A second desk: it makes a vault and asks, the first desk answers with the keys in an age file to it alone.

The new desk believes the file by the six words of the office card, which a person types from paper. The root key does
not go along. Two desks share one central store, so that must be a database by then.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from ..bundle import Request, card_words, make_join_request, put_on_stick, read_card, read_join_request, request_words
from ..crypto import agefile, fingerprint, signing
from ..errors import BundleRefused, StoreError, StoreFault, TrustError, TrustFault
from ..storage import iso, open_central
from ..vault import DEFAULT, OFFICE, Cost, OpenVault, create, open_with_phrase
from . import card, registry_row
from .card import CardFacts, Recovery
from .desk import ELSEWHERE, JOINING, Desk, sit_down
from .enrolment import Asked, compare
from .identity import appoint
from .keys import identities, keys_of, secrets_of
from .registry import versions
from .staff import needs_administrator

MAX_FILE = 64 * 1024 * 1024
"""Bytes of a join file that are read."""
_REQUEST = "join_request"
_IDENTITY = "desk_identity"
"""What answers to this desk are sealed for; it stays, so that the desk can be told new keys later."""


class Keys(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the file to another desk holds."""

    v: int = 1
    office: str
    seed: bytes
    identities: tuple[str, ...]
    roots: tuple[str, ...]
    """The root keys that the first registry version is signed by."""
    registry: tuple[bytes, ...]
    card: bytes
    facts: CardFacts
    recovery: Recovery


def ask(
    home: Path, *, label: str, administrator: str, phrase: str, folder: Path | None, now: datetime, cost: Cost = DEFAULT
) -> tuple[Asked, Path, str]:
    """A vault for this desk in a new folder, and its request on a stick (default: in that folder): the request with
    its words, its file, and the vault's paper key.

    Raises what making a vault raises; StickError (the vault stands by then, and `ask_again` writes the request).
    """
    vault, paper = create(home, kind=OFFICE, phrase=phrase, now=now, label=label, name=administrator, cost=cost)
    with vault:
        own = keys_of(vault.store)
        with vault.store.write() as tx:
            request = Request(
                device=tx.meta("device") or "",
                signing=own.public_key.hex(),
                recipient=own.recipient,
                created=iso(now),
            )
            tx.set_meta(JOINING, "1")
            tx.put_secret(_IDENTITY, own.identity.encode())
            tx.put_secret(_REQUEST, make_join_request(request, seed=own.seed))
        asked, path = _put(vault, folder or home)
    return asked, path, paper


def ask_again(home: Path, *, phrase: str, folder: Path) -> tuple[Asked, Path]:
    """The same request once more. Raises TrustError(NOT_AN_OFFICE) for a vault that never asked; StickError."""
    with open_with_phrase(home, phrase) as vault:
        return _put(vault, folder)


def _put(vault: OpenVault, folder: Path) -> tuple[Asked, Path]:
    with vault.store.read() as tx:
        data = tx.secret(_REQUEST)
    if data is None:
        raise TrustError(TrustFault.NOT_AN_OFFICE, path=vault.home)
    asked = read(data)
    return asked, put_on_stick(folder, f"KTH-bureau-{asked.request.device[:8]}.json", data)


def read(data: bytes) -> Asked:
    """The request of a desk. Raises TrustError: BAD_REQUEST, LOW_ORDER_KEY, BAD_KEY."""
    return Asked(request=read_join_request(data), words=request_words(data))


def admit(desk: Desk, asked: Asked, *, words: str, folder: Path, now: datetime) -> Path:
    """Write the keys of this office in a file that only the desk which asked can open.

    From then on this desk's records stand in the database too. Raises TrustError(WORDS_DIFFER, NEEDS_ADMINISTRATOR);
    StoreError(ONE_DESK) while the central store is the vault's own file, or that file holds bundles; StickError.
    """
    compare(asked, words)
    needs_administrator(desk, "desk_admitted", now)
    row = versions(desk)
    store = desk.vault.store
    seed, ours = keys_of(store).seed, identities(store)
    with store.read() as tx:
        if desk.store is store or tx.bundles_in():
            raise StoreError(StoreFault.ONE_DESK)
        made = Keys(
            office=desk.office,
            seed=seed,
            identities=ours,
            roots=registry_row.pinned(tx),
            registry=row.files,
            card=card.card_file(tx),
            facts=card.facts_of(tx),
            recovery=card.recovery_of(tx),
        )
    sealed = agefile.seal(msgspec.json.encode(made), (asked.request.recipient,))
    path = put_on_stick(folder, f"KTH-bureau-{asked.request.device[:8]}.age", sealed)
    with store.write() as tx:
        tx.set_meta(ELSEWHERE, "database")
    with desk.store.write() as tx:
        tx.audit("desk_admitted", actor=desk.actor, now=now, result=f"desk_{asked.request.device[:8]}")
    return path


def join(
    home: Path, data: bytes, *, phrase: str, slot: str | None = None, words: str, database: str, now: datetime
) -> Desk:
    """Take in the file of the first desk: this vault is a desk of that office from then on, and open.

    `words` are the six of the office card, from paper. Taken in again, newer keys replace the older ones.
    Raises TrustError: BAD_JOIN, WORDS_DIFFER, BAD_REGISTRY, NOT_AN_OFFICE; StoreError: OTHER_OFFICE when the
    database is not this office's, and as `sit_down`. After a refusal the vault is as it was.
    """
    vault = open_with_phrase(home, phrase, slot=slot)
    try:
        keys = _opened(vault, data)
        _check(vault, keys, words)
        _check_database(database, keys.office)
        _take(vault, keys)
        desk = sit_down(vault, database=database)
    except BaseException:
        vault.close()
        raise
    try:
        with desk.store.write() as tx:
            tx.audit("desk_joined", actor=desk.actor, now=now)
    except BaseException:
        desk.close()
        raise
    return desk


def _opened(vault: OpenVault, data: bytes) -> Keys:
    with vault.store.read() as tx:
        identity = tx.secret(_IDENTITY)
    if identity is None:
        raise TrustError(TrustFault.NOT_AN_OFFICE, path=vault.home)
    try:
        return msgspec.json.decode(agefile.unseal(data, [identity.decode()]), type=Keys)
    except (BundleRefused, msgspec.DecodeError):
        raise TrustError(TrustFault.BAD_JOIN) from None


def _check(vault: OpenVault, keys: Keys, words: str) -> None:
    """The card is believed by its words; the row must lead to its root, and the keys must be those of the row.

    A desk that has joined compares with the row that it holds: an older file put back brings no older keys.
    """
    believed = read_card(keys.card)
    if not fingerprint.same_words(words, card_words(believed)):
        raise TrustError(TrustFault.WORDS_DIFFER)
    with vault.store.read() as tx:
        held = registry_row.files(tx)
        if held and registry_row.pinned(tx) != keys.roots:
            raise TrustError(TrustFault.BAD_JOIN)
    try:
        row = registry_row.verified(registry_row.together(held, keys.registry), keys.roots)
    except TrustError:
        raise TrustError(TrustFault.BAD_JOIN) from None
    try:
        recipients = {agefile.recipient_of(each) for each in keys.identities}
        public = signing.public_key(keys.seed).hex()
    except ValueError:
        raise TrustError(TrustFault.BAD_JOIN) from None
    fits = (believed.office, {*believed.roots}) == (
        row.last.office,
        {*row.last.roots},
    ) and keys.office == row.last.office
    if not fits or public not in row.last.everyday or not recipients & {*row.last.recipients}:
        raise TrustError(TrustFault.BAD_JOIN)


def _check_database(database: str, office: str) -> None:
    """An empty database, typed by mistake, would make two centres of one office."""
    store = open_central(database)
    try:
        with store.read() as tx:
            holder = tx.meta("device")
    finally:
        store.close()
    if holder != office:
        raise StoreError(StoreFault.OTHER_OFFICE)


def _take(vault: OpenVault, keys: Keys) -> None:
    """All of it in one transaction of this vault."""
    with vault.store.write() as tx:
        first = tx.meta(JOINING) == "1"
        tx.set_meta("device", keys.office)
        tx.set_meta(ELSEWHERE, "database")
        registry_row.pin(tx, keys.roots)
        registry_row.put(tx, registry_row.together(registry_row.files(tx), keys.registry))
        for name, value in secrets_of(keys.seed, keys.identities).items():
            tx.put_secret(name, value)
        card.keep(tx, keys.facts, keys.card, recovery=keys.recovery)
        if first:
            appoint(tx, vault.slot)
        tx.set_meta(JOINING, "")
