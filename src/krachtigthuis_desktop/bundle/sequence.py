"""What a verified bundle means after the ones that came before it: a pure decision (DESIGN 5 and 6).

Per device and incarnation numbers begin at 1, each names the one before. A gap is no fault: what was missing
comes along with the next. A fork or a broken chain is for people to look at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .manifest import Manifest


class Verdict(StrEnum):
    APPLY = "apply"
    DUPLICATE = "duplicate"
    REVOKED = "revoked_device"
    FORK = "fork"
    BROKEN_CHAIN = "broken_chain"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A bundle that was taken in: its id and the one that it names before it."""

    id: str
    prev: str | None


@dataclass(frozen=True, kw_only=True)
class Until:
    """The last bundle of a revoked device that still counts."""

    incarnation: str
    seq: int
    id: str


@dataclass(frozen=True, kw_only=True)
class Known:
    """What we know of one device: its bundles by incarnation and number, and whether it was revoked."""

    rows: Mapping[str, Mapping[int, Seen]] = field(default_factory=dict)
    afters: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """For an incarnation that came after another: which one, and up to which number it knew that one."""
    revoked: Until | None = None


@dataclass(frozen=True, kw_only=True)
class Judged:
    verdict: Verdict
    missing: tuple[int, ...] = ()
    """Numbers before this one that did not arrive yet."""


def judge(manifest: Manifest, id_: str, known: Known) -> Judged:
    """Known id, revoked, then the rules of the row, in this order."""
    row = known.rows.get(manifest.incarnation, {})
    here = row.get(manifest.seq)
    if here is not None and here.id == id_:
        return Judged(verdict=Verdict.DUPLICATE)
    if known.revoked is not None and not _counts(manifest, id_, known.revoked):
        return Judged(verdict=Verdict.REVOKED)
    if here is not None or _forks_off(manifest, known):
        return Judged(verdict=Verdict.FORK)
    before, after = row.get(manifest.seq - 1), row.get(manifest.seq + 1)
    if (before is not None and before.id != manifest.prev) or (after is not None and after.prev != id_):
        return Judged(verdict=Verdict.BROKEN_CHAIN)
    missing = tuple(n for n in range(max(row, default=0) + 1, manifest.seq))
    return Judged(verdict=Verdict.APPLY, missing=missing)


def _counts(manifest: Manifest, id_: str, until: Until) -> bool:
    """Of a revoked device only the last accepted bundle itself counts; what is not here yet does not."""
    return (manifest.incarnation, manifest.seq, id_) == (until.incarnation, until.seq, until.id)


def _forks_off(manifest: Manifest, known: Known) -> bool:
    """An earlier incarnation that goes on above the number its successor knew: a found stick, or a clone.

    The successor that comes later is judged the same way: it forks when we have more of the earlier one.
    """
    for later, (earlier, seq) in known.afters.items():
        if earlier == manifest.incarnation and later != manifest.incarnation and manifest.seq > seq:
            return True
    new = manifest.incarnation not in known.rows
    if new and manifest.after is None and known.rows:
        return True
    if new and manifest.after is not None:
        rows = known.rows.get(manifest.after.incarnation, {})
        there = rows.get(manifest.after.seq)
        if there is not None and there.id != manifest.after.id:
            return True
    return False
