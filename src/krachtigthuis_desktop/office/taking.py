"""One bundle into the central store, within one transaction: judged by its place in the row, then by meaning.

Form was judged by the reader; behind that door nobody checks it again. What does not fit by its meaning is set
apart in the same transaction, and the rest of the bundle goes in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

import msgspec

from ..bundle import Device, LaptopPayload, Registry, VerifiedBundle, judge, vouching
from ..bundle.sequence import Judged, Verdict, taken_in
from ..domain.admission import Objection
from ..domain.revision import Revision
from ..errors import BundleReason, BundleRefused
from ..storage import AuditLine, BundleIn, Inserted, Writer, iso
from ..storage.road import CASE
from ..storage.waiting import MOST as MOST_WAITING
from . import apart, laptop_log, meaning
from .arrival import Arrived
from .assigned import fronts_of
from .gaps import came_along
from .outcomes import Outcomes
from .registry import holder_name
from .report import Counts, FileReport, Gap, Outcome, Remark
from .row import RELEASED, known_row
from .unproven import NOTHING, Unproven


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What came of one bundle: its report, the revisions that stand now and did not before, and numbers that lack."""

    report: FileReport
    kept: tuple[Revision, ...] = ()
    gap: Gap | None = None


@dataclass(frozen=True, kw_only=True)
class _Coming:
    """A bundle on its way in: whose, what the rules of the row say of it, in whose hand, at which moment."""

    bundle: VerifiedBundle
    payload: LaptopPayload
    device: Device
    registry: Registry
    judged: Judged
    outcome: str
    actor: str
    now: datetime


def take(
    tx: Writer,
    arrived: Arrived,
    device: Device,
    *,
    registry: Registry,
    actor: str,
    now: datetime,
    released: bool = False,
) -> Taken:
    """Take in a verified bundle of a registered laptop. `actor` is whose hand it is, for the log.

    `released`: two people let it in, whatever the rules of the row say of it; each revision is judged all the same.
    Raises nothing for what stands in the bundle: duplicate, quarantined, imported all stand in the report.
    """
    bundle = arrived.bundle
    if bundle is None:
        return Taken(report=arrived.refusal)
    known = known_row(tx, device, bundle.manifest)
    judged = judge(bundle.manifest, bundle.id, known)
    report = _headed(tx, arrived, bundle, device)
    if judged.verdict is Verdict.DUPLICATE:
        tx.announce("receipts", bundle.id, device=device.id)
        return Taken(report=_known(tx, bundle, report))
    if judged.verdict is not Verdict.APPLY and not released:
        reason = BundleReason(judged.verdict.value)
        urgent = apart.keep_file(tx, arrived.data, bundle, reason=reason, device=device.id, now=now)
        has = bundle.manifest.returns.id if bundle.manifest.returns else "-"
        manifest = bundle.manifest
        place = f"{reason.value} {manifest.incarnation} {manifest.seq} {has} {manifest.registry_version}"
        tx.announce("apart", bundle.id, device=device.id, data=place)
        tx.audit("bundle_set_apart", actor=actor, now=now, result=reason.value)
        set_apart = replace(report, outcome=Outcome.QUARANTINED, reason=reason.value, unproven=urgent)
        return Taken(report=set_apart)
    if not isinstance(bundle.payload, LaptopPayload):
        raise BundleRefused(BundleReason.BAD_CONTENT, detail="payload: the other direction")
    coming = _Coming(
        bundle=bundle,
        payload=bundle.payload,
        device=device,
        registry=registry,
        judged=taken_in(bundle.manifest, known),
        outcome=Outcome.IMPORTED.value if judged.verdict is Verdict.APPLY else RELEASED,
        actor=actor,
        now=now,
    )
    return _applied(tx, coming, report)


def _headed(tx: Writer, arrived: Arrived, bundle: VerifiedBundle, device: Device) -> FileReport:
    manifest = bundle.manifest
    return FileReport(
        file=str(arrived.file),
        outcome=Outcome.IMPORTED,
        id=bundle.id,
        device=device.id,
        holder=device.holder,
        holder_name=holder_name(tx, device.holder),
        seq=manifest.seq,
        created=manifest.created,
        counts=Counts(revisions=manifest.count),
    )


def _known(tx: Writer, bundle: VerifiedBundle, report: FileReport) -> FileReport:
    """Twice is once: what it came to the first time, and nothing new."""
    before = tx.known_bundle(bundle.id)
    rejected = msgspec.json.decode(before.report, type=Outcomes).rejected() if before else ()
    counts = Counts(revisions=bundle.manifest.count, known=bundle.manifest.count)
    return replace(report, outcome=Outcome.DUPLICATE, counts=counts, rejected=rejected)


