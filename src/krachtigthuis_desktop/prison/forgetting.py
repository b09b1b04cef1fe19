"""What this laptop still holds, and forgetting a home front that the office has whole (DESIGN 6, DOMAIN 10).

It goes as a whole or not at all; stubs stay, so that a later change has something to follow on. The directory and
observations without a family stay: they are nobody's case. Whether it may go is asked again where it happens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from ..care import lists
from ..domain.forgetting import Facts, Reason, Said, may_forget, overdue
from ..domain.records import KINDS, HomeFront, Person
from ..errors import InputError, InputFault, NotAllowed, RuleReason
from ..storage import Reader, ReceiptSeen, Store, Writer


@dataclass(frozen=True, kw_only=True)
class Holding:
    """One home front on this laptop, for the volunteer and the office: a first name, and counts."""

    home: UUID
    number: str
    name: str
    counts: dict[str, int] = field(default_factory=dict)
    """How many records of each kind."""
    waiting: int
    """Pieces without a word of the office."""
    waiting_since: str
    against: tuple[Reason, ...]
    """What speaks against forgetting; empty when it may go."""
    closed: date | None
    handed_over: bool
    overdue: bool
    """It was closed so long ago that it should be gone."""

    @property
    def may_go(self) -> bool:
        return not self.against


@dataclass(frozen=True, kw_only=True)
class Forgotten:
    """One home front that left this laptop, by its id, and how many records it had."""

    home: UUID
    records: int


def holdings(store: Store, *, now: datetime) -> tuple[Holding, ...]:
    """Every home front that this laptop holds, those that should be gone first, then by number."""
    with store.read() as tx:
        counts, drafts = _counts(tx), _drafts(tx)
        found = [_holding(tx, home, counts.get(home, {}), drafts, now) for home in tx.homes()]
    return tuple(sorted(found, key=lambda each: (not each.overdue, each.number, each.home)))


def holding(store: Store, home: UUID, *, now: datetime) -> Holding:
    """The same of one. Raises InputError(NOT_FOUND) for what is not here, or forgotten already."""
    with store.read() as tx:
        if home not in tx.homes():
            raise InputError(InputFault.NOT_FOUND, field="home")
        return _holding(tx, home, _counts(tx).get(home, {}), _drafts(tx), now)


def forget(store: Store, home: UUID, *, now: datetime) -> Forgotten:
    """Let this home front leave the laptop; stubs of its records stay.

    Raises InputError(NOT_FOUND); NotAllowed(STILL_NEEDED) while anything speaks against it, then nothing changed.
    """
    with store.write() as tx:
        said = tx.receipts_of_home(home)
        if not said:
            raise InputError(InputFault.NOT_FOUND, field="home")
        if may_forget(_facts(tx, home, said, _drafts(tx)), lists.policy(), now):
            raise NotAllowed(RuleReason.STILL_NEEDED)
        gone = _let_go(tx, home, now)
    store.sweep()
    return gone


def forget_all(store: Store, *, now: datetime) -> tuple[Forgotten, ...]:
    """Every home front that may go, all in one transaction."""
    with store.write() as tx:
        drafts, policy = _drafts(tx), lists.policy()
        facts = ((home, _facts(tx, home, tx.receipts_of_home(home), drafts)) for home in sorted(tx.homes()))
        gone = tuple(_let_go(tx, home, now) for home, each in facts if not may_forget(each, policy, now))
    store.sweep()
    return gone


def _let_go(tx: Writer, home: UUID, now: datetime) -> Forgotten:
    records = tx.purge(home, now=now)
    tx.audit("home_front_forgotten", actor=tx.meta("device") or "", now=now, record=home)
    return Forgotten(home=home, records=records)


def _holding(tx: Reader, home: UUID, counts: dict[str, int], drafts: Sequence[str], now: datetime) -> Holding:
    policy = lists.policy()
    said = tx.receipts_of_home(home)
    facts = _facts(tx, home, said, drafts)
    front = tx.get(HomeFront, home)
    detainee = tx.get(Person, front.record.detainee) if front else None
    without = [each.recorded for each in said if each.status is None]
    return Holding(
        home=home,
        number=front.record.number if front else "",
        name=detainee.record.first_name if detainee else "",
        counts=counts,
        waiting=len(without),
        waiting_since=min(without, default=""),
        against=may_forget(facts, policy, now),
        closed=facts.closed,
        handed_over=facts.handed_over,
        overdue=overdue(facts.closed, policy, now.astimezone().date()),
    )


def _facts(tx: Reader, home: UUID, said: Sequence[ReceiptSeen], drafts: Sequence[str]) -> Facts:
    front, device = tx.get(HomeFront, home), tx.meta("device")
    records = {each.record for each in said}
    names = [str(id_) for id_ in {home, *records}]
    heads = tx.heads_of(records)
    return Facts(
        said=tuple(
            Said(record=each.record, mine=each.mine, recorded=each.recorded, status=each.status, since=each.since)
            for each in said
        ),
        closed=front.record.closed if front else None,
        handed_over=bool(front and front.record.volunteers and device not in front.record.volunteers),
        erased=front is None and bool(tx.erased([home])),
        disputed=frozenset(record for record, those in heads.items() if len(those) > 1),
        drafts=sum(any(name in text for name in names) for text in drafts),
    )


def _drafts(tx: Reader) -> list[str]:
    """Key and form of each half-filled form, as one text in which ids are looked for."""
    return [f"{key} {tx.draft(key)}" for key in tx.drafts()]


def _counts(tx: Reader) -> dict[UUID, dict[str, int]]:
    found: dict[UUID, dict[str, int]] = {}
    for name, kind in KINDS.items():
        for home, count in tx.count_by_home(kind).items():
            if home is not None:
                found.setdefault(home, {})[name] = count
    return found
