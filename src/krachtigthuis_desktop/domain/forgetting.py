"""May this home front be forgotten on this laptop? One question, answered with what speaks against it (DESIGN 6).

Nothing is forgotten that the office has not said it has, whatever the clock says. Ages are those of moments that
this laptop wrote down itself; a clock that went back makes nothing older.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from .policy import Policy

AT_OFFICE = frozenset({"accepted", "duplicate", "erased", "from_office"})
"""Words of the office that count by themselves."""
CONFLICT = "conflict"
"""Counts once its record stands with one head again."""
REJECTED = "rejected"


class Against(StrEnum):
    """What speaks against forgetting. Stable: `--json` says these."""

    NOT_CLOSED = "not_closed"
    """It is open, this laptop's own, and somebody wrote in it not long ago."""
    NOT_RECEIPTED = "not_receipted"
    """The office has not said that it has everything."""
    TOO_FRESH = "too_fresh"
    """It said so not long enough ago. Given only when nothing else speaks against it."""
    DRAFT_OPEN = "draft_open"
    """A half-filled form is about it."""
    DISPUTED = "disputed"
    """Two testimonies stand side by side in it."""
    REJECTED = "rejected"
    """The office did not take something; what that says stands here only."""


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One thing that speaks against it: how many pieces it is about, and the day on which it may be over."""

    against: Against
    count: int = 0
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Said:
    """One revision of the home front, and the office's word about exactly its content (None: not a word).

    `since` is when this laptop took the word in, `recorded` when its writer wrote the revision down.
    """

    record: UUID
    mine: bool
    recorded: str
    status: str | None
    since: str


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that the question needs to know of one home front."""

    said: tuple[Said, ...]
    closed: date | None = None
    handed_over: bool = False
    """It is assigned, and not to this laptop."""
    erased: bool = False
    """The home front itself was erased: there is nothing left to work with."""
    disputed: frozenset[UUID] = frozenset()
    """Its records with two heads or more."""
    drafts: int = 0


def may_forget(facts: Facts, policy: Policy, now: datetime) -> tuple[Reason, ...]:
    """What speaks against forgetting; empty when it may go. `now` is aware.

    Two dates would contradict each other: waiting is a reason while nothing else is, and one day is named, the last.
    """
    reasons, fresh = list(_reasons(facts, policy, now)), _too_fresh(facts, policy, now)
    if fresh and not reasons:
        return (fresh,)
    if fresh and [each.against for each in reasons] == [Against.NOT_CLOSED]:
        days = (reasons[0].until, fresh.until)
        return (replace(reasons[0], until=None if None in days else max(each for each in days if each)),)
    return tuple(reasons)


def overdue(closed: date | None, policy: Policy, today: date) -> bool:
    """Whether a home front should be gone by now: so long after closing the program warns daily (DOMAIN 10)."""
    return closed is not None and (today - closed).days >= policy.closed_days


def _reasons(facts: Facts, policy: Policy, now: datetime) -> Iterator[Reason]:
    if not (facts.handed_over or facts.erased or _closed(facts, now)):
        until = _until((_touched(each) for each in facts.said), policy.untouched_days)
        if until is None or until > now:
            yield Reason(against=Against.NOT_CLOSED, until=until.date() if until else None)
    without = sum(each.status not in AT_OFFICE | {CONFLICT, REJECTED} for each in facts.said)
    if without or not facts.said:
        yield Reason(against=Against.NOT_RECEIPTED, count=without)
    if rejected := sum(each.status == REJECTED for each in facts.said):
        yield Reason(against=Against.REJECTED, count=rejected)
    if facts.disputed:
        yield Reason(against=Against.DISPUTED, count=len(facts.disputed))
    if facts.drafts:
        yield Reason(against=Against.DRAFT_OPEN, count=facts.drafts)


def _too_fresh(facts: Facts, policy: Policy, now: datetime) -> Reason | None:
    told = [each for each in facts.said if each.status in AT_OFFICE | {CONFLICT}]
    until = _until((each.since for each in told), policy.receipt_days)
    if told and (until is None or until > now):
        return Reason(against=Against.TOO_FRESH, until=until.date() if until else None)
    return None


def _closed(facts: Facts, now: datetime) -> bool:
    """Closed on a day that has come where the laptop is."""
    return facts.closed is not None and facts.closed <= now.astimezone().date()


def _touched(said: Said) -> str:
    """When this laptop wrote it or got it; another's clock says nothing here."""
    return max(said.recorded, said.since) if said.mine and said.status == "from_office" else _own_moment(said)


def _own_moment(said: Said) -> str:
    return said.recorded if said.mine else said.since


def _until(moments: Iterator[str], days: int) -> datetime | None:
    """So many days after the last of these moments; None when one of them is not known."""
    last = datetime.min.replace(tzinfo=UTC)
    for text in moments:
        moment = _moment(text)
        if moment is None:
            return None
        last = max(last, moment)
    try:
        return last + timedelta(days=days)
    except OverflowError:
        return None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
