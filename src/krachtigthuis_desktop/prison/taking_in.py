"""The content of a return into the vault, within one transaction: erasures, revisions, receipts, lists, news.

Erasures go first, so that no text comes in that must not; then the office's word about what we sent, then what is new.
A receipt counts only for the very content it names; what the office says is never lowered by an older word.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ..bundle import OfficePayload, ReceiptRow, VerifiedBundle, following, put_back, vouching, whole
from ..bundle.payload import ListFile, SetApart
from ..bundle.payload import News as Told
from ..care import lists
from ..domain.records import Referral
from ..errors import BundleReason, InputError
from ..storage import BundleState, Inserted, News, Outcome, Quarantined, Writer, iso
from . import not_here
from .handover import AUDIT_RECEIPTED
from .incarnation import begin_anew
from .saying_again import say_again

UPDATE = "update"
"""The list by which the office says that something waits for a newer version of this program."""
_BESIDE = frozenset({UPDATE, following.NAME, whole.NAME, put_back.NAME, vouching.NAME})
"""Files beside the lists that are no lists."""
_STATUSES = frozenset({"accepted", "duplicate", "conflict", "erased", "rejected"})
_BEGIN_ANEW = frozenset({BundleReason.FORK, BundleReason.BROKEN_CHAIN})


@dataclass(frozen=True, kw_only=True)
class Came:
    """What one return brought, in counts. It is kept with the return, and shown as *the office answered*."""

    accepted: int = 0
    conflict: int = 0
    """Told differently by somebody else, and not settled yet."""
    settled: int = 0
    """Of two accounts a person at the office said what stands."""
    rejected: int = 0
    said_again: int = 0
    """Records whose refused text was written down again by itself: this vault had been put back."""
    erased: int = 0
    """Revisions that the office has without their text."""
    differs: int = 0
    """Receipts for other content than ours: not believed."""
    revisions: int = 0
    """Written elsewhere, and new here."""
    directory: int = 0
    gone: int = 0
    """Revisions of ours whose text was taken away on the office's order."""
    news: int = 0
    lists: int = 0
    set_apart: int = 0
    begun_anew: bool = False
    update: bool = False
    """Something waits at the office for a newer version of this program."""
    odd: int = 0
    """Revisions from the office that do not fit here; they are kept apart."""


def take_in(tx: Writer, bundle: VerifiedBundle, payload: OfficePayload, *, now: datetime) -> Came:
    """Everything in this return. Raises nothing for its content: what does not fit is counted and kept apart."""
    gone = _erase(tx, payload, now)
    said, differs, disputed = _receipts(tx, payload.receipts, now)
    life = tx.meta("incarnation")
    _set_apart(tx, payload.set_apart, now)
    again = say_again(tx, now=now) if said["rejected"] else 0
    coming = whole.read(payload)
    come = (*bundle.directory, *not_here.fitting(tx, bundle.revisions, coming))
    fared = tx.insert(come, from_office=True, records=bundle.records, at=iso(now))
    odd = _keep_apart(tx, bundle, fared, now)
    not_here.drop(tx, coming)
    news = _news(tx, payload.news, now)
    directory = {each.id for each in bundle.directory}
    kept = [each.id for each in fared if each.outcome.kept]
    settlements = {each.id for each in bundle.revisions if len(each.bases) > 1}
    return Came(
        accepted=said["accepted"] + said["duplicate"],
        conflict=_undecided(tx, disputed),
        settled=sum(id_ in settlements for id_ in kept),
        rejected=said["rejected"],
        said_again=again,
        erased=said["erased"],
        differs=differs,
        revisions=sum(id_ not in directory for id_ in kept),
        directory=sum(id_ in directory for id_ in kept),
        gone=gone,
        news=news,
        lists=_lists(tx, payload.lists),
        set_apart=len(payload.set_apart),
        begun_anew=tx.meta("incarnation") != life,
        update=any(each.name == UPDATE for each in payload.lists),
        odd=odd,
    )


def take_erasures(tx: Writer, payload: OfficePayload, *, now: datetime) -> Came:
    """Of a return that another one overtook only what must go goes: the rest stands in that one, or no longer holds.

    It is from before the centre was put back, or older than one up to which we have everything.
    """
    return Came(gone=_erase(tx, payload, now))


