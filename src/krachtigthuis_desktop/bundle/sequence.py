"""What a verified bundle means after the ones that came before it: a pure decision (DESIGN 5 and 6).

Per device and incarnation numbers begin at 1, each names the one before. A gap is no fault: what was missing
comes along with the next. A fork or a broken chain is for people to look at. The same rules hold in both directions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .manifest import Manifest

MOST_MISSING = 10_000
"""So many numbers before one are counted as missing at most: a first number of 2^53 fills no memory."""


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
class Page:
    """A bundle by its place: the one after which an incarnation began."""

    incarnation: str
    seq: int
    id: str


@dataclass(frozen=True, kw_only=True)
class Until:
    """The last bundle of a revoked device that still counts."""

    incarnation: str
    seq: int
    id: str


@dataclass(frozen=True, kw_only=True)
class Known:
    """What we know of one device: its bundles by incarnation and number, and whether it was revoked."""

    rows: Mapping[str, Mapping[int, tuple[Seen, ...]]] = field(default_factory=dict)
    """More than one under a number: two people released the others. Of a row it is enough to have the numbers that
    a manifest touches (its own, those beside it, those after which it and others began) and the highest."""
    begun: Mapping[str, Page | None] = field(default_factory=dict)
    """For each incarnation in `rows` the bundle after which it began; None for a first one."""
    told: tuple[int, ...] = ()
    """Per bundle that was set apart as `fork` or `broken_chain`: the number of the first return that said so."""
    revoked: Until | None = None


@dataclass(frozen=True, kw_only=True)
class Judged:
    """`missing`: numbers before this one that did not arrive yet. Their content came along, or is given up.

    `rolled_back`: this incarnation begins before bundles that we have of an earlier one. A vault was restored from
    an old backup, or it is a clone that was told so: no fault, but somebody should know (SECURITY P5).
    """

    verdict: Verdict
    missing: tuple[int, ...] = ()
    rolled_back: bool = False


def judge(manifest: Manifest, id_: str, known: Known) -> Judged:
    """Known id, revoked, then the rules of the row, in this order."""
    row = known.rows.get(manifest.incarnation, {})
    here = row.get(manifest.seq, ())
    if any(seen.id == id_ for seen in here):
        return Judged(verdict=Verdict.DUPLICATE)
    if known.revoked is not None and not _counts(manifest, id_, known.revoked):
        return Judged(verdict=Verdict.REVOKED)
    if here or _goes_on_beside(manifest, id_, known) or (not row and _is_beside(manifest, known)):
        return Judged(verdict=Verdict.FORK)
    if _breaks(manifest, id_, row) or (row and _after(manifest) != known.begun.get(manifest.incarnation)):
        return Judged(verdict=Verdict.BROKEN_CHAIN)
    return taken_in(manifest, known)


def taken_in(manifest: Manifest, known: Known) -> Judged:
    """What taking it in shows, whatever the rules say of it: two people may have released it."""
    row = known.rows.get(manifest.incarnation, {})
    return Judged(
        verdict=Verdict.APPLY,
        missing=tuple(range(max(max(row, default=0) + 1, manifest.seq - MOST_MISSING), manifest.seq)),
        rolled_back=not row and _rolled_back(manifest, known),
    )


def _counts(manifest: Manifest, id_: str, until: Until) -> bool:
    """Of a revoked device only the last accepted bundle itself counts; what is not here yet does not."""
    return (manifest.incarnation, manifest.seq, id_) == (until.incarnation, until.seq, until.id)


def _goes_on_beside(manifest: Manifest, id_: str, known: Known) -> bool:
    """An earlier incarnation that says otherwise than those that began after it: a found stick, or a clone.

    They knew it up to some number. Above that, or with another bundle under the very number, it is another branch.
    """
    next_ones = [page for page in known.begun.values() if page and page.incarnation == manifest.incarnation]
    if not next_ones:
        return False
    named = {page.id for page in next_ones if page.seq == manifest.seq}
    return manifest.seq > max(page.seq for page in next_ones) or bool(named and id_ not in named)


def _is_beside(manifest: Manifest, known: Known) -> bool:
    """A new incarnation where another one stands already, and not because we told its vault to begin anew.

    Each word about a bundle that was set apart lets one beginning through: a vault that acknowledges the return with
    that word can only have begun anew because of it. One that does not know the word never gets through.
    """
    if not _begins_beside(manifest, known):
        return False
    heard = sum(number <= manifest.returns.seq for number in known.told) if manifest.returns else 0
    return heard <= _beside(known)


def _begins_beside(manifest: Manifest, known: Known) -> bool:
    """Two vaults began at the same place, or one did twice."""
    if manifest.after is None:
        return bool(known.rows)
    beside = any(page and page.incarnation == manifest.after.incarnation for page in known.begun.values())
    return beside or not _is_there(_after(manifest), known)


def _beside(known: Known) -> int:
    """How many incarnations stand beside another one already: each used up a word, or two people let it in."""
    begun_after = Counter(page.incarnation if page else None for page in known.begun.values())
    goes_on = {page.incarnation if page else None for page in known.begun.values() if _is_there(page, known)}
    return sum(begun_after.values()) - len(goes_on)


def _is_there(page: Page | None, known: Known) -> bool:
    """False when we have another bundle in the place of this one."""
    there = known.rows.get(page.incarnation, {}).get(page.seq, ()) if page else ()
    return not there or any(page is not None and seen.id == page.id for seen in there)


def _breaks(manifest: Manifest, id_: str, row: Mapping[int, tuple[Seen, ...]]) -> bool:
    """A neighbour that we have, and that names another one than this."""
    before, next_ = row.get(manifest.seq - 1, ()), row.get(manifest.seq + 1, ())
    return bool(
        (before and all(seen.id != manifest.prev for seen in before))
        or (next_ and all(seen.prev != id_ for seen in next_))
    )


def _rolled_back(manifest: Manifest, known: Known) -> bool:
    after = manifest.after
    return after is not None and max(known.rows.get(after.incarnation, {}), default=0) > after.seq


def _after(manifest: Manifest) -> Page | None:
    after = manifest.after
    return Page(incarnation=after.incarnation, seq=after.seq, id=after.id) if after else None
