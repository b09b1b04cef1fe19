"""Setting something apart for two people: the bytes as they came, named by their SHA-256, kept once.

`bundle` is the id of the bundle that they came in.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from ..bundle import Attachment, VerifiedBundle
from ..domain.canonical import to_bytes
from ..domain.revision import Revision, to_json
from ..errors import BundleReason
from ..storage import Quarantined, Writer, iso
from . import unproven
from .unproven import Unproven

ATTACHMENT = "attachment_without_record"
"""No kind of record of this version holds a scan: one that comes is kept until a version that knows it."""


def keep_file(
    tx: Writer, data: bytes, bundle: VerifiedBundle, *, reason: BundleReason, device: str, now: datetime
) -> Unproven:
    """A whole encrypted file; it is released through the same reader. One that was refused before waits anew.

    Gives what cannot wait in it.
    """
    before = tx.set_apart_item(hashlib.sha256(data).hexdigest())
    if before is not None and before.content != data:
        tx.decide(replace(before, state="waiting", content=data, arrived=iso(now), why=""))
    item = _keep(tx, data, reason=reason.value, device=device, bundle=bundle.id, now=now)
    return unproven.note(tx, item, bundle.revisions, now)


def keep_revision(tx: Writer, revision: Revision, *, reason: str, device: str, bundle: str, now: datetime) -> Unproven:
    """One revision that did not go in, in its canonical form. Gives what cannot wait in it."""
    content = to_bytes(to_json(revision))
    item = _keep(tx, content, reason=f"revision:{reason}", device=device, bundle=bundle, now=now)
    return unproven.note(tx, item, [revision], now)


def keep_attachment(tx: Writer, attachment: Attachment, *, device: str, bundle: str, now: datetime) -> None:
    """A scan that belongs to no record of this version, as it stood in the payload."""
    row = {"record": str(attachment.record), "sha256": attachment.sha256, "data": attachment.data}
    _keep(tx, to_bytes({**row}), reason=ATTACHMENT, device=device, bundle=bundle, now=now)


def _keep(tx: Writer, content: bytes, *, reason: str, device: str, bundle: str, now: datetime) -> str:
    id_ = hashlib.sha256(content).hexdigest()
    tx.set_apart(
        Quarantined(
            id=id_,
            reason=reason,
            device=device,
            content=content,
            arrived=iso(now),
            bundle=bundle,
        )
    )
    return id_
