"""What the centre knows of one laptop before its next bundle: the row of bundles it took in, and its registration.

Only what this one bundle can touch is looked up, so that a bundle costs the same in a large centre.
"""

from __future__ import annotations

from ..bundle import Device, Known, Manifest
from ..bundle.manifest import read_manifest
from ..bundle.sequence import Page, Seen, Until
from ..domain.admission import Sender
from ..domain.revision import Revision
from ..domain.roles import Role
from ..errors import BundleReason
from ..storage import Reader

RELEASED = "released"
"""The outcome of a bundle that two people let in against the rules of the row."""
_WORDS = frozenset({BundleReason.FORK.value, BundleReason.BROKEN_CHAIN.value})


def known_row(tx: Reader, device: Device, manifest: Manifest) -> Known:
    """What the rules of the row need to know for this bundle."""
    highest = tx.highest_in(device.id)
    begun = _begun(tx, device, tuple(highest))
    touched = {(manifest.incarnation, manifest.seq + step) for step in (-1, 0, 1)}
    touched |= {*highest.items()}
    touched |= {(page.incarnation, page.seq) for page in begun.values() if page}
    if manifest.after:
        touched.add((manifest.after.incarnation, manifest.after.seq))
    rows: dict[str, dict[int, tuple[Seen, ...]]] = {}
    for each in tx.bundles_at(device.id, touched):
        row = rows.setdefault(each.incarnation, {})
        row[each.seq] = (*row.get(each.seq, ()), Seen(id=each.id, prev=each.prev))
    told = () if manifest.incarnation in highest else _told(tx, device, manifest)
    return Known(rows=rows, begun=begun, told=told, revoked=_until(device))


def sender_of(tx: Reader, device: Device, manifest: Manifest, revisions: tuple[Revision, ...]) -> Sender:
    """Who sends, for the question whether each revision is his to send."""
    foreign = {revision.incarnation for revision in revisions} - {manifest.incarnation}
    owners = tx.senders_of(foreign) if foreign else {}
    strangers = frozenset(incarnation for incarnation, senders in owners.items() if device.id not in senders)
    return Sender(device=device.id, strangers=strangers)


def role_of(device: Device | None) -> Role:
    """What the registry says of a laptop's holder; somebody unknown may do least."""
    return Role(device.role) if device is not None and device.role in set(Role) else Role.VOLUNTEER


def _begun(tx: Reader, device: Device, incarnations: tuple[str, ...]) -> dict[str, Page | None]:
    """After which bundle each incarnation began. What two people released decides only where it is all there is."""
    begun: dict[str, Page | None] = {}
    for incarnation in incarnations:
        first = tx.first_in(device.id, incarnation, but=RELEASED) or tx.first_in(device.id, incarnation)
        after = read_manifest(tx.manifest_in(first.id)).after if first else None
        begun[incarnation] = Page(incarnation=after.incarnation, seq=after.seq, id=after.id) if after else None
    return begun


def _told(tx: Reader, device: Device, manifest: Manifest) -> tuple[int, ...]:
    """A word per bundle set apart that the return which this manifest acknowledges, or one before it, had carried.

    That return is looked up by its id: one that we never made says nothing.
    """
    returns = manifest.returns
    made = tx.bundle_out(returns.id) if returns else None
    if returns is None or made is None or made.peer != device.id:
        return ()
    said = [word for word in tx.outgoing(0, device.id) if word.kind == "apart" and word.n <= made.audit_to]
    words = {word.key for word in said if word.data.partition(" ")[0] in _WORDS}
    return (returns.seq,) * len(words)


def _until(device: Device) -> Until | None:
    """The last bundle of a revoked laptop that counts; of one that never delivered, none does."""
    revoked = device.revoked
    if revoked is None:
        return None
    return Until(incarnation=revoked.incarnation or "", seq=revoked.seq, id=revoked.sha256 or "")
