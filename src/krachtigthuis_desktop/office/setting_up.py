"""Beginning an office: its vault and its root vault, the first registry version, the card. All of it, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from .. import files
from ..bundle import OfficeKey, Registry, card_words, put_on_stick, sign_registry
from ..domain.text import check
from ..errors import InputError, InputFault
from ..storage import iso
from ..vault import DEFAULT, OFFICE, Cost, OpenVault, create
from . import card, identity, registry_row
from .card import CardFacts
from .contact import set_contacts
from .desk import ELSEWHERE, Desk, sit_down
from .keys import keys_of
from .pressing import Contact
from .root import KIND as ROOT
from .root import RootKeys, keys_in, root_home

MAX_NAME = 60


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What the administrator chose. `database` is the URL of a PostgreSQL central store, None for the own file."""

    office_name: str
    administrator: str
    facts: CardFacts = field(default_factory=CardFacts)
    contact: tuple[Contact, ...] = ()
    database: str | None = None
    cost: Cost = DEFAULT

    def __post_init__(self) -> None:
        for name, text in (("name", self.office_name), ("administrator", self.administrator)):
            check(text, name, MAX_NAME)
            if not text.strip():
                raise InputError(InputFault.TEXT_EMPTY, field=name)


@dataclass(frozen=True, kw_only=True, repr=False)
class Begun:
    """A new office, its desk open. The paper keys are shown once and kept nowhere."""

    desk: Desk
    card: Path
    words: tuple[str, ...]
    paper_key: str
    root_paper_key: str


def init(home: Path, wishes: Wishes, *, phrase: str, root_phrase: str, now: datetime) -> Begun:
    """A new office in an empty or new folder.

    Raises VaultError(NOT_EMPTY, READ_ONLY, DISK_FULL, DISK_FAILED); InputError for the phrases and texts;
    StoreError for the database. After a refusal the folder is as it was.
    """
    was_there = home.exists()
    vault, paper = create(
        home,
        kind=OFFICE,
        phrase=phrase,
        now=now,
        label=wishes.office_name,
        name=wishes.administrator,
        cost=wishes.cost,
    )
    try:
        root, root_paper = create(
            root_home(home), kind=ROOT, phrase=root_phrase, now=now, label=wishes.office_name, cost=wishes.cost
        )
        with root:
            words, file = _furnish(vault, keys_in(root), wishes, now)
        desk = sit_down(vault, database=wishes.database)
    except BaseException:
        vault.close()
        _clear(home, itself=not was_there)
        raise
    try:
        with desk.store.write() as tx:
            set_contacts(tx, wishes.contact)
            tx.audit("office_begun", actor=desk.actor, now=now)
        path = put_on_stick(home, card.FILE_NAME, file)
    except BaseException:
        desk.close()
        _clear(home, itself=not was_there)
        raise
    return Begun(desk=desk, card=path, words=words, paper_key=paper, root_paper_key=root_paper)


def _furnish(vault: OpenVault, root: RootKeys, wishes: Wishes, now: datetime) -> tuple[tuple[str, ...], bytes]:
    """Registry, card and administrator in the office vault: the card's words, and its file."""
    everyday = keys_of(vault.store)
    with vault.store.write() as tx:
        office = tx.meta("device") or ""
        registry = Registry(
            office=office,
            version=1,
            created=iso(now),
            roots=(root.public_key.hex(),),
            recipients=(everyday.recipient,),
            keys=(OfficeKey(key=everyday.public_key.hex(), valid_from=iso(now)),),
        )
        registry_row.pin(tx, registry.roots)
        registry_row.add(tx, registry.version, sign_registry(registry, seeds=(root.seed,)))
        made, file = card.make(registry, root, wishes.facts, now)
        card.keep(tx, wishes.facts, file)
        identity.appoint(tx, vault.slot)
        if wishes.database is not None:
            tx.set_meta(ELSEWHERE, "database")
    return card_words(made), file


def _clear(home: Path, *, itself: bool) -> None:
    """Take away what we made; `create` had found the folder empty."""
    for each in home.iterdir():
        if each.is_dir() and not each.is_symlink():
            files.remove_folder(each)
        else:
            files.remove(each)
    if itself:
        files.patiently(home.rmdir)
