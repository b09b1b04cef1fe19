"""What is too much for one bundle goes into several, nothing lost, nothing twice, each acceptable by itself."""

from __future__ import annotations

import base64
import hashlib

from krachtigthuis_desktop.bundle import Attachment, share_out, write
from krachtigthuis_desktop.bundle.payload import laptop_bytes
from krachtigthuis_desktop.bundle.room import MAX_PAYLOAD
from tests import builders
from tests.bundle import parcels


def test_what_fits_stays_together() -> None:
    revisions, lines = list(builders.revisions(20)), [parcels.a_line(n) for n in range(1, 20)]
    (share,) = share_out(revisions, lines)
    assert (share.revisions, share.lines) == (tuple(revisions), tuple(lines))


def test_nothing_is_one_empty_share() -> None:
    (share,) = share_out([])
    assert [*share.revisions, *share.lines, *share.attachments] == []


def test_the_shares_together_are_everything_in_its_order() -> None:
    revisions, lines = list(builders.revisions(40)), [parcels.a_line(n) for n in range(1, 60)]
    shares = share_out(revisions, lines, most=10_000)
    assert len(shares) > 5
    assert [each for share in shares for each in share.revisions] == revisions
    assert [each for share in shares for each in share.lines] == lines
    for share in shares:
        assert len(laptop_bytes(share.revisions, share.lines, share.attachments)) <= 10_000 + 100


def test_a_scan_stays_with_the_revision_that_names_it() -> None:
    revisions, scans = [], []
    for number in range(6):
        data = bytes([number]) * 3_000
        digest = hashlib.sha256(data).hexdigest()
        revision = builders.a_revision(builders.a_letter(sha256=digest))
        revisions.append(revision)
        scans.append(Attachment(record=revision.record, sha256=digest, data=base64.b64encode(data).decode()))
    shares = share_out(revisions, (), scans[::-1], most=12_000)
    assert len(shares) == 3
    for share in shares:
        assert [scan.record for scan in share.attachments] == [each.record for each in share.revisions]
        assert parcels.a_bundle(share.revisions, attachments=share.attachments)


def test_full_shares_can_all_be_written() -> None:
    """Twelve thousand worries and as many lines of a log: what a long time without a handover leaves."""
    revisions = list(builders.revisions(12_000))
    lines = [parcels.a_line(n) for n in range(1, 12_001)]
    shares = share_out(revisions, lines)
    assert len(shares) == 2
    for share in shares:
        payload = laptop_bytes(share.revisions, share.lines, ())
        assert len(payload) <= MAX_PAYLOAD + 100
        manifest = parcels.a_manifest(payload, len(share.revisions))
        assert write(manifest, payload, seed=parcels.LAPTOP_SEED).outer
