"""What was set apart: looked at, and released or refused by people, each time with a reason.

A whole bundle, and a revision that no honest program makes, are released by two: the one at the desk and a colleague
who types his own passphrase. A bundle goes in through the same reader as every other. Afterwards no content is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from uuid import UUID

import msgspec

from ..bundle import Registry, VerifiedBundle, read
from ..domain.admission import Objection
from ..domain.records import HomeFront, Person, Record
from ..domain.revision import Revision
from ..domain.text import check
from ..errors import BundleReason, InputError, InputFault, KrachtigError, VaultError, VaultFault
from ..storage import Outcome, Quarantined, Reader, Writer, iso
from ..storage.journal import from_text, record_of
from ..vault import whose_phrase
from . import apart, registry
from .arrival import Arrived, Door, Head, door
from .desk import Desk
from .registry import holder_name
from .taking import answer_later, take

MAX_REASON = 2_000
WAITING, RELEASED, REFUSED = "waiting", "released", "refused"
_REVISION = "revision:"
_RELEASABLE = frozenset({Objection.ROLE, Objection.OTHER_DEVICE, Objection.OTHER_AUTHOR, Objection.OTHER_INCARNATION})
"""What people may let in all the same. The others cannot stand in a journal that holds what it holds."""


class Kind(StrEnum):
    """What was set apart."""

    BUNDLE = "bundle"
    REVISION = "revision"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, kw_only=True)
class Apart:
    """One item, as people look at it. `reason` is one of the thirteen, or an objection; a code either way."""

    id: str
    kind: Kind
    reason: str
    device: str
    holder_name: str
    arrived: str
    bundle: str
    needs_two: bool
    releasable: bool
    state: str = WAITING
    family: str = ""
    record: Record | None = None
    """What a single revision says."""
    stands: Record | None = None
    """What stands in its place now."""
    author: str = ""
    recorded: str = ""
    seq: int | None = None
    created: str = ""
    revisions: int = 0
    """How many a whole bundle holds."""
    why: str = ""
    decided_by: str = ""
    decided_at: str = ""


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What came of a release or a refusal: how many revisions stand now that did not."""

    id: str
    state: str
    new: int = 0
    rejected: int = 0
    waiting: int = 0


def waiting(desk: Desk) -> tuple[Apart, ...]:
    """Everything that people still have to decide about, the oldest first."""
    known = registry.current(desk)
    at = door(desk, known)
    with desk.store.read() as tx:
        return tuple(_apart(tx, known, at, item) for item in tx.quarantined())


def decided(desk: Desk) -> tuple[Apart, ...]:
    """What was decided before: by whom, when and why. The content is gone."""
    known = registry.current(desk)
    with desk.store.read() as tx:
        items = [*tx.quarantined(state=RELEASED), *tx.quarantined(state=REFUSED)]
        found = [_headed(tx, known, item) for item in items]
    return tuple(sorted(found, key=lambda each: each.decided_at, reverse=True))


def release(desk: Desk, id_: str, *, why: str, second_phrase: str | None = None, now: datetime) -> Decided:
    """Let an item in. `second_phrase` is the passphrase of a colleague, where two must say so.

    Raises InputError: TEXT_EMPTY without a reason, NOT_FOUND, OUT_OF_RANGE for what cannot go in; VaultError
    (NO_SUCH_SLOT, WRONG_PASSPHRASE) for the second person; BundleRefused when the kept file does not read any more.
    """
    _check_reason(why)
    known = registry.current(desk)
    at = door(desk, known)
    with desk.store.read() as tx:
        item = _needed(tx, id_)
        shown = _apart(tx, known, at, item)
    if not shown.releasable:
        raise InputError(InputFault.OUT_OF_RANGE, field="item")
    second = ""
    if shown.needs_two:
        if second_phrase is None:
            raise VaultError(VaultFault.NO_SUCH_SLOT)
        second = whose_phrase(desk.vault, second_phrase)
    with desk.store.write() as tx:
        item = _needed(tx, id_)
        came = _in(tx, item, at, actor=desk.actor, now=now)
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
        tx.audit("apart_released", actor=desk.actor, now=now, result=_code(item))
        if second:
            tx.audit("apart_released", actor=second, now=now, result=_code(item))
    return came


def refuse(desk: Desk, id_: str, *, why: str, now: datetime) -> Decided:
    """It does not go in. What was built on a refused revision is refused with it, and its author hears why.

    Raises InputError: TEXT_EMPTY without a reason, NOT_FOUND.
    """
    _check_reason(why)
    with desk.store.write() as tx:
        item = _needed(tx, id_)
        rejected = 0
        if _kind(item) is Kind.REVISION:
            revision = from_text(item.content.decode())
            rejected = 1 + _refuse_built_on(tx, revision, bundle=item.bundle, now=now)
            answer_later(tx, revision, Objection(_code(item)))
        tx.decide(replace(item, state=REFUSED, decided_by=desk.actor, decided_at=iso(now), why=why.strip()))
        tx.audit("apart_refused", actor=desk.actor, now=now, result=_code(item))
    return Decided(id=id_, state=REFUSED, rejected=rejected)