def _applied(tx: Writer, coming: _Coming, report: FileReport) -> Taken:
    bundle, manifest = coming.bundle, coming.bundle.manifest
    highest = tx.highest_in(coming.device.id)
    late = manifest.seq < highest.get(manifest.incarnation, 0)
    if manifest.after is not None and manifest.incarnation not in highest:
        _give_back(tx, coming.device)
    held = tx.touched_by(bundle.revisions)
    vouched = vouching.vouched_for(coming.payload, _own_keys(coming.registry))
    objections = meaning.objections(tx, bundle, coming.device, held, vouched=vouched)
    fit = [revision for revision in bundle.revisions if revision.id not in objections]
    _refuse_waiting(tx, held, fit, coming)
    bare = [each.id for each in fit if each.body is None and each.sha256 in vouched]
    fared = tx.insert(fit, records=bundle.records, bare=bare)
    outcomes = Outcomes.of(bundle.revisions, fared, objections)
    refused = {each.revision: each.objection for each in outcomes.rejected()}
    urgent = NOTHING
    for revision in bundle.revisions:
        if revision.id in refused:
            urgent += _set_apart(tx, revision, refused[revision.id], coming)
    for attachment in coming.payload.attachments:
        apart.keep_attachment(tx, attachment, device=coming.device.id, bundle=bundle.id, now=coming.now)
    log = _log(tx, coming)
    _record(tx, coming, outcomes)
    _answer_waited(tx, held, fared[len(fit) :], coming)
    signs = {
        Remark.CAME_LATE: late,
        Remark.ROLLED_BACK: coming.judged.rolled_back,
        Remark.MUCH_WAITS: tx.count_waiting().get(coming.device.id, 0) >= MOST_WAITING,
    }
    remarks = (*(remark for remark, shown in signs.items() if shown), *((log,) if log else ()))
    counts = outcomes.counts(bundle.revisions)
    return Taken(
        report=replace(report, counts=counts, rejected=outcomes.rejected(), remarks=remarks, unproven=urgent),
        kept=_kept(tx, fared, bundle.revisions),
        gap=_gap(tx, coming),
    )


def _own_keys(registry: Registry) -> frozenset[str]:
    """Every key that this office signs or signed returns with."""
    return frozenset((*(key.key for key in registry.keys), *registry.roots))


def _give_back(tx: Writer, device: Device) -> None:
    """A vault that began anew lacks what it wrote after its backup, also that it closed one: it gets them whole."""
    for home in sorted(fronts_of(tx, device.id)):
        tx.announce(CASE, f"{home} {device.id}", device=device.id, home=home)


def _refuse_waiting(tx: Writer, held: Mapping[UUID, Revision], fit: Sequence[Revision], coming: _Coming) -> None:
    """Earlier ones that would go in with those that `fit`, and take a step that is not their author's."""
    refused = meaning.no_longer_waiting(tx, held, fit, coming.bundle.records, coming.registry)
    tx.drop_waiting(revision.id for revision, _why in refused)
    for revision, why in refused:
        _set_apart(tx, revision, why, coming)
        answer_later(tx, revision, why)


def answer_later(tx: Writer, revision: Revision, why: Objection | None) -> None:
    """Let the next return say what became of a revision that had no word, or another one, when its bundle came.

    `why` is the objection of one that did not go in after all; of another text under a known id nothing is said.
    """
    if why is not Objection.OTHER_CONTENT:
        data = f"{revision.kind} {why.value} {revision.sha256}" if why else ""
        tx.announce("receipt", str(revision.id), device=revision.device, home=revision.home, data=data)


def _set_apart(tx: Writer, revision: Revision, why: Objection, coming: _Coming) -> Unproven:
    if why.alarms:
        tx.audit("revision_alarm", actor=coming.actor, now=coming.now, record=revision.record, result=why.value)
    bundle = coming.bundle.id
    return apart.keep_revision(tx, revision, reason=why.value, device=revision.device, bundle=bundle, now=coming.now)


def _log(tx: Writer, coming: _Coming) -> Remark | None:
    head = coming.bundle.manifest.audit_head
    return laptop_log.keep(
        tx,
        [AuditLine(**msgspec.structs.asdict(line)) for line in coming.payload.audit],
        device=coming.device.id,
        incarnation=coming.bundle.manifest.incarnation,
        head=(head.n, head.sha256) if head else None,
    )


def _record(tx: Writer, coming: _Coming, outcomes: Outcomes) -> None:
    """It is here from now on: the next bundle of the row goes on after it, and the laptop gets its receipts."""
    bundle, manifest = coming.bundle, coming.bundle.manifest
    tx.record_bundle_in(
        BundleIn(
            id=bundle.id,
            device=coming.device.id,
            incarnation=manifest.incarnation,
            seq=manifest.seq,
            prev=manifest.prev,
            manifest=bundle.manifest_bytes,
            outcome=coming.outcome,
            report=msgspec.json.encode(outcomes).decode(),
            arrived=iso(coming.now),
        )
    )
    tx.announce("receipts", bundle.id, device=coming.device.id)
    tx.audit("bundle_imported" if coming.outcome != RELEASED else "bundle_released", actor=coming.actor, now=coming.now)


def _answer_waited(tx: Writer, held: Mapping[UUID, Revision], waited: Sequence[Inserted], coming: _Coming) -> None:
    """Revisions of earlier bundles for which the word changes now: they went in, or they do not fit after all."""
    for each in waited:
        revision = held[each.id]
        why = Objection(each.reason) if each.reason is not None else None
        if why is not None:
            _set_apart(tx, revision, why, coming)
        answer_later(tx, revision, why)


def _kept(tx: Writer, fared: Sequence[Inserted], revisions: Sequence[Revision]) -> tuple[Revision, ...]:
    """The revisions that stand now: those of this bundle, and earlier ones that had waited for them."""
    here = {revision.id: revision for revision in revisions}
    kept = [here.get(each.id) or tx.revision(each.id) for each in fared if each.outcome.kept]
    return tuple(revision for revision in kept if revision is not None)


def _gap(tx: Writer, coming: _Coming) -> Gap | None:
    manifest, missing = coming.bundle.manifest, coming.judged.missing
    if not missing:
        return None
    return Gap(
        device=manifest.device,
        holder=coming.device.holder,
        holder_name=holder_name(tx, coming.device.holder),
        incarnation=manifest.incarnation,
        missing=missing,
        came_with=manifest.seq,
        came=came_along(tx, manifest.device, manifest.incarnation),
    )
