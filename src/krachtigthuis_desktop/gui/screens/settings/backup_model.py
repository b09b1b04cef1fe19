"""Backups as plain values: make one, look whether those in a folder are whole, and try whether one comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from .... import vault as vaults
from ....errors import InputError, InputFault, KrachtigError
from ....office import backing_up as office_backing_up
from ....office.desk import Desk
from ....prison import backing_up
from ....prison.backing_up import Found
from ....vault import BackedUp, Drill, OpenVault
from ...run import Run


class Doing(StrEnum):
    """What the worker is at."""

    NOTHING = ""
    MAKING = "making"
    CHECKING = "checking"
    TRYING = "trying"


@dataclass
class BackupModel:
    """Of `made`, `found` and `drill` one at most is there: what came of the last thing that was asked."""

    vault: Callable[[], OpenVault]
    clock: Callable[[], datetime]
    run: Run
    desk: Desk | None = None
    """An office has two vaults: its own, and that of the root key, which opens with words of its own."""
    changed: Callable[[], None] = lambda: None
    last: date | None = None
    doing: Doing = Doing.NOTHING
    made: BackedUp | None = None
    root: BackedUp | None = None
    """The root's, when its words were given."""
    found: tuple[Found, ...] | None = None
    try_from: Path | None = None
    """The folder that the drill is for; the paper key is asked then."""
    drill: Drill | None = None
    error: KrachtigError | None = None

    @property
    def office(self) -> bool:
        return self.desk is not None

    def load(self) -> None:
        """When the last one was made."""
        store = self.vault().store

        def done(last: date | None) -> None:
            self.last = last
            self.changed()

        self.run(lambda: backing_up.last_made(store), done, self._failed)

    def make(self, folder: Path, root_phrase: str = "") -> None:
        """A backup in this folder or on this stick; of an office also of its root key, when its words are given."""
        if self.doing:
            return
        vault, now = self.vault(), self.clock()

        def work() -> tuple[BackedUp, BackedUp | None]:
            if self.desk is not None:
                return office_backing_up.back_up(
                    vault, folder, root_phrase=root_phrase or None, now=now, central=self.desk.store
                )
            return backing_up.back_up(vault, folder, now=now), None

        def done(made: tuple[BackedUp, BackedUp | None]) -> None:
            self.doing, (self.made, self.root) = Doing.NOTHING, made
            self.load()

        self._begin(Doing.MAKING)
        self.run(work, done, self._failed)

    def check(self, folder: Path) -> None:
        """Every backup in this folder: is it whole?"""
        if self.doing:
            return

        def done(found: tuple[Found, ...]) -> None:
            self.doing, self.found = Doing.NOTHING, found
            self.changed()

        self._begin(Doing.CHECKING)
        self.run(lambda: backing_up.found_in(folder), done, self._failed)

    def begin_drill(self, folder: Path) -> None:
        """Choose which backup is tried; what is asked next is the paper key."""
        self._clear()
        self.try_from = folder
        self.changed()

    def stop_drill(self) -> None:
        self._clear()
        self.changed()

    def drill_with(self, paper_key: str) -> None:
        """Try for real, and leave nothing. Of several in the folder the newest whole one is tried."""
        folder, home = self.try_from, self.vault().home
        if self.doing or folder is None:
            return

        def work() -> Drill:
            if not paper_key.strip():
                raise InputError(InputFault.TEXT_EMPTY, field="paper_key")
            unlock = vaults.by_paper(vaults.parse_paper_key(paper_key))
            whole = next((each.folder for each in backing_up.found_in(folder) if each.error is None), folder)
            return vaults.try_backup(whole, unlock, home=home)

        def done(drill: Drill) -> None:
            self.doing, self.drill, self.try_from = Doing.NOTHING, drill, None
            self.changed()

        self.doing, self.error = Doing.TRYING, None
        self.changed()
        self.run(work, done, self._failed)

    def _begin(self, doing: Doing) -> None:
        self._clear()
        self.doing = doing
        self.changed()

    def _clear(self) -> None:
        self.root = None
        self.made, self.found, self.drill, self.try_from, self.error = None, None, None, None, None

    def _failed(self, error: KrachtigError) -> None:
        self.doing, self.error = Doing.NOTHING, error
        self.changed()
