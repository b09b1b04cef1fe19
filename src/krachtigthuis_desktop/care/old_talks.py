"""Talks without a yes go after fourteen days (DOMAIN 5), by days that can be believed; what went can be taken back.

A clock that jumps or is set right makes nothing old: days count as the vault sees them go by, and a talk goes only
on a later day than the one on which its writer was told. What was thrown away by hand goes the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from ..domain.dates import day_here
from ..storage import Reader, Store, Writer

TALK = "talk:"
"""Beginning of the key of a talk's draft; the talk's id follows."""
WORRY = "worry:"
"""The same for the form of a worry."""
GONE = "gone:"
"""Before the key of a draft that went: it stands nowhere but in the list of what can be taken back."""
DRAFT_DAYS = 14
KEPT_DAYS = 7
"""So long what went can be taken back."""
_JUMP = 31
"""Nobody leaves a laptop alone for longer without a word: more days at once are a clock that was set."""
_FACT = "talk_days"


@dataclass(frozen=True, kw_only=True)
class Tended:
    """What the list of half-filled talks must say."""

    going: frozenset[str]
    """Keys of talks that go on the next day."""
    went: int
    """How many went just now."""
    clock_doubted: bool
    """The clock is before what was written last, or it jumped today."""


class _Age(msgspec.Struct):
    since: int
    told_on: int | None = None


class _Went(msgspec.Struct):
    lived: int
    opened: int


class _Days(msgspec.Struct):
    """`lived`: the days that went by for this vault; `opened`: on how many of them it was used."""

    last: date | None = None
    lived: int = 0
    opened: int = 0
    jumped: date | None = None
    talks: dict[str, _Age] = msgspec.field(default_factory=dict)
    gone: dict[str, _Went] = msgspec.field(default_factory=dict)


class _Kept(msgspec.Struct):
    """What matters here of a draft that its form made."""

    begun: date | None = None
    talk: str = ""


def tend_talks(store: Store, today: date) -> Tended:
    """Let go what is old, after its writer was told on an earlier day. Asked whenever the list is shown."""
    with store.write() as tx:
        days = _of_today(tx, today)
        here = {key: _kept(tx, key) for key in tx.drafts() if key.startswith(TALK)}
        going, went = set(), 0
        ages: dict[str, _Age] = {}
        for key, kept in here.items():
            if kept.begun is None:
                continue  # a draft that cannot be read is nobody's to throw away
            age = ages[key] = days.talks.get(key) or _Age(since=days.lived - _before(kept.begun, today))
            # A day that is still to come was written by a clock that ran ahead: then it says nothing.
            by_clock = (today - kept.begun).days > DRAFT_DAYS or kept.begun > today
            if not by_clock or days.lived - age.since <= DRAFT_DAYS:
                age.told_on = None
            elif age.told_on is not None and age.told_on < days.opened:
                _put_aside(tx, days, key)
                del ages[key]
                went += 1
            else:
                age.told_on = days.opened
                going.add(key)
        days.talks = ages
        _empty(tx, days)
        doubted = days.jumped == today or today < _last_written(tx)
        _keep(tx, days)
    return Tended(going=frozenset(going), went=went, clock_doubted=doubted)


def throw_away(store: Store, key: str) -> None:
    """A talk that was never recorded goes, with the worries that are only in it; or one worry."""
    with store.write() as tx:
        days = _days(tx)
        _put_aside(tx, days, key)
        _keep(tx, days)


def take_back(store: Store, key: str) -> None:
    """What went stands among the half-filled again, as if it was begun today."""
    with store.write() as tx:
        days = _days(tx)
        days.gone.pop(key, None)
        days.talks.pop(key, None)
        if key.startswith(TALK):
            days.talks[key] = _Age(since=days.lived)
        for each in _with_its_worries(tx, key, GONE):
            text = tx.draft(f"{GONE}{each}")
            tx.delete_draft(f"{GONE}{each}")
            if text is not None and tx.draft(each) is None:
                tx.save_draft(each, text)
        _keep(tx, days)


def _of_today(tx: Writer, today: date) -> _Days:
    """The days of the vault, with those that went by since it was opened last."""
    days = _days(tx)
    if days.last != today:
        gap = (today - days.last).days if days.last else 0
        if days.last and not 0 < gap <= _JUMP:
            days.jumped = today
        days.opened += 1
        days.lived += gap if 0 < gap <= _JUMP else int(gap > 0)
        days.last = today
    return days


def _before(begun: date, today: date) -> int:
    """How many days a talk was there before it was seen here first."""
    gap = (today - begun).days
    return gap if 0 <= gap <= _JUMP else 0


def _put_aside(tx: Writer, days: _Days, key: str) -> None:
    for each in _with_its_worries(tx, key):
        text = tx.draft(each)
        if text is not None:
            tx.save_draft(f"{GONE}{each}", text)
            tx.delete_draft(each)
    days.talks.pop(key, None)
    days.gone[key] = _Went(lived=days.lived, opened=days.opened)


def _empty(tx: Writer, days: _Days) -> None:
    """What nobody took back for a week, and on another day of use, is gone for good."""
    for key, went in tuple(days.gone.items()):
        if days.lived - went.lived > KEPT_DAYS and days.opened - went.opened > 1:
            for each in _with_its_worries(tx, key, GONE):
                tx.delete_draft(f"{GONE}{each}")
            del days.gone[key]


def _with_its_worries(tx: Reader, key: str, where: str = "") -> list[str]:
    """The keys of a draft and, of a talk, of the worries in it; without what stands before them in `where`."""
    if not key.startswith(TALK):
        return [key]
    inside = f"{where}{WORRY}"
    mine = key.removeprefix(TALK)
    worries = [each for each in tx.drafts() if each.startswith(inside) and _kept(tx, each).talk == mine]
    return [key, *(each.removeprefix(where) for each in worries)]


def _last_written(tx: Reader) -> date:
    """The day of the youngest line of the log, or on which the vault was made."""
    head = tx.audit_head()
    lines = tx.audit_since(head[0] - 1) if head else []
    moments = [line.at for line in lines] or [tx.meta("made") or ""]
    return max((day_here(moment) for moment in moments if moment), default=date.min)


def _days(tx: Reader) -> _Days:
    return msgspec.json.decode(tx.meta(_FACT) or "{}", type=_Days)


def _keep(tx: Writer, days: _Days) -> None:
    tx.set_meta(_FACT, msgspec.json.encode(days).decode())


def _kept(tx: Reader, key: str) -> _Kept:
    try:
        return msgspec.json.decode(tx.draft(key) or "{}", type=_Kept)
    except msgspec.DecodeError:
        return _Kept()
