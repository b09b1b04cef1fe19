"""SECURITY T23 on the rule itself: random lives of a home front, judged by the rule and by somebody who reads the log.

The laptop keeps a state as the store does; the model keeps nothing but the list of what happened, and looks through
all of it again for each question.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from krachtigthuis_desktop.domain.forgetting import Against, Facts, Said, may_forget, overdue
from krachtigthuis_desktop.domain.policy import Policy
from tests.builders import an_id
from tests.share import full

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
POLICY = Policy()
RANK = {"rejected": 1, "conflict": 2, "accepted": 3, "duplicate": 3, "from_office": 4, "erased": 5}
WORDS = ("accepted", "accepted", "accepted", "accepted", "duplicate", "conflict", "rejected", "erased", "waiting")
YEARS = timedelta(days=3650)


def text(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def said(**changes: object) -> Said:
    facts = {
        "record": an_id(),
        "mine": True,
        "recorded": text(NOW - timedelta(days=20)),
        "status": "accepted",
        "since": text(NOW - timedelta(days=10)),
    }
    return Said(**facts | changes)  # type: ignore[arg-type]


def against(*words: Said, **facts: object) -> set[str]:
    made = Facts(said=words or (said(),), **{"closed": date(2026, 11, 1)} | facts)  # type: ignore[arg-type]
    return {each.against.value for each in may_forget(made, POLICY, NOW)}


def test_what_is_closed_and_receipted_long_enough_may_go() -> None:
    assert against() == set()
    assert against(said(status="duplicate"), said(status="erased"), said(status="from_office", mine=False)) == set()


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"closed": None}, Against.NOT_CLOSED),
        ({"closed": date(2036, 11, 1)}, Against.NOT_CLOSED),
        ({"disputed": frozenset({an_id()})}, Against.DISPUTED),
        ({"drafts": 1}, Against.DRAFT_OPEN),
    ],
)
def test_what_speaks_against_it_is_named(facts: dict[str, object], reason: Against) -> None:
    assert against(**facts) == {reason.value}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": None, "since": ""}, Against.NOT_RECEIPTED),
        ({"status": "waiting"}, Against.NOT_RECEIPTED),
        ({"status": "a word of a later version"}, Against.NOT_RECEIPTED),
        ({"status": "rejected"}, Against.REJECTED),
        ({"since": text(NOW - timedelta(days=6, hours=23))}, Against.TOO_FRESH),
        ({"since": ""}, Against.TOO_FRESH),
        ({"since": "gisteren"}, Against.TOO_FRESH),
        ({"since": "9999-12-31T23:59:59Z"}, Against.TOO_FRESH),
    ],
)
def test_one_revision_among_many_keeps_all_of_it(changes: dict[str, object], reason: Against) -> None:
    assert against(said(), said(**changes), said()) == {reason.value}


def test_a_conflict_counts_once_its_record_has_one_head_again() -> None:
    told = said(status="conflict")
    assert against(told, disputed=frozenset({told.record})) == {Against.DISPUTED.value}
    assert against(told) == set()


def test_handed_over_erased_or_untouched_is_as_good_as_closed() -> None:
    long_ago = text(NOW - timedelta(days=90))
    assert against(closed=None, handed_over=True) == set()
    assert against(closed=None, erased=True) == set()
    assert against(said(recorded=long_ago), closed=None) == set()
    assert against(said(recorded=long_ago), said(mine=False, status="from_office"), closed=None) == {"not_closed"}


def test_what_another_clock_says_is_not_believed() -> None:
    """A colleague's laptop that is ten years behind makes nothing untouched; one that is ahead keeps nothing here."""
    for clock in (NOW - YEARS, NOW + YEARS):
        came = said(mine=False, status="from_office", recorded=text(clock), since=text(NOW - timedelta(days=8)))
        assert against(came, closed=None) == {"not_closed"}
        assert against(came) == set()


