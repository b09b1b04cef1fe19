"""A volunteer with a laptop that an office trusts: real vaults, real bundles, sticks that come and go both ways."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.care import conversations, families
from krachtigthuis_desktop.care.hand import Hand
from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.domain.roles import Role
from krachtigthuis_desktop.office import card, enrolment, returning
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.office.report import Report
from krachtigthuis_desktop.prison import enrolment as asking
from krachtigthuis_desktop.prison import handover, office_card, receive
from krachtigthuis_desktop.prison.receive import Received
from krachtigthuis_desktop.storage import Stored
from krachtigthuis_desktop.vault import OpenVault
from tests import builders
from tests.office.bureau import NOW, ROOT_PHRASE, Bureau

PHRASE = "wandel regen tafel kaars brood fiets"


@dataclass
class Visit:
    """A volunteer with a laptop of the office `bureau`, a family, and a clock that goes on."""

    bureau: Bureau
    laptop: OpenVault
    now: datetime = NOW
    home: UUID = field(default_factory=builders.an_id)

    def hand(self) -> Hand:
        self.now += timedelta(seconds=1)
        with self.laptop.store.read() as tx:
            return Hand(author=tx.meta("device") or "", name="Anna", now=self.now)

    def hand_at(self) -> datetime:
        """The next moment, also while no vault is open."""
        self.now += timedelta(seconds=1)
        return self.now

    def worries(self) -> list[Stored[Worry]]:
        with self.laptop.store.read() as tx:
            return tx.all(Worry)

    def begin(self) -> None:
        mick = builders.a_detainee(first_name="Mick", prefix="van der", surname="Linde")
        self.home = families.begin_family(
            self.laptop.store, mick, facility="PI Verzonnen", phase="gevangenis", hand=self.hand()
        )
        talk = builders.a_conversation(on=self.now.date(), with_whom=(self.detainee,))
        conversations.record_conversation(self.laptop.store, self.home, talk, hand=self.hand())

    @property
    def detainee(self) -> UUID:
        return families.family(self.laptop.store, self.home).detainee.id

    def worry(self, words: str, **changes: object) -> UUID:
        facts = {"conversation": None, "raised_by": self.detainee, "about": (), "own_words": words} | changes
        return conversations.record_worry(self.laptop.store, self.home, builders.a_worry(**facts), hand=self.hand())

    def bring(self) -> tuple[Report, list[Path]]:
        taken = handover.take_along(self.laptop.store, self.bureau.stick, now=self.hand().now)
        files = [each.path for each in taken]
        return import_bundles(self.bureau.desk, files, now=self.now), files

    def bureau_import(self, files: Sequence[Path]) -> Report:
        return import_bundles(self.bureau.desk, files, now=self.hand().now)

    def words_at_the_office(self) -> set[str]:
        with self.bureau.desk.store.read() as tx:
            return {stored.record.own_words for stored in tx.all(Worry)}

    @property
    def device(self) -> str:
        with self.laptop.store.read() as tx:
            return tx.meta("device") or ""

    def answer(self, *, root: bool = False) -> list[Path]:
        """The office puts everything that this laptop lacks on a stick."""
        made = returning.write_return(
            self.bureau.desk,
            self.device,
            self.bureau.stick,
            root_phrase=ROOT_PHRASE if root else None,
            now=self.hand().now,
        )
        return [each.path for each in made]

    def apply(self, *files: Path) -> list[Received]:
        return [receive.apply(self.laptop.store, file, now=self.hand().now) for file in files]

    def round(self) -> Received:
        """There and back again."""
        self.bring()
        return self.apply(*self.answer())[-1]

    def staff(self, role: Role = Role.ADMINISTRATOR) -> Hand:
        self.now += timedelta(seconds=1)
        return Hand(author=self.bureau.desk.actor, name="Kantoor", now=self.now, role=role)

    def kept_aside(self, folder: Path) -> Path:
        """The laptop's folder as it is now, copied while nobody uses it."""
        self.laptop.close()
        shutil.copytree(self.laptop.home, folder)
        self.laptop = vault.open_with_phrase(self.laptop.home, PHRASE)
        return folder

    def put_back(self, folder: Path) -> None:
        """An older vault in the place of the one of now, behind the program's back."""
        self.laptop.close()
        shutil.rmtree(self.laptop.home)
        shutil.copytree(folder, self.laptop.home)
        self.laptop = vault.open_with_phrase(self.laptop.home, PHRASE)


def a_visit(bureau: Bureau, home: Path, *, name: str = "Anna", role: str = Role.VOLUNTEER.value) -> Visit:
    """A laptop that knows the office and is enrolled by it; no family yet."""
    laptop, _paper = vault.create(home, kind=vault.LAPTOP, phrase=PHRASE, now=NOW, cost=vault.FLOOR)
    made = card.write_card(bureau.desk, root_phrase=ROOT_PHRASE, folder=bureau.stick, now=NOW)
    laptop = office_card.pin_card(laptop, made.path.read_bytes(), words=" ".join(made.words))
    asked = asking.ask(laptop.store, now=NOW)
    done = enrolment.enrol(
        bureau.desk,
        enrolment.read(asked.data),
        enrolment.Holder(name=name, role=role),
        words=" ".join(asked.words),
        root_phrase=ROOT_PHRASE,
        folder=bureau.stick,
        now=NOW,
    )
    received = receive.apply(laptop.store, done.answer, now=NOW)
    assert (received.enrolled, received.holder, received.seq) == (True, done.holder, 1)
    return Visit(bureau, laptop)


@pytest.fixture
def visit(bureau: Bureau, tmp_path: Path) -> Iterator[Visit]:
    """A laptop that knows the office, is enrolled by it, and has begun a family."""
    made = a_visit(bureau, tmp_path / "laptop")
    made.begin()
    yield made
    made.laptop.close()
