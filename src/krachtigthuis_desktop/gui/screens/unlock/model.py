"""The unlock screen as plain values: which vault, what was typed, what went wrong, and the way with the paper key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ....errors import InputError, InputFault, KrachtigError
from ....settings import KnownVault
from ...door import WEAK, Doors
from ...run import Run


class Way(StrEnum):
    PHRASE = "phrase"
    PAPER = "paper"


@dataclass
class UnlockModel:
    """`entered` gets the open vault. What was typed is kept after a refusal, so that a typo can be mended."""

    vaults: tuple[KnownVault, ...]
    doors: Doors
    run: Run
    entered: Callable[[object], None]
    changed: Callable[[], None] = lambda: None
    restore: Callable[[], None] = lambda: None
    """To the page where a backup is put back."""
    which: int = 0
    way: Way = Way.PHRASE
    busy: bool = False
    shown: bool = False
    error: KrachtigError | None = None

    @property
    def vault(self) -> KnownVault:
        return self.vaults[self.which]

    def choose(self, which: int) -> None:
        self.which, self.error = which, None
        self.changed()

    def show_phrase(self, shown: bool) -> None:  # noqa: FBT001 the one switch
        self.shown = shown
        self.changed()

    def go(self, way: Way) -> None:
        """With the passphrase, or with the paper key."""
        self.way, self.error = way, None
        self.changed()

    def open(self, phrase: str) -> None:
        """Try it. Deriving a key takes a second: meanwhile `busy`."""
        if self.busy or not phrase.strip():
            return
        self._begin()
        folder = self.vault.folder
        self.run(lambda: self.doors.open(folder, phrase), self._entered, self._refused)

    def recover(self, paper_key: str, phrase: str, again: str) -> None:
        """Open with the paper key and give the vault a new phrase, typed twice."""
        if self.busy:
            return
        if phrase != again:
            self._refused(InputError(InputFault.PASSPHRASE_DIFFERS, field="phrase"))
            return
        self._begin()
        folder = self.vault.folder

        def work() -> object:
            key = self.doors.check_paper_key(paper_key)
            if self.doors.bits(phrase) < WEAK:
                raise InputError(InputFault.PASSPHRASE_WEAK, field="phrase")
            return self.doors.recover(folder, key, phrase)

        self.run(work, self._entered, self._refused)

    def _begin(self) -> None:
        self.busy, self.error = True, None
        self.changed()

    def _entered(self, vault: object) -> None:
        self.busy = False
        self.entered(vault)

    def _refused(self, error: KrachtigError) -> None:
        self.busy, self.error = False, error
        self.changed()
