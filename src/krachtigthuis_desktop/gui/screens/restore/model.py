"""Putting a backup back as plain values. Nothing stands until all of it does; what was typed stays after a refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ....errors import InputError, InputFault, KrachtigError
from ...door import WEAK, BackupSeen, Doors, PutBack, WayIn
from ...run import Run


class Step(StrEnum):
    """One question a page."""

    WHICH = "which"
    KEY = "key"
    WORKING = "working"
    DONE = "done"


class Way(StrEnum):
    """With what the backup opens."""

    PHRASE = "phrase"
    PAPER = "paper"


@dataclass
class RestoreModel:
    """`home` is where the vault comes; `entered` gets it open, `left` goes back to where the person came from."""

    home: Path
    doors: Doors
    run: Run
    entered: Callable[[object], None]
    left: Callable[[], None]
    changed: Callable[[], None] = lambda: None
    step: Step = Step.WHICH
    way: Way = Way.PHRASE
    looked_in: Path | None = None
    found: tuple[BackupSeen, ...] | None = None
    chosen: BackupSeen | None = None
    put_back: PutBack | None = None
    busy: bool = False
    error: KrachtigError | None = None

    def look_in(self, folder: Path) -> None:
        """Which backups lie there; each is read whole."""
        if self.busy:
            return

        def done(found: tuple[BackupSeen, ...]) -> None:
            self.busy, self.looked_in, self.found = False, folder, found
            whole = [each for each in found if each.whole]
            self.chosen = whole[0] if whole else None
            self.changed()

        self.busy, self.error, self.found, self.chosen = True, None, None, None
        self.changed()
        self.run(lambda: self.doors.backups_in(folder), done, self._failed)

    def choose(self, name: str) -> None:
        """Another one than the newest."""
        picked = next((each for each in self.found or () if each.folder.name == name and each.whole), None)
        if picked and picked != self.chosen:
            self.chosen = picked
            self.changed()

    def on(self) -> None:
        """To the key; only with a backup that is whole."""
        if self.chosen:
            self.step, self.error = Step.KEY, None
            self.changed()

    def back(self) -> None:
        if self.step is Step.KEY and not self.busy:
            self.step, self.error = Step.WHICH, None
            self.changed()
        elif self.step is Step.WHICH:
            self.left()

    def go(self, way: Way) -> None:
        """With the passphrase, or with the paper key."""
        self.way, self.error = way, None
        self.changed()

    def place(self, folder: Path) -> None:
        """Another folder for the vault; it must be empty or new."""
        self.home, self.error = folder, None
        self.changed()

    def restore(self, secret: str, new_phrase: str = "", again: str = "") -> None:
        """Put it back. With the paper key the vault gets a new passphrase, typed twice."""
        chosen, home, paper = self.chosen, self.home, self.way is Way.PAPER
        if self.busy or chosen is None:
            return

        def fits() -> str:
            if not secret.strip():
                raise InputError(InputFault.TEXT_EMPTY, field="paper_key" if paper else "phrase")
            if not paper:
                return secret
            if new_phrase != again:
                raise InputError(InputFault.PASSPHRASE_DIFFERS, field="phrase")
            if self.doors.bits(new_phrase) < WEAK:
                raise InputError(InputFault.PASSPHRASE_WEAK, field="phrase")
            return self.doors.check_paper_key(secret)

        def work() -> PutBack:
            key = fits()
            way = WayIn(paper_key=key, new_phrase=new_phrase) if paper else WayIn(phrase=key)
            return self.doors.restore(chosen.folder, home, way)

        def done(put_back: PutBack) -> None:
            self.busy, self.put_back, self.step = False, put_back, Step.DONE
            self.changed()

        self.busy, self.error = True, None
        self.changed()
        self.run(work, done, self._failed)

    def enter(self) -> None:
        """Into the program."""
        if self.put_back:
            self.entered(self.put_back.opened)

    def _failed(self, error: KrachtigError) -> None:
        self.busy, self.error = False, error
        self.changed()
