"""What cannot wait in what was set apart: counts alone, for nobody vouches for it until people let it in.

Noted beside the item when it is set apart, by codes and days, never its words; it goes when people decide.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import msgspec

from ..domain.records import Worry
from ..domain.revision import Revision
from ..storage import Reader, Writer
from .urgent import LATER, SAFETY, is_near, reasons_of

_FACT = "urgent_apart:"


@dataclass(frozen=True, kw_only=True)
class Unproven:
    """How many worries cannot wait, if it is true; `signals` of them carry a safety signal."""

    worries: int = 0
    signals: int = 0

    def __add__(self, other: Unproven) -> Unproven:
        return Unproven(worries=self.worries + other.worries, signals=self.signals + other.signals)


NOTHING = Unproven()


def note(tx: Writer, item: str, revisions: Sequence[Revision], now: datetime) -> Unproven:
    """Keep what cannot wait in the revisions of an item that is set apart. What stands here already is no news."""
    known = tx.hashes([each.id for each in revisions])
    followed = {base for each in revisions for base in each.bases}
    day, told = now.astimezone().date(), dict[UUID, set[str]]()
    for each in revisions:
        if each.kind != Worry.KIND or each.id in followed or known.get(each.id) == each.sha256:
            continue
        if found := reasons_of(each.body, day):
            told.setdefault(each.record, set()).update(found)
    if told:
        tx.set_meta(f"{_FACT}{item}", msgspec.json.encode([sorted(each) for each in told.values()]).decode())
    return _pressing(told.values(), day)


def waiting(tx: Reader, day: date) -> dict[str, Unproven]:
    """What cannot wait on this day, by the item in which it is; items of which all can wait are left out."""
    kept = {item: msgspec.json.decode(told, type=list[list[str]]) for item, told in tx.metas(_FACT).items()}
    found = {item: _pressing(told, day) for item, told in kept.items()}
    pressing = {item: each for item, each in found.items() if each.worries}
    undecided = {item.id for item in tx.quarantined()} if pressing else set()
    return {item: each for item, each in pressing.items() if item in undecided}


def forget(tx: Writer, item: str) -> None:
    """People decided about it."""
    tx.drop_meta(f"{_FACT}{item}")


def _pressing(told: Iterable[Collection[str]], day: date) -> Unproven:
    now = [each for each in told if any(_presses(reason, day) for reason in each)]
    return Unproven(worries=len(now), signals=sum(SAFETY in each for each in now))


def _presses(reason: str, day: date) -> bool:
    return not reason.startswith(LATER) or is_near(date.fromisoformat(reason.removeprefix(LATER)), day)
