"""The world of one history: vaults, sticks, returns on the road, a clock, and the account kept beside it."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import UUID

from krachtigthuis_desktop.care.hand import Hand
from krachtigthuis_desktop.domain.revision import Revision, to_json
from krachtigthuis_desktop.domain.roles import Role
from krachtigthuis_desktop.errors import BundleReason, BundleRefused, InputError, InputFault
from krachtigthuis_desktop.office import quarantine, returning
from krachtigthuis_desktop.office.desk import Desk, open_desk
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.office.keys import identities
from krachtigthuis_desktop.office.quarantine import Apart
from krachtigthuis_desktop.office.report import FileReport, Report
from krachtigthuis_desktop.prison import handover, new_keys, receive
from krachtigthuis_desktop.prison.own_role import own_role
from krachtigthuis_desktop.storage import Store, open_vault_file
from krachtigthuis_desktop.storage.journal import from_text
from tests.office.bureau import NOW, PHRASE, ROOT_PHRASE

from .account import FLAGS, Account, Branch, Known
from .cast import SECOND, Cast, Player
from .opened import Page, opened, opened_data, page_of

STICKS = ("red", "blue", "green")


@dataclass
class Vault:
    """One copy of a laptop's vault. `skew`: its clock is off by so much."""

    player: Player
    branch: Branch
    file: Path
    store: Store
    skew: timedelta = timedelta()
    snapshots: list[Path] = field(default_factory=list)
    last: dict[UUID, Page] = field(default_factory=dict)
    """Of each record what this vault wrote last and had no receipt for: it may not be lost."""

    @property
    def device(self) -> str:
        return self.player.device


@dataclass(frozen=True)
class Backup:
    """A backup of the office and its root, what it knew then, and how often its keys had been renewed."""

    office: Path
    root: Path
    known: Known
    rotations: int


