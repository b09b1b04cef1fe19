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
    """For an incarnation that came after another: which one, and up to which number it knew that one.

    The first incarnation of a device has no entry.
    """
    revoked: Until | None = None


@dataclass(frozen=True, kw_only=True)
class Judged:
    """`missing`: numbers before this one that did not arrive yet. Their content came along, or is given up.

    `rolled_back`: this incarnation begins before bundles that we have of an earlier one. A vault was restored from
    an old backup: no fault, but somebody should know (SECURITY P5).
    """

    verdict: Verdict
    missing: tuple[int, ...] = ()
    rolled_back: bool = False


def judge(manifest: Manifest, id_: str, known: Known) -> Judged:
    """Known id, revoked, then the rules of the row, in this order."""
    row = known.rows.get(manifest.incarnation, {})
    here = row.get(manifest.seq)
    if here is not None and here.id == id_:
        return Judged(verdict=Verdict.DUPLICATE)
    if known.revoked is not None and not _counts(manifest, id_, known.revoked):
        return Judged(verdict=Verdict.REVOKED)
    if here is not None or _goes_on_beside(manifest, known) or (not row and _begins_beside(manifest, known)):
        return Judged(verdict=Verdict.FORK)
    if _breaks(manifest, id_, row) or (row and _after(manifest) != known.afters.get(manifest.incarnation)):
        return Judged(verdict=Verdict.BROKEN_CHAIN)
    return Judged(
        verdict=Verdict.APPLY,
        missing=tuple(range(max(row, default=0) + 1, manifest.seq)),
        rolled_back=not row and _rolled_back(manifest, known),
    )


def _counts(manifest: Manifest, id_: str, until: Until) -> bool:
    """Of a revoked device only the last accepted bundle itself counts; what is not here yet does not."""
    return (manifest.incarnation, manifest.seq, id_) == (until.incarnation, until.seq, until.id)


def _goes_on_beside(manifest: Manifest, known: Known) -> bool:
    """An earlier incarnation that goes on above the number its successor knew: a found stick, or a clone."""
    return any(
        earlier == manifest.incarnation and manifest.seq > seq
        for later, (earlier, seq) in known.afters.items()
        if later != manifest.incarnation
    )


def _begins_beside(manifest: Manifest, known: Known) -> bool:
    """A new incarnation where another one stands already: two vaults began at the same place, or one did twice."""
    if manifest.after is None:
        return bool(known.rows)
    there = known.rows.get(manifest.after.incarnation, {}).get(manifest.after.seq)
    if there is not None and there.id != manifest.after.id:
        return True
    return any(earlier == manifest.after.incarnation for earlier, _seq in known.afters.values())


def _breaks(manifest: Manifest, id_: str, row: Mapping[int, Seen]) -> bool:
    """A neighbour that we have, and that names another one than this."""
    before, next_ = row.get(manifest.seq - 1), row.get(manifest.seq + 1)
    return (before is not None and before.id != manifest.prev) or (next_ is not None and next_.prev != id_)


def _rolled_back(manifest: Manifest, known: Known) -> bool:
    after = manifest.after
    return after is not None and max(known.rows.get(after.incarnation, {}), default=0) > after.seq


def _after(manifest: Manifest) -> tuple[str, int] | None:
    return (manifest.after.incarnation, manifest.after.seq) if manifest.after else None
