"""One bundle into the central store, within one transaction: judged by its place in the row, then by meaning.

Form was judged by the reader; behind that door nobody checks it again. What does not fit by its meaning is set
apart in the same transaction, and the rest of the bundle goes in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

import msgspec

from ..bundle import Device, LaptopPayload, VerifiedBundle, judge
from ..bundle.sequence import Judged, Verdict
from ..domain.admission import Objection, objection
from ..domain.revision import Revision
from ..errors import BundleReason, BundleRefused
from ..storage import AuditLine, BundleIn, Inserted, Writer, iso
from . import apart, laptop_log
from .arrival import Arrived
from .outcomes import Outcomes
from .registry import holder_name
from .report import Counts, FileReport, Gap, Outcome, Remark
from .row import known_row, sender_of


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What came of one bundle: its report, the revisions that stand now and did not before, and numbers that lack."""

    report: FileReport
    kept: tuple[Revision, ...] = ()
    gap: Gap | None = None


def take(tx: Writer, arrived: Arrived, device: Device, *, actor: str, now: datetime) -> Taken:
    """Take in a verified bundle of a registered laptop. `actor` is whose hand it is, for the log.

    Raises nothing for what stands in the bundle: duplicate, quarantined, imported all stand in the report.
    """
    bundle = arrived.bundle
    if bundle is None:
        return Taken(report=arrived.refusal)
    judged = judge(bundle.manifest, bundle.id, known_row(tx, device))
    report = _headed(tx, arrived, bundle, device)
    match judged.verdict:
        case Verdict.DUPLICATE:
            return Taken(report=_known(tx, bundle, report))
        case Verdict.APPLY:
            return _applied(tx, bundle, device, judged, report, actor=actor, now=now)
        case _:
            reason = BundleReason(judged.verdict.value)
            apart.keep_file(tx, arrived.data, reason=reason, device=device.id, now=now)
            tx.audit("bundle_set_apart", actor=actor, now=now, result=reason.value)
            return Taken(report=replace(report, outcome=Outcome.QUARANTINED, reason=reason.value))


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


def _applied(
    tx: Writer,
    bundle: VerifiedBundle,
    device: Device,
    judged: Judged,
    report: FileReport,
    *,
    actor: str,
    now: datetime,
) -> Taken:
    manifest, payload = bundle.manifest, bundle.payload
    if not isinstance(payload, LaptopPayload):
        raise BundleRefused(BundleReason.BAD_CONTENT, detail="payload: the other direction")
    late = manifest.seq < max((b.seq for b in tx.bundles_in(device.id, incarnation=manifest.incarnation)), default=0)
    objections = _objections(tx, bundle, device)
    fit = [revision for revision in bundle.revisions if revision.id not in objections]
    fared = tx.insert(fit, records=bundle.records)
    outcomes = Outcomes.of(bundle.revisions, fared, objections)
    for bad in outcomes.rejected():
        revision = next(each for each in bundle.revisions if each.id == bad.revision)
        apart.keep_revision(tx, revision, reason=bad.objection.value, device=device.id, now=now)
        if bad.objection.alarms:
            tx.audit("revision_alarm", actor=actor, now=now, record=revision.record, result=bad.objection.value)
    for attachment in payload.attachments:
        apart.keep_attachment(tx, attachment, device=device.id, now=now)
    log = laptop_log.keep(
        tx,
        [AuditLine(**msgspec.structs.asdict(line)) for line in payload.audit],
        device=device.id,
        incarnation=manifest.incarnation,
        head=(manifest.audit_head.n, manifest.audit_head.sha256) if manifest.audit_head else None,
    )
    tx.record_bundle_in(
        BundleIn(
            id=bundle.id,
            device=device.id,
            incarnation=manifest.incarnation,
            seq=manifest.seq,
            prev=manifest.prev,
            manifest=bundle.manifest_bytes,
            outcome=Outcome.IMPORTED.value,
            report=msgspec.json.encode(outcomes).decode(),
            arrived=iso(now),
        )
    )
    tx.audit("bundle_imported", actor=actor, now=now)
    remarks = ((Remark.CAME_LATE,) if late else ()) + ((log,) if log else ())
    kept = _kept(tx, fared, bundle.revisions)
    return Taken(
        report=replace(report, counts=outcomes.counts(bundle.revisions), rejected=outcomes.rejected(), remarks=remarks),
        kept=kept,
        gap=_gap(bundle, judged),
    )


def _objections(tx: Writer, bundle: VerifiedBundle, device: Device) -> dict[UUID, Objection]:
    """What does not fit by its meaning, by revision id."""
    sender = sender_of(tx, device, bundle.manifest, bundle.revisions)
    found = ((each.id, objection(each, bundle.records.get(each.id), sender)) for each in bundle.revisions)
    return {id_: why for id_, why in found if why is not None}


def _kept(tx: Writer, fared: Sequence[Inserted], revisions: Sequence[Revision]) -> tuple[Revision, ...]:
    """The revisions that stand now: those of this bundle, and earlier ones that had waited for them."""
    here = {revision.id: revision for revision in revisions}
    kept = [here.get(each.id) or tx.revision(each.id) for each in fared if each.outcome.kept]
    return tuple(revision for revision in kept if revision is not None)


def _gap(bundle: VerifiedBundle, judged: Judged) -> Gap | None:
    manifest = bundle.manifest
    if not judged.missing:
        return None
    return Gap(device=manifest.device, incarnation=manifest.incarnation, missing=judged.missing, came_with=manifest.seq)
