"""T15: a vault file put back, copied or restored to before the last handover that the office imported.

Real SQLCipher files, real bundles. Whatever happened in between, the next exchange shows it, by name (SECURITY P5).
"""

from __future__ import annotations

import shutil
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from krachtigthuis_desktop import vault
from krachtigthuis_desktop.care import conversations, families
from krachtigthuis_desktop.care.hand import Hand
from krachtigthuis_desktop.domain.admission import Objection
from krachtigthuis_desktop.domain.records import Worry
from krachtigthuis_desktop.errors import BundleReason, InputError
from krachtigthuis_desktop.office import card, enrolment, returning
from krachtigthuis_desktop.office.desk import Desk, open_desk
from krachtigthuis_desktop.office.importing import import_bundles
from krachtigthuis_desktop.office.report import FileReport, Remark
from krachtigthuis_desktop.prison import enrolment as asking
from krachtigthuis_desktop.prison import handover, office_card, receive
from krachtigthuis_desktop.prison.incarnation import begin_anew
from krachtigthuis_desktop.storage import Store, open_vault_file
from tests import builders, share
from tests.office.bureau import NOW, PHRASE, ROOT_PHRASE, Template, copied

FROM = 15_260_301
PARTS = 4
FLAGS = frozenset({BundleReason.FORK.value, BundleReason.BROKEN_CHAIN.value, Remark.AUDIT_DIFFERS, Remark.ROLLED_BACK})


@dataclass(frozen=True)
class Pair:
    """An office and a laptop that it knows, both closed: to be copied for each history."""

    office: Template
    vault: Path
    key: bytes
    home: UUID
    detainee: UUID


