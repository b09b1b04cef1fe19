"""A real laptop vault beside a real office, for the screens between them: nothing is copied but by a stick."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.care import conversations, families
from krachtigthuis_desktop.care.hand import Hand
from krachtigthuis_desktop.care.opened import Opened
from krachtigthuis_desktop.gui.parts.button import Button
from krachtigthuis_desktop.paths import Drive
from krachtigthuis_desktop.vault import OpenVault
from tests import builders

NOW = datetime(2026, 11, 24, 13, 31, tzinfo=UTC)
NAME = "Annemarie de Wit"
PHRASE = "wandel regen tafel kaars brood fiets"


@dataclass
class Laptop:
    """The vault that stands open, and a stick of 4 GB of which 3.2 are free."""

    vault: OpenVault
    stick: Path
    sticks: list[Drive] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sticks = [Drive(self.stick, "STICK", 3_200_000_000, 4_000_000_000)]

    def opened(self) -> Opened:
        with self.vault.store.read() as tx:
            device = tx.meta("device") or ""
        return Opened(store=self.vault.store, author=device, name=NAME, clock=lambda: NOW)

    def replaced(self, opened: OpenVault) -> None:
        self.vault = opened

    def found(self) -> tuple[Drive, ...]:
        return tuple(self.sticks)

    def write(self, words: str = "Noor durft niet mee op schoolreis.") -> None:
        """A family, a talk and a worry."""
        store, opened = self.vault.store, self.opened()
        by = Hand(author=opened.author, name=NAME, now=NOW)
        # A name of its own: pictures show it, and the builders give another one in each order of the tests.
        aimee = builders.a_detainee(first_name="Aimée", prefix="van 't", surname="Hoff")
        home = families.begin_family(store, aimee, facility="PI Alphen", phase="gevangenis", hand=by)
        detainee = families.family(store, home).detainee.id
        talk = builders.a_conversation(on=by.today, with_whom=(detainee,))
        conversations.record_conversation(store, home, talk, hand=by)
        worry = builders.a_worry(conversation=None, raised_by=detainee, about=(), own_words=words)
        conversations.record_worry(store, home, worry, hand=by)


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    opened, _paper = vault.create(
        tmp_path / "laptop", kind=vault.LAPTOP, label="KT-04", phrase=PHRASE, now=NOW, cost=vault.FLOOR
    )
    (tmp_path / "usb").mkdir()
    made = Laptop(opened, tmp_path / "usb")
    yield made
    made.vault.close()


def button(page: QWidget, identifier: str) -> Button:
    """The button with this handle."""
    found = page.findChild(Button, identifier)
    assert found is not None
    return found


def press(page: QWidget, identifier: str) -> None:
    """Press it, as a person can: only when it can be used."""
    assert button(page, identifier).isEnabled()
    button(page, identifier).click()
