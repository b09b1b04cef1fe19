"""Numbers of a laptop's row that never came: did what was in them come along with a later bundle?

A later bundle carries everything that the laptop has no receipt for. An office that was put back from a backup gave
receipts that it forgot: then nothing of it comes along. The laptop numbers what it writes, and the lines of its log; a
hole in either is the only sign.
"""

from __future__ import annotations

import msgspec

from ..storage import Reader
from .outcomes import Outcomes


def came_along(tx: Reader, device: str, incarnation: str) -> bool:
    """Whether everything that this row wrote so far is here, or was refused here; False when that is not certain."""
    return tx.log_is_whole(device, incarnation) and _numbers_are_whole(tx, device, incarnation)


def _numbers_are_whole(tx: Reader, device: str, incarnation: str) -> bool:
    highest, count = tx.numbers_here(device, incarnation)
    held = [each.n for each in tx.held_back(device=device) if each.incarnation == incarnation]
    return max([highest, *held]) <= count + len(held) + _refused(tx, device, incarnation)


def _refused(tx: Reader, device: str, incarnation: str) -> int:
    """How many of its revisions were refused and do not stand here: their numbers are no hole."""
    taken = tx.bundles_in(device, incarnation=incarnation)
    reports = (msgspec.json.decode(each.report, type=Outcomes) for each in taken)
    refused = {each.revision for report in reports for each in report.rejected()}
    return len(refused - tx.here(refused))
