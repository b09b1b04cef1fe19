"""Both sides for real: a laptop's vault, its card, request and answer, and what it wrote in the central store."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.care import conversations, families
from krachtigthuis_desktop.care.hand import Hand
from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.domain.records.worry import Safety, Urgency
from krachtigthuis_desktop.errors import BundleReason
from krachtigthuis_desktop.office import card, enrolment
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.office.report import Report
from krachtigthuis_desktop.prison import enrolment as asking
from krachtigthuis_desktop.prison import handover, office_card, receive
from krachtigthuis_desktop.vault import OpenVault
from tests import builders
from tests.office.bureau import CONTACT, NOW, ROOT_PHRASE, Bureau

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

    def words_at_the_office(self) -> set[str]:
        with self.bureau.desk.store.read() as tx:
            return {stored.record.own_words for stored in tx.all(Worry)}


@pytest.fixture
def visit(bureau: Bureau, tmp_path: Path) -> Visit:
    """A laptop that knows the office, is enrolled by it, and has begun a family."""
    laptop, _paper = vault.create(tmp_path / "laptop", kind=vault.LAPTOP, phrase=PHRASE, now=NOW, cost=vault.FLOOR)
    made = card.write_card(bureau.desk, root_phrase=ROOT_PHRASE, folder=bureau.stick, now=NOW)
    laptop = office_card.pin_card(laptop, made.path.read_bytes(), words=" ".join(made.words))
    asked = asking.ask(laptop.store, now=NOW)
    done = enrolment.enrol(
        bureau.desk,
        enrolment.read(asked.data),
        enrolment.Holder(name="Anna"),
        words=" ".join(asked.words),
        root_phrase=ROOT_PHRASE,
        folder=bureau.stick,
        now=NOW,
    )
    received = receive.apply(laptop.store, done.answer, now=NOW)
    assert (received.enrolled, received.holder, received.seq) == (True, done.holder, 1)
    made_visit = Visit(bureau, laptop)
    made_visit.begin()
    return made_visit


def test_a_worry_goes_all_the_way_and_says_what_cannot_wait(visit: Visit) -> None:
    visit.worry("De huur is niet betaald", urgency=Urgency.NOW)
    visit.worry("Hij is bang voor thuis", urgency=None, safety=Safety.YES)
    report, files = visit.bring()
    assert [each.outcome.value for each in report.files] == ["imported"]
    assert visit.words_at_the_office() == {"De huur is niet betaald", "Hij is bang voor thuis"}
    assert [line.detainee for line in report.pressing.worries] == ["Mick van der Linde"]
    assert (report.pressing.safety_signals, report.pressing.call) == (1, (CONTACT,))
    again = import_bundles(visit.bureau.desk, files, now=visit.now)
    assert [(each.outcome.value, each.counts.new) for each in again.files] == [("duplicate", 0)]
    visit.laptop.close()


def test_a_lost_stick_loses_nothing(visit: Visit) -> None:
    visit.worry("Eén")
    for path in [each.path for each in handover.take_along(visit.laptop.store, visit.bureau.stick, now=visit.now)]:
        path.unlink()
    visit.worry("Twee")
    report, _files = visit.bring()
    assert visit.words_at_the_office() == {"Eén", "Twee"}
    assert [(gap.missing, gap.came_with) for gap in report.gaps] == [((1,), 2)]
    visit.laptop.close()


def test_a_vault_put_back_to_before_the_last_handover_is_seen_at_the_next(visit: Visit, tmp_path: Path) -> None:
    """Whoever swaps in an older copy of the vault file cannot hide it from the office (SECURITY P5)."""
    visit.worry("Eén")
    visit.laptop.close()
    shutil.copytree(visit.laptop.home, tmp_path / "older")
    visit.laptop = vault.open_with_phrase(visit.laptop.home, PHRASE)
    visit.worry("Twee")
    assert visit.bring()[0].files[0].outcome.value == "imported"
    visit.laptop.close()
    visit.laptop = vault.open_with_phrase(tmp_path / "older", PHRASE)
    visit.worry("Iets anders")
    report, _files = visit.bring()
    assert [(each.outcome.value, each.reason) for each in report.files] == [("quarantined", BundleReason.FORK.value)]
    assert visit.words_at_the_office() == {"Eén", "Twee"}
    visit.laptop.close()
