"""How much goes into one bundle: what is too much for one is divided over several, each whole by itself.

A scan goes with the revision that names it. The log is divided too: after a long time without a handover it alone
can fill a bundle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import msgspec

from ..domain.revision import Revision
from .container import MAX_BUNDLE, SEALING, UNIT
from .manifest import MAX_BYTES
from .payload import Attachment, LogLine

MAX_PAYLOAD = MAX_BUNDLE - SEALING - UNIT - MAX_BYTES - UNIT
"""Bytes of payload that always fit: the tar's own blocks and the signature take less than the last unit."""

_Item = Revision | LogLine | Attachment


@dataclass(frozen=True, kw_only=True)
class Share:
    """The content of one bundle, for `laptop_bytes`. Its lines follow on those of the share before it."""

    revisions: tuple[Revision, ...]
    lines: tuple[LogLine, ...]
    attachments: tuple[Attachment, ...]


def share_out(
    revisions: Sequence[Revision],
    lines: Sequence[LogLine] = (),
    attachments: Sequence[Attachment] = (),
    *,
    most: int = MAX_PAYLOAD,
) -> list[Share]:
    """Everything in its order over as few bundles as it takes, the revisions first; always at least one.

    `most` is in bytes of payload. A single item that is larger stands alone, and the writer refuses it.
    """
    scans: dict[tuple[UUID, object], list[Attachment]] = {}
    items: list[_Item] = [*revisions, *lines]
    for scan in attachments:
        scans.setdefault((scan.record, scan.sha256), []).append(scan)
    shares: list[list[_Item]] = [[]]
    size = 0
    for item in items:
        group: list[_Item] = [item]
        if isinstance(item, Revision) and item.body is not None:
            group += scans.pop((item.record, item.body.get("sha256")), [])
        length = sum(len(msgspec.json.encode(each)) + 1 for each in group)
        if shares[-1] and size + length > most:
            shares.append([])
            size = 0
        shares[-1] += group
        size += length
    return [_share(each) for each in shares]


def _share(items: Sequence[_Item]) -> Share:
    return Share(
        revisions=tuple(each for each in items if isinstance(each, Revision)),
        lines=tuple(each for each in items if isinstance(each, LogLine)),
        attachments=tuple(each for each in items if isinstance(each, Attachment)),
    )
