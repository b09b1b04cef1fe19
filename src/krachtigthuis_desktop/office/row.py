"""What the centre knows of one laptop before its next bundle: the row of bundles it took in, and its registration."""

from __future__ import annotations

from ..bundle import Device, Known, Manifest
from ..bundle.manifest import read_manifest
from ..bundle.sequence import Seen, Until
from ..domain.admission import Sender, SenderRole
from ..domain.revision import Revision
from ..storage import BundleIn, Reader


def known_row(tx: Reader, device: Device) -> Known:
    """The bundles of this laptop that count, by incarnation and number."""
    rows: dict[str, dict[int, Seen]] = {}
    afters: dict[str, tuple[str, int]] = {}
    for taken in tx.bundles_in(device.id):
        rows.setdefault(taken.incarnation, {})[taken.seq] = Seen(id=taken.id, prev=taken.prev)
        after = _manifest(taken).after if taken.incarnation not in afters else None
        if after is not None:
            afters[taken.incarnation] = (after.incarnation, after.seq)
    return Known(rows=rows, afters=afters, revoked=_until(device))


def sender_of(tx: Reader, device: Device, manifest: Manifest, revisions: tuple[Revision, ...]) -> Sender:
    """Who sends, for the question whether each revision is his to send."""
    foreign = {revision.incarnation for revision in revisions} - {manifest.incarnation}
    foreign -= {taken.incarnation for taken in tx.bundles_in(device.id)} if foreign else set()
    strangers = frozenset(
        taken.incarnation for taken in (tx.bundles_in() if foreign else ()) if taken.incarnation in foreign
    )
    role = SenderRole(device.role) if device.role in set(SenderRole) else SenderRole.VOLUNTEER
    return Sender(device=device.id, role=role, strangers=strangers)


def _manifest(taken: BundleIn) -> Manifest:
    return read_manifest(taken.manifest)


def _until(device: Device) -> Until | None:
    """The last bundle of a revoked laptop that counts; of one that never delivered, none does."""
    revoked = device.revoked
    if revoked is None:
        return None
    return Until(incarnation=revoked.incarnation or "", seq=revoked.seq, id=revoked.sha256 or "")