@dataclass
class World:
    """`said` is what happened, to be read when it went wrong."""

    folder: Path
    seed: int
    random: random.Random
    desk: Desk
    cast: Cast
    vaults: list[Vault] = field(default_factory=list)
    homes: list[UUID] = field(default_factory=list)
    account: Account = field(default_factory=Account)
    returns: dict[str, list[Path]] = field(default_factory=dict)
    rotations: int = 0
    """How often the office's keys were renewed."""
    backups: list[Backup] = field(default_factory=list)
    put_back: int = 0
    """How often the office was put back from one."""
    lies: bool = False
    """A history with a laptop that lies. In it no office is put back: who is first under a name would be right then."""
    revoked: set[str] = field(default_factory=set)
    refused_files: set[str] = field(default_factory=set)
    """Whole files that people refused: each waits for them once more whenever it is brought again."""
    said: list[str] = field(default_factory=list)
    now: datetime = NOW + timedelta(days=1)
    count: int = 0

    @classmethod
    def begin(cls, cast: Cast, folder: Path, seed: int) -> Self:
        cast.copy_office(folder / "office")
        desk = open_desk(folder / "office", PHRASE)
        world = cls(folder=folder, seed=seed, random=random.Random(seed), desk=desk, cast=cast)
        world.lies = world.random.random() < 0.5
        for name in STICKS:
            world.stick(name).mkdir()
        for player in cast.players:
            world.add_vault(player, player.file, player.name)
            world.homes.append(player.home)
        world.account.at_office = {(each.id, each.sha256) for each in world.journal(desk.store)}
        world.note(world.journal(desk.store))
        return world

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        for each in self.vaults:
            each.store.close()
        self.desk.close()

    def tell(self, what: str) -> None:
        self.said.append(what)

    def tick(self, most: int = 600) -> datetime:
        self.now += timedelta(seconds=self.random.randint(1, most))
        return self.now

    def stick(self, name: str) -> Path:
        return self.folder / f"stick-{name}"

    def a_vault(self) -> Vault:
        return self.random.choice(self.vaults)

    def words(self) -> str:
        self.count += 1
        return f"Iets over kanarie{self.seed}x{self.count}z"

    def at(self, vault: Vault) -> datetime:
        return self.tick() + vault.skew

    def hand(self, vault: Vault) -> Hand:
        now = self.at(vault)
        with vault.store.read() as tx:
            return Hand(author=vault.device, name=vault.player.name, now=now, role=own_role(tx))

    def staff(self) -> Hand:
        return Hand(author=self.desk.actor, name="Kantoor", now=self.tick(), role=Role.ADMINISTRATOR)

    def add_vault(self, player: Player, source: Path, name: str) -> Vault:
        file = self.folder / f"{name}-{len(self.said)}-{len(self.vaults)}" / "vault.db"
        file.parent.mkdir()
        shutil.copy2(source, file)
        store = open_vault_file(file, player.key)
        with store.read() as tx:
            made = {out.id for out in tx.bundles()}
        vault = Vault(player, Branch(f"{name}.{len(self.vaults)}.{len(self.said)}", made), file, store)
        self.account.imported.setdefault(player.device, set()).update(made)
        self.vaults.append(vault)
        self.note_written(vault)
        return vault

    def journal(self, store: Store) -> list[Revision]:
        """Every revision that stands in a store."""
        with store.read() as tx:
            homes = [row.revision for home in self.homes for row in tx.receipts_of_home(home)]
            return tx.revisions(homes)

    def note(self, revisions: Sequence[Revision]) -> None:
        """Keep account of these."""
        self.account.wrote(page(each) for each in revisions)

    def note_written(self, vault: Vault) -> None:
        with vault.store.read() as tx:
            written = tx.unreceipted()
        self.note(written)
        vault.last |= {each.record: page(each) for each in written}

    def note_office(self) -> None:
        """What the office wrote since the last time."""
        mine = [each for each in self.journal(self.desk.store) if each.device == self.desk.office]
        self.note(mine)
        self.account.at_office |= {(each.id, each.sha256) for each in mine}

    def take(self, vault: Vault, stick: str) -> list[Path]:
        """Everything without a receipt onto a stick; nothing when there is none."""
        try:
            taken = handover.take_along(vault.store, self.stick(stick), now=self.at(vault))
        except InputError as nothing:
            assert nothing.code is InputFault.NOTHING_TO_DO  # noqa: PT017 any other is a fault
            return []
        for each in taken:
            self.made(vault, each.id)
        return [each.path for each in taken]

    def made(self, vault: Vault, bundle: str) -> None:
        vault.branch.made.add(bundle)
        self.account.made_by.setdefault(bundle, vault.branch)

    def on_sticks(self) -> list[Path]:
        return sorted(file for name in STICKS for file in self.stick(name).iterdir())

    def bring(self, files: Sequence[Path]) -> Report:
        """The office takes in these files; the account hears what it said of each."""
        before = {path: opened(path, self.identities()) for path in files}
        report = import_bundles(self.desk, files, now=self.tick())
        # Of two that tell otherwise one went in first, unnoticed: which life, is the program's to choose; each in its row.
        flagged = {before[Path(each.file)].incarnation for each in report.files if _said(each) & FLAGS}

        def turn(each: FileReport) -> tuple[bool, str, int]:
            bundle = before[Path(each.file)]
            return bundle.incarnation in flagged, bundle.incarnation, bundle.seq

        for each in sorted(report.files, key=turn):
            rejected = {one.revision: one.objection.value for one in each.rejected}
            bundle = before[Path(each.file)]
            self.account.came(bundle, each.outcome.value, each.reason, _said(each), rejected)
            if each.outcome.value != "duplicate":
                name = self.account.made_by[bundle.id].name
                what = f"{each.outcome.value} {sorted(_said(each))} {each.counts}"
                self.tell(f"  {name} {bundle.incarnation[:4]}/{bundle.seq}: {what}")
        self.note_refused()
        return report

    def note_refused(self) -> None:
        """What was set apart by itself, also of what had waited: the account judges whether that was deserved."""
        with self.desk.store.read() as tx:
            items = [each for each in tx.quarantined() if each.reason.startswith("revision:")]
        for item in items:
            revision = from_text(item.content.decode())
            self.note([revision])
            self.account.is_refused((revision.id, revision.sha256), item.reason.removeprefix("revision:"))

    def identities(self) -> tuple[str, ...]:
        return identities(self.desk.vault.store)

    def answer(self, device: str) -> list[Path]:
        """The office makes a return for this laptop."""
        folder = self.folder / f"return-{len(self.said)}-{len(self.returns.get(device, []))}"
        folder.mkdir(exist_ok=True)
        try:
            made = returning.write_return(self.desk, device, folder, root_phrase=ROOT_PHRASE, now=self.tick())
        except InputError as nothing:
            assert nothing.code is InputFault.NOTHING_TO_DO  # noqa: PT017 any other is a fault
            return []
        files = [each.path for each in made]
        self.returns.setdefault(device, []).extend(files)
        for file in files:
            self._check_receipts(device, file)
        return files

    def released(self, item: Apart) -> bool:
        """Two people, or one, let something in. False when its number is taken by now: it can only be refused."""
        with self.desk.store.read() as tx:
            kept = tx.set_apart_item(item.id)
        assert kept is not None
        phrase = SECOND if item.needs_two else None
        try:
            quarantine.release(self.desk, item.id, why="Nagevraagd", second_phrase=phrase, now=self.tick())
        except InputError as refused:
            assert refused.code is InputFault.OUT_OF_RANGE  # noqa: PT017 any other is a fault
            return False
        if item.kind is quarantine.Kind.BUNDLE:
            self.account.let_in(opened_data(kept.content, self.identities()))
        else:
            revision = from_text(kept.content.decode())
            self.account.is_released((revision.id, revision.sha256))
        return True

    def _check_receipts(self, device: str, file: Path) -> None:
        """What a return confirms stands in the centre; what it refuses was refused."""
        vault = next((each for each in self.vaults if each.device == device), None)
        if vault is None:
            return
        with vault.store.read() as tx:
            said = opened(file, new_keys.identities(tx)).said
        with self.desk.store.read() as tx:
            stands = tx.hashes([id_ for _bundle, id_, _sha256, _status in said])
        for _bundle, id_, sha256, status in said:
            confirmed = stands.get(id_) == sha256
            fits = (id_, sha256) in self.account.refused if status == "rejected" else confirmed
            if not fits:
                self.account.faults.append(f"a receipt says {status} of {id_}, and that is not so")

    def apply(self, vault: Vault, file: Path) -> None:
        try:
            came = receive.apply(vault.store, file, now=self.at(vault))
        except BundleRefused as refused:
            # What was signed before the keys were renewed is not believed by who knows the new ones.
            if not self.rotations or refused.code not in {BundleReason.UNKNOWN_DEVICE, BundleReason.BAD_SIGNATURE}:
                raise
            self.tell(f"  {vault.branch.name}: refused, {refused.code.value}")
            return
        self.note_written(vault)
        self.tell(f"  {vault.branch.name} return {came.seq}: {'known' if came.known else came.came}")


def _said(report: FileReport) -> set[str]:
    return {remark.value for remark in report.remarks} | ({report.reason} if report.reason else set())


def page(revision: Revision) -> Page:
    return page_of(json.loads(json.dumps(to_json(revision))))
