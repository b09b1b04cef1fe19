"""The rooms behind the door, for a laptop and for an office: opening a home, and which screens there are.

Loaded on the worker while somebody types; `start` alone calls it.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QMainWindow

from .. import vault as vaults
from ..care.opened import Opened
from ..office import setting_up
from ..office.card import CardFacts
from ..office.desk import Desk, sit_down
from ..office.pressing import Contact
from ..settings import Settings
from ..vault import OpenVault
from .door import OfficeWishes
from .entry import Entry
from .idle import Patience
from .run import Run
from .screens.letter.entry import entry as letter
from .screens.letters.entry import entry as letters
from .screens.referral.entry import entry as referral
from .screens.today.entry import entry as today
from .system_lock import SystemLock
from .window import Window

Go = Callable[..., None]
NAME = "name"
"""The volunteer's own name, a fact inside the vault."""
CODE = "hide_code"


@dataclass(frozen=True, kw_only=True)
class Around:
    """What `start` has, for whoever needs it."""

    run: Run
    clock: Callable[[], datetime]
    settings: Callable[[], Settings]
    change: Callable[[Settings], None]
    lock: Callable[[], None]
    leave: Callable[[], None]
    patience: Patience


@dataclass(frozen=True, kw_only=True)
class Entered:
    """What was opened. `name` is who writes, `code` the six digits, `fresh` whether they were just made."""

    vault: OpenVault
    name: str
    author: str
    code: str
    fresh: bool
    desk: Desk | None = None


@dataclass(frozen=True, kw_only=True)
class Made:
    opened: Entered
    paper_key: str
    root_paper_key: str = ""
    card_words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Built:
    window: QMainWindow
    home: Path
    label: str
    close: Callable[[], None]
    keep: Sequence[object]


@dataclass
class Holding:
    """The vault that stands open. Changing its slots gives a new value, which takes the place of the old one."""

    vault: OpenVault

    def replaced(self, vault: OpenVault) -> None:
        self.vault = vault


def open_home(home: Path, phrase: str) -> Entered:
    """Open a laptop's or office's vault. Raises VaultError, InputError; runs on the worker."""
    return _entered(vaults.open_with_phrase(home, phrase))


def recover(home: Path, paper_key: str, phrase: str) -> Entered:
    """Open with the paper key and give it a new passphrase."""
    opened = vaults.open_with_paper(home, paper_key)
    return _entered(vaults.change_phrase(opened, phrase, cost=vaults.calibrate()))


def begin_laptop(home: Path, label: str, name: str, phrase: str, now: datetime) -> Made:
    """A new vault for a volunteer."""
    vault, paper = vaults.create(home, kind=vaults.LAPTOP, label=label, phrase=phrase, now=now, cost=vaults.calibrate())
    with vault.store.write() as tx:
        tx.set_meta(NAME, name)
    return Made(opened=_entered(vault), paper_key=paper)


def begin_office(home: Path, wishes: OfficeWishes, phrase: str, root_phrase: str, now: datetime) -> Made:
    """A new office, its root key in a vault of its own."""
    contact = (Contact(name=wishes.contact, phone=wishes.phone),) if wishes.contact else ()
    begun = setting_up.init(
        home,
        setting_up.Wishes(
            office_name=wishes.name,
            administrator=wishes.administrator,
            facts=CardFacts(place=wishes.place),
            contact=contact,
            cost=vaults.calibrate(),
        ),
        phrase=phrase,
        root_phrase=root_phrase,
        now=now,
    )
    return Made(
        opened=_entered(begun.desk.vault, begun.desk),
        paper_key=begun.paper_key,
        root_paper_key=begun.root_paper_key,
        card_words=begun.words,
    )


def build(entered: Entered, around: Around) -> Built:
    """The window with its screens. Runs on the window's thread, reads nothing from disk."""
    went: list[Window] = []

    def go(key: str, what: str | None = None) -> None:
        went[0].go(key, what)

    holding = Holding(entered.vault)
    entries = _office(entered, around, go) if entered.desk else _laptop(entered, holding, around, go)
    window = Window(
        entries,
        who=entered.name or entered.vault.label,
        where=entered.vault.label,
        lock=around.lock,
        code_fits=lambda typed: hmac.compare_digest(typed, entered.code),
        leave=around.leave,
        patience=around.patience,
    )
    went.append(window)
    return Built(
        window=window,
        home=entered.vault.home,
        label=entered.vault.label,
        close=entered.desk.close if entered.desk else lambda: holding.vault.close(),
        keep=(SystemLock(window.lock), holding),
    )


def _laptop(entered: Entered, holding: Holding, around: Around, go: Go) -> tuple[Entry, ...]:
    """Every screen of a laptop, the first one first."""
    opened = Opened(store=entered.vault.store, author=entered.author, name=entered.name, clock=around.clock)
    return (
        today(opened, around.run, go),
        letters(opened, around.run, go),
        letter(opened, around.run, go),
        referral(opened, around.run, go),
    )


def _office(entered: Entered, around: Around, go: Go) -> tuple[Entry, ...]:
    return ()


def _entered(vault: OpenVault, desk: Desk | None = None) -> Entered:
    """Who this is, and the six digits that bring the window back; made when there are none yet."""
    try:
        with vault.store.write() as tx:
            code = tx.meta(CODE)
            if code is None:
                tx.set_meta(CODE, f"{secrets.randbelow(1_000_000):06d}")
            kept = code or tx.meta(CODE) or ""
            name, device = tx.meta(NAME) or vault.name or vault.label, tx.meta("device") or ""
        at = desk or (sit_down(vault, database=None) if vault.kind == vaults.OFFICE else None)
    except BaseException:
        vault.close()
        raise
    author = at.actor if at else device
    return Entered(vault=vault, name=name, author=author, code=kept, fresh=code is None, desk=at)