def _in(tx: Writer, item: Quarantined, at: Door, *, actor: str, now: datetime) -> Decided:
    if _kind(item) is Kind.BUNDLE:
        return _bundle_in(tx, item, at, actor=actor, now=now)
    revision = from_text(item.content.decode())
    fared = tx.insert([revision])
    mine = fared[0]
    if mine.outcome in {Outcome.REJECTED, Outcome.ALARM}:
        raise InputError(InputFault.OUT_OF_RANGE, field="item")
    answer_later(tx, revision, None)
    for each in fared[1:]:
        freed = tx.revision(each.id)
        if freed:
            answer_later(tx, freed, None)
    return Decided(
        id=item.id,
        state=RELEASED,
        new=sum(each.outcome.kept for each in fared),
        waiting=sum(each.outcome is Outcome.WAITING for each in fared),
    )


def _bundle_in(tx: Writer, item: Quarantined, at: Door, *, actor: str, now: datetime) -> Decided:
    bundle = read(item.content, identities=at.identities, trusted=at.trusted)
    device = at.registry.device(bundle.manifest.device)
    if device is None:
        raise InputError(InputFault.NOT_FOUND, field="device")
    arrived = Arrived(place=0, file=Path(item.id), head=_head(bundle), bundle=bundle, data=item.content)
    taken = take(tx, arrived, device, registry=at.registry, actor=actor, now=now, released=True)
    counts = taken.report.counts
    return Decided(id=item.id, state=RELEASED, new=counts.new, rejected=counts.rejected, waiting=counts.waiting)


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


def _apart(tx: Reader, known: Registry, at: Door, item: Quarantined) -> Apart:
    shown = _headed(tx, known, item)
    match shown.kind:
        case Kind.REVISION:
            revision = from_text(item.content.decode())
            heads = tx.heads(revision.record)
            return replace(
                shown,
                family=_family(tx, revision.home),
                record=_said(revision),
                stands=_said(heads[0]) if heads else None,
                author=revision.author,
                recorded=revision.recorded,
            )
        case Kind.BUNDLE:
            try:
                bundle = read(item.content, identities=at.identities, trusted=at.trusted)
            except KrachtigError:
                return replace(shown, releasable=False)
            manifest = bundle.manifest
            return replace(shown, seq=manifest.seq, created=manifest.created, revisions=manifest.count)
    return shown


def _headed(tx: Reader, known: Registry, item: Quarantined) -> Apart:
    kind, code = _kind(item), _code(item)
    device = known.device(item.device or "")
    objection = Objection(code) if kind is Kind.REVISION and code in set(Objection) else None
    return Apart(
        id=item.id,
        kind=kind,
        reason=code,
        device=item.device or "",
        holder_name=(holder_name(tx, device.holder) or device.holder) if device else "",
        arrived=item.arrived,
        bundle=item.bundle,
        needs_two=kind is Kind.BUNDLE or (objection is not None and objection.alarms),
        releasable=kind is Kind.BUNDLE or objection in _RELEASABLE,
        state=item.state,
        why=item.why,
        decided_by=item.decided_by,
        decided_at=item.decided_at,
    )


def _said(revision: Revision) -> Record | None:
    """What it says, also where its form is odd: then nothing is shown."""
    try:
        return record_of(revision)
    except (KeyError, msgspec.ValidationError, InputError):
        return None


def _family(tx: Reader, home: UUID | None) -> str:
    front = tx.get(HomeFront, home) if home else None
    person = tx.get(Person, front.record.detainee) if front else None
    return person.record.called if person else ""


def _kind(item: Quarantined) -> Kind:
    if item.reason.startswith(_REVISION):
        return Kind.REVISION
    return Kind.BUNDLE if item.reason in _codes(BundleReason) else Kind.ATTACHMENT


def _codes(codes: Iterable[StrEnum]) -> set[str]:
    return {code.value for code in codes}


def _code(item: Quarantined) -> str:
    return item.reason.removeprefix(_REVISION)


def _needed(tx: Reader, id_: str) -> Quarantined:
    item = tx.set_apart_item(id_)
    if item is None or item.state != WAITING:
        raise InputError(InputFault.NOT_FOUND, field="item")
    return item


def _check_reason(why: str) -> None:
    check(why, "reason", MAX_REASON)
    if not why.strip():
        raise InputError(InputFault.TEXT_EMPTY, field="reason")