def test_a_clock_that_went_back_makes_nothing_older() -> None:
    facts = Facts(said=(said(since=text(NOW)),), closed=date(2026, 11, 1))
    assert [each.against.value for each in may_forget(facts, POLICY, NOW - YEARS)] == ["not_closed"]


def test_waiting_is_a_reason_only_while_nothing_else_is() -> None:
    fresh = said(since=text(NOW))
    assert against(fresh) == {"too_fresh"}
    assert against(fresh, said(status=None, since="")) == {"not_receipted"}
    assert against(fresh, drafts=1) == {"draft_open"}


@pytest.mark.parametrize("written", [0, 86])
def test_one_day_is_named_and_it_is_the_last(written: int) -> None:
    """Untouched until one day, at the office long enough on another: only when both have come may it go."""
    own = said(recorded=text(NOW - timedelta(days=written)), since=text(NOW))
    (reason,) = may_forget(Facts(said=(own,), closed=None), POLICY, NOW)
    days = max(90 - written, 7)
    assert (reason.against, reason.until) == (Against.NOT_CLOSED, (NOW + timedelta(days=days)).date())


def test_a_clock_that_ran_ahead_forgets_nothing_that_is_not_receipted() -> None:
    facts = Facts(said=(said(status=None, since=""), said()), closed=date(2026, 11, 1))
    assert [each.against.value for each in may_forget(facts, POLICY, NOW + YEARS)] == ["not_receipted"]


def test_nothing_at_all_is_not_forgotten() -> None:
    facts = Facts(said=(), closed=date(2026, 11, 1))
    assert [each.against.value for each in may_forget(facts, POLICY, NOW)] == ["not_receipted"]


def test_it_should_be_gone_thirty_days_after_closing() -> None:
    assert overdue(date(2026, 10, 25), POLICY, date(2026, 11, 24))
    assert not overdue(date(2026, 10, 26), POLICY, date(2026, 11, 24))
    assert not overdue(None, POLICY, date(2026, 11, 24))


@dataclass(frozen=True)
class Written:
    """A revision of the home front; `sha` is its content."""

    id: int
    record: int
    sha: int
    at: datetime
    mine: bool
    bases: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Word:
    """A receipt as it lay in some return. It is true when it is of our office, for us and about this content."""

    id: int
    sha: int
    status: str
    at: datetime
    key: bool = True
    device: bool = True


