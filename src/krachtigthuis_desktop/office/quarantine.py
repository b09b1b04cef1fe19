"""What was set apart is released or refused by people, each time with a reason.

A whole bundle, and a revision that no honest program makes, are released by two: the one at the desk and a colleague
who types his own passphrase. A bundle goes in through the same reader as every other. Afterwards no content is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ..bundle import VerifiedBundle, read
from ..domain.admission import Objection
from ..domain.revision import Revision
from ..domain.text import check
from ..errors import InputError, InputFault
from ..storage import Outcome, Quarantined, Reader, Writer, iso
from ..storage.journal import from_text, record_of
from . import apart, meaning, registry, unproven, urgent
from .arrival import Arrived, Door, Head, door
from .contact import contacts
from .desk import Desk
from .pressing import Pressing, might_press, pressing
from .same_person import copy_noes
from .set_apart import REFUSED, RELEASED, WAITING, Apart, Kind, code_of, decided, kind_of, shown, waiting
from .taking import answer_later, take
from .two_people import second_person

MAX_REASON = 2_000


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What came of a release or a refusal: how many revisions stand now that did not."""

    id: str
    state: str
    new: int = 0
    rejected: int = 0
    waiting: int = 0
    pressing: Pressing = Pressing()
    """What of it cannot wait."""


def release(desk: Desk, id_: str, *, why: str, second_phrase: str | None = None, now: datetime) -> Decided:
    """Let an item in. `second_phrase` is the passphrase of a colleague, where two must say so.

    Raises InputError: TEXT_EMPTY without a reason, NOT_FOUND, OUT_OF_RANGE for what cannot go in; what
    `second_person` raises; BundleRefused when the kept file does not read any more.
    """
    _check_reason(why)
    known = registry.current(desk)
    at = door(desk, known)
    with desk.store.read() as tx:
        item = _needed(tx, id_)
        seen = shown(tx, known, at, item)
    if not seen.releasable:
        raise InputError(InputFault.OUT_OF_RANGE, field="item")
    second = ""
    if seen.needs_two:
        second = second_person(desk, second_phrase, now=now)
    with desk.store.write() as tx:
        item = _needed(tx, id_)
        came = _in(tx, item, at, by=seen.holder_name, actor=desk.actor, now=now)
        tx.decide(
            replace(
                item,
                state=RELEASED,
                first_by=desk.actor,
                first_at=iso(now),
                decided_by=second or desk.actor,
                decided_at=iso(now),
                why=why.strip(),
            )
        )
        unproven.forget(tx, item.id)
        tx.audit("apart_released", actor=desk.actor, now=now, result=code_of(item))
        if second:
            tx.audit("apart_released", actor=second, now=now, result=code_of(item))
    return came


def refuse(desk: Desk, id_: str, *, why: str, now: datetime) -> Decided:
    """It does not go in. What was built on a refused revision is refused with it, and its author hears why.

    Raises InputError: TEXT_EMPTY without a reason, NOT_FOUND.
    """
    _check_reason(why)
    with desk.store.write() as tx:
        item = _needed(tx, id_)
        rejected = 0
        if kind_of(item) is Kind.REVISION:
            revision = from_text(item.content.decode())
            rejected = 1 + _refuse_built_on(tx, revision, bundle=item.bundle, now=now)
            answer_later(tx, revision, Objection(code_of(item)))
        tx.decide(replace(item, state=REFUSED, decided_by=desk.actor, decided_at=iso(now), why=why.strip()))
        unproven.forget(tx, item.id)
        tx.audit("apart_refused", actor=desk.actor, now=now, result=code_of(item))
    return Decided(id=id_, state=REFUSED, rejected=rejected)


