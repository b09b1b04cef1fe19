"""Settings as plain values. Looks change at once; the passphrase changes on the worker, new before old."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from .... import vault as vaults
from ....errors import InputError, InputFault, KrachtigError
from ....i18n import Language
from ....organisation import Rules
from ....settings import Settings, ThemeName
from ....vault import OpenVault
from ...run import Run

SIZES = (100, 125, 150, 175, 200)
MINUTES = (5, 10, 15, 20, 30)
DIGITS = 6
CODE = "hide_code"


@dataclass
class SettingsModel:
    """`settings` reads and `change` keeps what may be read without a key; the rest stands in the vault."""

    vault: Callable[[], OpenVault]
    replaced: Callable[[OpenVault], None]
    settings: Callable[[], Settings]
    change: Callable[[Settings], None]
    code: str
    code_changed: Callable[[str], None]
    run: Run
    changed: Callable[[], None] = lambda: None
    busy: bool = False
    said: str = ""
    """What was just done: "passphrase" or "code"."""
    error: KrachtigError | None = None

    @property
    def rules(self) -> Rules:
        """What the organisation fixed."""
        return self.settings().rules

    @property
    def minutes(self) -> tuple[int, ...]:
        """The choices for locking, as far as they are allowed, with what counts now."""
        now = self.settings().lock_minutes
        most = self.rules.lock_minutes or max(*MINUTES, now)
        return tuple(sorted({now, *(each for each in MINUTES if each <= most)}))

    def speak(self, language: Language) -> None:
        self.change(replace(self.settings(), language=language))

    def wear(self, theme: ThemeName) -> None:
        self.change(replace(self.settings(), theme=theme))

    def grow(self, size: int) -> None:
        self.change(replace(self.settings(), text_size=size))

    def lock_after(self, minutes: int) -> None:
        """Counts from the next time the vault is opened."""
        self.change(replace(self.settings(), lock_minutes=minutes))

    def change_code(self, digits: str) -> None:
        """Other six digits to come back with after *Verbergen*."""
        if len(digits) != DIGITS or not digits.isdigit():
            self._failed(InputError(InputFault.OUT_OF_RANGE, field="code", least=DIGITS, most=DIGITS))
            return
        store = self.vault().store

        def work() -> None:
            with store.write() as tx:
                tx.set_meta(CODE, digits)

        def done(_done: None) -> None:
            self.code = digits
            self.code_changed(digits)
            self._said("code")

        self.run(work, done, self._failed)

    def change_phrase(self, old: str, new: str, again: str) -> None:
        """Another passphrase: the old one is asked, so that nobody changes it on a laptop left open."""
        if self.busy:
            return
        if new != again:
            self._failed(InputError(InputFault.PASSPHRASE_DIFFERS, field="phrase"))
            return
        if vaults.strength(new).weak:
            self._failed(InputError(InputFault.PASSPHRASE_WEAK, field="phrase"))
            return
        self.busy, self.error, self.said = True, None, ""
        self.changed()

        def work() -> OpenVault:
            vaults.check_phrase(self.vault(), old)
            return vaults.change_phrase(self.vault(), new, cost=vaults.calibrate())

        def done(vault: OpenVault) -> None:
            self.replaced(vault)
            self._said("passphrase")

        self.run(work, done, self._failed)

    def _said(self, what: str) -> None:
        self.busy, self.error, self.said = False, None, what
        self.changed()

    def _failed(self, error: KrachtigError) -> None:
        self.busy, self.error, self.said = False, error, ""
        self.changed()