@dataclass
class Life:
    """One home front on one laptop, with everything that happened to it, and the state that the laptop keeps."""

    dice: random.Random
    clock: datetime = NOW
    closed: date | None = None
    handed_over: bool = False
    draft: bool = False
    log: list[Written | Word] = field(default_factory=list)
    words: dict[int, tuple[str, str]] = field(default_factory=dict)
    heads: dict[int, set[int]] = field(default_factory=dict)

    @property
    def written(self) -> list[Written]:
        return [each for each in self.log if isinstance(each, Written)]

    def step(self) -> None:
        often = (self.write, self.answer, self.answer, self.wait)
        seldom = (self.write, self.answer, self.wait, self.jump, self.close, self.hand_over)
        self.dice.choice((*often, *seldom, self.form, self.settle, self.lie))()

    def write(self) -> None:
        record = self.dice.randrange(3)
        heads = self.heads.setdefault(record, set())
        conflict = heads and self.dice.random() < 0.15
        bases = frozenset() if conflict or not heads else frozenset({min(heads)})
        self._put(record, bases, mine=self.dice.random() < 0.8)

    def settle(self) -> None:
        for record, heads in self.heads.items():
            if len(heads) > 1:
                self._put(record, frozenset(sorted(heads)[:2]), mine=False)

    def _put(self, record: int, bases: frozenset[int], *, mine: bool) -> None:
        new = Written(len(self.written), record, self.dice.getrandbits(30), self.clock, mine, bases)
        self.log.append(new)
        self.heads[record] = self.heads[record] - bases | {new.id}
        if not mine:
            self._take(Word(new.id, new.sha, "from_office", self.clock))

    def answer(self) -> None:
        """A true return: most of what we wrote gets a word."""
        for each in self.written:
            if each.mine and self.dice.random() < 0.8:
                self._take(Word(each.id, each.sha, self.dice.choice(WORDS), self.clock))

    def lie(self) -> None:
        """Another key, another laptop, or content as it was before or after ours."""
        for each in self.written:
            word = Word(each.id, each.sha, "accepted", self.clock)
            lies = (replace(word, key=False), replace(word, device=False), replace(word, sha=each.sha ^ 1))
            self._take(self.dice.choice(lies))

    def wait(self) -> None:
        self.clock += timedelta(days=self.dice.choice((1, 3, 6, 7, 8, 40, 95)), hours=self.dice.randrange(24))

    def jump(self) -> None:
        if self.dice.random() < 0.3:
            self.clock += self.dice.choice((YEARS, -YEARS))

    def close(self) -> None:
        self.closed = None if self.closed else self.clock.astimezone().date()

    def hand_over(self) -> None:
        self.handed_over = self.dice.random() < 0.3

    def form(self) -> None:
        self.draft = self.dice.random() < 0.3

    def _take(self, word: Word) -> None:
        """As the laptop takes words in: only true ones, only about this content, never a lower one."""
        self.log.append(word)
        mine = next(each for each in self.written if each.id == word.id)
        if not (word.key and word.device and word.sha == mine.sha and word.status in RANK):
            return
        known = self.words.get(word.id)
        if known is None or RANK[known[0]] < RANK[word.status]:
            self.words[word.id] = (word.status, text(word.at))

    def facts(self) -> Facts:
        disputed = frozenset(UUID(int=record) for record, heads in self.heads.items() if len(heads) > 1)
        return Facts(
            said=tuple(
                Said(
                    record=UUID(int=each.record),
                    mine=each.mine,
                    recorded=text(each.at),
                    status=self.words[each.id][0] if each.id in self.words else None,
                    since=self.words[each.id][1] if each.id in self.words else "",
                )
                for each in self.written
            ),
            closed=self.closed,
            handed_over=self.handed_over,
            disputed=disputed,
            drafts=int(self.draft),
        )

    def may_go(self) -> bool:
        """The naive model: read the whole log, and let nothing go of which anything is unsure."""
        written = self.written
        if not written or self.draft:
            return False
        for record in {each.record for each in written}:
            those = [each for each in written if each.record == record]
            if sum(not any(each.id in other.bases for other in those) for each in those) > 1:
                return False
        for each in written:
            true = [
                word
                for word in self.log
                if isinstance(word, Word)
                and (word.id, word.sha, word.key, word.device) == (each.id, each.sha, True, True)
                and word.status in RANK
            ]
            if not true:
                return False
            highest = max(RANK[word.status] for word in true)
            first = next(word for word in true if RANK[word.status] == highest)
            if first.status == "rejected" or self.clock - first.at < timedelta(days=7):
                return False
        if self.handed_over or (self.closed and self.closed <= self.clock.astimezone().date()):
            return True
        return all(self.clock - each.at >= timedelta(days=90) for each in written)


@pytest.mark.timeout(full(300, 3600))
def test_no_history_lets_go_what_the_office_does_not_have() -> None:
    seen: Counter[str] = Counter()
    for number in range(full(300, 10_000)):
        life = Life(random.Random(number))
        for _ in range(life.dice.randrange(4, 30)):
            life.step()
            reasons = may_forget(life.facts(), POLICY, life.clock)
            assert (not reasons) == life.may_go(), (number, reasons, life)
            seen.update(each.against.value for each in reasons)
            seen["may_go"] += not reasons
    assert {*seen} == {"may_go", *(each.value for each in Against)}
    assert seen["may_go"] > full(30, 1000)
