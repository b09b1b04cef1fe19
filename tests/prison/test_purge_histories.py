"""SECURITY T23 on a real laptop: returns that are true, false, old, for others or about other content; 0 wrong purges.

One laptop, a family for each history. The model keeps what the office truly said, when, and about which content, and
reads all of it again before it says that a family may go.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from krachtigthuis_desktop.care import families
from krachtigthuis_desktop.crypto import signing
from krachtigthuis_desktop.domain.records import HomeFront, Worry
from krachtigthuis_desktop.domain.revision import Revision
from krachtigthuis_desktop.errors import BundleRefused, NotAllowed, RuleReason
from krachtigthuis_desktop.prison import forgetting
from krachtigthuis_desktop.storage.journal import record_of
from tests import builders
from tests.office.visit import Visit
from tests.prison.returns import Forger
from tests.share import full

YEARS = timedelta(days=3650)
RANK = {"rejected": 1, "conflict": 2, "accepted": 3, "duplicate": 3, "from_office": 4, "erased": 5}
WORDS = ("accepted", "accepted", "accepted", "duplicate", "conflict", "rejected")
OTHER = "ee" * 16


@dataclass
class History:
    """One family, what happened to it, and what the office truly said."""

    visit: Visit
    forger: Forger
    dice: random.Random
    seen: Counter[str]
    said: dict[UUID, list[tuple[str, str, datetime]]] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)
    gone: bool = False

    def __post_init__(self) -> None:
        self.visit.begin()
        self.visit.worry("Eén")

    def journal(self) -> list[Revision]:
        with self.visit.laptop.store.read() as tx:
            ids = [each.revision for each in tx.receipts_of_home(self.visit.home)]
            return tx.revisions(ids)

    def step(self) -> None:
        often = [self.answer, self.answer, self.lie, self.wait, self.close]
        seldom = [self.answer, self.lie, self.replay, self.edit, self.wait, self.beside, self.settle, self.jump]
        act = self.dice.choice([*often, *seldom])
        act()
        self.seen[act.__name__] += 1

    def answer(self) -> None:
        """A true return about what the office has; now and then about less than everything."""
        mine = [each for each in self.journal() if each.device == self.visit.device]
        some = [each for each in mine if self.dice.random() < 0.85]
        self._true([(each, self.dice.choice(WORDS) if self.dice.random() < 0.2 else "accepted") for each in some])

    def lie(self) -> None:
        everything = [(each, "accepted") for each in self.journal()]
        match self.dice.randrange(3):
            case 0:
                self._refused(self.forger.put(everything, seed=signing.new_signing_key()))
            case 1:
                self._refused(self.forger.put(everything, other_device=True))
            case 2:
                came = self.visit.apply(self.forger.put(everything, other_hash=True))[-1].came
                assert (came.accepted, came.differs) == (0, len(everything))

    def replay(self) -> None:
        """An old return again: it says nothing about what was written since."""
        if self.files:
            assert self.visit.apply(self.dice.choice(self.files))[-1].known

    def edit(self) -> None:
        with self.visit.laptop.store.read() as tx:
            worries = tx.all(Worry, home=self.visit.home)
        if not worries:
            return  # the office refused it whole
        worry = self.dice.choice(worries)
        hand = self.visit.hand()
        with self.visit.laptop.store.write() as tx:
            changed = replace(worry.record, own_words=f"Anders {self.dice.random()}")
            home = self.visit.home
            tx.record(changed, id=worry.id, home=home, author=hand.author, now=hand.now, base=worry.head)

    def beside(self) -> None:
        """A colleague wrote on the first of the worry's revisions: two testimonies."""
        first = next((each for each in self.journal() if each.kind == "worry" and not each.bases), None)
        if first is not None:
            self._from_office(first, (first.id,))

    def settle(self) -> None:
        for worry in {each.record for each in self.journal() if each.kind == "worry"}:
            with self.visit.laptop.store.read() as tx:
                heads = tx.heads(worry)
            if len(heads) > 1:
                self._from_office(heads[0], tuple(sorted(each.id for each in heads[:2])))

    def close(self) -> None:
        with self.visit.laptop.store.read() as tx:
            front = tx.get(HomeFront, self.visit.home)
        if front and front.record.closed is None:
            families.close_family(self.visit.laptop.store, self.visit.home, why="Klaar", hand=self.visit.hand())

    def wait(self) -> None:
        self.visit.now += timedelta(days=self.dice.choice((1, 6, 7, 8, 20)))

    def jump(self) -> None:
        """The clock of the laptop runs ten years ahead for one return, or falls back for good."""
        self.visit.now += self.dice.choice((YEARS, -YEARS))

    def may_go(self) -> bool:
        """The model: everything truly said, long enough ago, about exactly this content; one testimony; closed."""
        journal = self.journal()
        with self.visit.laptop.store.read() as tx:
            front = tx.get(HomeFront, self.visit.home)
        for each in journal:
            true = [(word, at) for word, sha, at in self.said.get(each.id, []) if sha == each.sha256]
            if not true:
                return False
            highest = max(RANK[word] for word, _at in true)
            word, at = next((word, at) for word, at in true if RANK[word] == highest)
            if word == "rejected" or self.visit.now - at < timedelta(days=7):
                return False
        for record in {each.record for each in journal}:
            those = [each for each in journal if each.record == record]
            if sum(not any(each.id in other.bases for other in those) for each in those) != 1:
                return False
        if front and front.record.closed and front.record.closed <= self.visit.now.astimezone().date():
            return True
        return all(self.visit.now - self._touched(each) >= timedelta(days=90) for each in journal)

    def _touched(self, revision: Revision) -> datetime:
        """When it was written here, or came here."""
        if revision.device == self.visit.device:
            return datetime.fromisoformat(revision.recorded)
        return next(at for word, _sha, at in self.said[revision.id] if word == "from_office")

    def try_to_forget(self) -> None:
        expected = self.may_go()
        if expected:
            self._forget()
            assert self.journal() == []
            self.gone = True
        else:
            with pytest.raises(NotAllowed, match=RuleReason.STILL_NEEDED.value):
                self._forget()
            assert self.journal(), "a refusal changed something"
        self.seen["forgotten" if expected else "kept"] += 1

    def _forget(self) -> None:
        forgetting.forget(self.visit.laptop.store, self.visit.home, now=self.visit.now)

    def _true(self, words: Sequence[tuple[Revision, str]], revisions: Sequence[Revision] = ()) -> None:
        path = self.forger.put(words, revisions)
        self.visit.apply(path)
        self.files.append(path)
        at = self.visit.now.replace(microsecond=0)
        for each, word in [*words, *((each, "from_office") for each in revisions)]:
            self.said.setdefault(each.id, []).append((word, each.sha256, at))

    def _refused(self, path: Path) -> None:
        with pytest.raises(BundleRefused):
            self.visit.apply(path)

    def _from_office(self, of: Revision, bases: tuple[UUID, ...]) -> None:
        record = record_of(of)
        assert record
        facts = {"home": self.visit.home, "record": of.record, "device": OTHER, "author": OTHER, "bases": bases}
        self._true([], [builders.a_revision(record, **facts)])


@pytest.mark.timeout(full(300, 7200))
def test_no_history_of_true_and_false_returns_purges_wrongly(visit: Visit) -> None:
    seen: Counter[str] = Counter()
    forger = Forger(visit)
    start = visit.now
    for number in range(full(12, 300)):
        visit.now = start
        history = History(visit, forger, random.Random(number), seen)
        for _ in range(history.dice.randrange(6, 16)):
            if history.gone:
                break
            history.step()
            history.try_to_forget()
    store = visit.laptop.store
    assert store.rebuild() == []
    store.check()
    assert seen["kept"]
    assert seen["forgotten"]