def _erase(tx: Writer, payload: OfficePayload, now: datetime) -> int:
    """How many texts went. The log says which orders were new: an office that was put back may have forgotten them."""
    ids = [each.id for each in payload.erasures]
    if not ids:
        return 0
    known = tx.erased(ids)
    for id_ in dict.fromkeys(ids):
        if id_ not in known:
            tx.audit("erased_here", actor=tx.meta("device") or "", now=now, record=id_)
    return tx.erase(ids, now=now).revisions


def _keep_apart(tx: Writer, bundle: VerifiedBundle, fared: Sequence[Inserted], now: datetime) -> int:
    """What the office sent and does not fit is no reason to refuse the rest; it is kept for people to look at."""
    bad = {each.id: each.reason or "" for each in fared if each.outcome in {Outcome.REJECTED, Outcome.ALARM}}
    for revision in (*bundle.directory, *bundle.revisions):
        if revision.id in bad:
            tx.set_apart(
                Quarantined(
                    id=revision.sha256,
                    reason=f"revision:{bad[revision.id]}",
                    device=revision.device,
                    content=b"",
                    arrived=iso(now),
                    bundle=bundle.id,
                )
            )
            tx.audit("revision_alarm", actor=tx.meta("device") or "", now=now, record=revision.record)
    return len(bad)


def _receipts(tx: Writer, rows: Sequence[ReceiptRow], now: datetime) -> tuple[Counter[str], int, list[UUID]]:
    """What the office says of our revisions that it had not said before; words for other content; what is disputed.

    Two answers on one stick say the same of what was in both: a piece is delivered once.
    """
    said: Counter[str] = Counter()
    differs, disputed = 0, list[UUID]()
    for row in rows:
        ours = tx.hashes([each.id for each in row.revisions])
        groups: dict[tuple[str, str | None], list[UUID]] = {}
        for each in row.revisions:
            if each.id not in ours:
                continue
            if ours[each.id] == each.sha256 and each.status in _STATUSES:
                groups.setdefault((each.status, each.reason), []).append(each.id)
            else:
                differs += 1
                tx.audit("receipt_differs", actor=tx.meta("device") or "", now=now, result=each.status)
        for (status, reason), ids in groups.items():
            said[status] += tx.set_receipted(ids, status=status, reason=reason, bundle=row.bundle, since=iso(now))
            disputed += ids if status == "conflict" else ()
        _delivered(tx, row)
    return said, differs, disputed


def _undecided(tx: Writer, disputed: Sequence[UUID]) -> int:
    """How many of them still wait for a settlement: the same return may bring it."""
    revisions = tx.revisions(disputed)
    heads = tx.heads_of({each.record for each in revisions})
    return sum(len(there := heads.get(each.record, frozenset())) > 1 or each.id in there for each in revisions)


def _delivered(tx: Writer, row: ReceiptRow) -> None:
    """Our bundle arrived, and so did our log up to that line."""
    out = tx.bundle_out(row.bundle)
    if out is not None:
        tx.set_bundle_state(out.id, BundleState.RECEIPTED)
    if row.incarnation == tx.meta("incarnation"):
        known = int(tx.meta(AUDIT_RECEIPTED) or "0")
        tx.set_meta(AUDIT_RECEIPTED, str(max(known, row.audit_to)))


def _set_apart(tx: Writer, rows: Sequence[SetApart], now: datetime) -> None:
    """Bundles that two people look at; when one is of this life, we go on in a row of our own."""
    mine = tx.meta("incarnation") or ""
    fresh = False
    for row in rows:
        out = tx.bundle_out(row.bundle)
        if out is None or out.state in {BundleState.SET_APART, BundleState.RECEIPTED}:
            continue
        tx.set_bundle_state(out.id, BundleState.SET_APART)
        fresh = fresh or (row.incarnation == mine and row.reason in _BEGIN_ANEW)
    if fresh:
        begin_anew(tx, now)


def _lists(tx: Writer, files: Sequence[ListFile]) -> int:
    """Newer lists to choose from; one that cannot be read, or that this version does not know, changes nothing."""
    count = 0
    for each in files:
        if each.name not in _BESIDE:
            with suppress(InputError):
                count += lists.keep(tx, each.name, base64.b64decode(each.data))
    return count


def _news(tx: Writer, items: Sequence[Told], now: datetime) -> int:
    """What became of referrals that are here."""
    count = 0
    for each in items:
        referral = tx.get(Referral, each.referral)
        if referral is None:
            continue
        tx.keep_news(
            News(
                referral=each.referral,
                on=each.on,
                step=each.step,
                home=referral.home,
                says=each.says,
                arrived=iso(now),
            )
        )
        count += 1
    return count
