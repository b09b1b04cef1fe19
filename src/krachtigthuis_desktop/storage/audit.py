"""The log of who did what, without a word of any record: each line holds the hash of the line before.

A line that was changed, taken out or put between no longer fits; a log that was cut off at its end shows
when its head, which travels in every bundle, is compared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from ..domain.canonical import to_bytes
from ..errors import StoreError, StoreFault
from .values import AuditLine

START = "0" * 64
"""What the first line of an incarnation holds as the hash before it."""


def next_line(
    before: AuditLine | None,
    *,
    device: str,
    incarnation: str,
    at: str,
    actor: str,
    action: str,
    record: UUID | None,
    result: str,
) -> AuditLine:
    """The line that follows `before` (None: the first of this incarnation). `action` and `result` are codes."""
    bare = AuditLine(
        device=device,
        incarnation=incarnation,
        n=before.n + 1 if before else 1,
        at=at,
        actor=actor,
        action=action,
        record=record,
        result=result,
        prev=before.sha256 if before else START,
        sha256="",
    )
    return replace(bare, sha256=line_hash(bare))


def line_hash(line: AuditLine) -> str:
    """SHA-256 over the canonical JSON of all fields but the hash itself."""
    return hashlib.sha256(
        to_bytes(
            {
                "device": line.device,
                "incarnation": line.incarnation,
                "n": line.n,
                "at": line.at,
                "actor": line.actor,
                "action": line.action,
                "record": str(line.record) if line.record else None,
                "result": line.result,
                "prev": line.prev,
            }
        )
    ).hexdigest()


def check_chain(lines: Iterable[AuditLine], *, before: tuple[int, str] = (0, START)) -> tuple[int, str]:
    """Follow a row of lines from (n, sha256) of the line before it to its head, which is returned.

    Raises StoreError(AUDIT_BROKEN) with `line`, the first number that does not fit.
    """
    n, sha256 = before
    for line in lines:
        if line.n != n + 1 or line.prev != sha256 or line_hash(line) != line.sha256:
            raise StoreError(StoreFault.AUDIT_BROKEN, line=n + 1)
        n, sha256 = line.n, line.sha256
    return n, sha256
