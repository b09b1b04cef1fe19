"""The rooms behind the door, for a laptop and for an office: opening a home, and which screens there are.

Loaded on the worker while somebody types; `start` alone calls it.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QMainWindow

from .. import vault as vaults
from ..care import lists
from ..care.opened import Opened
from ..care.texts import OtherNumbers
from ..domain.roles import Role
from ..i18n import tr
from ..office import setting_up
from ..office.card import CardFacts
from ..office.contact import asked_one
from ..office.desk import Desk, remembered, sit_down
from ..office.staff_role import staff_role
from ..prison import backing_up, restoring
from ..prison.own_role import own_role
from ..settings import Settings
from ..vault import OpenVault
from .door import BackupSeen, OfficeWishes, PutBack, WayIn
from .entry import Entry, Place
from .idle import Patience
from .laptop_rooms import laptop_entries
from .number_bar import NumberBar
from .office_at import OfficeAt
from .office_rooms import office_entries
from .only_here import OnlyHere
from .printers import usual_printer
from .put_back_bar import PutBackBar
from .run import Run
from .screens.help.view import LAPTOP, OFFICE, HelpView
from .screens.settings.backup_model import BackupModel
from .screens.settings.model import CODE, SettingsModel
from .screens.settings.retire_model import RetireModel
from .screens.settings.sender_model import SenderModel
from .screens.settings.view import OwnCards, SettingsView
from .system_lock import SystemLock
from .window import Window

Go = Callable[..., None]
NAME = "name"
"""The volunteer's own name, a fact inside the vault."""


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
    gone: Callable[[], None] = lambda: None
    """The vault was taken away for good."""


@dataclass
class Holding:
    """The vault that stands open, and the six digits that bring the window back.

    Changing the slots of a vault gives a new value, which takes the place of the old one.
    """

    vault: OpenVault
    code: str

    def replaced(self, vault: OpenVault) -> None:
        self.vault = vault

    def code_changed(self, code: str) -> None:
        self.code = code


@dataclass(frozen=True, kw_only=True)
class Entered:
    """What was opened. `name` is who writes, `author` how that stands in a revision, `role` what is his to say."""

    holding: Holding
    name: str
    author: str
    role: Role
    desk: Desk | None = None
    numbers: OtherNumbers = field(default_factory=OtherNumbers)


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


def open_home(home: Path, phrase: str) -> Entered:
    """Open a laptop's or office's vault. Raises VaultError, InputError; runs on the worker."""
    return _entered(vaults.open_with_phrase(home, phrase))


def recover(home: Path, paper_key: str, phrase: str) -> Entered:
    """Open with the paper key and give it a new passphrase. That mends changed keys too, and it is still told."""
    old = vaults.open_with_paper(home, paper_key)
    new = vaults.change_phrase(old, phrase, cost=vaults.calibrate())
    return _entered(replace(new, slots_changed_outside=old.slots_changed_outside))


def restore(backup: Path, home: Path, way: WayIn, now: datetime) -> PutBack:
    """A backup in a new place; with the paper key it gets the new passphrase."""
    if way.paper_key:
        unlock, cost = vaults.by_paper(way.paper_key), vaults.calibrate()
    else:
        unlock, cost = vaults.by_phrase(way.phrase), vaults.DEFAULT
    vault = restoring.restore(backup, home, unlock, now=now, new_phrase=way.new_phrase or None, cost=cost)
    return PutBack(opened=_entered(vault), is_laptop=vault.kind == vaults.LAPTOP)


def backups_in(folder: Path) -> tuple[BackupSeen, ...]:
    """What lies there, without a key."""
    return tuple(
        BackupSeen(each.folder, each.number, each.size, each.error is None, each.made)
        for each in backing_up.found_in(folder)
    )


def begin_laptop(home: Path, label: str, name: str, phrase: str, now: datetime) -> Made:
    """A new vault for a volunteer."""
    vault, paper = vaults.create(home, kind=vaults.LAPTOP, label=label, phrase=phrase, now=now, cost=vaults.calibrate())
    with vault.store.write() as tx:
        tx.set_meta(NAME, name)
    return Made(opened=_entered(vault), paper_key=paper)


