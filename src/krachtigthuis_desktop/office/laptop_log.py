"""The log of a laptop, kept in the centre: does what it tells now follow on what it told before?

A laptop whose vault was put back to an older state tells another line under a number we have already.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import StoreError
from ..storage import AuditLine, Writer, check_chain
from ..storage.audit import START
from .report import Remark


def keep(
    tx: Writer, lines: Sequence[AuditLine], *, device: str, incarnation: str, head: tuple[int, str] | None
) -> Remark | None:
    """Keep the lines of one bundle. `head` is what its manifest says of the end of the log.

    Returns AUDIT_DIFFERS (then nothing is kept), AUDIT_GAP (kept, with a hole before them), or None.
    """
    if any(line.device != device or line.incarnation != incarnation for line in lines):
        return Remark.AUDIT_DIFFERS
    start = lines[0].n if lines else (head[0] if head else 1)
    known = {line.n: line for line in tx.audit_since(max(start - 2, 0), device=device, incarnation=incarnation)}
    if any(known[line.n].sha256 != line.sha256 for line in lines if line.n in known):
        return Remark.AUDIT_DIFFERS
    before, gap = _before(start, lines, known)
    try:
        end = check_chain(lines, before=before) if lines else None
    except StoreError:
        return Remark.AUDIT_DIFFERS
    if head is not None and _told(head, end, known) is False:
        return Remark.AUDIT_DIFFERS
    tx.keep_audit(lines)
    return Remark.AUDIT_GAP if gap else None


def _before(start: int, lines: Sequence[AuditLine], known: dict[int, AuditLine]) -> tuple[tuple[int, str], bool]:
    """Number and hash of the line before the first, and whether that line is missing here."""
    if start == 1:
        return (0, START), False
    if start - 1 in known:
        return (start - 1, known[start - 1].sha256), False
    return (start - 1, lines[0].prev if lines else ""), True


def _told(head: tuple[int, str], end: tuple[int, str] | None, known: dict[int, AuditLine]) -> bool | None:
    """Whether the head that the manifest names is the end of what is told or kept; None when we cannot know."""
    if end is not None and end[0] == head[0]:
        return end[1] == head[1]
    if head[0] in known:
        return known[head[0]].sha256 == head[1]
    return None if end is None else False
