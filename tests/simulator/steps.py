"""What can happen between one moment and the next. Each step says in one line what it did."""

from __future__ import annotations

from collections.abc import Callable

from . import copies, desk, hostile, road, writing
from .forget import forget
from .world import World

Step = Callable[[World], None]

STEPS: dict[Step, int] = {
    writing.write: 30,
    road.take_along: 14,
    road.import_files: 12,
    road.make_return: 9,
    road.apply_return: 12,
    road.lose_stick: 2,
    road.copy_stick: 2,
    road.lose_return: 1,
    desk.settle: 3,
    desk.office_edits: 3,
    desk.assign: 3,
    desk.send_back: 2,
    desk.erase: 1,
    copies.days: 3,
    copies.clock: 1,
    copies.snapshot: 3,
    copies.roll_back: 1,
    copies.restore: 1,
    copies.clone: 1,
    desk.revoke: 1,
    desk.rotate: 1,
    desk.decide: 2,
    forget: 4,
    hostile.forge: 3,
}
"""Each with its weight."""