@pytest.fixture(scope="module")
def pair(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    folder = tmp_path_factory.mktemp("pair")
    copied(template, folder / "office")
    (folder / "stick").mkdir()
    laptop, _paper = vault.create(folder / "laptop", kind=vault.LAPTOP, phrase=PHRASE, now=NOW, cost=vault.FLOOR)
    with open_desk(folder / "office", PHRASE) as desk:
        made = card.write_card(desk, root_phrase=ROOT_PHRASE, folder=folder / "stick", now=NOW)
        laptop = office_card.pin_card(laptop, made.path.read_bytes(), words=" ".join(made.words))
        asked = asking.ask(laptop.store, now=NOW)
        done = enrolment.enrol(
            desk,
            enrolment.read(asked.data),
            enrolment.Holder(name="Anna"),
            words=" ".join(asked.words),
            root_phrase=ROOT_PHRASE,
            folder=folder / "stick",
            now=NOW,
        )
    receive.apply(laptop.store, done.answer, now=NOW)
    with laptop.store.read() as tx:
        by = Hand(author=tx.meta("device") or "", name="Anna", now=NOW)
    mick = builders.a_detainee(first_name="Mick")
    home = families.begin_family(laptop.store, mick, facility="PI Verzonnen", phase="gevangenis", hand=by)
    detainee = families.family(laptop.store, home).detainee.id
    talk = builders.a_conversation(on=NOW.date(), with_whom=(detainee,))
    conversations.record_conversation(laptop.store, home, talk, hand=by)
    key = laptop.data_key
    laptop.close()
    return Pair(Template(folder / "office", template.anna, template.bram), folder / "laptop" / "vault.db", key, home,
                detainee)  # fmt: skip


@dataclass
class Round:
    """One history: a laptop's vault file, the office, and a clock that goes on."""

    pair: Pair
    folder: Path
    desk: Desk
    random: Random
    now: datetime = NOW
    written: int = 0
    stores: list[Store] = field(default_factory=list)

    def opened(self, file: Path) -> Store:
        store = open_vault_file(file, self.pair.key)
        self.stores.append(store)
        return store

    def moment(self) -> datetime:
        self.now += timedelta(seconds=self.random.randint(1, 100_000))
        return self.now

    def writes(self, store: Store) -> str:
        self.written += 1
        words = f"zorg {self.written}"
        worry = builders.a_worry_of(self.pair.detainee, own_words=words)
        with store.read() as tx:
            by = Hand(author=tx.meta("device") or "", name="Anna", now=self.moment())
        conversations.record_worry(store, self.pair.home, worry, hand=by)
        return words

    def hands_in(self, store: Store, *, lost: bool = False) -> list[FileReport]:
        stick = self.folder / "stick"
        taken = handover.take_along(store, stick, now=self.moment())
        files = [] if lost else [each.path for each in taken]
        return list(import_bundles(self.desk, files, now=self.now).files)

    def is_answered(self, store: Store) -> None:
        with store.read() as tx:
            device = tx.meta("device") or ""
        with suppress(InputError):  # nothing to say
            for each in returning.write_return(
                self.desk, device, self.folder / "stick", root_phrase=ROOT_PHRASE, now=self.moment()
            ):
                receive.apply(store, each.path, now=self.moment())

    def steps(self, store: Store, how_many: int) -> bool:
        """Some visits, sticks and answers. True when at least one handover was imported."""
        imported = False
        for _ in range(how_many):
            act = self.random.choice(("write", "hand in", "hand in", "lose", "answer"))
            if act in {"write", "hand in", "lose"}:
                self.writes(store)
            if act == "hand in":
                assert [each.outcome.value for each in self.hands_in(store)] == ["imported"]
                imported = True
            elif act == "lose":
                self.hands_in(store, lost=True)
            elif act == "answer":
                self.is_answered(store)
        return imported

    def flags(self, reports: list[FileReport]) -> set[str]:
        said = {each.reason for each in reports if each.reason} | {mark for each in reports for mark in each.remarks}
        return {str(each) for each in said & FLAGS}


def play(pair: Pair, folder: Path, seed: int) -> tuple[str, set[str]]:
    """One history: what was done to the vault file, and by which names the next exchange showed it."""
    copied(pair.office, folder / "office")
    for name in ("stick", "laptop"):
        (folder / name).mkdir()
    file, older = folder / "laptop" / "vault.db", folder / "laptop" / "older.db"
    shutil.copyfile(pair.vault, file)
    with open_desk(folder / "office", PHRASE) as desk:
        round_ = Round(pair, folder, desk, Random(seed))
        try:
            return _played(round_, file, older)
        finally:
            for store in round_.stores:
                store.close()


def _played(round_: Round, file: Path, older: Path) -> tuple[str, set[str]]:
    random, store = round_.random, round_.opened(file)
    round_.steps(store, random.randint(0, 4))
    store.close()
    shutil.copyfile(file, older)
    store = round_.opened(file)
    while not round_.steps(store, random.randint(1, 3)):
        pass
    kind = random.choice(("put back", "clone", "restore"))
    if kind == "put back":
        store.close()
        shutil.copyfile(older, file)
        store = round_.opened(file)
    elif kind == "clone":
        store = round_.opened(older)
    else:
        store = round_.opened(older)
        with store.write() as tx:
            begin_anew(tx, round_.moment())
    for _ in range(random.randint(0, 2)):
        round_.writes(store)
        round_.hands_in(store, lost=True)
    words = round_.writes(store)
    reports = round_.hands_in(store)
    flags = round_.flags(reports)
    if kind == "restore" and all(each.outcome.value == "imported" for each in reports):
        with round_.desk.store.read() as tx:
            assert words in {each.record.own_words for each in tx.all(Worry)}
    return kind, flags


@pytest.mark.parametrize("part", range(PARTS))
def test_every_vault_that_went_back_is_seen_at_the_next_exchange(pair: Pair, tmp_path: Path, part: int) -> None:
    seen: Counter[str] = Counter()
    each = share.full(20, 200) // PARTS
    for seed in range(FROM + part * each, FROM + (part + 1) * each):
        folder = tmp_path / str(seed)
        kind, flags = play(pair, folder, seed)
        assert flags, f"the history of seed {seed}: {kind}, and nothing was said"
        seen.update({kind, *flags})
        shutil.rmtree(folder)
    assert seen.keys() & {"fork", "broken_chain"}


def test_an_honest_laptop_is_never_flagged(pair: Pair, tmp_path: Path) -> None:
    for seed in range(FROM, FROM + share.full(4, 40)):
        folder = tmp_path / str(seed)
        copied(pair.office, folder / "office")
        for name in ("stick", "laptop"):
            (folder / name).mkdir()
        shutil.copyfile(pair.vault, folder / "laptop" / "vault.db")
        with open_desk(folder / "office", PHRASE) as desk:
            round_ = Round(pair, folder, desk, Random(seed))
            store = round_.opened(folder / "laptop" / "vault.db")
            round_.steps(store, 8)
            round_.writes(store)
            assert round_.flags(round_.hands_in(store)) == set()
            store.close()
        shutil.rmtree(folder)


def test_two_copies_that_both_go_on_get_through_once_each_was_told(pair: Pair, tmp_path: Path) -> None:
    """A clone is set apart; told so it begins anew, then the other one is told, and begins anew as well.

    What the second wrote under a number that the first had used stays apart for people; all that comes later goes in.
    """
    copied(pair.office, tmp_path / "office")
    for name in ("stick", "laptop"):
        (tmp_path / name).mkdir()
    first, second = tmp_path / "laptop" / "a.db", tmp_path / "laptop" / "b.db"
    shutil.copyfile(pair.vault, first)
    with open_desk(tmp_path / "office", PHRASE) as desk:
        round_ = Round(pair, tmp_path, desk, Random(1))
        one = round_.opened(first)
        round_.writes(one)
        round_.hands_in(one)
        one.close()
        shutil.copyfile(first, second)
        one, two = round_.opened(first), round_.opened(second)
        words = {round_.writes(one)}
        twin = round_.writes(two)
        assert [each.outcome.value for each in round_.hands_in(one)] == ["imported"]
        assert [each.reason for each in round_.hands_in(two)] == ["fork"]
        round_.is_answered(two)
        words |= {round_.writes(one), round_.writes(two)}
        (report,) = round_.hands_in(two)
        assert (report.outcome.value, report.remarks) == ("imported", (Remark.ROLLED_BACK,))
        assert [each.objection for each in report.rejected] == [Objection.NUMBER_TAKEN]
        assert [each.reason for each in round_.hands_in(one)] == ["fork"]
        round_.is_answered(one)
        assert [each.outcome.value for each in round_.hands_in(one)] == ["imported"]
        with desk.store.read() as tx:
            said = {each.record.own_words for each in tx.all(Worry)}
        assert words <= said
        assert twin not in said
        for store in (one, two):
            store.close()