def begin_office(home: Path, wishes: OfficeWishes, phrase: str, root_phrase: str, now: datetime) -> Made:
    """A new office, its root key in a vault of its own."""
    begun = setting_up.init(
        home,
        setting_up.Wishes(
            office_name=wishes.name,
            administrator=wishes.administrator,
            facts=CardFacts(names=(wishes.name,), place=wishes.place),
            contact=asked_one(wishes.contact, wishes.phone),
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
    put_back: list[PutBackBar] = []

    def go(key: str, what: str | None = None) -> None:
        went[0].go(key, what)

    def save() -> bool:
        page = went[0].page(went[0].here())
        return page is not None and page.save()

    holding, bar = entered.holding, NumberBar(entered.numbers, save)
    around = replace(around, run=bar.watch(around.run))
    at = _office_at(entered.desk, entered, around) if entered.desk else None
    here = OnlyHere(_opened(entered, around), around.run)
    entries = office_entries(at, holding.replaced, go) if at else _laptop(entered, around, go, here)
    window = Window(
        (*entries, _settings(entered, around), _help(office=entered.desk is not None)),
        who=entered.name or holding.vault.label,
        where=holding.vault.label,
        lock=around.lock,
        code_fits=lambda typed: hmac.compare_digest(typed, holding.code),
        leave=around.leave,
        last_words=None if at else here.last_words,
        moved=(lambda: put_back[0].refresh() if put_back else None) if at else here.look,
        patience=around.patience,
    )
    went.append(window)
    window.put_bar(bar)
    here.counted = window.refresh_counts
    if at:
        restored = PutBackBar(lambda: at.waiting.put_back, window.here, window.go)
        put_back.append(restored)
        window.put_bar(restored, stays=True)
        at.counted = window.refresh_counts
        at.watching.append(restored.refresh)
        at.acted()
    return Built(
        window=window,
        home=holding.vault.home,
        label=holding.vault.label,
        close=entered.desk.close if entered.desk else lambda: holding.vault.close(),  # noqa: PLW0108 the vault of then
        keep=(SystemLock(window.lock),),
    )


def _laptop(entered: Entered, around: Around, go: Go, here: OnlyHere) -> tuple[Entry, ...]:
    holding, opened = entered.holding, _opened(entered, around)
    rules, replaced = around.settings().rules, holding.replaced
    return laptop_entries(opened, around.run, go, here, rules=rules, vault=lambda: holding.vault, replaced=replaced)


def _office_at(desk: Desk, entered: Entered, around: Around) -> OfficeAt:
    """The slots of a vault change while it stands open: each time the desk has those of now."""
    return OfficeAt(
        desk=lambda: replace(desk, vault=entered.holding.vault),
        hand=lambda: _opened(entered, around).hand(),
        clock=around.clock,
        run=around.run,
    )


def _opened(entered: Entered, around: Around) -> Opened:
    store = entered.holding.vault.store
    return Opened(
        store=store,
        author=entered.author,
        name=entered.name,
        clock=around.clock,
        role=entered.role,
        numbers=entered.numbers,
    )


def _settings(entered: Entered, around: Around) -> Entry:
    holding = entered.holding
    model = SettingsModel(
        vault=lambda: holding.vault,
        replaced=holding.replaced,
        settings=around.settings,
        change=around.change,
        code=holding.code,
        code_changed=holding.code_changed,
        run=around.run,
    )
    # Letters are written on laptops.
    sender = None if entered.desk else SenderModel(_opened(entered, around), around.run, usual_printer())
    own = _own_cards(entered, around)
    return Entry("settings", tr("Settings"), "settings", lambda: SettingsView(model, sender, own), place=Place.FOOT)


def _own_cards(entered: Entered, around: Around) -> OwnCards:
    """Backups, and on a laptop handing it in."""
    holding = entered.holding
    return OwnCards(
        BackupModel(lambda: holding.vault, around.clock, around.run, desk=entered.desk),
        None if entered.desk else RetireModel(lambda: holding.vault, around.gone, around.run),
    )


def _help(*, office: bool) -> Entry:
    cards = OFFICE if office else LAPTOP
    return Entry("help", tr("Help"), "circle-question-mark", lambda: HelpView(cards), place=Place.FOOT, shortcut="F1")


def _entered(vault: OpenVault, desk: Desk | None = None) -> Entered:
    """Who this is, and the six digits that bring the window back; made when there are none yet."""
    try:
        with vault.store.write() as tx:
            code = tx.meta(CODE) or f"{secrets.randbelow(1_000_000):06d}"
            tx.set_meta(CODE, code)
            name, device = tx.meta(NAME) or vault.name or vault.label, tx.meta("device") or ""
            role = staff_role(tx, vault.slot) if vault.kind == vaults.OFFICE else own_role(tx)
        at = desk or (sit_down(vault, database=remembered(vault)) if vault.kind == vaults.OFFICE else None)
        lists.take_up(at.store if at else vault.store)
    except BaseException:
        vault.close()
        raise
    author = at.actor if at else device
    return Entered(holding=Holding(vault, code), name=name, author=author, role=role, desk=at)
