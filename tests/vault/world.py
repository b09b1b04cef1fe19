"""One vault made with the cheapest cost, copied for each test: its phrase, its paper key, and what to do with it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.errors import VaultError, VaultFault
from krachtigthuis_desktop.vault import OpenVault

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
PHRASE = "de groene fiets staat in de schuur"
OTHER_PHRASE = "een nieuwe zin voor dezelfde kluis"
LABEL = "Laptop van Annemarie de Wit"


@dataclass(frozen=True)
class Made:
    """A closed vault and what opens it."""

    home: Path
    paper: str

    def copy(self, to: Path) -> Made:
        shutil.copytree(self.home, to)
        return Made(to, self.paper)

    def open(self) -> OpenVault:
        """With the paper key, since it costs no derivation."""
        return vault.open_with_paper(self.home, self.paper)

    def opens_with(self, phrase: str) -> bool:
        """True or False for a phrase; any other refusal is raised."""
        try:
            vault.open_with_phrase(self.home, phrase).close()
        except VaultError as fault:
            if fault.code is VaultFault.WRONG_PASSPHRASE:
                return False
            raise
        return True


def make(home: Path, *, kind: str = vault.LAPTOP, name: str = "") -> Made:
    opened, paper = vault.create(home, kind=kind, phrase=PHRASE, now=NOW, label=LABEL, name=name, cost=vault.FLOOR)
    opened.close()
    return Made(home, paper)


def fault_of(home: Path, phrase: str = PHRASE, **how: str) -> VaultFault:
    """The code with which this vault does not open."""
    with pytest.raises(VaultError) as refused:
        vault.open_with_phrase(home, phrase, **how)
    return refused.value.code