def _in(tx: Writer, item: Quarantined, at: Door, *, by: str, actor: str, now: datetime) -> Decided:
    if kind_of(item) is Kind.BUNDLE:
        return _bundle_in(tx, item, at, by=by, actor=actor, now=now)
    revision = from_text(item.content.decode())
    _refuse_beyond_role(tx, revision, item, at, now=now)
    fared = tx.insert([revision])
    mine = fared[0]
    if mine.outcome in {Outcome.REJECTED, Outcome.ALARM}:
        raise InputError(InputFault.OUT_OF_RANGE, field="item")
    answer_later(tx, revision, None)
    for each in fared[1:]:
        freed = tx.revision(each.id)
        if freed:
            answer_later(tx, freed, None)
    kept = tx.revisions(each.id for each in fared if each.outcome.kept)
    copy_noes(tx, kept, actor=actor, now=now)
    return Decided(
        id=item.id,
        state=RELEASED,
        new=len(kept),
        waiting=sum(each.outcome is Outcome.WAITING for each in fared),
        pressing=_pressing(tx, kept, by=by, now=now),
    )


def _pressing(tx: Writer, kept: Sequence[Revision], *, by: str, now: datetime) -> Pressing:
    """What cannot wait in what came in by a release: it stays until somebody ticks it off, and is told at once."""
    urgent.note(tx, kept, now)
    day = now.astimezone().date()
    brought = {each.record: by for each in kept if might_press(each, day)}
    return pressing(tx, brought, day, contacts(tx), brought=brought)


def _refuse_beyond_role(tx: Writer, revision: Revision, item: Quarantined, at: Door, *, now: datetime) -> None:
    """People let this one in; what waited for it is judged as it would have been behind an accepted one."""
    value = record_of(revision)
    held = tx.touched_by([revision])
    known = {revision.id: value} if value else {}
    refused = meaning.no_longer_waiting(tx, held, [revision], known, at.registry)
    tx.drop_waiting(each.id for each, _why in refused)
    for each, why in refused:
        apart.keep_revision(tx, each, reason=why.value, device=each.device, bundle=item.bundle, now=now)
        answer_later(tx, each, why)


def _bundle_in(tx: Writer, item: Quarantined, at: Door, *, by: str, actor: str, now: datetime) -> Decided:
    bundle = read(item.content, identities=at.identities, trusted=at.trusted)
    device = at.registry.device(bundle.manifest.device)
    if device is None:
        raise InputError(InputFault.NOT_FOUND, field="device")
    arrived = Arrived(place=0, file=Path(item.id), head=_head(bundle), bundle=bundle, data=item.content)
    taken = take(tx, arrived, device, registry=at.registry, actor=actor, now=now, released=True)
    copy_noes(tx, taken.kept, actor=actor, now=now)
    counts = taken.report.counts
    return Decided(
        id=item.id,
        state=RELEASED,
        new=counts.new,
        rejected=counts.rejected,
        waiting=counts.waiting,
        pressing=_pressing(tx, taken.kept, by=by, now=now),
    )


def _head(bundle: VerifiedBundle) -> Head:
    manifest = bundle.manifest
    return Head(
        id=bundle.id,
        device=manifest.device,
        incarnation=manifest.incarnation,
        after=manifest.after.incarnation if manifest.after else None,
        seq=manifest.seq,
    )


def _refuse_built_on(tx: Writer, revision: Revision, *, bundle: str, now: datetime) -> int:
    """What waits for a refused revision can never go in: it is set apart too, and its author hears of it."""
    gone = {revision.id}
    held = tx.held_back()
    count = 0
    while more := [each for each in held if each.id not in gone and gone.intersection(each.bases)]:
        for each in more:
            apart.keep_revision(tx, each, reason=Objection.BASE.value, device=each.device, bundle=bundle, now=now)
            answer_later(tx, each, Objection.BASE)
            gone.add(each.id)
            count += 1
    tx.drop_waiting(gone - {revision.id})
    return count


def _needed(tx: Reader, id_: str) -> Quarantined:
    item = tx.set_apart_item(id_)
    if item is None or item.state != WAITING:
        raise InputError(InputFault.NOT_FOUND, field="item", which="apart")
    return item


def _check_reason(why: str) -> None:
    check(why, "reason", MAX_REASON)
    if not why.strip():
        raise InputError(InputFault.TEXT_EMPTY, field="reason")


__all__ = ["REFUSED", "RELEASED", "WAITING", "Apart", "Decided", "Kind", "decided", "refuse", "release", "waiting"]
